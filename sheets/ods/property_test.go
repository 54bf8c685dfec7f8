package ods

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"crossfoot/sheets"
	"crossfoot/sheets/opc"
)

// drawSheet makes up a sheet in which many cells and rows are alike.
func drawSheet(t *rapid.T, name string) *sheets.Sheet {
	s := &sheets.Sheet{Name: name, State: rapid.SampledFrom([]sheets.State{sheets.Visible, sheets.Hidden}).Draw(t, "state")}
	texts := rapid.SampledFrom([]string{"合计", " a  b ", "x\ny", "\t", "<&>\"'", "]]>", "𠀀", "1"})
	numbers := rapid.SampledFrom([]string{"0", "1", "-2.50", "31.099999999999998", "1E-7"})
	height, width := rapid.IntRange(1, 12).Draw(t, "height"), rapid.IntRange(1, 8).Draw(t, "width")
	for r := 1; r <= height; r++ {
		if r > 1 && rapid.Bool().Draw(t, "the same") {
			for _, c := range s.Row(r - 1) {
				f, found := s.Formulas[[2]int32{c.Row, c.Col}]
				c.Row++
				s.Cells.Add(c)
				if found {
					s.Formulas[[2]int32{c.Row, c.Col}] = f
				}
			}
			if line, found := s.Rows[r-1]; found {
				s.Rows[r] = line
			}
			continue
		}
		if line := (sheets.Line{Hidden: rapid.Bool().Draw(t, "hidden"), Outline: uint8(rapid.IntRange(0, 2).Draw(t, "outline"))}); line != (sheets.Line{}) {
			if s.Rows == nil {
				s.Rows = map[int]sheets.Line{}
			}
			s.Rows[r] = line
		}
		for c := 1; c <= width; c++ {
			cell := sheets.Cell{Row: int32(r), Col: int32(c), Style: uint32(rapid.IntRange(0, 2).Draw(t, "style"))}
			switch rapid.SampledFrom([]string{"", "", "text", "number", "date", "truth", "formula", "before"}).Draw(t, "kind") {
			case "text":
				cell.Raw = texts.Draw(t, "text")
			case "number":
				cell.Kind, cell.Raw = sheets.Number, numbers.Draw(t, "number")
			case "date":
				cell.Kind, cell.Raw, cell.Style = sheets.Date, "44197", 3
			case "truth":
				cell.Kind, cell.Raw = sheets.Bool, "TRUE"
			case "formula":
				cell.Kind, cell.Raw, cell.Formula = sheets.Number, "3", true
				if s.Formulas == nil {
					s.Formulas = map[[2]int32]sheets.Formula{}
				}
				s.Formulas[[2]int32{cell.Row, cell.Col}] = sheets.Formula{Text: "SUM(A1:$B$2,'附表 1'!C3)"}
			case "before":
				if n := s.Cells.Len(); n > 0 && int(s.Cells.At(n-1).Row) == r && int(s.Cells.At(n-1).Col) == c-1 && !s.Cells.At(n-1).Formula {
					cell = s.Cells.At(n - 1)
					cell.Col++
				}
			}
			if cell.Raw != "" {
				s.Cells.Add(cell)
			}
		}
	}
	// Merges lie below, so that they cover nothing.
	for i := range rapid.IntRange(0, 3).Draw(t, "merges") {
		s.Merges = append(s.Merges, sheets.Range{Top: height + 2 + 2*i, Left: 1 + i, Bottom: height + 2 + 2*i + rapid.IntRange(0, 1).Draw(t, "down"), Right: 2 + i + rapid.IntRange(0, 2).Draw(t, "across")})
	}
	return s
}

// written is a sheet as a program would write it, that says once what stands several
// times in a row.
func written(s *sheets.Sheet) string {
	last := 0
	if n := s.Cells.Len(); n > 0 {
		last = int(s.Cells.At(n - 1).Row)
	}
	for row := range s.Rows {
		last = max(last, row)
	}
	for _, m := range s.Merges {
		last = max(last, m.Bottom)
	}
	var rows []string
	for r := 1; r <= last; r++ {
		var cells []string
		end := 0
		for _, c := range s.Row(r) {
			end = max(end, int(c.Col))
		}
		merged := map[int]string{}
		for _, m := range s.Merges {
			if m.Top == r {
				merged[m.Left] = fmt.Sprintf(`<table:table-cell table:number-columns-spanned="%d" table:number-rows-spanned="%d"/>`, m.Right-m.Left+1, m.Bottom-m.Top+1)
				end = max(end, m.Left)
			}
		}
		for c := 1; c <= end; c++ {
			cell := `<table:table-cell/>`
			if at := s.At(r, c); at != nil {
				cell = writtenCell(*at)
			} else if merged[c] != "" {
				cell = merged[c]
			}
			cells = append(cells, cell)
		}
		line := s.Rows[r]
		row := fmt.Sprintf(`<table:table-row level="%d"`, line.Outline) // so that rows of other groups are not like it
		if line.Hidden {
			row += ` table:visibility="collapse"`
		}
		row += `>` + strings.Join(runs(cells, "columns"), "") + `</table:table-row>`
		rows = append(rows, row)
	}
	// Groups are written around each run of rows.
	out := ""
	for _, run := range runs(rows, "rows") {
		_, level, _ := strings.Cut(run, `level="`)
		outline := int(level[0] - '0')
		out += strings.Repeat(`<table:table-row-group>`, outline) + run + strings.Repeat(`</table:table-row-group>`, outline)
	}
	style := ""
	if s.State == sheets.Hidden {
		style = ` table:style-name="hidden"`
	}
	return `<table:table table:name="` + opc.Escape(s.Name) + `"` + style + `>` + out + `</table:table>`
}

