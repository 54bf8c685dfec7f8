package relation

import (
	"math"
	"slices"
	"sort"
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

type pair struct{ total, a, b int }

// pairs looks for lines of the list that are the sum of two others.
func (f *finder) pairs(list []int) []hypothesis {
	if len(list) < 3 || len(list) > pairLines {
		return nil
	}
	probes := f.probes[:min(pairProbes, len(f.probes))]
	votes := map[pair]int{}
	var figures []int64
	var index sumIndex
	for _, pos := range probes {
		if f.stopped() {
			return nil
		}
		figures = f.figuresAt(figures[:0], list, pos)
		index.fill(figures)
		pairsAt(list, figures, &index, votes)
	}
	need := max(2, int(math.Ceil(pairAgain*float64(len(probes)))))
	byTotal := map[int][]pair{}
	for p, n := range votes {
		if n >= need {
			byTotal[p.total] = append(byTotal[p.total], p)
		}
	}
	var out []hypothesis
	for _, line := range list {
		found := byTotal[line]
		sort.Slice(found, func(i, j int) bool {
			a, b := found[i], found[j]
			if votes[a] != votes[b] {
				return votes[a] > votes[b]
			}
			if da, db := a.spread(), b.spread(); da != db {
				return da < db
			}
			return a.a < b.a || a.a == b.a && a.b < b.b
		})
		for _, p := range found[:min(pairsMost, len(found))] {
			h := hypothesis{total: p.total, parts: []Line{{p.a, 1}, {p.b, 1}}}
			h.price = priceChoice + pricePair + 2*math.Log2(float64(p.spread())+1)
			h.price += f.priceLabel(h.total)
			out = append(out, h)
		}
	}
	return out
}

// spread is how far the pair's lines lie from the total, together.
func (p pair) spread() int {
	return int(abs(int64(p.a-p.total)) + abs(int64(p.b-p.total)))
}

// figuresAt appends the figures of the lines in one position; zero is what is none.
func (f *finder) figuresAt(to []int64, list []int, pos int) []int64 {
	for _, line := range list {
		x := int64(0)
		if i := f.index(line, pos); f.state[i] == known {
			x = f.val[i]
		}
		to = append(to, x)
	}
	return to
}

// pairsAt votes for the pairs in one position: at is the index of the lines' figures.
func pairsAt(list []int, figures []int64, at *sumIndex, votes map[pair]int) {
	signed := slices.ContainsFunc(figures, func(x int64) bool { return x < 0 })
	for t, total := range figures {
		if total == 0 {
			continue
		}
		for a, x := range figures {
			if a == t || x == 0 || x == total || x > total && !signed {
				continue
			}
			for b := range at.first(total-x, placesMost) {
				if list[a] < list[b] && b != t {
					votes[pair{list[t], list[a], list[b]}]++
				}
			}
		}
	}
}
