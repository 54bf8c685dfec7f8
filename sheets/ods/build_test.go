package ods

import (
	"archive/zip"
	"bytes"
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
	"crossfoot/sheets/sheettest"
)

// parts is a spreadsheet by hand: the content of each part by its name.
type parts map[string]string

const spaces = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" ` +
	`xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" ` +
	`xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" ` +
	`xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" ` +
	`xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"`

// body is a part with styles of its own and what the spreadsheet holds.
func body(root, styles, spreadsheet string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>` + "\n<office:" + root + " " + spaces + ">" + styles +
		`<office:body><office:spreadsheet>` + spreadsheet + `</office:spreadsheet></office:body></office:` + root + `>`
}

// table is a table with a name.
func table(name, rows string) string {
	return `<table:table table:name="` + name + `">` + rows + `</table:table>`
}

// spreadsheetOf is a spreadsheet that holds one table of these rows. Named styles are
// those of its styles.xml, the others those of its content.
func spreadsheetOf(rows, named, automatic string) parts {
	return parts{
		"mimetype":   mimetype,
		manifest:     `<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="/" m:media-type="` + mimetype + `"/></m:manifest>`,
		"styles.xml": `<office:document-styles ` + spaces + `><office:styles>` + named + `</office:styles></office:document-styles>`,
		content:      body("document-content", `<office:automatic-styles>`+automatic+`</office:automatic-styles>`, table("附表1", rows)),
	}
}

// flatOf is the same in one piece.
func flatOf(rows, named, automatic string) string {
	return body("document", `<office:styles>`+named+`</office:styles><office:automatic-styles>`+automatic+`</office:automatic-styles>`, table("附表1", rows))
}

// with is a copy with one part replaced, or removed if it is "".
func (p parts) with(name, content string) parts {
	p = maps.Clone(p)
	if content == "" {
		delete(p, name)
	} else {
		p[name] = content
	}
	return p
}

// edit is a copy with one part's text changed.
func (p parts) edit(t testing.TB, name, from, to string) parts {
	require.Contains(t, p[name], from)
	return p.with(name, strings.ReplaceAll(p[name], from, to))
}

// pack zips the parts, the mimetype first and not compressed.
func (p parts) pack(t require.TestingT) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	names := slices.Sorted(maps.Keys(p))
	if _, found := p["mimetype"]; found {
		names = append([]string{"mimetype"}, slices.DeleteFunc(names, func(n string) bool { return n == "mimetype" })...)
	}
	for _, name := range names {
		method := zip.Deflate
		if name == "mimetype" {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		require.NoError(t, err)
		_, err = w.Write([]byte(p[name]))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

func open(data []byte, limits sheets.Limits) (*sheets.Book, error) {
	return sheets.Open(context.Background(), sheets.Source{Name: "a.ods", Data: data, Limits: limits}, []sheets.Decoder{Decoder()})
}

func (p parts) read(t require.TestingT) *sheets.Book {
	book, err := open(p.pack(t), sheets.DefaultLimits)
	require.NoError(t, err)
	return book
}

// refusal is the error that the parts give.
func (p parts) refusal(t testing.TB) *sheets.Error {
	_, err := open(p.pack(t), sheets.DefaultLimits)
	return sheettest.Refusal(t, err)
}
