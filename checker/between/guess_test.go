package between

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// Figures are found in all lines that have them in a position, in tables one after another.
func TestFiguresAt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s figuresAt
		for range 2 {
			most := rapid.IntRange(0, 60).Draw(t, "figures")
			s.clear(most)
			want := map[figureAt][]int32{}
			digits, zeros, pos := rapid.Int64Range(-3, 3), rapid.IntRange(-1, 1), rapid.IntRange(0, 2)
			for line := range most {
				n, p := number{digits.Draw(t, "digits"), zeros.Draw(t, "zeros")}, pos.Draw(t, "position")
				s.add(n, p, line)
				key := figureAt{number: n, pos: int32(p)}
				want[key] = append(want[key], int32(line))
			}
			for d := int64(-3); d <= 3; d++ {
				for z := -1; z <= 1; z++ {
					for p := range 3 {
						n := number{d, z}
						assert.ElementsMatch(t, want[figureAt{number: n, pos: int32(p)}], s.having(nil, p, n))
					}
				}
			}
		}
	})
}
