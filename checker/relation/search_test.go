package relation

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestSumIndexFindsEveryPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sums := rapid.SliceOfN(rapid.Int64Range(-6, 6), 1, 60).Draw(t, "sums")
		var index sumIndex
		index.fill(sums)
		for sum := int64(-7); sum <= 7; sum++ {
			var want, got []int
			for i, s := range sums {
				if s == sum && len(want) < 4 {
					want = append(want, i)
				}
			}
			index.each(sum, func(i int) {
				assert.Equal(t, sum, sums[i])
				got = append(got, i)
			})
			assert.GreaterOrEqual(t, len(got), len(want), "the first few places of a sum are found")
			assert.Equal(t, want, got[:len(want):len(want)], "in their order")
		}
	})
}

func TestSumIndexOfLargeSums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sums := rapid.SliceOfNDistinct(rapid.Int64(), 1, 200, rapid.ID).Draw(t, "sums")
		var index sumIndex
		index.fill(sums)
		for want, s := range sums {
			var got []int
			index.each(s, func(i int) { got = append(got, i) })
			assert.Equal(t, []int{want}, got)
		}
		other := rapid.Int64().Filter(func(x int64) bool {
			return !slices.Contains(sums, x)
		}).Draw(t, "other")
		index.each(other, func(int) { assert.Fail(t, "there is no such sum") })
	})
}

// Runs of zeros must not make the search quadratic.
func TestSumIndexGivesUpOnManyPlaces(t *testing.T) {
	var index sumIndex
	index.fill(make([]int64, 10_000))
	calls := 0
	index.each(0, func(int) { calls++ })
	assert.Positive(t, calls)
	assert.LessOrEqual(t, calls, 16)
}

func TestSpread(t *testing.T) {
	assert.Equal(t, []int{0, 1, 2}, spread(3, 5))
	assert.Equal(t, []int{0, 5, 10}, spread(11, 3))
	rapid.Check(t, func(t *rapid.T) {
		n, want := rapid.IntRange(1, 5000).Draw(t, "n"), rapid.IntRange(2, 500).Draw(t, "want")
		out := spread(n, want)
		assert.Len(t, out, min(n, want))
		assert.Equal(t, 0, out[0])
		assert.Equal(t, n-1, out[len(out)-1])
		for i := 1; i < len(out); i++ {
			assert.Greater(t, out[i], out[i-1])
		}
	})
}

func TestProposals(t *testing.T) {
	tab := read(t,
		"item | a | b | sum | c | d",
		"x | 12 | 340 | 352 | 77 | 9",
		"y | 51 | 23 | 74 | 5 | 208",
		"z | 7 | 118 | 125 | 41 | 36",
	)
	v := newNumbers(t.Context(), tab).along(Across)
	props := v.propose([]int{0, 1, 2, 3, 4}, []int{0, 1, 2, 3, 4}, []int{0, 1, 2})
	assert.Contains(t, props[2], proposal{total: 2, from: 0, to: 2}, "parts before the total")

	tab = read(t,
		"item | sum | a | b | c",
		"x | 429 | 12 | 340 | 77",
		"y | 79 | 51 | 23 | 5",
		"z | 166 | 7 | 118 | 41",
	)
	v = newNumbers(t.Context(), tab).along(Across)
	props = v.propose([]int{0, 1, 2, 3}, []int{0}, []int{0, 1, 2})
	assert.Equal(t, []proposal{{total: 0, from: 1, to: 4}}, props[0], "parts after it")

	tab = read(t,
		"item | a | b | sum | c",
		"x | 12 | 340 | 429 | 77",
		"y | 51 | 23 | 79 | 5",
		"z | 7 | 118 | 166 | 41",
	)
	v = newNumbers(t.Context(), tab).along(Across)
	props = v.propose([]int{0, 1, 2, 3}, []int{2}, []int{0, 1, 2})
	assert.Equal(t, []proposal{{total: 2, from: 0, to: 4}}, props[2], "parts on both sides")
	props = v.propose([]int{0, 1, 3}, []int{2}, []int{0, 1, 2})
	assert.Equal(t, []proposal{{total: 2, from: 0, to: 3}}, props[2], "a list without the total")
}
