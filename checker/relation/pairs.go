package relation

import (
	"math"
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
	for _, pos := range probes {
		if f.stopped() {
			return nil
		}
		f.pairsAt(list, pos, votes)
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

func (f *finder) pairsAt(list []int, pos int, votes map[pair]int) {
	at := make(map[int64][]int, len(list))
	for _, line := range list {
		i := f.index(line, pos)
		if x := f.val[i]; x != 0 && f.state[i] == known && len(at[x]) < 4 {
			at[x] = append(at[x], line)
		}
	}
	for _, t := range list {
		ti := f.index(t, pos)
		total := f.val[ti]
		if total == 0 || f.state[ti] != known {
			continue
		}
		for _, a := range list {
			ai := f.index(a, pos)
			if a == t || f.state[ai] != known || f.val[ai] == 0 {
				continue
			}
			for _, b := range at[total-f.val[ai]] {
				if a < b && b != t {
					votes[pair{t, a, b}]++
				}
			}
		}
	}
}
