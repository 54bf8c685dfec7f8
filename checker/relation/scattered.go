package relation

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
	"sort"
)

// This file finds totals whose parts stand anywhere and may be subtracted, where
// a table has more positions than lines. Lines that are sums of others make the
// table's columns linearly dependent; elimination over a few positions shows
// which, provided that none of these few is wrong, so several small samples are
// tried (random sample consensus: Fischler and Bolles, CACM 1981). Elimination
// runs modulo a prime: exact, without fractions.

const (
	scatteredLines  = 48
	scatteredTrials = 16
	priceStrewn     = 2.0
	scatteredSpare  = 1 // positions beyond those that fix the unknowns
	prime           = 1<<61 - 1
)

// scattered are the hypotheses that elimination gives.
func (f *finder) scattered() []hypothesis {
	lines := f.additive()
	if len(lines) < 3 || len(lines) > scatteredLines {
		return nil
	}
	usable := f.complete(lines)
	if len(usable) < len(lines)+scatteredSpare {
		return nil
	}
	// The smallest lines come first, so that the larger ones are told as their sums.
	sort.SliceStable(lines, func(i, j int) bool { return f.weight(lines[i], usable) < f.weight(lines[j], usable) })
	rng := rand.New(rand.NewPCG(uint64(f.lines), uint64(f.positions)))
	drawn, seen := map[string]bool{}, map[string]bool{} // before and after mending
	var out []hypothesis
	for range scatteredTrials {
		if f.stopped() {
			return nil
		}
		rows := f.draw(rng, lines, usable)
		for _, h := range f.eliminate(lines, rows) {
			raw := keyOf(h.total, h.parts)
			if drawn[raw] {
				continue // another sample gave it
			}
			drawn[raw] = true
			h = f.mend(h, lines)
			sort.Slice(h.parts, func(i, j int) bool { return h.parts[i].Index < h.parts[j].Index })
			if key := keyOf(h.total, h.parts); !seen[key] {
				seen[key] = true
				h.price = f.priceScattered(h, len(lines))
				out = append(out, h)
			}
		}
	}
	return out
}

// additive are the lines that could take part in a sum: no rates, not all zero.
func (f *finder) additive() []int {
	var out []int
	for i := range f.lines {
		if f.rate[i] || f.shares[i] {
			continue
		}
		for _, pos := range f.sample {
			if f.val[f.index(i, pos)] != 0 {
				out = append(out, i)
				break
			}
		}
	}
	return out
}

// complete are the sampled positions in which every line can be read and several
// are filled.
func (f *finder) complete(lines []int) []int {
	var out []int
positions:
	for _, pos := range f.sample {
		filled := 0
		for _, l := range lines {
			i := f.index(l, pos)
			if f.state[i] == unread || f.view.rate != nil && f.view.rate[i] {
				continue positions
			}
			if f.val[i] != 0 {
				filled++
			}
		}
		if filled >= 3 {
			out = append(out, pos)
		}
	}
	return out
}

// weight is how much a line holds over the positions.
func (f *finder) weight(line int, positions []int) (sum float64) {
	for _, pos := range positions {
		sum += math.Abs(float64(f.val[f.index(line, pos)]))
	}
	return sum
}

// draw picks positions at random, for every line one in which it is filled.
func (f *finder) draw(rng *rand.Rand, lines, usable []int) []int {
	order := rng.Perm(len(usable))
	taken := map[int]bool{}
	var rows []int
	take := func(pos int) {
		if !taken[pos] {
			taken[pos] = true
			rows = append(rows, pos)
		}
	}
	for _, l := range lines {
		for _, k := range order {
			if pos := usable[k]; !taken[pos] && f.val[f.index(l, pos)] != 0 {
				take(pos)
				break
			}
		}
	}
	for _, k := range order {
		if len(rows) >= len(lines)+scatteredSpare {
			break
		}
		take(usable[k])
	}
	return rows
}

