package html

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"crossfoot/sheets"
)

// The widths of a printed page, in Latin letters of the grid's usual size. A grid
// that needs more is printed across the sheet, then smaller, then in parts.
const (
	portrait  = 105
	landscape = 165
	smaller   = 205
	padding   = 2.5 // between two columns
	narrowest = 2
	widest    = 16 // beyond this the text of a column is broken
	widestTop = 10 // and of a head
	longText  = 24 // and on the screen beyond this
	numbers   = 5  // the column of the row numbers
)

// measure is how wide each column is that is shown.
func (g *drawing) measure() map[int]float64 {
	widths := make(map[int]float64)
	for i, s := range append([]span{g.head}, g.rows...) {
		most := float64(widest)
		if i == 0 {
			most = widestTop
		}
		for row := s.from; row <= s.to; row++ {
			for _, c := range g.on.Row(row) {
				if inSpans(g.columns, int(c.Col)) {
					widths[int(c.Col)] = max(widths[int(c.Col)], min(textWidth(cellText(g.book.Text(c))), most))
				}
			}
		}
	}
	return widths
}

func inSpans(spans []span, i int) bool {
	return slices.ContainsFunc(spans, func(s span) bool { return s.from <= i && i <= s.to })
}

// needs is the width that columns need.
func needs(columns []span, widths map[int]float64) (sum float64) {
	for _, s := range columns {
		for col := s.from; col <= s.to; col++ {
			sum += max(widths[col], narrowest) + padding
		}
	}
	return sum
}

// shape is how a grid must be printed so that nothing of it is cut off.
func shape(columns []span, widths map[int]float64) string {
	switch sum := numbers + needs(columns, widths); {
	case sum <= portrait:
		return ""
	case sum <= landscape, sum > smaller: // which is printed in parts
		return "wide"
	}
	return "wide small"
}

// apart divides columns that are too wide for a sheet of paper. Each part begins with
// the columns that name the rows.
func apart(columns []span, labels []string, widths map[int]float64) [][]span {
	if numbers+needs(columns, widths) <= smaller {
		return [][]span{columns}
	}
	var names, others []int
	for _, s := range columns {
		for col := s.from; col <= s.to; col++ {
			if slices.Contains(labels, sheets.ColName(col)) && needs(spansOf(append(names, col)), widths) < landscape/2 {
				names = append(names, col)
			} else {
				others = append(others, col)
			}
		}
	}
	// As many parts as it takes, of about the same width.
	least, all := needs(spansOf(names), widths), needs(columns, widths)
	count := math.Ceil((all - least) / (landscape - numbers - least))
	limit := min(landscape, numbers+least+(all-least)/count+widest)
	var parts [][]span
	part := slices.Clone(names)
	for i, col := range others {
		part = append(part, col)
		if i+1 == len(others) || numbers+needs(spansOf(append(part, others[i+1])), widths) > limit {
			slices.Sort(part)
			parts = append(parts, spansOf(part))
			part = slices.Clone(names)
		}
	}
	return parts
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
