package pattern

import (
	"testing"

	"crossfoot/checker/matrix"
	"crossfoot/sheets/sheettest"

	"github.com/stretchr/testify/assert"
)

func TestProposals(t *testing.T) {
	across := func(lines ...string) *finder {
		tab := sheettest.Table(t, lines...)
		return finderOf(t, tab, matrix.Across)
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
