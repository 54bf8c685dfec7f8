package relation

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// An account of few rows is found although one of them does not come out, and that row is
// reported.
func TestAccountsWithOneSlip(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rows := rapid.IntRange(5, 9).Draw(rt, "rows")
		// Amounts that shrink would come to the same again and again.
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 0))
		amount := func(from, to int) int { return from + r.IntN(to-from) }
		wrong := r.IntN(rows)
		lines := []string{"Kind | a | b | c | d"}
		for i := range rows {
			opening, in, out := amount(1000, 9999), amount(200, 900), amount(200, 900)
			closing := opening + in - out
			if in == out { // says nothing
				closing, in = closing+7, in+7
			}
			if i == wrong {
				closing += 100
			}
			lines = append(lines, fmt.Sprintf("Kind %c | %d | %d | %d | %d", 'A'+i, opening, in, out, closing))
		}
		a := Find(read(t, lines...))
		assert.Contains(rt, patterns(a, Across), "d = + a + b - c")
		reported := map[int]bool{}
		for _, b := range a.Reported() {
			reported[b.Position] = true
		}
		assert.Equal(rt, map[int]bool{wrong: true}, reported)
	})
}
