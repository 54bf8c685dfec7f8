package html

import (
	"strings"
	"unicode/utf8"
)

// The widths of a printed page, in Latin letters of the grid's usual size. A grid
// that needs more is printed across the sheet, then smaller.
const (
	portrait  = 105
	landscape = 165
	smaller   = 215
	padding   = 2.5 // between two columns
	widest    = 16  // beyond this the text of a column is broken
	longText  = 24  // and on the screen beyond this
)

// shape is how a grid must be printed so that nothing of it is cut off.
func shape(t *table) string {
	widths := make(map[int]float64) // by column, as far as no merge shifts them
	for _, rows := range [][]row{t.Head, t.Body} {
		for _, r := range rows {
			for i, c := range r.Cells {
				if c.Across == 1 {
					widths[i] = max(widths[i], min(textWidth(c.Text), widest))
				}
			}
		}
	}
	sum := 4.0
	for i := range t.Columns {
		sum += max(widths[i], 2) + padding
	}
	switch {
	case sum <= portrait:
		return ""
	case sum <= landscape:
		return "wide"
	case sum <= smaller:
		return "wide small"
	}
	return "wide tiny"
}

// textWidth is about how wide the widest line of a text is, in Latin letters.
func textWidth(s string) (widest float64) {
	for line := range strings.SplitSeq(s, "\n") {
		w := 0.0
		for _, r := range line {
			if w++; r >= 0x1100 && utf8.RuneLen(r) >= 3 { // most of these are as wide as two
				w++
			}
		}
		widest = max(widest, w)
	}
	return widest
}
