package relation

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// In whatever few rows something came in, and wherever the table has it, what is there in the end
// is what was there, plus that, less what went out.
func TestPartsThatAreZeroMostlyAreTurned(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		rows := rapid.IntRange(3, 10).Draw(r, "rows")
		filled := rapid.IntRange(0, rows-1).Draw(r, "row with what came in")
		grid := []string{"item | opening | in | out | closing"}
		for row := range rows {
			opening, in, out := rapid.IntRange(300, 3000).Draw(r, "opening"), 0, rapid.IntRange(5, 90).Draw(r, "out")
			if row == filled {
				in = rapid.IntRange(5, 90).Filter(func(x int) bool { return x != out }).Draw(r, "in")
			}
			grid = append(grid, fmt.Sprintf("item %c | %d | %d | %d | %d", 'a'+row, opening, in, out, opening+in-out))
		}
		for _, b := range Find(read(t, grid...)).Breaches {
			assert.Equal(t, Down, b.Pattern.Axis, "%v", grid)
			assert.True(t, b.Status == Rounding || b.Odds < OddsWarning, "a row may come to others by chance: %v", grid)
		}
	})
}
