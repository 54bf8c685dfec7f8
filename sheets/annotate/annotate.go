// Package annotate makes a copy of an Office Open XML workbook with marks on some of
// its cells and one more sheet at its front.
//
// In go a workbook's bytes, for each sheet the cells to mark (a fill and a note), and
// a Page to put first; out comes the copy. It does not load and save the workbook,
// which would drop what it does not know: parts without a mark keep their bytes as
// they are packed, and the others change only where a mark needs it (ECMA-376 part 1;
// for the boxes of notes part 4, VML). What the marks mean is for package marked.
package annotate

import (
	"context"
	"path"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/opc"
)

// Fill is the pattern of a cell's background. The zero Fill leaves the cell's own.
type Fill struct {
	Pattern string // "solid", "lightUp", … (ECMA-376 part 1, 18.18.55)
	Color   string // of the pattern, as in FFC7CE
	Back    string // of what is behind it; "" if nothing shows through
}

// Mark is what a cell gets. A cell has one at most.
type Mark struct {
	Row, Col int
	Fill     Fill
	Note     Note
}

// Note is a comment on a cell. The zero Note is none.
type Note struct {
	Head string // in bold, before the text
	Text string // of one line or more
}

// flavour is the set of namespaces that a workbook is written in: the transitional
// or the strict ones.
type flavour struct{ main, rel string }

var (
	transitional = flavour{
		"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
	}
	strict = flavour{
		"http://purl.oclc.org/ooxml/spreadsheetml/main",
		"http://purl.oclc.org/ooxml/officeDocument/relationships",
	}
)

var vocabularies = map[string]opc.Space{
	transitional.main: opc.Ours,
	strict.main:       opc.Ours,
	"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments":   opc.Ours,
	"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": opc.Ours,
	"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes":      opc.Ours,
	"http://purl.oclc.org/ooxml/officeDocument/extendedProperties":              opc.Ours,
	"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes":                  opc.Ours,
}

// Book is the copy of a workbook in the making.
type Book struct {
	Author string // of the notes
	Font   string // of the notes

	draft  *opc.Draft
	main   string // the workbook's own part
	words  flavour
	sheets []entry
	styles *styles
	blocks int // of numbers for boxes of notes, already taken in the whole workbook
}

// entry is a sheet of the workbook's list.
type entry struct{ name, part, kind string }

// Open begins a copy of a workbook.
func Open(src sheets.Source) (*Book, error) {
	p, err := opc.Open(context.Background(), src, vocabularies)
	if err != nil {
		return nil, err
	}
	b := &Book{draft: p.Draft()}
	if b.main, err = p.MainPart(); err != nil {
		return nil, err
	}
	rels, err := p.Rels(b.main)
	if err != nil {
		return nil, err
	}
	_, top, err := b.draft.Edit(b.main, "workbook", vocabularies, nil)
	if err != nil {
		return nil, err
	}
	b.words = flavourOf(top)
	byID := make(map[string]opc.Rel, len(rels))
	for _, r := range rels {
		byID[r.ID] = r
	}
	if list := top.Child("sheets"); list != nil {
		for _, n := range list.Children("sheet") {
			r := byID[relID(n)]
			b.sheets = append(b.sheets, entry{n.Attrs["name"], r.Target, r.Kind()})
		}
	}
	b.styles, err = b.openStyles(rels)
	return b, err
}

// flavourOf tells the variant by the namespaces that the outermost element declares.
func flavourOf(top *opc.Node) flavour {
	for name, value := range top.Attrs {
		if strings.HasPrefix(name, "xmlns") && value == strict.main {
			return strict
		}
	}
	return transitional
}

// relID is the relationship that an element names: r:id, whatever letter stands for r.
func relID(n *opc.Node) string {
	for name, value := range n.Attrs {
		if _, local, found := strings.Cut(name, ":"); found && local == "id" {
			return value
		}
	}
	return ""
}

// naming is the attribute that names a relationship, fit to stand in an element
// within top.
func (b *Book) naming(top *opc.Node, id string) string {
	for name, value := range top.Attrs {
		if prefix, found := strings.CutPrefix(name, "xmlns:"); found && value == b.words.rel {
			return prefix + `:id="` + id + `"`
		}
	}
	return `xmlns:r="` + b.words.rel + `" r:id="` + id + `"`
}

// Signed says whether the workbook has a digital signature, which a copy with marks
// makes invalid.
func (b *Book) Signed() (bool, error) {
	rels, err := b.draft.Rels("")
	for _, r := range rels {
		if strings.Contains(r.Type, "/digital-signature/") {
			return true, nil
		}
	}
	return false, err
}

// beside is the pattern of names for parts in a folder beside the workbook's part.
func (b *Book) beside(pattern string) string { return path.Join(path.Dir(b.main), pattern) }

// add puts a new part into the copy, names it from another one and says under which ID.
func (b *Book) add(from, kind, part, contentType string, data []byte) (string, error) {
	b.draft.Store(part, data)
	if err := b.draft.AddType(part, contentType, path.Ext(part) == ".vml"); err != nil {
		return "", err
	}
	return b.draft.AddRel(from, b.words.rel+"/"+kind, part)
}

// Pack is the copy as a file.
func (b *Book) Pack() ([]byte, error) {
	b.draft.Store(b.styles.part, b.styles.bytes())
	return b.draft.Pack()
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
