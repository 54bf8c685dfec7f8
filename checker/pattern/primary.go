package pattern

import (
	"cmp"
	"iter"
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/linear"
	"crossfoot/checker/matrix"
)

// This file tells the sums that follow from others, which are kept as witnesses.

// primary parts the patterns from those that follow from them: where a total is
// its four regions, and each region its states, that it is its states says
// nothing more, and an error in it would be reported twice. What follows is kept
// as a witness.
//
// Sums of neighbours follow from others only if subtotals stand for their parts:
// that a total is the sum of its regions and of its age groups is two claims, even
// though the one could be worked out from the other by way of the other sums. Lines
// that stand anywhere are no such claims: they follow if they are a linear
// combination of what is known.
func (f *finder) primary() (primary, witnesses []*Pattern) {
	implied, known := map[*Pattern]bool{}, linear.Basis{}
	order, told, doubled := slices.Clone(f.accepted), seenSums{}, f.doubled()
	slices.SortStableFunc(order, func(p, q *Pattern) int { return cmp.Compare(p.price, q.price) })
	anywhere := slices.ContainsFunc(order, func(p *Pattern) bool { return p.strewn })
	if anywhere {
		for _, twin := range f.twins() {
			known.Add(known.Reduce(linear.VectorOf(twin[1], matrix.Line{Index: twin[0], Weight: 1})))
		}
	}
	for _, strewn := range []bool{false, true} {
		for _, p := range order {
			if p.strewn != strewn {
				continue
			}
			implied[p] = !told.add(p.Total, p.Parts) || doubled[p] || f.follows(p)
			if !anywhere { // nothing needs the basis
				continue
			}
			v := known.Reduce(linear.VectorOf(p.Total, p.Parts...))
			implied[p] = implied[p] || strewn && len(v) == 0
			if !implied[p] && p.From == 0 && p.To == f.Positions {
				known.Add(v)
			}
		}
	}
	for _, p := range f.accepted {
		if implied[p] {
			witnesses = append(witnesses, p)
		} else {
			primary = append(primary, p)
		}
	}
	return primary, witnesses
}

// doubled are the patterns that nobody means because one takes the total of another along with
// all of its parts, as twice the total does: the one that says less. Of a total that comes out
// more than once it is the one that takes it.
func (f *finder) doubled() map[*Pattern]bool {
	doubled := map[*Pattern]bool{}
	for _, p := range f.accepted {
		for q := range f.takenAlong(p) {
			switch {
			case q.Bits > p.Bits:
				if q.From <= p.From && p.To <= q.To && !p.ByFormula() {
					doubled[p] = true
				}
			case q.Held == 1 && !q.Said && p.From <= q.From && q.To <= p.To && !q.ByFormula():
				doubled[q] = true
			}
		}
	}
	return doubled
}

// takenAlong are the sums whose totals a pattern takes along with all of their parts.
func (f *finder) takenAlong(p *Pattern) iter.Seq[*Pattern] {
	return func(yield func(*Pattern) bool) {
		if !slices.ContainsFunc(p.Parts, func(l matrix.Line) bool { return len(f.byTotal[l.Index]) > 0 }) {
			return
		}
		weight := make(map[int]int, len(p.Parts))
		for _, l := range p.Parts {
			weight[l.Index] = l.Weight
		}
		for _, l := range p.Parts {
			for _, q := range f.byTotal[l.Index] {
				along := !slices.ContainsFunc(q.Parts, func(m matrix.Line) bool { return weight[m.Index] != l.Weight*m.Weight })
				if along && !yield(q) {
					return
				}
			}
		}
	}
}

// follows says whether a pattern's total is accounted for by its subtotals.
func (f *finder) follows(p *Pattern) bool {
	for _, q := range f.byTotal[p.Total] {
		if q != p && len(q.Parts) < len(p.Parts) && q.From <= p.From && p.To <= q.To && f.implies(q, p) {
			return true
		}
	}
	return false
}

// implies says whether putting subtotals' parts in their place turns q's parts
// into p's.
func (f *finder) implies(q, p *Pattern) bool {
	want := make(map[int]bool, len(p.Parts))
	for _, l := range p.Parts {
		if l.Weight != 1 {
			return false
		}
		want[l.Index] = true
	}
	used := 0
	var covers func(line, depth int) bool
	covers = func(line, depth int) bool {
		if want[line] {
			used++
			return true
		}
		if depth > 16 {
			return false
		}
	patterns:
		for _, r := range f.byTotal[line] {
			before := used
			for _, l := range r.Parts {
				if l.Weight != 1 || !covers(l.Index, depth+1) {
					used = before
					continue patterns
				}
			}
			return true
		}
		return false
	}
	for _, l := range q.Parts {
		if l.Weight != 1 || !covers(l.Index, 0) {
			return false
		}
	}
	return used == len(p.Parts)
}

// twins are pairs of lines that say the same in every position.
func (f *finder) twins() (out [][2]int) {
	first := map[uint64]int{}
	for line := range f.Lines {
		hash, said := arith.HashBegin, 0
		for pos := range f.Positions {
			x := f.Val(f.Index(line, pos))
			hash = arith.Hash(hash, x)
			if x != 0 {
				said++
			}
		}
		if said < twinsLeast {
			continue
		}
		if twin, again := first[hash]; again && f.alike(twin, line) {
			out = append(out, [2]int{twin, line})
		} else if !again {
			first[hash] = line
		}
	}
	return out
}

// twinsLeast is in how many positions twins must say something.
const twinsLeast = 3

func (f *finder) alike(a, b int) bool {
	for pos := range f.Positions {
		if f.Val(f.Index(a, pos)) != f.Val(f.Index(b, pos)) {
			return false
		}
	}
	return true
}
