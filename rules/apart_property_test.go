package rules_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// Where half of a total row does not come out, what a slip in one row explains is told with that
// row, and not with what is wrong in other columns.
func TestSlipsOfATotalRowStayApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 43))
		rows, cols := 6+rng.IntN(5), 6 // the total of each row, four quarters, and something else
		figures := make([][]int, rows+1)
		figures[rows] = make([]int, cols)
		for r := range rows {
			row := make([]int, cols)
			for c := 1; c < cols; c++ {
				row[c] = 100 + rng.IntN(900)
			}
			row[0] = row[1] + row[2] + row[3] + row[4]
			for c, x := range row {
				figures[rows][c] += x
			}
			figures[r] = row
		}
		slips := rng.Perm(rows)[:2]
		for i, r := range slips {
			figures[r][1+i] += 1000*(i+1) + rng.IntN(900) // not both by the same
		}
		figures[rows][5] += 1000 + rng.IntN(900)

		grid := [][]string{{"项目", "全年", "一季度", "二季度", "三季度", "四季度", "户数"}}
		for r, row := range figures {
			line := []string{fmt.Sprintf("第%d街道", r+1)}
			if r == rows {
				line[0] = "合计"
			}
			for _, x := range row {
				line = append(line, strconv.Itoa(x))
			}
			grid = append(grid, line)
		}
		slip := map[string]int{fmt.Sprintf("G%d", rows+2): 2}
		for i, r := range slips {
			slip[fmt.Sprintf("B%d", r+2)], slip[fmt.Sprintf("%c%d", 'C'+i, rows+2)] = i, i
		}
		of := map[string]int{}
		for _, f := range checkGrid(grid) {
			here := slip[f.Cell.Ref.String()]
			if other, seen := of[f.Group]; seen {
				assert.Equal(t, other, here, "%v %v", f.Cell, grid)
			}
			of[f.Group] = here
		}
		assert.NotEmpty(t, of, "%v", grid)
	})
}
