package rules_test

import (
	"fmt"
	"slices"
	"testing"

	"crossfoot/checker/checktest"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// priceList is a table of formulas that are no sums: what each item costs, and its share of
// all, with the values that they give.
type priceList struct {
	checktest.Allocation
	amounts []int
	total   int
}

func drawPriceList(t *rapid.T) priceList {
	n := rapid.IntRange(6, 14).Draw(t, "items")
	count, price := rapid.IntRange(2, 90), rapid.IntRange(11, 400)
	p := priceList{Allocation: checktest.Allocation{Grid: [][]string{{"Item", "Count", "Price", "Amount", "Share"}}}}
	for i := range n {
		a, b := count.Draw(t, "count"), price.Draw(t, "price")
		p.amounts, p.total = append(p.amounts, a*b), p.total+a*b
		row := i + 2
		p.Grid = append(p.Grid, []string{
			"Lot " + string(rune('A'+i)), fmt.Sprint(a), fmt.Sprint(b), fmt.Sprintf("=B%d*C%d → %d", row, row, a*b), "",
		})
	}
	for i := range n {
		p.share(i, n+2, p.total)
	}
	p.Grid = append(p.Grid, []string{"Total", "", "", fmt.Sprintf("=SUM(D2:D%d) → %d", n+1, p.total), ""})
	return p
}

// share makes the share of an item that of what stands in a row.
func (p priceList) share(item, row, whole int) {
	p.Grid[item+1][4] = fmt.Sprintf("=D%d/$D$%d → %v", item+2, row, float64(p.amounts[item])/float64(whole))
}

// findings are those of the rules about formulas.
func (p priceList) findings(t *rapid.T) (out []string) {
	for _, f := range check(t, p.Allocation, true).Findings {
		if slices.Contains([]string{"formula-range", "stale-formula", "hardcoded-total", "rate-out-of-range"}, f.Rule.ID) {
			out = append(out, f.Cell.Ref.String()+" "+f.Rule.ID)
		}
	}
	return out
}

func TestFormulasThatAreAlikeAreLeftInPeace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPriceList(t)
		assert.Empty(t, p.findings(t), "%s", p)
	})
}

func TestFormulaThatTakesAnotherCellIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPriceList(t)
		n := len(p.amounts)
		item := rapid.IntRange(1, n-2).Draw(t, "item")
		p.share(item, n+1, p.amounts[n-1])
		assert.Equal(t, []string{fmt.Sprintf("E%d formula-range", item+2)}, p.findings(t), "%s", p)
	})
}

func TestNumberTypedOverAFormulaIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPriceList(t)
		n := len(p.amounts)
		item := rapid.IntRange(1, n-2).Draw(t, "item")
		off := rapid.IntRange(2, 90).Draw(t, "off")
		p.Grid[item+1][4] = fmt.Sprintf("%.2f07", float64(p.amounts[item])/float64(p.total)+float64(off)/100)
		assert.Contains(t, p.findings(t), fmt.Sprintf("E%d hardcoded-total", item+2), "%s", p)
	})
}
