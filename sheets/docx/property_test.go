package docx

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"crossfoot/sheets"
	"crossfoot/sheets/sheettest"
)

// Whatever table is written, the same is read: each text at its place, each merge.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := sheettest.DrawLayout(t)
		book, err := read(documentOf(p("before")+write(g)+p("after"), "").pack(t))
		require.NoError(t, err)
		require.Len(t, book.Sheets, 1)
		assert.Equal(t, g.Cells(), cells(book.Sheets[0]))
		assert.Equal(t, g.Ranges(), merges(book.Sheets[0]))
		assert.Equal(t, []string{"before", "after"}, prose(book))
	})
}

// write is the table as Word writes it.
func write(g sheettest.Layout) string {
	var rows []string
	for row := 1; row <= g.Rows; row++ {
		var line []string
		for col := 1; col <= g.Cols; {
			at, merged := g.Merged(row, col)
			if !merged {
				at = sheets.Range{Top: row, Left: col, Bottom: row, Right: col}
			}
			properties := ""
			if n := at.Right - at.Left + 1; n > 1 {
				properties = fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, n)
			}
			if at.Bottom > at.Top {
				properties += map[bool]string{true: `<w:vMerge w:val="restart"/>`, false: `<w:vMerge/>`}[row == at.Top]
			}
			var lines []string
			for text := range strings.SplitSeq(g.Texts[[2]int{row, col}], "\n") {
				var b strings.Builder
				_ = xml.EscapeText(&b, []byte(text))
				lines = append(lines, b.String())
			}
			line = append(line, tc(properties, lines...))
			col = at.Right + 1
		}
		rows = append(rows, tr(line...))
	}
	return tbl(rows...)
}
