package relation

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"crossfoot/checker/pen"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// A total of 100 below another one has not been copied from it.
func TestConstantTotal(t *testing.T) {
	a := Find(read(t, "Asked | Yes | No | Undecided | Total",
		"Men | 31.2 | 22.5 | 46.3 | 100.0", "Women | 26.1 | 46.5 | 27.4 | 100.0", "Urban | 30.4 | 41.4 | 28.2 | 100.0",
		"Rural | 18.4 | 27.4 | 53.7 | 100.0", "Suburban | 20.4 | 31.3 | 48.3 | 100.0", "Abroad | 11.7 | 51.1 | 37.2 | 100.0"))
	require.Len(t, a.Breaches, 1)
	for _, c := range a.Changes(a.Breaches[0]) {
		if c.Line == a.Breaches[0].Pattern.Total {
			assert.Equal(t, pen.NoSlip, c.Slip)
		} else {
			assert.NotEqual(t, pen.Neighbour, c.Slip)
		}
	}
}

// A total that lacks a part, or has it twice, is told as that whether the part is added or taken
// away, and above zero or below.
func TestPartLeftOutOrTwice(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 5)) // figures of different sizes, none of them zero: nothing else explains it
		wrong, part, times := rapid.IntRange(0, 9).Draw(rt, "row"), rapid.IntRange(0, 2).Draw(rt, "part"), 2*rapid.IntRange(0, 1).Draw(rt, "times")
		weights := [3]int{1, 1, -1}
		lines := []string{"Office | Opening | Change | Paid | Closing"}
		meant, written := 0, 0
		for row := range 10 {
			figures := [3]int{100_000 + rng.IntN(900_000), 3*rng.IntN(6_000) - 10_000, 10_001 + rng.IntN(90_000)}
			closing := figures[0] + figures[1] - figures[2]
			if row == wrong {
				meant, closing = closing, closing+(times-1)*weights[part]*figures[part]
				written = closing
			}
			lines = append(lines, fmt.Sprintf("Office %c | %d | %d | %d | %d", 'A'+row, figures[0], figures[1], figures[2], closing))
		}
		a := Find(read(t, lines...))
		at := slices.IndexFunc(a.Breaches, func(b *Breach) bool { return b.Pattern.Axis == Across && b.Position == wrong })
		require.GreaterOrEqual(rt, at, 0, "%v", lines)
		for _, c := range a.Changes(a.Breaches[at]) {
			if slip, _ := pen.SlipOf(int64(meant), int64(written)); c.Line == 3 && slip == pen.NoSlip {
				assert.Equal(rt, map[int]pen.Slip{0: pen.PartLeftOut, 2: pen.PartTwice}[times], c.Slip, "%v", lines)
			}
		}
	})
}
