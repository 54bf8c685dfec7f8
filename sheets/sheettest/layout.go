package sheettest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"pgregory.net/rapid"

	"crossfoot/sheets"
)

// Layout is a table that a test makes up: texts by row and column, and merged cells,
// of which only the first has a text. A cell begins in every column.
type Layout struct {
	Rows, Cols int
	Texts      map[[2]int]string
	Merges     []sheets.Range
}

// DrawLayout makes up a table.
func DrawLayout(t *rapid.T) Layout {
	g := Layout{Rows: rapid.IntRange(2, 8).Draw(t, "rows"), Cols: rapid.IntRange(2, 8).Draw(t, "cols"), Texts: map[[2]int]string{}}
	for range rapid.IntRange(0, 6).Draw(t, "merges") {
		// The last row has no merges across, so that there is a cell in every column.
		m := sheets.Range{Top: rapid.IntRange(1, g.Rows).Draw(t, "top"), Left: rapid.IntRange(1, g.Cols).Draw(t, "left")}
		m.Bottom = rapid.IntRange(m.Top, g.Rows).Draw(t, "bottom")
		m.Right = m.Left
		if m.Bottom < g.Rows {
			m.Right = rapid.IntRange(m.Left, g.Cols).Draw(t, "right")
		}
		apart := !slices.ContainsFunc(g.Merges, func(o sheets.Range) bool {
			return m.Top <= o.Bottom && o.Top <= m.Bottom && m.Left <= o.Right && o.Left <= m.Right
		})
		if apart && (m.Top < m.Bottom || m.Left < m.Right) {
			g.Merges = append(g.Merges, m)
		}
	}
	text := rapid.SampledFrom([]string{"", "合计", "1,234.5", "a<b & c", "27万\n人", "\u3000其中", "\"x\"", "/", "12"})
	for row := 1; row <= g.Rows; row++ {
		for col := 1; col <= g.Cols; col++ {
			if first, merged := g.Merged(row, col); !merged || first.Top == row && first.Left == col {
				g.Texts[[2]int{row, col}] = text.Draw(t, "text")
			}
		}
	}
	// A table of one text would be taken for a frame around it.
	for _, col := range []int{1, g.Cols} {
		m, merged := g.Merged(g.Rows, col)
		if !merged {
			m.Top, m.Left = g.Rows, col
		}
		g.Texts[[2]int{m.Top, m.Left}] = "x"
	}
	return g
}

// Merged is the merge that a place lies in, if it lies in one.
func (g Layout) Merged(row, col int) (m sheets.Range, found bool) {
	i := slices.IndexFunc(g.Merges, func(m sheets.Range) bool { return m.Contains(row, col) })
	if i < 0 {
		return m, false
	}
	return g.Merges[i], true
}

// Cells are the texts that can be seen, in their order, with their addresses.
func (g Layout) Cells() []string {
	var all []string
	for _, at := range slices.SortedFunc(maps.Keys(g.Texts), func(a, b [2]int) int { return slices.Compare(a[:], b[:]) }) {
		if text := g.Texts[at]; text != "" {
			all = append(all, fmt.Sprintf("%s %s", sheets.Ref{Row: at[0], Col: at[1]}, text))
		}
	}
	return all
}

// Ranges are the merges in the order that a Sheet has them in.
func (g Layout) Ranges() []string {
	var all []string
	for _, m := range slices.SortedFunc(slices.Values(g.Merges), func(a, b sheets.Range) int {
		return cmp.Or(cmp.Compare(a.Top, b.Top), cmp.Compare(a.Left, b.Left))
	}) {
		all = append(all, m.String())
	}
	return all
}
