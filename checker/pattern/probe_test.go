package pattern

import (
	"slices"
	"testing"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// drawnView is one position of some lines, with small figures so that sums come up.
func drawnView(t *rapid.T, most int) matrix.View {
	least := rapid.SampledFrom([]int64{0, 0, -3, -1000}).Draw(t, "least")
	figure := rapid.Int64Range(least, rapid.SampledFrom([]int64{1, 4, 20, 1000}).Draw(t, "greatest"))
	val := rapid.SliceOfN(figure, 2, most).Draw(t, "figures")
	wide, states := rapid.Bool().Draw(t, "wide"), make([]matrix.State, len(val))
	for i, x := range val {
		if x == 0 {
			states[i] = rapid.SampledFrom([]matrix.State{matrix.Known, matrix.Nilled, matrix.Void, matrix.Absent, matrix.Unread}).Draw(t, "state")
		}
	}
	return matrix.ColumnOf(val, states, wide).Along(matrix.Down)
}

// someOf is a list of some of the lines of a view, or all.
func someOf(t *rapid.T, v matrix.View, name string) (list []int) {
	every := rapid.SampledFrom([]int{1, 1, 2, 3}).Draw(t, name)
	for i := range v.Lines {
		if every == 1 || rapid.IntRange(1, every).Draw(t, "in") == 1 {
			list = append(list, i)
		}
	}
	return list
}

// Runs are found as by looking for each end of each run, one total after another.
func TestRunsOfShortLists(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := drawnView(t, 40)
		list, totals := someOf(t, v, "list"), someOf(t, v, "totals")
		f := finder{View: v, memory: new(memory), all: arith.Spread(v.Lines, v.Lines), probes: []int{0}}
		got := slices.Sorted(slices.Values(f.votesFor(list, totals)))
		assert.Equal(t, oneByOne(v, list, totals, true), got)
	})
}

// Near runs of a long list are found as by looking for each end of each run.
func TestRunsOfLongLists(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := drawnView(t, 40)
		list, totals := someOf(t, v, "list"), someOf(t, v, "totals")
		var b probing
		b.read(v, list, 0)
		b.tryNear(v, list, totals, 0)
		var want []vote
		for _, run := range oneByOne(v, list, totals, false) {
			i, in := slices.BinarySearch(list, run.total())
			from, to, after := run.a(), run.b(), i
			if in {
				after++
			}
			before, behind := to <= i, from >= after
			if before && to > i-nearLines || behind && from < after+nearLines || !before && !behind && from >= i-nearLines {
				want = append(want, run)
			}
		}
		assert.Equal(t, want, slices.Sorted(slices.Values(b.votes)))
	})
}

// Pairs are found as by trying all, but for a second line that repeats several before.
func TestPairsOfFigures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := drawnView(t, rapid.SampledFrom([]int{allLines, pairLines}).Draw(t, "lines at most"))
		var want []vote
		for b := range v.Size() {
			y := v.Val(b)
			same := 0
			for before := range b {
				if v.Val(before) == y {
					same++
				}
			}
			for a := range b {
				x := v.Val(a)
				for total := range v.Size() {
					sum := v.Val(total)
					if x != 0 && y != 0 && sum != 0 && x+y == sum && same < placesMost {
						want = append(want, voteFor(total, a, b))
					}
				}
			}
		}
		var f figureIndex
		f.fill(v, arith.Spread(v.Lines, v.Lines), 0, v.Lines <= allLines)
		slices.Sort(want)
		assert.Equal(t, want, slices.Sorted(slices.Values(f.pairs(nil))))
	})
}

// oneByOne looks for runs without any of the short cuts, and for those next to a total that
// may be rounded if they are loose.
func oneByOne(v matrix.View, list, totals []int, loose bool) []vote {
	var b probing
	b.read(v, list, 0)
	early := func(i int) bool { // among the first places of its sum
		n := 0
		for _, sum := range b.sums[:i] {
			if sum == b.sums[i] {
				n++
			}
		}
		return n < placesMost
	}
	var votes []vote
	for _, total := range totals {
		x := v.Val(total)
		if x == 0 || v.State(total) != matrix.Known {
			continue
		}
		i, in := slices.BinarySearch(list, total)
		after := i
		if in {
			after++
		}
		for from := range b.sums {
			for to := from + 2; to < len(b.sums); to++ {
				filled := 0
				unknown := false
				for _, line := range list[from:to] {
					if line != total && v.Val(line) != 0 {
						filled++
					}
					unknown = unknown || v.State(line) == matrix.Unread
				}
				if filled < 2 || unknown {
					continue
				}
				sum := b.sums[to] - b.sums[from]
				found := false
				switch {
				case to <= i:
					found = sum == x && early(from)
				case from >= after:
					found = sum == x && early(to)
				case from < i && to > after && in:
					found = sum == 2*x && early(to)
				case from < i && to > after:
					found = sum == x && early(to)
				}
				if loose && (to == i || from == after) { // next to the total, which may be rounded
					diff := arith.Abs(sum - x)
					found = found || diff != 0 && arith.Abs(x) > looseSize*diff && diff <= v.Slack(x, to-from, v.GrainOf(total))
				}
				if found {
					votes = append(votes, voteFor(total, from, to))
				}
			}
		}
	}
	slices.Sort(votes)
	return votes
}
