package html

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"crossfoot/sheets/sheettest"
)

// Whatever table is written, the same is read: each text at its place, each merge.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := sheettest.DrawLayout(t)
		book, err := read("<html><p>before" + write(g) + "<p>after")
		require.NoError(t, err)
		require.Len(t, book.Sheets, 1)
		assert.Equal(t, g.Cells(), cells(book.Sheets[0]))
		assert.Equal(t, g.Ranges(), merges(book.Sheets[0]))
		assert.Equal(t, []string{"before", "after"}, prose(book))
	})
}

// write is the table as HTML.
func write(g sheettest.Layout) string {
	var b strings.Builder
	b.WriteString("<table>\n")
	for row := 1; row <= g.Rows; row++ {
		b.WriteString("<tr>")
		for col := 1; col <= g.Cols; col++ {
			text, first := g.Texts[[2]int{row, col}]
			if !first {
				continue
			}
			span := ""
			if m, merged := g.Merged(row, col); merged {
				span = fmt.Sprintf(" rowspan=%d colspan=%d", m.Bottom-m.Top+1, m.Right-m.Left+1)
			}
			fmt.Fprintf(&b, "<td%s>%s</td>\n", span, strings.ReplaceAll(html.EscapeString(text), "\n", "<br>"))
		}
		b.WriteString("</tr>\n")
	}
	return b.String() + "</table>"
}
