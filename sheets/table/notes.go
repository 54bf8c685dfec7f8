package table

import "iter"

// How many rows above a table and below it stands at most what speaks of it.
const (
	notesAbove = 8
	notesBelow = 20
)

// Notes are the cells above the table and below it with texts that may speak of it, by their
// indexes. Other tables may stand among them.
func (t *Table) Notes() iter.Seq[int] {
	return func(yield func(int) bool) {
		for _, rows := range [][2]int{{t.Range.Top - notesAbove, t.Range.Top - 1}, {t.Range.Bottom + 1, t.Range.Bottom + notesBelow}} {
			for i := range t.Sheet.Cells.Texts(rows[0], rows[1]) {
				if !yield(i) {
					return
				}
			}
		}
	}
}
