package relation

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

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
	across := func(lines ...string) *finder {
		tab := read(t, lines...)
		return newFinder(t.Context(), tab, newNumbers(t.Context(), tab).along(Across))
	}
	f := across(
		"item | a | b | sum | c | d",
		"x | 12 | 340 | 352 | 77 | 9",
		"y | 51 | 23 | 74 | 5 | 208",
		"z | 7 | 118 | 125 | 41 | 36",
	)
	assert.Equal(t, []proposal{{total: 2, from: 0, to: 2}}, f.propose(f.all, f.all), "parts before the total")

	f = across(
		"item | sum | a | b | c",
		"x | 429 | 12 | 340 | 77",
		"y | 79 | 51 | 23 | 5",
		"z | 166 | 7 | 118 | 41",
	)
	assert.Equal(t, []proposal{{total: 0, from: 1, to: 4}}, f.propose(f.all, []int{0}), "parts after it")

	f = across(
		"item | a | b | sum | c",
		"x | 12 | 340 | 429 | 77",
		"y | 51 | 23 | 79 | 5",
		"z | 7 | 118 | 166 | 41",
	)
	assert.Equal(t, []proposal{{total: 2, from: 0, to: 4}}, f.propose(f.all, []int{2}), "parts on both sides")
	assert.Equal(t, []proposal{{total: 2, from: 0, to: 3}}, f.propose([]int{0, 1, 3}, []int{2}), "a list without the total")
}
