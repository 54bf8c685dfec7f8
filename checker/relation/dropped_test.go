package relation

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// The total of the homework leaves out each student's worst, which is no slip, whichever it is. Of some
// it is 0.
func TestDropped(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		pieces := rapid.IntRange(5, 9).Draw(rt, "pieces")
		heads := []string{"Student"}
		for i := range pieces {
			heads = append(heads, fmt.Sprint("Homework ", i+1))
		}
		lines := []string{strings.Join(append(heads, "Total"), " | ")}
		for i := range rapid.IntRange(8, 20).Draw(rt, "students") {
			scores := rapid.SliceOfN(rapid.IntRange(10, 20), pieces, pieces).Draw(rt, "scores")
			scores[i%pieces] = rapid.SampledFrom([]int{0, 3, 5, 8}).Draw(rt, "worst")
			if i < 4 {
				scores[i%pieces] = 4
			}
			total := -slices.Min(scores)
			cells := []string{fmt.Sprint("Student ", i+1)}
			for _, x := range scores {
				total += x
				cells = append(cells, fmt.Sprint(x))
			}
			lines = append(lines, strings.Join(append(cells, fmt.Sprint(total)), " | "))
		}
		for _, b := range Find(read(t, lines...)).Breaches {
			assert.False(rt, b.Status == Broken && b.Odds >= OddsWarning, "%v", lines)
		}
	})
}
