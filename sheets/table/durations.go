package table

import (
	"iter"
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

// spells are the runs of durations in columns, those of the same rows in columns side by side
// together, as parts of the sheet that belong to no table. Adds says that in some of the same
// rows one is the sum of the others.
func (g *grid) spells() (out []Loose) {
	adding := map[int]bool{} // rows in which runs that add up begin or end
	for run := range g.runsOfDurations() {
		r := g.rangeOf(run)
		if addUp(run) {
			adding[r.Top], adding[r.Bottom] = true, true
		}
		if n := len(out) - 1; n >= 0 && out[n].Range.Top == r.Top && out[n].Range.Bottom == r.Bottom && out[n].Range.Right == r.Left-1 {
			out[n].Range.Right, out[n].Figures = r.Right, out[n].Figures+len(run)
		} else {
			out = append(out, Loose{Range: r, Figures: len(run), Durations: true})
		}
	}
	for i := range out {
		out[i].Adds = adding[out[i].Range.Top] || adding[out[i].Range.Bottom]
	}
	return out
}

// runsOfDurations are the durations that stand below one another, by columns, where these are
// enough.
func (g *grid) runsOfDurations() iter.Seq[[]duration] {
	slices.SortStableFunc(g.durations, func(a, b duration) int { return g.col(a.cell) - g.col(b.cell) })
	return func(yield func([]duration) bool) {
		for left := g.durations; len(left) >= durationsLeast; {
			n := 1
			for n < len(left) && g.below(left[n-1], left[n]) {
				n++
			}
			if n >= durationsLeast && !yield(left[:n]) {
				return
			}
			left = left[n:]
		}
	}
}

// below says whether a duration goes on with the run of the one before it.
func (g *grid) below(before, d duration) bool {
	cells := &g.sheet.Cells
	return g.col(d.cell) == g.col(before.cell) && cells.Row(d.cell)-cells.Row(before.cell) <= durationsApart
}

// rangeOf is where a run of durations stands.
func (g *grid) rangeOf(run []duration) sheets.Range {
	first, last := run[0].cell, run[len(run)-1].cell
	return sheets.Range{Top: g.sheet.Cells.Row(first), Bottom: g.sheet.Cells.Row(last), Left: g.col(first), Right: g.col(last)}
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
