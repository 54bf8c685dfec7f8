package spreadsheetml

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"crossfoot/sheets"
	"crossfoot/sheets/opc"
	"crossfoot/sheets/sheettest"
)

// FuzzDecode reads a whole file: it is refused with a reason, or gives a book that keeps
// what the doc comments of package sheets promise.
func FuzzDecode(f *testing.F) {
	for _, table := range []string{
		"",
		row(cell("", "String", "合计")+cell(`ss:Index="3" ss:MergeAcross="1"`, "Number", "1.5")) + `<Row ss:Index="4" ss:Span="2" ss:Hidden="1"/>`,
		`<Column ss:Span="2" ss:Hidden="1" ss:StyleID="a"/>` + row(cell(`ss:Formula="=SUM(R[-1]C:R1C1)"`, "DateTime", "2021-01-01T12:00:00.000")),
		row(`<Cell ss:StyleID="a" ss:MergeDown="2"><Data ss:Type="String"><html:B>a</html:B>b</Data></Cell>` + cell("", "Boolean", "1") + cell("", "Error", "#N/A")),
	} {
		f.Add(workbook(`<Styles><Style ss:ID="a"><NumberFormat ss:Format="Short Date"/><Font ss:Bold="1"/></Style></Styles>` + sheet("附表1", table)))
	}
	f.Add(`<?xml version="1.0" encoding="gbk"?>` + strings.TrimPrefix(workbook(sheet("a", "")), head))
	limits := sheets.Limits{File: 1 << 24, Bytes: 1 << 22, Text: 1 << 20, Cells: 100_000, Merges: 10_000, Sheets: 100, Spans: 10_000}
	f.Fuzz(func(t *testing.T, data string) {
		book, err := open(data, limits)
		if err != nil {
			sheettest.Refusal(t, err)
			return
		}
		require.NotEmpty(t, book.Styles)
		for _, s := range book.Sheets {
			for i, c := range s.Cells.All() {
				require.True(t, 1 <= c.Row && c.Row <= sheets.MaxRow && 1 <= c.Col && c.Col <= sheets.MaxCol)
				require.Less(t, int(c.Style), len(book.Styles))
				if i > 0 {
					before := s.Cells.At(i - 1)
					require.True(t, before.Row < c.Row || before.Row == c.Row && before.Col < c.Col)
				}
				_, found := s.Formulas[[2]int32{c.Row, c.Col}]
				require.Equal(t, c.Formula, found)
				require.True(t, found || c.Raw != "")
			}
			for _, c := range s.Cells.Part(0, min(s.Cells.Len(), 100)) {
				for _, m := range s.Merges[:min(len(s.Merges), 100)] {
					require.True(t, !m.Contains(int(c.Row), int(c.Col)) || int(c.Row) == m.Top && int(c.Col) == m.Left)
				}
			}
		}
	})
}

// FuzzTranslate writes formulas anew: what comes out is never much longer.
func FuzzTranslate(f *testing.F) {
	for _, formula := range []string{"=SUM(R[-3]C:R[-1]C)", "='a b'!R1C1", "=C:C", "=[a]b!RC", `="a""b"`, "=#N/A", "=S1!RC"} {
		f.Add(formula)
	}
	f.Fuzz(func(t *testing.T, formula string) {
		assert.LessOrEqual(t, len(translate(formula, sheets.MaxRow, sheets.MaxCol)), 24*len(formula))
	})
}

// What is written comes back, cell by cell.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := sheettest.DrawLayout(t)
		var table strings.Builder
		for r := 1; r <= want.Rows; r++ {
			// A row without an index follows the one before; cells likewise.
			fmt.Fprintf(&table, `<Row>`)
			due := 1
			for c := 1; c <= want.Cols; c++ {
				m, merged := want.Merged(r, c)
				if merged && (m.Top != r || m.Left != c) {
					continue
				}
				attributes := ""
				if due != c {
					attributes += fmt.Sprintf(` ss:Index="%d"`, c)
				}
				due = c + 1
				if merged {
					attributes += fmt.Sprintf(` ss:MergeAcross="%d" ss:MergeDown="%d"`, m.Right-m.Left, m.Bottom-m.Top)
					due = m.Right + 1
				}
				table.WriteString(cell(attributes, "String", opc.Escape(want.Texts[[2]int{r, c}])))
			}
			table.WriteString(`</Row>`)
		}
		_, s := read(t, "", table.String())
		var cells, merges []string
		for _, c := range s.Cells.All() {
			cells = append(cells, sheets.Ref{Row: int(c.Row), Col: int(c.Col)}.String()+" "+c.Raw)
		}
		for _, m := range s.Merges {
			merges = append(merges, m.String())
		}
		assert.Equal(t, want.Cells(), cells)
		assert.Equal(t, want.Ranges(), merges)
	})
}