// runs says once what stands several times in a row.
func runs(all []string, of string) (short []string) {
	for i := 0; i < len(all); {
		n := 1
		for i+n < len(all) && all[i+n] == all[i] && !strings.Contains(all[i], "spanned") {
			n++
		}
		one := all[i]
		if n > 1 {
			at := strings.IndexAny(one[1:], " />") + 1
			one = one[:at] + fmt.Sprintf(` table:number-%s-repeated="%d"`, of, n) + one[at:]
		}
		short = append(short, one)
		i += n
	}
	return short
}

func writtenCell(c sheets.Cell) string {
	attributes := fmt.Sprintf(` table:style-name="ce%d"`, c.Style)
	if c.Formula {
		attributes += ` table:formula="of:=SUM([.A1:.$B$2];['附表 1'.C3])"`
	}
	switch c.Kind {
	case sheets.Number:
		return `<table:table-cell` + attributes + ` office:value-type="float" office:value="` + c.Raw + `"/>`
	case sheets.Date:
		return `<table:table-cell` + attributes + ` office:value-type="date" office:date-value="2021-01-01"/>`
	case sheets.Bool:
		return `<table:table-cell` + attributes + ` office:value-type="boolean" office:boolean-value="true"/>`
	}
	paragraphs := ""
	for line := range strings.SplitSeq(c.Raw, "\n") {
		line = strings.ReplaceAll(opc.Escape(line), " ", `<text:s/>`)
		paragraphs += `<text:p>` + strings.ReplaceAll(line, "&#9;", `<text:tab/>`) + `</text:p>`
	}
	return `<table:table-cell` + attributes + ` office:value-type="string">` + paragraphs + `</table:table-cell>`
}

// What is written comes back, cell by cell.
func TestRoundTrip(t *testing.T) {
	styles := `<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>` +
		`<number:number-style style:name="N1"><number:number number:decimal-places="1" number:min-integer-digits="1"/></number:number-style>` +
		`<number:date-style style:name="N3"><number:year number:style="long"/></number:date-style>` +
		`<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>` +
		`<style:style style:name="ce2" style:family="table-cell" style:data-style-name="N1"><style:text-properties fo:font-weight="bold"/></style:style>` +
		`<style:style style:name="ce3" style:family="table-cell" style:data-style-name="N3"/>`
	looks := []sheets.Style{
		{Format: "General", Decimals: -1}, {Format: "0.0", Decimals: 1}, {Format: "0.0", Decimals: 1, Bold: true}, {Format: "yyyy", Decimals: -1, Date: true},
	}
	rapid.Check(t, func(t *rapid.T) {
		var want []*sheets.Sheet
		all := ""
		for i := range rapid.IntRange(1, 3).Draw(t, "sheets") {
			s := drawSheet(t, fmt.Sprintf("附表 <%d>", i))
			want, all = append(want, s), all+written(s)
		}
		p := spreadsheetOf("", "", "").with(content, body("document-content", `<office:automatic-styles>`+styles+`</office:automatic-styles>`, all))
		book := p.read(t)
		require.Len(t, book.Sheets, len(want))
		for i, s := range book.Sheets {
			require.Equal(t, want[i].Cells.Len(), s.Cells.Len())
			for j, c := range want[i].Cells.All() {
				got := s.Cells.At(j)
				assert.Equal(t, looks[c.Style], book.Style(got))
				got.Style = c.Style
				assert.Equal(t, c, got)
			}
			assert.Equal(t, want[i].Formulas, s.Formulas)
			assert.Equal(t, want[i].Merges, s.Merges)
			assert.Equal(t, want[i].State, s.State)
			last := 0
			if n := s.Cells.Len(); n > 0 {
				last = int(s.Cells.At(n - 1).Row)
			}
			for r := 1; r <= last; r++ {
				assert.Equal(t, want[i].Rows[r], s.Rows[r], "row %d", r)
			}
		}
	})
}
