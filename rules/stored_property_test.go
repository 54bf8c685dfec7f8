package rules_test

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"crossfoot/checker"
	"crossfoot/checker/checktest"
	"crossfoot/rules"
)

// Of figures that formulas have stored with all their digits, a total that is off by one is told as
// off by one: what binary numbers leave behind the last place stands in no message.
func TestStoredNumbersAreOffByWhatIsWrong(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 43)) // figures that are all the same say little
		columns := 3 + rng.IntN(12)
		head := []string{"Office", "Total"}
		for c := range columns {
			head = append(head, "Area "+string(rune('A'+c)))
		}
		grid := [][]string{head}
		wrong := rng.IntN(8)
		for r := range 8 {
			row, total := []string{"Office " + string(rune('A'+r)), ""}, 0.0
			for range columns {
				x := float64(7*(200+rng.IntN(1800))+3) / 7
				row, total = append(row, strconv.FormatFloat(x, 'g', 17, 64)), total+x
			}
			if r == wrong {
				total++
			}
			row[1] = strconv.FormatFloat(total, 'g', 17, 64)
			grid = append(grid, row)
		}
		f := checktest.Fixture{Typed: true, Grid: grid}
		findings := checktest.CheckBooks(f.Books(), checker.Options{Rules: rules.All})[0].Findings
		require.Len(t, findings, 1)
		assert.Equal(t, "1", findings[0].Difference, findings[0].Arithmetic)
	})
}
