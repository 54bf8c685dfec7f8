package relation

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// Whatever sections are opened by their totals, and which are closed by them: a list that adds
// up yields nothing. No row is so large that it is by chance what those below it come to.
func TestSectionsOpenedAndClosed(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		lines, all := []string{"Item | Amount"}, 0
		for k := range rapid.IntRange(2, 4).Draw(rt, "sections") {
			var rows []string
			sum := 0
			for i, x := range rapid.SliceOfNDistinct(rapid.IntRange(1001, 1999), 2, 5, rapid.ID).Draw(rt, "rows") {
				sum += x
				rows = append(rows, fmt.Sprintf("item %c%d | %d", 'a'+k, i, x))
			}
			if rapid.Bool().Draw(rt, "opened") {
				lines = append(append(lines, fmt.Sprintf("Group %c | %d", 'A'+k, sum)), rows...)
			} else {
				lines = append(append(lines, rows...), fmt.Sprintf("Subtotal | %d", sum))
			}
			all += sum
		}
		lines = append(lines, fmt.Sprintf("Total | %d", all))
		for _, b := range Find(read(t, lines...)).Breaches {
			require.Less(rt, b.Odds, OddsWarning, "%v", lines)
		}
	})
}
