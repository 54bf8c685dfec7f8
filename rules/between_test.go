package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"crossfoot/checker"
	"crossfoot/checker/checktest"
	"crossfoot/fixtures/annex"
	"crossfoot/fixtures/annex/annextest"
	"crossfoot/rules"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Two items stand in both annexes, in other words and with the entities in other
// order. Whichever of their figures is changed, in whatever shape the annexes are,
// both cells are named.
func TestAnnexesContradictEachOther(t *testing.T) {
	shapes := map[string]bool{
		"original": true, "columns-shuffled-1": true, "rows-shuffled": true, "transposed": true, "english": true,
		"csv-in-UTF-8": true, "stacked": true, "side-by-side": true, "subtotals-after": true, "total-last": true,
	}
	mended := annex.Mend(annextest.Annexes(t))
	for which, a := range mended {
		for r, row := range a.Rows {
			if !strings.Contains(row.Name.Text, "无障碍改造") && !strings.Contains(row.Name.Text, "残疾人稳定就业") {
				continue
			}
			for c, text := range row.Figures {
				was, err := decimal.NewFromString(text)
				if err != nil {
					continue
				}
				changed := mended
				changed[which].Rows = slices.Clone(a.Rows)
				figures := slices.Clone(row.Figures)
				figures[c] = was.Add(decimal.NewFromInt(3)).String()
				changed[which].Rows[r].Figures = figures
				for i, v := range annex.Variants(changed) {
					if !shapes[v.Name] || (i+c)%4 != 0 { // each figure in a quarter of the shapes
						continue
					}
					found, want := crossed(t, v), figures[c]+" "+text
					if strings.Contains(v.Name, "subtotals") { // which differ with their part
						assert.Contains(t, found, want, "%s: %s, %d of %v", v.Name, row.Name.Text, c, figures)
						continue
					}
					assert.Equal(t, []string{want}, found, "%s: %s, %d of %v", v.Name, row.Name.Text, c, figures)
				}
			}
		}
	}
}

// crossed are the figures that contradict each other, the lesser ones last.
func crossed(t *testing.T, v annex.Variant) (out []string) {
	for _, file := range checktest.CheckBooks(annextest.Books(t, v), checker.Options{Rules: rules.All}) {
		for _, x := range file.Findings {
			if x.Rule.ID == "cross-table-mismatch" {
				require.Len(t, x.Related, 1)
				figures := []string{x.Got, x.Related[0].Text}
				slices.SortFunc(figures, func(a, b string) int { return decimal.RequireFromString(b).Cmp(decimal.RequireFromString(a)) })
				out = append(out, fmt.Sprint(figures[0], " ", figures[1]))
			}
		}
	}
	return out
}
