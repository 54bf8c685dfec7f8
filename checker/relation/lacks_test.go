package relation

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// A total on top of its parts, below one of which stand rows that break it down but for a few: they
// are no parts of the total, also where a part is wrong in one of the columns.
func TestBreakdown(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		amount := rapid.IntRange(10000, 99999)
		total, group, food, metal := [3]int{}, [3]int{}, [3]int{}, [3]int{}
		for i := range total {
			food[i], metal[i] = amount.Draw(rt, "food"), amount.Draw(rt, "metal")
			group[i] = food[i] + metal[i] + rapid.IntRange(1, 5000).Draw(rt, "others")
			total[i] = group[i]
		}
		row := func(label string, x [3]int) string { return fmt.Sprintf("%s | %d | %d | %d", label, x[0], x[1], x[2]) }
		lines := []string{row("Manufacturing", group), row("Food", food), row("Metal", metal)}
		for _, label := range []string{"Construction", "Trade", "Transport"} {
			x := [3]int{amount.Draw(rt, label), amount.Draw(rt, label), amount.Draw(rt, label)}
			for i := range total {
				total[i] += x[i]
			}
			lines = append(lines, row(label, x))
		}
		total[rapid.IntRange(0, 2).Draw(rt, "column")] += 10 * rapid.IntRange(0, 1).Draw(rt, "slip")
		lines = append([]string{"Industry | Jobs | Firms | Wages", row("Total", total)}, lines...)
		assert.Contains(rt, patterns(Find(read(t, lines...)), Down), "Total = + Manufacturing + Construction + Trade + Transport")
	})
}
