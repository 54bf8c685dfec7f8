package running_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"crossfoot/checker/relation"
	"crossfoot/sheets"
	"crossfoot/sheets/sheettest"
	"crossfoot/sheets/table"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// departments is a table of amounts with the total of each department beside them: in a merged cell,
// or beside its first or its last row.
type departments struct {
	sizes         []int
	amounts       []int
	totals        []int
	merged, below bool
}

func drawDepartments(t *rapid.T) departments {
	rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 7))
	d := departments{merged: rapid.Bool().Draw(t, "merged"), below: rapid.Bool().Draw(t, "below")}
	for i := range rapid.IntRange(6, 9).Draw(t, "departments") {
		size, total := 2+rng.IntN(4), 0
		if i == 4 {
			size = 1
		}
		for range size {
			d.amounts = append(d.amounts, 100+rng.IntN(9000))
			total += d.amounts[len(d.amounts)-1]
		}
		d.sizes, d.totals = append(d.sizes, size), append(d.totals, total)
	}
	return d
}

func (d departments) analysis(t require.TestingT) *relation.Analysis {
	grid := [][]string{{"Department", "Item", "Amount", "Planned"}}
	var merges []sheets.Range
	for i, size := range d.sizes {
		at := 0
		if d.below && !d.merged {
			at = size - 1
		}
		for k := range size {
			amount := d.amounts[len(grid)-1]
			row := []string{"", fmt.Sprint("Item ", string(rune('a'+len(grid)%26)), " of ", string(rune('A'+i))), strconv.Itoa(amount), ""}
			if k == at {
				row[3] = strconv.Itoa(d.totals[i])
			}
			grid = append(grid, row)
		}
		if d.merged && size > 1 {
			merges = append(merges, sheets.Range{Top: len(grid) - size + 1, Bottom: len(grid), Left: 4, Right: 4})
		}
	}
	sheet := sheettest.Sheet("plan", grid, true)
	sheet.Merges = merges
	tables, _ := table.Find(sheettest.Book(sheet), sheet)
	require.Len(t, tables, 1)
	return relation.Find(tables[0])
}

// off are the departments whose total is not what stands beside it.
func (d departments) off(t require.TestingT) (out []int) {
	for _, r := range d.analysis(t).Runs {
		if !r.Beside {
			continue
		}
		require.Len(t, r.Steps, len(d.sizes))
		for i, s := range r.Steps {
			if s.Status != relation.Held {
				out = append(out, i)
			}
		}
	}
	return out
}

func TestTotalsBesideTheirRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDepartments(t)
		runs := d.analysis(t).Runs
		require.Len(t, runs, 1, "%v", d)
		assert.True(t, runs[0].Beside, "%v", d)
		assert.Empty(t, d.off(t), "%v", d)
		of := rapid.IntRange(0, len(d.sizes)-1).Draw(t, "of")
		if rapid.Bool().Draw(t, "a total") {
			d.totals[of] += 1000
		} else {
			first := 0
			for _, size := range d.sizes[:of] {
				first += size
			}
			d.amounts[first+rapid.IntRange(0, d.sizes[of]-1).Draw(t, "row")] += 1000
		}
		assert.Equal(t, []int{of}, d.off(t), "%v", d)
	})
}
