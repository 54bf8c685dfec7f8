package opc

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/klauspost/compress/flate"
)

// Draft is a copy of a package with some of its parts changed and others added. The
// parts that it does not change keep their bytes as they are packed.
type Draft struct {
	*Package
	parts map[string][]byte // changed or new, by name
	added []string          // those that are new
}

// Draft begins a copy of the package.
func (p *Package) Draft() *Draft { return &Draft{Package: p, parts: map[string][]byte{}} }

// stored is the name under which the archive has a part.
func (d *Draft) stored(name string) string {
	if f, _ := d.lookup(name); f != nil {
		return partName(f.Name)
	}
	return name
}

// Load is a part as the draft has it, in UTF-8.
func (d *Draft) Load(name string) ([]byte, error) {
	name = d.stored(name)
	if data, found := d.parts[name]; found {
		return data, nil
	}
	r, err := d.Package.Open(name)
	if err != nil {
		return nil, At(InPart(name), err)
	}
	data, err := io.ReadAll(r)
	if closeErr := r.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		data, err = inUTF8(data)
	}
	if err != nil {
		return nil, At(InPart(name), err)
	}
	return data, nil
}

// inUTF8 is a part in UTF-8, its declaration with it, if it was in UTF-16.
func inUTF8(data []byte) ([]byte, error) {
	order, mark := utf16Order(data)
	if order == nil {
		return data, nil
	}
	data, err := io.ReadAll(newUTF16Reader(order, bytes.NewReader(data[mark:])))
	if end := bytes.Index(data, []byte("?>")); end > 0 && bytes.HasPrefix(data, []byte("<?xml")) {
		data = append([]byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`), data[end+2:]...)
	}
	return data, err
}

// Store puts a part into the draft, in the place of the one that has its name.
func (d *Draft) Store(name string, data []byte) {
	name = d.stored(name)
	if _, known := d.parts[name]; !known && !d.Has(name) {
		d.added = append(d.added, name)
	}
	d.parts[name] = data
}

// Fresh is a name that no part has yet: the pattern with the first number that makes it one.
func (d *Draft) Fresh(pattern string) string {
	for n := 1; ; n++ {
		if name := fmt.Sprintf(pattern, n); !d.Has(name) && !slices.Contains(d.added, name) {
			return name
		}
	}
}

// Edit begins to change a part whose outermost element is root.
func (d *Draft) Edit(name, root string, spaces map[string]Space, own Own) (*Edit, *Node, error) {
	data, err := d.Load(name)
	if err != nil {
		return nil, nil, err
	}
	top, err := Parse(data, root, spaces, own)
	if err != nil {
		return nil, nil, At(InPart(name), err)
	}
	return &Edit{Data: data}, top, nil
}

// AddRel lets one part name another, and says under which ID.
func (d *Draft) AddRel(part, kind, target string) (string, error) {
	name := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	const empty = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`
	if !d.Has(name) && d.parts[name] == nil {
		d.Store(name, []byte(empty))
	}
	e, top, err := d.Edit(name, "Relationships", nil, nil)
	if err != nil {
		return "", err
	}
	taken := make(map[string]bool, len(top.Nodes))
	for _, n := range top.Nodes {
		taken[n.Attrs["Id"]] = true
	}
	id := ""
	for n := len(top.Nodes) + 1; id == "" || taken[id]; n++ {
		id = fmt.Sprintf("rId%d", n)
	}
	e.Append(top, fmt.Sprintf(`<%sRelationship Id="%s" Type="%s" Target="/%s"/>`, top.Prefix(), id, kind, Escape(target)))
	d.Store(name, e.Bytes())
	return id, nil
}

const contentTypes = "[Content_Types].xml"

// AddType states the content type of a new part: by its name, or for all parts with
// its extension, if they are of one type.
func (d *Draft) AddType(part, contentType string, byExtension bool) error {
	e, top, err := d.Edit(contentTypes, "Types", nil, nil)
	if err != nil {
		return err
	}
	if !byExtension {
		e.Append(top, fmt.Sprintf(`<%sOverride PartName="/%s" ContentType="%s"/>`, top.Prefix(), Escape(part), contentType))
		d.Store(contentTypes, e.Bytes())
		return nil
	}
	extension := strings.TrimPrefix(path.Ext(part), ".")
	for _, n := range top.Children("Default") {
		if strings.EqualFold(n.Attrs["Extension"], extension) {
			return nil
		}
	}
	e.Prepend(top, fmt.Sprintf(`<%sDefault Extension="%s" ContentType="%s"/>`, top.Prefix(), extension, contentType))
	d.Store(contentTypes, e.Bytes())
	return nil
}

// Pack is the draft as a file. The same draft always has the same bytes.
func (d *Draft) Pack() ([]byte, error) {
	var out bytes.Buffer
	out.Grow(d.size + d.size/8)
	z := zip.NewWriter(&out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, 5) })
	var like zip.FileHeader // what new entries have in common with those there
	for _, f := range d.files {
		if !strings.HasSuffix(f.Name, "/") { // a folder
			like = f.FileHeader
		}
		data, changed := d.parts[partName(f.Name)]
		if !changed {
			if err := z.Copy(f); err != nil {
				return nil, unpackError(err)
			}
			continue
		}
		if err := write(z, like, f.Name, data); err != nil {
			return nil, err
		}
	}
	for _, name := range d.added {
		if err := write(z, like, name, d.parts[name]); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return out.Bytes(), err
}

// write packs one part. Its time is the other's, so that nothing depends on the clock.
func write(z *zip.Writer, like zip.FileHeader, name string, data []byte) error {
	like.Name, like.Method, like.Extra, like.Comment = name, zip.Deflate, nil, ""
	like.NonUTF8, like.Modified, like.Flags = false, time.Time{}, 0
	w, err := z.CreateHeader(&like)
	if err == nil {
		_, err = w.Write(data)
	}
	return err
}

// Names are the parts of the draft, in the order of the archive.
func (d *Draft) Names() []string {
	names := make([]string, 0, len(d.files)+len(d.added))
	for _, f := range d.files {
		names = append(names, partName(f.Name))
	}
	return append(names, d.added...)
}
