package pattern

import (
	"math"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
)

// This file proposes totals of two lines that stand anywhere: net = income −
// expense, balance = opening + change, a grand total of two subtotals far apart.

// The bounds of the search for pairs, and what a pair costs beyond a run: the
// choice of each line.
const (
	pairLines  = 160
	pairProbes = 8
	pairsMost  = 3   // proposals weighed for each total
	pricePair  = 6.0 // beyond the choice of the two lines
	pairAgain  = 0.4 // of the probes must agree on a pair
)

// pairs looks for lines that are the sum of two others.
func (f *finder) pairs() []Hypothesis {
	if f.Lines < 3 || f.Lines > pairLines {
		return nil
	}
	probes := min(pairProbes, len(f.probes))
	votes := f.probing.votes[:0]
	for n, pos := range f.probes[:probes] {
		if f.stopped() {
			return nil
		}
		figures := &f.probing.figures
		if f.Lines <= allLines {
			figures = f.figuresIn(n)
		} else {
			figures.fill(f.View, f.all, pos, false)
		}
		votes = figures.pairs(votes)
	}
	f.probing.votes = votes
	need := max(2, int(math.Ceil(pairAgain*float64(probes))))
	var found []scored
	for pair, n := range counted(votes) {
		if n >= need { // of those that lie equally near, the first
			found = append(found, scored{vote: pair, votes: n, away: pair.spread()})
		}
	}
	var out []Hypothesis
	for _, pair := range best(found, pairsMost) {
		h := Hypothesis{Total: pair.total(), Parts: []matrix.Line{{Index: pair.a(), Weight: 1}, {Index: pair.b(), Weight: 1}}}
		h.price = priceChoice + pricePair + 2*math.Log2(float64(pair.spread())+1)
		h.price += f.priceLabel(h.Total)
		out = append(out, h)
	}
	return out
}

// spread is how far a pair's lines lie from the total, together.
func (v vote) spread() int {
	return int(arith.Abs(int64(v.a()-v.total())) + arith.Abs(int64(v.b()-v.total())))
}

// pairs appends the pairs of lines that come to another line. Of lines that have the
// same figure the first few are taken for the second of a pair.
func (f *figureIndex) pairs(to []vote) []vote {
	for n, b := range f.entries[:f.singly] {
		if b.rank >= placesMost {
			continue
		}
		for i := range f.entries[:n] {
			a := &f.entries[i]
			sum := a.x + b.x
			for k := f.heads[f.slot(sum)]; k != 0; k = f.entries[k-1].next {
				if e := &f.entries[k-1]; e.x == sum && !e.twice {
					to = append(to, voteFor(int(e.i), int(a.i), int(b.i)))
				}
			}
		}
	}
	return to
}
