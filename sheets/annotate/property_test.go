package annotate

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"crossfoot/sheets"
)

// Whatever cells are marked on whatever sheet, the copy reads as before, the marked
// cells have a style of their own and all others the one they had.
func TestMarkProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := small(drawSheet(t)).
			with("xl/_rels/workbook.xml.rels", rels("rId1", "worksheet", "worksheets/sheet1.xml", "rId2", "styles", "styles.xml")).
			with("xl/styles.xml", `<styleSheet xmlns="`+mainNS+`"><fonts count="1"><font/></fonts><fills/><borders/><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="2"/><xf numFmtId="10"/></cellXfs></styleSheet>`)
		switch rapid.IntRange(0, 2).Draw(t, "variant") {
		case 1:
			p = p.prefixed()
		case 2:
			p = p.strict()
		}
		marks := map[[2]int]Mark{}
		for range rapid.IntRange(0, 12).Draw(t, "marks") {
			m := Mark{Row: rapid.IntRange(1, 9).Draw(t, "row"), Col: rapid.IntRange(1, 9).Draw(t, "col")}
			if rapid.Bool().Draw(t, "fill") {
				m.Fill = red
			} else {
				m.Note = Note{Text: rapid.String().Draw(t, "note")}
			}
			marks[[2]int{m.Row, m.Col}] = m
		}
		var list []Mark
		for _, m := range marks {
			list = append(list, m)
		}
		before := readBook(t, p.pack(t))
		got, _ := p.marked(t, list...)
		after := readBook(t, got.pack(t))
		require.Equal(t, unstyled(before.Sheets[0]), unstyled(after.Sheets[1]))

		was, is := stylesOf(t, p["xl/worksheets/sheet1.xml"]), stylesOf(t, got["xl/worksheets/sheet1.xml"])
		for ref, style := range is {
			row, col, _ := sheets.ParseRef(ref)
			if marks[[2]int{row, col}].Fill == (Fill{}) {
				require.Equal(t, was[ref], style, ref)
			} else {
				require.Greater(t, style, 2, ref)
			}
		}
		for ref := range was {
			require.Contains(t, is, ref)
		}
		for _, m := range list {
			if ref := (sheets.Ref{Row: m.Row, Col: m.Col}).String(); m.Fill != (Fill{}) {
				require.Contains(t, is, ref)
			}
		}
	})
}

// drawSheet is a sheet with some cells, which say where they are or do not.
func drawSheet(t *rapid.T) string {
	var b strings.Builder
	if rapid.Bool().Draw(t, "columns") {
		b.WriteString(`<cols><col min="2" max="4" style="1"/></cols>`)
	}
	b.WriteString(`<sheetData>`)
	for row := 0; row < 6; {
		step := rapid.IntRange(1, 3).Draw(t, "step")
		row += step
		stated := step > 1 || rapid.Bool().Draw(t, "stated")
		b.WriteString("<row")
		if stated {
			fmt.Fprintf(&b, ` r="%d"`, row)
		}
		b.WriteString(rapid.SampledFrom([]string{"", ` s="2" customFormat="1"`, ` spans="1:3"`}).Draw(t, "attributes"))
		if rapid.Bool().Draw(t, "empty") {
			b.WriteString("/>")
			continue
		}
		b.WriteString(">")
		for col := 0; col < 6; {
			step := rapid.IntRange(1, 3).Draw(t, "step")
			col += step
			b.WriteString("<c")
			if step > 1 || rapid.Bool().Draw(t, "stated") {
				fmt.Fprintf(&b, ` r="%s"`, sheets.Ref{Row: row, Col: col})
			}
			b.WriteString(rapid.SampledFrom([]string{"/>", ` s="1"/>`, ` s='2'><v>1.5</v></c>`, ` t="inlineStr"><is><t>&lt;文</t></is></c>`, `><f>A1+1</f><v>2</v></c>`}).Draw(t, "cell"))
		}
		b.WriteString("</row>")
	}
	b.WriteString(`</sheetData>`)
	return b.String()
}

// unstyled is a sheet without the styles of its cells.
func unstyled(s *sheets.Sheet) sheets.Sheet {
	plain := *s
	cells := s.Cells.List()
	for i := range cells {
		cells[i].Style = 0
	}
	plain.Cells = sheets.Pack(cells...)
	return plain
}

// stylesOf is the style of each cell of a worksheet, by its address.
func stylesOf(t *rapid.T, part string) map[string]int {
	styles, row, col := map[string]int{}, 0, 0
	for d := xml.NewDecoder(strings.NewReader(part)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return styles
		}
		require.NoError(t, err)
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		attrs := map[string]string{}
		for _, a := range start.Attr {
			attrs[a.Name.Local] = a.Value
		}
		switch start.Name.Local {
		case "row":
			row, col = row+1, 0
			if attrs["r"] != "" {
				row = atoi(attrs["r"])
			}
		case "c":
			col++
			if _, at, ok := sheets.ParseRef(attrs["r"]); ok {
				col = at
			}
			styles[sheets.Ref{Row: row, Col: col}.String()] = atoi(attrs["s"])
		}
	}
}
