package rules_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"crossfoot/checker"
	"crossfoot/checker/checktest"
	"crossfoot/rules"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// A total that was typed over its formula is what is wrong, though all that follows from it comes out.
func TestTypedTotalIsSuspected(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 47))
		rows := 6 + rng.IntN(10)
		typed := rng.IntN(rows)
		grid := [][]string{{"姓名", "岗位工资", "薪级工资", "绩效", "应发合计"}}
		var total [4]int
		want := 0
		for r := range rows {
			row := []string{fmt.Sprintf("职工%d", r+1)}
			sum := 0
			for k := range 3 {
				x := 1000 + rng.IntN(3000)
				row, sum, total[k] = append(row, fmt.Sprint(x)), sum+x, total[k]+x
			}
			cell := fmt.Sprintf("=SUM(B%d:D%[1]d) → %d", r+2, sum)
			if r == typed {
				want = sum
				sum += 100 + rng.IntN(900)
				cell = fmt.Sprint(sum)
			}
			total[3] += sum
			grid = append(grid, append(row, cell))
		}
		last := []string{"合计"}
		for k, x := range total {
			last = append(last, fmt.Sprintf("=SUM(%c2:%[1]c%d) → %d", 'B'+k, rows+1, x))
		}
		f := checktest.Fixture{Name: "grid", Grid: append(grid, last), Typed: true}
		found := alarms(checktest.CheckBooks(f.Books(), checker.Options{Rules: rules.All})[0].Findings)
		require.NotEmpty(t, found, "%v", grid)
		at := fmt.Sprintf("E%d", typed+2)
		for _, x := range found {
			if x.Cell.Ref.String() == at {
				require.Len(t, x.Suspects, 1, "%v", grid)
				assert.Equal(t, at+" "+fmt.Sprint(want)+" typed-over", x.Suspects[0].Cell.Ref.String()+" "+x.Suspects[0].To+" "+x.Suspects[0].Why.ID, "%v", grid)
				return
			}
		}
		assert.Fail(t, "not found", "%v", grid)
	})
}
