package growth

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"crossfoot/sheets"
)

// book writes a workbook (ECMA-376, 12.3) part by part as it grows, so that making one
// takes far less than checking it. Texts are shared, as Excel and WPS have them. The first
// error is kept, and said at the end.
type book struct {
	zip    *zip.Writer
	sheets int
	texts  []string
	shared map[string]int // texts, by their place in the list
	err    error
}

func newBook(w io.Writer) *book {
	return &book{zip: zip.NewWriter(w), shared: make(map[string]int)}
}

// sheet is one worksheet while it is written.
type sheet struct {
	book   *book
	out    *bufio.Writer
	row    int // the last one written or skipped
	merges []string
}

// formula is a cell whose value is computed, with what it came to.
type formula struct {
	text  string
	value int64
}

// add writes a sheet, whose rows fill adds.
func (b *book) add(fill func(*sheet)) {
	b.sheets++
	b.part(fmt.Sprintf("xl/worksheets/sheet%d.xml", b.sheets), func(out *bufio.Writer) {
		s := &sheet{book: b, out: out}
		out.WriteString(`<worksheet xmlns="` + mainSpace + `"><sheetData>`)
		fill(s)
		out.WriteString(`</sheetData>`)
		if len(s.merges) > 0 {
			fmt.Fprintf(out, `<mergeCells count="%d">`, len(s.merges))
			for _, ref := range s.merges {
				out.WriteString(`<mergeCell ref="` + ref + `"/>`)
			}
			out.WriteString(`</mergeCells>`)
		}
		out.WriteString(`</worksheet>`)
	})
}

// add writes the next row: texts, whole numbers, formulas, and nil for no cell.
func (s *sheet) add(values ...any) {
	s.row++
	row := strconv.Itoa(s.row)
	s.out.WriteString(`<row r="` + row + `">`)
	for i, value := range values {
		if value == nil {
			continue
		}
		s.out.WriteString(`<c r="` + sheets.ColName(i+1) + row + `"`)
		switch v := value.(type) {
		case string:
			s.out.WriteString(` t="s"><v>` + strconv.Itoa(s.book.text(v)))
		case int64:
			s.out.WriteString(`><v>` + strconv.FormatInt(v, 10))
		case formula:
			s.out.WriteString(`><f>` + v.text + `</f><v>` + strconv.FormatInt(v.value, 10))
		}
		s.out.WriteString(`</v></c>`)
	}
	s.out.WriteString(`</row>`)
}

// skip leaves a row empty.
func (s *sheet) skip() { s.row++ }

// merge makes one cell of several rows, the last row of which is the last one written.
func (s *sheet) merge(col, rows int) {
	name := sheets.ColName(col)
	s.merges = append(s.merges, fmt.Sprintf("%s%d:%s%d", name, s.row-rows+1, name, s.row))
}

func (b *book) text(s string) int {
	at, known := b.shared[s]
	if !known {
		at = len(b.texts)
		b.shared[s] = at
		b.texts = append(b.texts, s)
	}
	return at
}

func (b *book) part(name string, write func(*bufio.Writer)) {
	if b.err != nil {
		return
	}
	w, err := b.zip.Create(name)
	if err != nil {
		b.err = err
		return
	}
	out := bufio.NewWriterSize(w, 64<<10)
	out.WriteString(xml.Header)
	write(out)
	b.err = out.Flush()
}

const (
	mainSpace    = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	officeSpace  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageSpace = "http://schemas.openxmlformats.org/package/2006/"
	typePrefix   = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// end writes what holds the sheets together.
func (b *book) end() error {
	b.part("xl/sharedStrings.xml", func(out *bufio.Writer) {
		out.WriteString(`<sst xmlns="` + mainSpace + `">`)
		for _, s := range b.texts {
			out.WriteString(`<si><t>` + s + `</t></si>`)
		}
		out.WriteString(`</sst>`)
	})
	var entries, links, types strings.Builder
	for i := 1; i <= b.sheets; i++ {
		fmt.Fprintf(&entries, `<sheet name="附表%d" sheetId="%[1]d" r:id="rId%[1]d"/>`, i)
		fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%[1]d.xml"/>`, i, officeSpace)
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%sworksheet+xml"/>`, i, typePrefix)
	}
	for _, p := range []struct{ name, content string }{
		{"xl/workbook.xml", `<workbook xmlns="` + mainSpace + `" xmlns:r="` + officeSpace + `"><sheets>` + entries.String() + `</sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + packageSpace + `relationships">` + links.String() +
			`<Relationship Id="rId0" Type="` + officeSpace + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`},
		{"_rels/.rels", `<Relationships xmlns="` + packageSpace + `relationships"><Relationship Id="rId1" Type="` + officeSpace + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"[Content_Types].xml", `<Types xmlns="` + packageSpace + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + typePrefix + `sheet.main+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="` + typePrefix + `sharedStrings+xml"/>` + types.String() + `</Types>`},
	} {
		b.part(p.name, func(out *bufio.Writer) { out.WriteString(p.content) })
	}
	if b.err != nil {
		return b.err
	}
	return b.zip.Close()
}
