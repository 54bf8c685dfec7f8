package rules_test

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// drawStatement draws a statement of this year and the last: what is left after each of a few steps,
// which add something or take it away.
func drawStatement(t *rapid.T) (grid [][]string) {
	rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 41))
	grid = append(grid, []string{"", "2023", "2022"})
	put := func(label string, x [2]int) {
		grid = append(grid, []string{label, strconv.Itoa(x[0]), strconv.Itoa(x[1])})
	}
	left := [2]int{40_000 + rng.IntN(50_000), 40_000 + rng.IntN(50_000)}
	put("Revenue", left)
	for step := range 2 + rng.IntN(4) {
		for line := range 1 + rng.IntN(3) {
			x := [2]int{100 + rng.IntN(4000), 100 + rng.IntN(4000)}
			put("Line "+strconv.Itoa(10*step+line), x)
			sign := 1 - 2*min(rng.IntN(3), 1)
			left[0], left[1] = left[0]+sign*x[0], left[1]+sign*x[1]
		}
		put("Result "+strconv.Itoa(step), left)
	}
	return grid
}

// A statement of two years that adds up is left in peace.
func TestStatementOfTwoYearsHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		grid := drawStatement(t)
		assert.Empty(t, show(checkGrid(grid)), "%v", grid)
	})
}
