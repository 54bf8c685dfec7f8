package rules_test

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// drawDeducted draws the sales of a few divisions over four years or more, less one line of which no word
// says that it is taken away, first or last of which stands what they come to. last is the row of the
// last division.
func drawDeducted(t *rapid.T) (grid [][]string, last int) {
	rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 37))
	divisions, years, front := 3+rng.IntN(5), 4+rng.IntN(4), rng.IntN(2) == 0
	lines := make([][]string, divisions+2) // with the line and the total
	for i := range lines {
		lines[i] = []string{"Division " + string(rune('A'+i))}
	}
	lines[divisions][0], lines[divisions+1][0] = "Between divisions", "Group"
	head := []string{"Sales"}
	for year := range years {
		head = append(head, strconv.Itoa(2011+year))
		sum := 0
		for i := range divisions {
			x := 2000 + rng.IntN(50_000)
			lines[i], sum = append(lines[i], strconv.Itoa(x)), sum+x
		}
		x := 500 + rng.IntN(1500)
		lines[divisions] = append(lines[divisions], strconv.Itoa(x))
		lines[divisions+1] = append(lines[divisions+1], strconv.Itoa(sum-x))
	}
	last = divisions
	if front {
		lines = append([][]string{lines[divisions+1]}, lines[:divisions+1]...)
		last++
	}
	return append([][]string{head}, lines...), last
}

// What is taken away without a word adds up.
func TestDeductedUnsaidHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		grid, _ := drawDeducted(t)
		assert.Empty(t, show(checkGrid(grid)), "%v", grid)
	})
}

// A division's figure that is wrong by its first digit is told.
func TestDeductedUnsaidSlip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		grid, last := drawDeducted(t)
		row := rapid.IntRange(last-2, last).Draw(t, "row")
		col := rapid.IntRange(1, len(grid[0])-1).Draw(t, "column")
		was := grid[row][col]
		digit := '1' + (was[0]-'1'+byte(rapid.IntRange(1, 8).Draw(t, "by")))%9
		grid[row][col] = string(rune(digit)) + was[1:]
		assert.NotEmpty(t, show(checkGrid(grid)), "%v", grid)
	})
}