// eliminate brings the positions' figures into reduced row echelon form. A line
// without a pivot is a sum of the lines with pivots; it is a hypothesis if it
// takes each of them once, added or subtracted.
func (f *finder) eliminate(lines, rows []int) []hypothesis {
	m, all := make([][]uint64, len(rows)), make([]uint64, len(rows)*len(lines))
	for r, pos := range rows {
		m[r], all = all[:len(lines):len(lines)], all[len(lines):]
		for c, l := range lines {
			m[r][c] = residue(f.val[f.index(l, pos)])
		}
	}
	var pivots []int
	for c := range lines {
		top := len(pivots)
		r := top
		for r < len(m) && m[r][c] == 0 {
			r++
		}
		if r == len(m) {
			continue
		}
		m[top], m[r] = m[r], m[top]
		inverse := power61(m[top][c], prime-2)
		for k := c; k < len(lines); k++ {
			m[top][k] = times(m[top][k], inverse)
		}
		for r := range m {
			if factor := m[r][c]; r != top && factor != 0 {
				for k := c; k < len(lines); k++ {
					m[r][k] = minus(m[r][k], times(factor, m[top][k]))
				}
			}
		}
		pivots = append(pivots, c)
	}
	isPivot := make([]bool, len(lines))
	for _, c := range pivots {
		isPivot[c] = true
	}
	var out []hypothesis
	for c, l := range lines {
		if isPivot[c] {
			continue
		}
		if h, ok := sumOf(l, lines, pivots, m, c); ok {
			out = append(out, h)
		}
	}
	return out
}

func sumOf(total int, lines, pivots []int, m [][]uint64, c int) (hypothesis, bool) {
	h := hypothesis{total: total}
	for r, p := range pivots {
		switch m[r][c] {
		case 0:
		case 1:
			h.parts = append(h.parts, Line{lines[p], 1})
		case prime - 1:
			h.parts = append(h.parts, Line{lines[p], -1})
		default:
			return h, false
		}
	}
	return h, len(h.parts) > 1
}

// mend adds the lines that the sample left out because they were empty there, and
// drops those that it took although they count twice, where that makes the
// hypothesis hold in more positions.
func (f *finder) mend(h hypothesis, lines []int) hypothesis {
	in := map[int]bool{h.total: true}
	for _, p := range h.parts {
		in[p.Index] = true
	}
	acc := f.tally(&h, f.sample)
	if acc.broken == 0 && acc.to-acc.from == len(f.sample) {
		return h
	}
	best := acc.bits
	for _, l := range lines {
		if in[l] {
			continue
		}
		trial := h
		trial.parts = append(append([]Line(nil), h.parts...), Line{l, 1})
		if b := f.tally(&trial, f.sample).bits; b > best+pricePart {
			h, best = trial, b
		}
	}
	return f.lighten(h, best)
}

// lighten drops the parts without which a hypothesis worth so many bits holds in
// more positions: a line that repeats another, a single member beside its group.
func (f *finder) lighten(h hypothesis, best float64) hypothesis {
	for i := 0; i < len(h.parts) && len(h.parts) > 2; {
		trial := h
		trial.parts = slices.Delete(slices.Clone(h.parts), i, i+1)
		if b := f.tally(&trial, f.sample).bits; b > best {
			h, best = trial, b
			continue
		}
		i++
	}
	return h
}

// priceScattered is what it takes to name any of the lines as parts, each with
// its sign.
func (f *finder) priceScattered(h hypothesis, lines int) float64 {
	k, n := len(h.parts), lines-1
	choice := 0.0
	for i := range min(k, n-k) {
		choice += math.Log2(float64(n-i) / float64(i+1))
	}
	signs := 0.0
	for _, p := range h.parts {
		if p.Weight < 0 {
			signs++
		}
	}
	return priceChoice + choice + signs + priceStrewn*float64(f.passedOver(h)) + f.priceLabel(h.total)
}

// passedOver counts the lines that stand among the parts without being any: a
// sum that picks its parts is a dearer claim than one that takes a whole run.
func (f *finder) passedOver(h hypothesis) (n int) {
	in := map[int]bool{h.total: true}
	first, last := f.lines, 0
	for _, p := range h.parts {
		in[p.Index] = true
		first, last = min(first, p.Index), max(last, p.Index)
	}
	for i := first; i < last; i++ {
		if !in[i] && len(f.byTotal[i]) == 0 && !f.rate[i] {
			n++
		}
	}
	return n
}

// Arithmetic modulo the Mersenne prime 2^61 − 1.

func residue(x int64) uint64 {
	if x < 0 {
		return prime - uint64(-x)%prime
	}
	return uint64(x) % prime
}

func minus(a, b uint64) uint64 {
	if a >= b {
		return a - b
	}
	return a + prime - b
}

func times(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	sum := lo&prime + (lo>>61 | hi<<3)
	if sum >= prime {
		sum -= prime
	}
	return sum
}

func power61(a uint64, e uint64) uint64 {
	out := uint64(1)
	for ; e > 0; e >>= 1 {
		if e&1 == 1 {
			out = times(out, a)
		}
		a = times(a, a)
	}
	return out
}
