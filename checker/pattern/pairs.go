package pattern

import (
	"math"

	"crossfoot/checker/lookup"
	"crossfoot/checker/matrix"
)

// This file proposes totals of two lines that stand anywhere: net = income −
// expense, balance = opening + change, a grand total of two subtotals far apart.

// The bounds of the search for pairs, and what a pair costs beyond a run: the
// choice of each line.
const (
	pairProbes = 8
	pairsMost  = 3   // proposals weighed for each total
	pricePair  = 6.0 // beyond the choice of the two lines
	pairAgain  = 0.4 // of the probes must agree on a pair
)

// pairs looks for lines that are the sum of two others.
func (f *finder) pairs() []Hypothesis {
	if f.Lines < 3 || f.Lines > lookup.PairLines {
		return nil
	}
	probes := min(pairProbes, len(f.probes))
	need := max(2, int(math.Ceil(pairAgain*float64(probes))))
	var found []lookup.Scored
	for pair, n := range lookup.Counted(f.looking.Pairs(probes, f.stopped)) {
		if n >= need { // of those that lie equally near, the first
			found = append(found, lookup.Scored{Vote: pair, Votes: n, Away: pair.Spread()})
		}
	}
	var out []Hypothesis
	for _, pair := range lookup.Best(found, pairsMost) {
		h := Hypothesis{Total: pair.Total(), Parts: []matrix.Line{{Index: pair.A(), Weight: 1}, {Index: pair.B(), Weight: 1}}}
		h.price = priceChoice + pricePair + 2*math.Log2(float64(pair.Spread())+1)
		h.price += f.priceLabel(h.Total)
		out = append(out, h)
	}
	return out
}
