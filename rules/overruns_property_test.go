package rules_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// A part that has become larger than its whole, and the total of its column that has not been
// changed along, are told as one slip, with what the part was.
func TestOverrunMendsTheTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 41))
		rows := 6 + rng.IntN(7)
		grid := [][]string{{"区域", "新增托位", "其中：普惠托位", "教师"}}
		var total [3]int
		for i := range rows {
			whole := 100 + rng.IntN(900)
			figures := [3]int{whole, 1 + rng.IntN(whole-1), 10 + rng.IntN(300)}
			row := []string{fmt.Sprintf("第%d幼儿园", i+1)}
			for k, x := range figures {
				row, total[k] = append(row, strconv.Itoa(x)), total[k]+x
			}
			grid = append(grid, row)
		}
		last := []string{"合计"}
		for _, x := range total {
			last = append(last, strconv.Itoa(x))
		}
		grid = append(grid, last)
		require.Empty(t, show(checkGrid(grid)))

		broken := 1 + rng.IntN(rows)
		was := grid[broken][2]
		whole, _ := strconv.Atoi(grid[broken][1])
		grid[broken][2] = strconv.Itoa(whole + 1 + rng.IntN(whole))
		found := checkGrid(grid)
		require.Len(t, found, 2, "%v", grid)
		for _, f := range found {
			assert.Equal(t, found[0].Group, f.Group, "%v", grid)
			require.Len(t, f.Suspects, 1, "%v", grid)
			assert.Equal(t, fmt.Sprintf("C%d → %s", broken+1, was), f.Suspects[0].Cell.Ref.String()+" → "+f.Suspects[0].To, "%v %v", grid, f)
		}
	})
}
