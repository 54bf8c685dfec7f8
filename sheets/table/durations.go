package table

import (
	"slices"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
)

// This file finds columns of durations: 8:26 hours. They are no figures yet, but where they add
// up, or a label says so, they must not go unchecked in silence.

// duration is a cell that could hold one.
type duration struct {
	cell    int
	seconds int64
}

// Bounds of a run of durations in a column.
const (
	durationsLeast = 3 // cells
	durationsApart = 2 // rows from one to the next
)

// durationStyles are the styles that show how long something took: [h]:mm.
func durationStyles(book *sheets.Book) styles {
	return stylesOf(book, func(s sheets.Style) bool {
		return s.Date && slices.ContainsFunc([]string{"[h", "[m", "[s"}, func(begin string) bool {
			return strings.Contains(strings.ToLower(s.Format), begin)
		})
	})
}

// storedDuration is the duration that the i-th cell stores, in days.
func storedDuration(cells *sheets.Cells, i int) (seconds int64, ok bool) {
	f := figure.FromNumber(cells.Raw(i), false)
	if f.Kind != figure.Number || f.Approx() < 0 || f.Approx() > 1e6 {
		return 0, false
	}
	return int64(f.Approx()*daySeconds + 0.5), true
}

const daySeconds = 24 * 60 * 60

// spells are the runs of durations in columns, of the same rows together, as parts of the sheet that belong to no table. Adds
// says that in some of the same rows one is the sum of the others.
func (g *grid) spells() (out []Loose) {
	if len(g.durations) < durationsLeast {
		return nil
	}
	slices.SortStableFunc(g.durations, func(a, b duration) int { return g.col(a.cell) - g.col(b.cell) })
	adding := map[int]bool{} // rows of runs that add up
	row := func(d duration) int { return g.sheet.Cells.Row(d.cell) }
	for from := 0; from < len(g.durations); {
		to := from + 1
		for to < len(g.durations) && g.col(g.durations[to].cell) == g.col(g.durations[from].cell) &&
			row(g.durations[to])-row(g.durations[to-1]) <= durationsApart {
			to++
		}
		run := g.durations[from:to]
		from = to
		if len(run) < durationsLeast {
			continue
		}
		top, bottom, c := row(run[0]), row(run[len(run)-1]), g.col(run[0].cell)
		if addUp(run) {
			adding[top], adding[bottom] = true, true
		}
		if n := len(out) - 1; n >= 0 && out[n].Range.Top == top && out[n].Range.Bottom == bottom && out[n].Range.Right == c-1 {
			out[n].Range.Right, out[n].Figures = c, out[n].Figures+len(run)
			continue
		}
		out = append(out, Loose{Range: sheets.Range{Top: top, Bottom: bottom, Left: c, Right: c}, Figures: len(run), Durations: true})
	}
	for i := range out {
		out[i].Adds = adding[out[i].Range.Top] || adding[out[i].Range.Bottom]
	}
	return out
}

// addUp says whether the first or the last of a run of durations is the sum of the others.
func addUp(run []duration) bool {
	sum := int64(0)
	for _, d := range run {
		sum += d.seconds
	}
	first, last := run[0].seconds, run[len(run)-1].seconds
	return sum > 0 && (sum == 2*first || sum == 2*last)
}
