package rules

import (
	"sort"

	"crossfoot/sheets"
	"crossfoot/sheets/table"
)

// numbered is a running number and what it stands for.
type numbered struct {
	ref     sheets.Ref
	number  table.Number
	item    string      // what it numbers
	apart   bool        // a heading or a total stands before it
	blurred bool        // what stands before it may hold a number, but cannot be read
	without []*numbered // the items before it that have no number
}

// flawKind is what is wrong with a number.
type flawKind uint8

const (
	gap        flawKind = iota // some are missing before it
	unnumbered                 // it is missing
	wrong                      // it is another one
	repeated                   // it is there twice
	astray                     // it stands where others have their place
	unclear                    // nobody can say what is meant; it only counts
)

// flaw is a number that is not the one expected.
type flaw struct {
	kind   flawKind
	at     *numbered
	want   int       // the number expected, 0 if none is
	before *numbered // the number in front of it, of those that are in order
	other  *numbered // where the number stands as well
}

// run is numbers of one style in their order.
type run []*numbered

// counts are the parts of a run that count from 1. After a count within another one,
// as under an item, the outer one goes on; where a heading stands before the inner one, it does
// so only behind another: 1, A, 1, 2, B, 2.
func (r run) counts() (out []run) {
	var open []int // of out, the innermost last
	headed := 0    // how many of them, the outermost, lie before a heading
	ones := 0
	for _, n := range r {
		if n.number.N == 1 {
			ones++
		}
	}
	for i, n := range r {
		v := n.number.N
		last := 0
		if len(open) > 0 {
			last = out[open[len(open)-1]].last()
		}
		slip := i+1 < len(r) && r[i+1].number.N == last+2 // 10, 1, 12
		switch {
		case v == 1 && !(last > 0 && slip && !n.apart) && (last != 1 || n.apart || ones > 2):
			if n.apart {
				headed = len(open)
			}
			open = append(open, len(out))
			out = append(out, run{n})
			continue
		case len(open) == 0:
			continue // it does not begin with 1
		case v != last+1:
			for k := len(open) - 2; k >= 0 && k >= len(open)-mostNested && (k >= headed || n.apart); k-- {
				if out[open[k]].last()+1 == v {
					open, headed = open[:k+1], min(headed, k)
					break
				}
			}
		}
		at := open[len(open)-1]
		out[at] = append(out[at], n)
	}
	return out
}

// mostNested is how many counts within each other are told apart.
const mostNested = 8

func (r run) last() int { return r[len(r)-1].number.N }

// inOrder are the indexes of the most numbers of a run that rise; of equal ones the
// first.
func (r run) inOrder() []int {
	var ends []int // by length, where the lists that rise most slowly end
	before := make([]int, len(r))
	for i, n := range r {
		k := sort.Search(len(ends), func(k int) bool { return r[ends[k]].number.N >= n.number.N })
		before[i] = -1
		if k > 0 {
			before[i] = ends[k-1]
		}
		switch {
		case k == len(ends):
			ends = append(ends, i)
		case r[ends[k]].number.N > n.number.N:
			ends[k] = i
		}
	}
	out := make([]int, len(ends))
	for k, i := len(ends)-1, ends[len(ends)-1]; k >= 0; k, i = k-1, before[i] {
		out[k] = i
	}
	// Of 4, 6, 6, 7 the first 6 is a 5 that was mistyped.
	for k := 1; k < len(out); k++ {
		before, i := out[k-1], out[k]
		if n := r[i].number.N; i == before+1 && n == r[before].number.N+2 && i+1 < len(r) && r[i+1].number.N == n {
			out[k]++
		}
	}
	return out
}

// flaws are the numbers of a count that are out of order, and how many are in it.
func (r run) flaws() (out []flaw, steps int) {
	if r.steady() {
		return nil, len(r) - 1
	}
	at := map[int][]*numbered{}
	without := 0
	for _, n := range r {
		at[n.number.N] = append(at[n.number.N], n)
		without += len(n.without)
	}
	order := r.inOrder()
	for k, i := range order {
		end := len(r)
		if k+1 < len(order) {
			end = order[k+1]
		}
		between, want := r.astray(at, r.most(order), i, end)
		if out = append(out, between...); end == len(r) {
			break
		}
		if r[end].number.N == r[i].number.N+1 {
			steps++
		} else if f, ok := r.gap(at, want, without, r[i], r[end]); ok {
			out = append(out, f)
		}
	}
	return out, steps
}

// astray are the numbers that are not in order, between two that are: one finding for all in a row, and
// then for each in the place of one that is missing. Want is the first number that still is.
func (r run) astray(at map[int][]*numbered, most, i, end int) (out []flaw, want int) {
	want = r[i].number.N + 1
	for j := i + 1; j < end; j++ {
		f := flaw{kind: wrong, at: r[j], before: r[i]}
		if same := at[r[j].number.N]; len(same) > 1 {
			f.kind, f.other = repeated, same[0]
			if same[0] == r[j] {
				f.other = same[1]
			}
		}
		switch missing := len(at[want]) == 0 && (end == len(r) || want < r[end].number.N); {
		case f.kind == wrong && r[j].number.N < most: // its place is free, elsewhere
			f.kind = astray
		case missing:
			f.want = want
			want++
		case f.kind == wrong && r[j].number.N == most+1:
			f.kind = astray
		case f.kind == wrong:
			f.kind = unclear
		}
		if j == i+1 || f.want != 0 {
			out = append(out, f)
		}
	}
	return out, want
}

// steady says whether each number is one more than the one before, as in most lists.
func (r run) steady() bool {
	for i, n := range r {
		if n.number.N != r[0].number.N+i {
			return false
		}
	}
	return true
}

// most is the largest of the numbers that are in order.
func (r run) most(order []int) int { return r[order[len(order)-1]].number.N }

// gapMost is how many numbers in a row may be missing: where more are, the numbers are
// those of a longer list.
const gapMost = 50

// gap is what is missing from a number on, before another one. Without is how many
// items of the count have no number.
func (r run) gap(at map[int][]*numbered, from, without int, before, after *numbered) (flaw, bool) {
	to := after.number.N
	f := flaw{kind: gap, at: after, want: from, before: before}
	if after.blurred {
		return f, false
	}
	if to-from > min(len(r)/2, gapMost) {
		f.kind = unclear
		return f, true
	}
	for from < to && len(at[from]) > 0 {
		from++
	}
	if from == to {
		return f, false
	}
	f.want = from
	for v := from; v < to; v++ {
		if len(at[v]) > 0 {
			f.kind = unclear
		}
	}
	if f.kind == gap && len(after.without) == to-from && len(after.without) == without {
		f.kind = unnumbered
		f.at = after.without[0]
		f.at.number = after.number
	}
	return f, true
}
