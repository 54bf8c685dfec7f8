package xlsx

import (
	"bytes"
	"fmt"
	"maps"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"crossfoot/sheets"
	"crossfoot/sheets/numfmt"
)

// theirTexts are a sheet's cells as excelize reads them, by address.
func theirTexts(t require.TestingT, f *excelize.File, sheet string) map[string]string {
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	all := map[string]string{}
	for i, row := range rows {
		for j, text := range row {
			if text != "" {
				all[sheets.Ref{Row: i + 1, Col: j + 1}.String()] = text
			}
		}
	}
	return all
}

func ourTexts(s *sheets.Sheet) map[string]string {
	all := map[string]string{}
	for _, c := range s.Cells.All() {
		text := c.Raw
		if c.Kind == sheets.Bool {
			text = map[string]string{"TRUE": "1", "FALSE": "0"}[text]
		}
		if text != "" {
			all[sheets.Ref{Row: int(c.Row), Col: int(c.Col)}.String()] = text
		}
	}
	return all
}

func theirMerges(t require.TestingT, f *excelize.File, sheet string) map[string]bool {
	merges, err := f.GetMergeCells(sheet)
	require.NoError(t, err)
	all := map[string]bool{}
	for _, m := range merges {
		all[m.GetStartAxis()+":"+m.GetEndAxis()] = true
	}
	return all
}

func ourMerges(s *sheets.Sheet) map[string]bool {
	all := map[string]bool{}
	for _, m := range s.Merges {
		all[m.String()] = true
	}
	return all
}

// made is what was put into one cell of a workbook.
type made struct {
	kind    sheets.Kind
	raw     string
	style   sheets.Style
	formula string
}

// maker writes a random workbook with excelize and remembers what it wrote.
type maker struct {
	t      *rapid.T
	f      *excelize.File
	styles []int
	looks  []sheets.Style
}

func newMaker(t *rapid.T) *maker {
	m := &maker{t: t, f: excelize.NewFile(), styles: []int{0}, looks: []sheets.Style{numfmt.Read("General")}}
	for range rapid.IntRange(0, 4).Draw(t, "styles") {
		code := rapid.SampledFrom([]string{"0.00", "0.0%", "yyyy-mm-dd", `#,##0"元"`, "[h]:mm", `m"月"d"日"`}).Draw(t, "code")
		look := numfmt.Read(code)
		look.Bold = rapid.Bool().Draw(t, "bold")
		look.Indent = rapid.IntRange(0, 3).Draw(t, "indent")
		id, err := m.f.NewStyle(&excelize.Style{
			CustomNumFmt: &code, Font: &excelize.Font{Bold: look.Bold},
			Alignment: &excelize.Alignment{Horizontal: "left", Indent: look.Indent},
		})
		require.NoError(t, err)
		m.styles, m.looks = append(m.styles, id), append(m.looks, look)
	}
	return m
}

// text draws what people type, with what XML finds hard.
func (m *maker) text() string {
	piece := rapid.SampledFrom([]string{"合计", " ", "\n", "\t", "a", "<", "&", ">", `"`, "]]>", "_x00", "𠀀", "é", "1.5"})
	return rapid.Map(rapid.SliceOfN(piece, 1, 6), func(p []string) string {
		var b bytes.Buffer
		for _, s := range p {
			b.WriteString(s)
		}
		return b.String()
	}).Draw(m.t, "text")
}

// cell writes one cell.
func (m *maker) cell(sheet, ref string) made {
	t, f := m.t, m.f
	var c made
	style := rapid.IntRange(0, len(m.styles)-1).Draw(t, "style")
	c.style = m.looks[style]
	require.NoError(t, f.SetCellStyle(sheet, ref, ref, m.styles[style]))
	switch rapid.SampledFrom([]string{"text", "rich", "number", "bool", "formula", "nothing"}).Draw(t, "kind") {
	case "text":
		c.raw = m.text()
		require.NoError(t, f.SetCellStr(sheet, ref, c.raw))
	case "rich":
		a, b := m.text(), m.text()
		c.raw = a + b
		require.NoError(t, f.SetCellRichText(sheet, ref, []excelize.RichTextRun{{Text: a, Font: &excelize.Font{Bold: true}}, {Text: b}}))
	case "number":
		c.kind, c.raw = sheets.Number, strconv.FormatFloat(rapid.Float64Range(-1e6, 1e6).Draw(t, "number"), 'f', rapid.IntRange(0, 6).Draw(t, "places"), 64)
		require.NoError(t, f.SetCellDefault(sheet, ref, c.raw))
	case "bool":
		value := rapid.Bool().Draw(t, "bool")
		c.kind, c.raw = sheets.Bool, map[bool]string{true: "TRUE", false: "FALSE"}[value]
		require.NoError(t, f.SetCellBool(sheet, ref, value))
	case "formula":
		c.formula = rapid.SampledFrom([]string{"SUM(A1:B2)", `IF(A1<2,"a&b",'附表 1'!C$3)`}).Draw(t, "formula")
		c.kind = sheets.Missing
		require.NoError(t, f.SetCellFormula(sheet, ref, c.formula))
	}
	if c.kind == sheets.Number && c.style.Date {
		c.kind = sheets.Date
	}
	return c
}

