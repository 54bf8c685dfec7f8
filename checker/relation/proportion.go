package relation

import (
	"math"
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/sheets/figure"
)

// This file tells whether a figure fits to what another column says of its row: beside each number
// of pupils stands what it is of them all, beside each amount what it is in another currency. Where
// all rows but one have such figures in one proportion, that one is wrong.

// What it takes to see that two columns are in proportion, and what it says.
const (
	proportionReach = 4   // how far from each other they stand
	proportionLeast = 3   // how many rows show it,
	proportionShare = 2   // how many for each that does not,
	proportionTells = 4.0 // and how many bits their figures say together
	bitsProportion  = 9.0 // that it says at most for a change, or against it,
	bitsDisproved   = 3.0 // and against one where nothing is out of proportion: rows may differ all the same
)

// span is a range of factors.
type span struct{ low, high float64 }

func (s span) meets(t span) bool { return s.low <= t.high && t.low <= s.high }

// bits is how much it says to be in a range.
func (s span) bits() float64 { return math.Log2(s.high / (s.high - s.low)) }

// factors are those by which a number becomes another one, where they may be off by so much each.
func factors(x, y, dx, dy float64) (s span, ok bool) {
	if x <= dx || y <= dy {
		return s, false
	}
	return span{(y - dy) / (x + dx), (y + dy) / (x - dx)}, true
}

// halfUnit is by how much a figure may be off that is rounded to the places it shows.
func halfUnit(f figure.Figure) float64 {
	return arith.Pow10(-max(f.Shown(), int(f.Scale))) * (0.5 + 1e-6)
}

// InProportion is how many bits the columns beside a breach's say for each of its changes: with it
// the cell is in the same proportion to them as the others of its column, and without it it is not,
// or the other way round. Where one of the cells is out of proportion, the others are right.
func (a *Analysis) InProportion(b *Breach, changes []Change) []float64 {
	out, shown := make([]float64, len(changes)), false
	if b.Pattern.Axis != Down {
		return out
	}
	by := a.proportions(b.Pattern, b.Position)
	if len(by) == 0 {
		return out
	}
	for i, c := range changes {
		speaks, against := a.fits(b, c, by)
		out[i] = speaks - against
		shown = shown || speaks > 0
	}
	for i := range out {
		if out[i] < 0 && !shown {
			out[i] = max(out[i], -bitsDisproved)
		}
	}
	return out
}

// fits is how many bits the columns to which one is in proportion say for a change, and against it.
func (a *Analysis) fits(b *Breach, c Change, proportions map[int]span) (speaks, against float64) {
	p, v := b.Pattern, a.Numbers.Along(b.Pattern.Axis)
	cell := a.Figure(p.Axis, c.Line, b.Position)
	if c.Component != 0 || !cell.IsNumber() && !c.Blank {
		return 0, 0
	}
	for other, by := range proportions {
		y := a.Figure(p.Axis, c.Line, other)
		if !y.IsNumber() {
			continue
		}
		fits := func(value, off int64) (s span, is bool) {
			one := float64(v.One())
			s, ok := factors(float64(value)/one, y.Approx(), halfUnit(cell)+float64(off)/one, halfUnit(y))
			return s, ok && s.meets(by)
		}
		from, before := fits(c.From, 0)
		to, after := fits(c.To, c.off)
		switch {
		case after && !before:
			speaks = max(speaks, min(to.bits(), bitsProportion))
		case before && !after && !y.Value().Equal(cell.Value()): // what stands beside may have been written once more
			against = max(against, min(from.bits(), bitsProportion))
		}
	}
	return speaks, against
}

// proportions are the columns near to one whose figures are, in nearly all rows of a pattern, the
// same multiple of those there, and between which factors that lies.
func (a *Analysis) proportions(p *Pattern, pos int) map[int]span {
	return a.told.proportions.Tell(spot{p, pos}, func() map[int]span {
		out := map[int]span{}
		last := a.Numbers.Along(p.Axis).Positions - 1
		for other := max(0, pos-proportionReach); other <= min(last, pos+proportionReach); other++ {
			if by, ok := a.proportion(p, pos, other); ok && other != pos {
				out[other] = by
			}
		}
		return out
	})
}

// proportion finds the factors that most rows of a pattern allow for, by what their figures in two
// columns are, rounded as they show.
func (a *Analysis) proportion(p *Pattern, pos, other int) (by span, ok bool) {
	var rows []span
	add := func(row int) {
		x, y := a.Figure(p.Axis, row, pos), a.Figure(p.Axis, row, other)
		if !x.IsNumber() || !y.IsNumber() {
			return
		}
		if s, ok := factors(x.Approx(), y.Approx(), halfUnit(x), halfUnit(y)); ok {
			rows = append(rows, s)
		}
	}
	add(p.Total)
	for _, i := range arith.Spread(len(p.Parts), shareSample) {
		add(p.Parts[i].Index)
	}
	by, n := common(rows)
	if n < proportionLeast || proportionShare*(len(rows)-n) > n {
		return by, false
	}
	tells := -by.bits() // which the rows have chosen
	for _, s := range rows {
		if s.meets(by) {
			tells += s.bits()
		}
	}
	return by, tells >= proportionTells
}

// common is the range that lies in the most of some ranges, and in how many.
func common(ranges []span) (best span, most int) {
	lows, highs := make([]float64, len(ranges)), make([]float64, len(ranges))
	for i, s := range ranges {
		lows[i], highs[i] = s.low, s.high
	}
	slices.Sort(lows)
	slices.Sort(highs)
	ended := 0
	for i, low := range lows {
		for highs[ended] < low {
			ended++
		}
		if n := i + 1 - ended; n > most {
			best, most = span{low, highs[ended]}, n
		}
	}
	return best, most
}
