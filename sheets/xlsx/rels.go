package xlsx

import (
	"net/url"
	"path"
	"strings"
)

// rel is a relationship: how one part names another.
type rel struct {
	id, typ  string
	target   string // the other part's name, or an address outside the file
	external bool
}

// kind is the last word of the relationship's type, which is the same in the
// transitional and in the strict variant of the format.
func (r rel) kind() string { return r.typ[strings.LastIndexByte(r.typ, '/')+1:] }

// readRels reads the relationships of a part, or of the package itself if the
// name is empty. A part without any has no file for them.
func (d *reader) readRels(part string) ([]rel, error) {
	name := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	if part == "" {
		name = "_rels/.rels"
	}
	if !d.pack.has(name) {
		return nil, nil
	}
	var rels []rel
	err := d.scan(name, "Relationships", func() error {
		return d.x.children(func() error {
			if string(d.x.name) == "Relationship" {
				r := rel{
					id:       d.x.attr("Id"),
					typ:      d.x.attr("Type"),
					target:   d.x.attr("Target"),
					external: d.x.attr("TargetMode") == "External",
				}
				if !r.external {
					r.target = d.pack.resolve(part, r.target)
				}
				rels = append(rels, r)
			}
			if len(rels) > d.limits.Spans {
				return tooMuch("it lists more than %d parts", "所列部分超过 %d 个", d.limits.Spans)
			}
			return d.x.skip()
		})
	})
	return rels, err
}

// resolve is the part that a target names, seen from another part.
func (p *pack) resolve(from, target string) string {
	target, _, _ = strings.Cut(strings.ReplaceAll(target, `\`, "/"), "#")
	if !strings.HasPrefix(target, "/") {
		target = path.Join("/", path.Dir(from), target)
	}
	name := strings.TrimPrefix(path.Clean(target), "/")
	if !p.has(name) {
		if plain, err := url.PathUnescape(name); err == nil {
			return plain
		}
	}
	return name
}

// readContentTypes reads the types of the parts that are named one by one. It
// is only for recognising a workbook; the parts themselves are found by their
// relationships.
func readContentTypes(p *pack) ([]string, error) {
	d := &reader{pack: p, limits: p.limits}
	var types []string
	err := d.scan("[Content_Types].xml", "Types", func() error {
		return d.x.children(func() error {
			if len(types) < d.limits.Spans {
				types = append(types, d.x.attr("ContentType"))
			}
			return d.x.skip()
		})
	})
	return types, err
}

// scan reads one part whose outermost element is root; f reads that element.
func (d *reader) scan(part, root string, f func() error) error {
	r, err := d.pack.open(part)
	if err != nil {
		return at(inPart(part), err)
	}
	err = d.x.document(r, root, f)
	if closeErr := r.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return at(inPart(part), err)
	}
	return nil
}
