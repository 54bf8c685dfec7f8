package relation

import (
	"maps"
	"slices"
)

// Misplaced is a figure that stands in another position than it belongs in.
type Misplaced struct {
	Line int
	From int // the position in which stands what belongs where it is; -1 if that stands nowhere
}

// misplacedLeast is in how many positions a sum fails of which a line may be misplaced: two are an exchange.
const misplacedLeast = 3

// misplace tells in which positions a sum is breached of which a line has been sorted by itself, or moved:
// that it has what it should, elsewhere, shows that all are meant.
func (a *Analysis) misplace(p *Pattern) {
	m, _ := p.Misplaced(a.Numbers.Along(p.Axis), a.amountsOf(p))
	for _, pos := range slices.Sorted(maps.Keys(m.From)) {
		b := a.at[spot{p, pos}]
		if s, ok := a.Status(p, pos); b == nil && ok && s == Broken {
			b = a.breach(p, pos, s)
		}
		if b != nil {
			b.Misplaced = &Misplaced{Line: m.Line, From: m.From[pos]}
		}
	}
}

// amountsOf are the positions that hold amounts.
func (a *Analysis) amountsOf(p *Pattern) (amounts []int) {
	for pos := range a.Numbers.Along(p.Axis).Positions {
		if !a.ratesAt(p, pos) {
			amounts = append(amounts, pos)
		}
	}
	return amounts
}
