package prose

import (
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
)

// known are the folded texts of all cells of books' tables.
func known(tables []Table) func(string) bool {
	texts := map[string]bool{}
	seen := map[any]bool{}
	for _, t := range tables {
		if s := t.Table.Sheet; !seen[s] {
			seen[s] = true
			for i := range s.Cells.Len() {
				if n := len(s.Cells.Peek(i)); s.Cells.Kind(i) == sheets.Text && n >= knownLeast && n <= knownMost {
					texts[strings.Join(strings.Fields(figure.Fold(s.Cells.Raw(i))), " ")] = true
				}
			}
		}
	}
	return func(text string) bool { return texts[text] }
}

// How long a cell's text is that may stand pasted in a text, in bytes: a shorter one
// claims nothing.
const (
	knownLeast = 6
	knownMost  = 1000
)
