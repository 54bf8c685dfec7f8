// Package opc reads the packages that Office files are: zip archives of XML parts
// that name one another. A Draft is a copy of one with some of its parts changed.
//
// In go a file's bytes and the vocabularies of its format; out come its parts,
// found by their relationships and read one token at a time. A part that is
// damaged, or that two programs would read in two ways, is an error. What the
// tokens say is for package xlsx and package docx.
package opc

import (
	"archive/zip"
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"sync"

	"github.com/klauspost/compress/flate"

	"crossfoot/sheets"
)

// Package is the zip archive that an Office file is, with the scanner that reads
// its parts one after the other. All that is unpacked from it counts against one
// budget, by the bytes that really come out.
type Package struct {
	X      *Scanner
	Limits sheets.Limits

	files  []*zip.File          // as the archive lists them
	parts  map[string]*zip.File // by name as stored; nil if two parts share it
	folded map[string]*zip.File // by name in lower case; nil if two parts share it
	left   int64                // bytes that may still be unpacked
	size   int                  // bytes of the archive
	ctx    context.Context      // of the reading, which a Package does not outlive
}

// Open begins to read an Office file whose vocabularies are these, by their namespaces.
// No part can be read on once ctx has ended.
func Open(ctx context.Context, src sheets.Source, spaces map[string]Space) (*Package, error) {
	z, err := src.Archive()
	if err != nil {
		return nil, Broken(err,
			"the file is damaged or cut off: its end is missing or unreadable",
			"文件已损坏或不完整：文件末尾缺失或无法读取")
	}
	if f := misplaced(src.Data, z.File); f != nil {
		return nil, At(InPart(partName(f.Name)), Broken(nil,
			"the file is damaged: the list of its parts does not agree with the parts",
			"文件已损坏：文件目录与其中的各部分不一致"))
	}
	z.RegisterDecompressor(zip.Deflate, inflate)
	p := &Package{
		X:      NewScanner(WindowSize, spaces),
		parts:  make(map[string]*zip.File, len(z.File)),
		folded: make(map[string]*zip.File, len(z.File)),
		Limits: src.Limits,
		size:   len(src.Data),
		files:  z.File,
		ctx:    ctx,
	}
	if p.Limits == (sheets.Limits{}) {
		p.Limits = sheets.DefaultLimits
	}
	p.left = p.Limits.Bytes
	for _, f := range z.File {
		name := partName(f.Name)
		enter(p.parts, name, f)
		enter(p.folded, strings.ToLower(name), f)
	}
	return p, nil
}

// unpacking is a decompressor and what it reads from. They are used again, because they
// need some 45 kB.
type unpacking struct {
	from *bufio.Reader
	to   io.ReadCloser
}

var unpackings = sync.Pool{New: func() any { return &unpacking{bufio.NewReader(nil), flate.NewReader(nil)} }}

// inflate unpacks what archive/zip would, a good deal faster.
func inflate(r io.Reader) io.ReadCloser {
	u := unpackings.Get().(*unpacking)
	u.from.Reset(r)
	// A reader without a dictionary always takes a new source.
	_ = u.to.(flate.Resetter).Reset(u.from, nil)
	return &inflater{u}
}

type inflater struct{ *unpacking }

// Read after Close reads nothing, as the decompressor may be another's by then.
func (i *inflater) Read(b []byte) (int, error) {
	if i.unpacking == nil {
		return 0, io.ErrClosedPipe
	}
	return i.to.Read(b)
}

func (i *inflater) Close() error {
	if i.unpacking == nil {
		return nil
	}
	err := i.to.Close()
	i.from.Reset(nil)
	unpackings.Put(i.unpacking)
	i.unpacking = nil
	return err
}

// partName is a zip entry's name as a part's name: some programs write
// backslashes or a slash in front.
func partName(name string) string {
	return strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/")
}

func enter(parts map[string]*zip.File, name string, f *zip.File) {
	if _, twice := parts[name]; twice {
		f = nil
	}
	parts[name] = f
}

// lookup finds a part: by its exact name, else whatever the case of its letters.
func (p *Package) lookup(name string) (f *zip.File, found bool) {
	if f, found = p.parts[name]; !found {
		f, found = p.folded[strings.ToLower(name)]
	}
	return f, found
}

// Has says whether there is a part with this name.
func (p *Package) Has(name string) bool {
	_, found := p.lookup(name)
	return found
}

// Open begins to read a part. The reader verifies the checksum when it comes to
// the end, so a part has to be read whole.
func (p *Package) Open(name string) (*Part, error) {
	f, found := p.lookup(name)
	switch {
	case !found:
		return nil, Damaged("this part of the file is missing", "文件缺少这一部分")
	case f == nil:
		return nil, Damaged("the file holds this part twice", "文件中这一部分出现了两次")
	case f.Flags&1 != 0:
		return nil, encrypted
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return nil, Damaged(
			"this part is compressed in a way that Office files do not use (method %d)",
			"这一部分的压缩方式不是 Office 文件所用的（方式 %d）", f.Method)
	}
	r, err := f.Open()
	if err != nil {
		return nil, unpackError(err)
	}
	return &Part{pack: p, r: r, Packed: int64(min(f.CompressedSize64, uint64(p.size)))}, nil
}

var encrypted = Damaged(
	"this part is protected by a zip password",
	"这一部分设有 zip 密码")

// Part reads one part and charges it to the budget.
type Part struct {
	pack   *Package
	r      io.ReadCloser
	Packed int64 // its size in the archive, as declared, but no more than that of the archive
}

func (r *Part) Read(b []byte) (int, error) {
	if err := r.pack.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := r.r.Read(b)
	r.pack.left -= int64(n)
	if r.pack.left < 0 {
		return 0, sheets.Beyond(sheets.LimitBytes,
			"the file unpacks to more than %s",
			"文件解压后超过 %s", sheets.Size(r.pack.Limits.Bytes))
	}
	if err != nil && !errors.Is(err, io.EOF) {
		err = unpackError(err)
	}
	return n, err
}

// Close gives back what reading the part took.
func (r *Part) Close() error { return r.r.Close() }

// unpackError says in plain words what archive/zip found.
func unpackError(err error) error {
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, zip.ErrChecksum):
		return Broken(err, "the checksum is wrong: the file was damaged on its way", "校验和不符：文件在传输中损坏")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return Broken(err, "the data ends too early: the file is cut off", "数据提前结束：文件不完整")
	case errors.Is(err, zip.ErrFormat), errors.As(err, &corrupt):
		return Broken(err, "the compressed data is damaged", "压缩数据已损坏")
	}
	return Broken(err, "the data cannot be unpacked (%v)", "数据无法解压（%v）", err)
}
