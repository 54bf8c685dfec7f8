package rules_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"crossfoot/checker"
	"crossfoot/checker/checktest"
	"crossfoot/rules"
	"crossfoot/sheets"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// A program that exports contracts with their payments merges the cells of each contract and
// leaves its amount in all of them. A total that counts each contract once is right; of one
// that counts what lies under the merged cells the rule for hidden parts tells.
func TestCopiesUnderMergedCellsCountOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 21))
		grid := [][]string{{"School", "Contract", "Payment", "Paid"}}
		var merges []sheets.Range
		once, often, paid := 0, 0, 0
		for c := range rapid.IntRange(4, 12).Draw(t, "contracts") {
			amount, times := 100+rng.IntN(9000), 1+rng.IntN(4)
			if c == 0 {
				times = 2
			}
			once, often = once+amount, often+amount*times
			if top := len(grid) + 1; times > 1 {
				merges = append(merges, sheets.Range{Top: top, Left: 1, Bottom: top + times - 1, Right: 1}, sheets.Range{Top: top, Left: 2, Bottom: top + times - 1, Right: 2})
			}
			for n := range times {
				part := 10 + rng.IntN(900)
				paid += part
				grid = append(grid, []string{fmt.Sprint("School ", string(rune('A'+c))), strconv.Itoa(amount), fmt.Sprint("Payment ", n+1), strconv.Itoa(part)})
			}
		}
		told := func(total int) (ids []string) {
			f := checktest.Fixture{Name: "grid", Grid: append(slices.Clip(grid), []string{"Total", strconv.Itoa(total), "", strconv.Itoa(paid)}), Typed: true, Merges: merges}
			for _, x := range checktest.CheckBooks(f.Books(), checker.Options{Rules: rules.All})[0].Findings {
				ids = append(ids, x.Rule.ID)
			}
			return ids
		}
		assert.Empty(t, told(once))
		for _, id := range told(often) {
			assert.Equal(t, "hidden-part", id)
		}
	})
}
