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
			for _, c := range s.Cells.All() {
				if c.Kind == sheets.Text && len(c.Raw) >= knownLeast && len(c.Raw) <= knownMost {
					texts[strings.Join(strings.Fields(figure.Fold(c.Raw)), " ")] = true
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