// fill writes cells, merges, hidden lines and groups into one sheet.
func (m *maker) fill(name string) (map[string]made, sheets.Sheet) {
	t, f := m.t, m.f
	cells, want := map[string]made{}, sheets.Sheet{Name: name, Rows: map[int]sheets.Line{}}
	line := func() sheets.Line {
		return sheets.Line{Hidden: rapid.Bool().Draw(t, "hidden"), Outline: uint8(rapid.IntRange(0, 3).Draw(t, "outline"))}
	}
	for range rapid.IntRange(0, 12).Draw(t, "cells") {
		ref := sheets.Ref{Row: rapid.IntRange(1, 30).Draw(t, "row"), Col: rapid.IntRange(1, 30).Draw(t, "col")}.String()
		if _, taken := cells[ref]; !taken {
			cells[ref] = m.cell(name, ref)
		}
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "merges") {
		r := sheets.Range{Top: 40 + 3*i, Left: 2, Bottom: 41 + 3*i, Right: rapid.IntRange(2, 5).Draw(t, "right")}
		want.Merges = append(want.Merges, r)
		require.NoError(t, f.MergeCell(name, sheets.Ref{Row: r.Top, Col: r.Left}.String(), sheets.Ref{Row: r.Bottom, Col: r.Right}.String()))
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "lines") {
		if l := line(); l != (sheets.Line{}) {
			row := 2*i + 1
			want.Rows[row] = l
			require.NoError(t, f.SetRowVisible(name, row, !l.Hidden))
			if l.Outline > 0 {
				require.NoError(t, f.SetRowOutlineLevel(name, row, l.Outline))
			}
		}
		if l := line(); l != (sheets.Line{}) {
			col := sheets.ColName(2*i + 1)
			want.Cols = append(want.Cols, sheets.ColSpan{From: 2*i + 1, To: 2*i + 1, Line: l})
			require.NoError(t, f.SetColVisible(name, col, !l.Hidden))
			if l.Outline > 0 {
				require.NoError(t, f.SetColOutlineLevel(name, col, l.Outline))
			}
		}
	}
	return cells, want
}

// What is written with excelize comes back, cell by cell.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := newMaker(t)
		var cells []map[string]made
		var want []sheets.Sheet
		for i := range rapid.IntRange(1, 3).Draw(t, "sheets") {
			name := fmt.Sprintf("附表 %d", i+1)
			if i == 0 {
				require.NoError(t, m.f.SetSheetName("Sheet1", name))
			} else {
				_, err := m.f.NewSheet(name)
				require.NoError(t, err)
			}
			c, w := m.fill(name)
			if i > 0 && rapid.Bool().Draw(t, "hide") {
				very := rapid.Bool().Draw(t, "very")
				require.NoError(t, m.f.SetSheetVisible(name, false, very))
				w.State = map[bool]sheets.State{false: sheets.Hidden, true: sheets.VeryHidden}[very]
			}
			cells, want = append(cells, c), append(want, w)
		}
		data, err := m.f.WriteToBuffer()
		require.NoError(t, err)
		book, err := read(data.Bytes())
		require.NoError(t, err)
		require.Len(t, book.Sheets, len(want))
		for i, s := range book.Sheets {
			same(t, book, s, cells[i], want[i])
		}
	})
}

func same(t *rapid.T, book *sheets.Book, s *sheets.Sheet, cells map[string]made, want sheets.Sheet) {
	assert.Equal(t, want.Name, s.Name)
	assert.Equal(t, want.State, s.State)
	assert.Equal(t, want.Merges, s.Merges)
	lines := map[int]sheets.Line{}
	maps.Copy(lines, s.Rows)
	assert.Equal(t, want.Rows, lines)
	for col := 1; col < 10; col++ {
		assert.Equal(t, want.Col(col), s.Col(col), "column %d", col)
	}
	kept := 0
	for ref, c := range cells {
		if c.raw == "" && c.formula == "" {
			continue
		}
		kept++
		row, col, _ := sheets.ParseRef(ref)
		got := s.At(row, col)
		if !assert.NotNil(t, got, ref) {
			continue
		}
		assert.Equal(t, made{got.Kind, got.Raw, book.Style(*got), s.Formulas[[2]int32{got.Row, got.Col}].String()}, c, ref)
	}
	assert.Equal(t, kept, s.Cells.Len())
}
