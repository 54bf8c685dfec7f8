package lookup

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
	"crossfoot/sheets/sheettest"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// drawnView is the figures of a column, the first of two: small ones so that sums come up, below one
// that is larger. What is zero may be written in any way, or cannot be read.
func drawnView(tt *testing.T, t *rapid.T, most int) matrix.View {
	least := rapid.SampledFrom([]int64{0, 0, -3, -1000}).Draw(t, "least")
	figure := rapid.Int64Range(least, rapid.SampledFrom([]int64{1, 4, 20, 1000}).Draw(t, "greatest"))
	val := rapid.SliceOfN(figure, 2, most-1).Draw(t, "figures")
	lines := []string{"item | amount | beside", "first | " + rapid.SampledFrom([]string{"5000", "5000000000000"}).Draw(t, "larger") + " | 7919"}
	for i, x := range val {
		text := strconv.FormatInt(x, 10)
		if x == 0 {
			text = rapid.SampledFrom([]string{"0", "/", "", "n.a.", "≥1"}).Draw(t, "zero")
		}
		lines = append(lines, fmt.Sprintf("item %d | %s | %d", i, text, 7919+i))
	}
	return matrix.New(tt.Context(), sheettest.Table(tt, lines...)).Along(matrix.Down)
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

// probesOf is the one position of a view, or more.
func probesOf(v matrix.View, positions ...int) *Probes {
	var p Probes
	p.Begin(v, arith.Spread(v.Lines, v.Lines), append(positions, 0))
	return &p
}

// Runs are found as by looking for each end of each run, one total after another.
func TestRunsOfShortLists(tt *testing.T) {
	rapid.Check(tt, func(t *rapid.T) {
		v := drawnView(tt, t, 40)
		list, totals := someOf(t, v, "list"), someOf(t, v, "totals")
		got := slices.Sorted(slices.Values(probesOf(v).Runs(list, totals, 1)))
		assert.Equal(t, oneByOne(v, list, totals, true), got)
	})
}

// What comes out in several positions is found whatever comes out in one alone.
func TestRunsOfSeveralPositions(tt *testing.T) {
	rapid.Check(tt, func(t *rapid.T) {
		most := rapid.SampledFrom([]int{1, 4, 20, 100}).Draw(t, "greatest")
		lines := []string{"item | a | b | c | d | beside"}
		for i := range rapid.IntRange(3, 30).Draw(t, "lines") {
			line := fmt.Sprintf("item %d", i)
			for _, name := range []string{"a", "b", "c", "d"} {
				least := 0
				if name == "d" {
					least = rapid.SampledFrom([]int{0, -3}).Draw(t, "least")
				}
				line += " | " + strconv.Itoa(50*rapid.IntRange(least, most).Draw(t, name)+rapid.IntRange(0, 1).Draw(t, "off"))
			}
			lines = append(lines, line+" | 79.19")
		}
		v := matrix.New(tt.Context(), sheettest.Table(tt, lines...)).Along(matrix.Down)
		list, totals := someOf(t, v, "list"), someOf(t, v, "totals")
		several := func(least int) (found []string) {
			for run, n := range Counted(probesOf(v, 1, 2, 3).Runs(list, totals, least)) {
				if n >= 2 {
					found = append(found, fmt.Sprint(run, n))
				}
			}
			return found
		}
		assert.Equal(t, several(1), several(2))
	})
}

// Near runs of a long list are found as by looking for each end of each run.
func TestRunsOfLongLists(tt *testing.T) {
	rapid.Check(tt, func(t *rapid.T) {
		v := drawnView(tt, t, 40)
		list, totals := someOf(t, v, "list"), someOf(t, v, "totals")
		var b probe
		b.read(v, list, 0)
		b.tryNear(v, list, totals, 0)
		var want []Vote
		for _, run := range oneByOne(v, list, totals, false) {
			i, in := slices.BinarySearch(list, run.Total())
			from, to, after := run.A(), run.B(), i
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
func TestPairsOfFigures(tt *testing.T) {
	rapid.Check(tt, func(t *rapid.T) {
		v := drawnView(tt, t, rapid.SampledFrom([]int{ShortList, PairLines}).Draw(t, "lines at most"))
		var want []Vote
		for b := range v.Lines {
			y := v.Val(v.Index(b, 0))
			same := 0
			for before := range b {
				if v.Val(v.Index(before, 0)) == y {
					same++
				}
			}
			for a := range b {
				x := v.Val(v.Index(a, 0))
				for total := range v.Lines {
					sum := v.Val(v.Index(total, 0))
					if x != 0 && y != 0 && sum != 0 && x+y == sum && same < placesMost {
						want = append(want, voteFor(total, a, b))
					}
				}
			}
		}
		slices.Sort(want)
		never := func() bool { return false }
		assert.Equal(t, want, slices.Sorted(slices.Values(probesOf(v).Pairs(1, never))))
	})
}

// oneByOne looks for runs without any of the short cuts, and for those next to a total that
// may be rounded if they are loose.
func oneByOne(v matrix.View, list, totals []int, loose bool) []Vote {
	var b probe
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
	var votes []Vote
	for _, total := range totals {
		x := v.Val(v.Index(total, 0))
		if x == 0 || v.State(v.Index(total, 0)) != matrix.Known {
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
					if line != total && v.Val(v.Index(line, 0)) != 0 {
						filled++
					}
					unknown = unknown || v.State(v.Index(line, 0)) == matrix.Unread
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
					found = found || diff != 0 && arith.Abs(x) > looseSize*diff && diff <= v.Slack(x, to-from, v.GrainOf(v.Index(total, 0)))
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
