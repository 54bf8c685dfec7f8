package running

import (
	"math"
	"math/bits"
	"slices"
)

// This file reads one column of a statement in steps as an account: figures are put down one by one,
// until a figure is what those before it come to. That one goes on in their place.

// entry is a figure of an account.
type entry struct {
	pos     int
	val     int64
	ought   int64 // what it would have to be for what it sums up, if it is off or nothing is written
	doubted bool  // it is
	less    bool  // words say that it is taken off
	summary bool  // it is what others come to
	first   int   // the position of the first of those
}

// account is a column as far as it has been read.
type account struct {
	open     []entry // what has not been summed up yet
	all      []entry // all figures since the last total beside the column
	results  []sum   // figures that are what others of the column come to, or were to be
	evidence evidence
	lenient  bool // slips of the pen are looked for
}

// Bounds of an account.
const (
	accountLong   = 40  // figures that may be open: a statement sums them up long before
	accountMended = 12  // where one of them may be wrong
	accountFew    = 5   // that may have any signs
	waysPlain     = 2.0 // what signs cost at most where one of several figures is off
	resultBits    = 3.0 // what a result within a column has to tell
	priceResult   = 2.0 // and what it costs to say that it is one
)

// put puts a figure down: as what the last of those that are open come to, if they do.
func (a *account) put(e entry) {
	a.all = append(a.all, e)
	n := len(a.open)
	for from := 0; from <= n-2; from++ {
		s, cost, ok := fit(a.open[from:], e)
		if !ok {
			continue
		}
		cost += priceResult
		if from > 0 {
			cost += math.Log2(float64(n))
		}
		if a.evidence.tells(s, cost) >= resultBits {
			a.sumUp(from, s, cost)
			return
		}
	}
	a.open = append(a.open, e)
}

// sumUp lets a figure go on in the place of those that it is the sum of.
func (a *account) sumUp(from int, s sum, cost float64) {
	a.evidence.holds(s, cost)
	a.results = append(a.results, s)
	s.at.summary, s.at.first = true, s.parts[0].pos
	a.open = append(a.open[:from:from], s.at)
}

// putResult puts down a figure of the outermost column, where one that it goes on from may be off.
func (a *account) putResult(e entry) {
	results, open := len(a.results), a.open
	if a.put(e); len(a.results) > results {
		return
	}
	if s, cost, ok := fit(open, e); ok && len(open) > 1 && cost <= waysPlain {
		a.sumUp(0, s, cost) // whatever it tells
		return
	}
	for from := range len(open) {
		if s, cost, ok := a.mended(open[from:], e); ok {
			a.sumUp(from, s, cost)
			return
		}
	}
}

// close ends a stretch of the account with its total, which stands beside it, and says how it is the
// sum of what is open, and what it costs to say so.
func (a *account) close(t entry) (s sum, cost float64, ok bool) {
	open, all := a.open, a.all
	a.open, a.all = nil, nil
	if s, cost, ok = fitEither(open, t); ok {
		return s, cost, true
	}
	if len(all) > len(open) { // perhaps none of them is the sum of others
		if s, cost, ok := fitEither(all, t); ok {
			a.drop(all[0].pos)
			return s, cost + 1, true
		}
	}
	if !a.lenient {
		return s, 0, false
	}
	if s, cost, ok := a.mended(open, t); ok {
		return s, cost, true
	}
	return natural(open, t), 0, false
}

// drop takes back that figures are sums of others, from a position on.
func (a *account) drop(from int) {
	a.results = slices.DeleteFunc(a.results, func(s sum) bool { return s.at.pos >= from })
}

// mended looks for one of the entries that was to be what some before it come to, but for a slip of
// the pen: the figure that is looked at goes on from it, or from what it ought to be.
func (a *account) mended(open []entry, t entry) (s sum, cost float64, ok bool) {
	if len(open) > accountMended {
		return s, 0, false
	}
	for i := 2; i < len(open); i++ {
		for from := range i - 1 {
			behind := open[i+1:]
			if len(behind) == 0 && from == 0 {
				continue
			}
			for minus, price := range ways(open[from:i]) {
				if price > waysPlain {
					break
				}
				broken := sum{at: open[i], parts: open[from:i], minus: minus}
				ought := broken.want()
				broken.off = open[i].val - ought
				for _, goesOn := range [...]int64{ought, open[i].val} {
					short := slices.Concat(open[:from], []entry{{pos: open[i].pos, val: goesOn, less: open[i].less}}, behind)
					if s, cost, ok = fit(short, t); !ok || broken.off != 0 && broken.slip() <= 0 {
						continue
					}
					if goesOn == ought && broken.off != 0 {
						s = s.instead(from, broken)
					}
					a.found(broken)
					if broken.off == 0 { // it only tells too little by itself
						return s, cost + priceResult, true
					}
					return s, cost + 2*math.Log2(float64(len(open))), true
				}
			}
		}
	}
	return s, 0, false
}

// found puts down a sum within the account of which the figures tell nothing, or which is off.
func (a *account) found(s sum) {
	a.results = append(a.results, s)
	if s.off != 0 {
		a.evidence.fails(s)
	}
}

// end says of the figures that are left open which were to be results, and whether all figures are
// accounted for then.
func (a *account) end() (complete bool) {
	var open []entry
	for i, e := range a.open {
		at, is := e, i == len(a.open)-1 && !e.summary
		if e.summary && len(open) > 0 {
			at, is = a.leaf(e.first)
		}
		for from := 0; is && from < len(open)-1; from++ {
			s, _, ok := fit(open[from:], at)
			if !ok {
				s = natural(open[from:], at)
			}
			if ok || s.slip() > 0 {
				a.found(s)
				e.summary, is = true, false
				open = open[:from:from]
			}
		}
		open = append(open, e)
	}
	return !slices.ContainsFunc(open, func(e entry) bool { return !e.summary })
}

// leaf is the figure in a position, and whether it is what no others come to.
func (a *account) leaf(pos int) (e entry, is bool) {
	if slices.ContainsFunc(a.results, func(s sum) bool { return s.at.pos == pos }) {
		return e, false
	}
	i := slices.IndexFunc(a.all, func(e entry) bool { return e.pos == pos })
	return a.all[i], true
}

// ways are the signs that entries may have, the likeliest first, with what it costs in bits to name
// them: as words say, as they are written, the first less the rest, all from one on taken off, and of few
// any. The first one is always added.
func ways(es []entry) func(yield func(minus signs, cost float64) bool) {
	n := len(es)
	from := func(i int) signs { return (1<<n - 1) &^ (1<<i - 1) } // all from that one on
	return func(yield func(signs, float64) bool) {
		said := signs(0)
		for i, e := range es {
			if i > 0 && e.less {
				said |= 1 << i
			}
		}
		if said != 0 && !yield(said, 1) || !yield(0, 1) || n < 2 || !yield(from(1), 2) {
			return
		}
		for i := 2; i < n; i++ {
			if !yield(from(i), 2+math.Log2(float64(n))) {
				return
			}
		}
		if n > accountFew {
			return
		}
		for minus := signs(2); minus < 1<<n; minus += 2 {
			if bits.OnesCount64(uint64(minus)) < n-1 && !yield(minus, float64(n)) {
				return
			}
		}
	}
}
