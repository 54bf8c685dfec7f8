package relation

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// Where a labelled total comes out in most rows, every row in which it does not is
// reported, however many they are: one slip does not hide another.
func TestSeveralSlips(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rows := rapid.IntRange(24, 120).Draw(rt, "rows")
		// Amounts that shrink would look rounded.
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 0))
		amount := func() int { return 1000 + r.IntN(9000) }
		wrong := map[int]bool{}
		slips := rapid.IntRange(2, rows/8).Draw(rt, "slips")
		for len(wrong) < slips {
			// Not the outermost rows, nor several together near them: there the sum may end.
			if i := 2 + r.IntN(rows-4); !wrong[i-1] && !wrong[i+1] {
				wrong[i] = true
			}
		}
		lines := []string{"Item | Total | North | South | East"}
		sign := 1
		for i := range rows {
			a, b, c := amount(), amount(), amount()
			total := a + b + c
			if wrong[i] {
				total += sign * rapid.IntRange(100, 900).Draw(rt, "off")
				sign = -sign
			}
			lines = append(lines, fmt.Sprintf("Item %c%c | %d | %d | %d | %d", 'A'+i/26, 'a'+i%26, total, a, b, c))
		}
		tab := read(t, lines...)
		reported := map[int]bool{}
		for _, b := range Find(tab).Reported() {
			if b.Pattern.Axis == Across {
				reported[b.Position] = true
			}
		}
		for i := range wrong {
			assert.True(rt, reported[i], "row %d of %d, %d wrong", i, rows, slips)
		}
	})
}

// Totals that are all too large may have a part that the table does not show, in some
// rows: that they are several makes none an error.
func TestSeveralTotalsTooLarge(t *testing.T) {
	lines := []string{"Item | Total | North | South | East"}
	for i := range 60 {
		a, b, c := 1000+i*i*37%8999, 1000+i*i*i*11%8999, 1000+i*7919%8999
		other := 0
		if i%6 == 3 {
			other = 100 + i
		}
		lines = append(lines, fmt.Sprintf("Item %c%c | %d | %d | %d | %d", 'A'+i/26, 'a'+i%26, a+b+c+other, a, b, c))
	}
	for _, b := range Find(read(t, lines...)).Reported() {
		assert.Less(t, b.Odds, OddsError)
	}
}
