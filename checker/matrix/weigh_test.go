package matrix

import (
	"testing"

	"crossfoot/sheets/sheettest"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// Rounded parts can miss their rounded total by half a unit each, but rarely all
// in one direction.
func TestTolerance(t *testing.T) {
	assert.EqualValues(t, 1, tolerance(1))
	assert.EqualValues(t, 1, tolerance(2))
	assert.EqualValues(t, 2, tolerance(3))
	assert.EqualValues(t, 4, tolerance(8))
	assert.EqualValues(t, 12, tolerance(100), "far less than 50")
	for n := 1; n < 1000; n++ {
		assert.LessOrEqual(t, tolerance(n), tolerance(n+1))
		assert.LessOrEqual(t, tolerance(n), int64(n+1)/2)
	}
}

func TestWorth(t *testing.T) {
	assert.Greater(t, Worth(1000, 0, 1), Worth(100, 0, 1), "large numbers say more")
	assert.Greater(t, Worth(1000, 0, 1), Worth(1000, 3, 1), "what is missed says less")
	assert.Greater(t, Worth(1000, 0, 1), Worth(1000, 0, 100), "100 × 10 says no more than 10")
	assert.InDelta(t, Worth(10, 0, 1), Worth(1000, 0, 100), 1e-9)
	assert.Less(t, Worth(3, 0, 1), 1.5, "small numbers come up by chance")
	assert.InDelta(t, BitsMost, Worth(1e15, 0, 1), 1e-9, "no position decides alone")
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.Int64Range(1, 1e15).Draw(t, "size")
		unit := rapid.Int64Range(1, size).Draw(t, "unit")
		w := Worth(size, 0, unit)
		assert.GreaterOrEqual(t, w, 0.0)
		assert.LessOrEqual(t, w, BitsMost)
		assert.LessOrEqual(t, Worth(size, rapid.Int64Range(0, size).Draw(t, "diff"), unit), max(w, bitsSmall))
	})
}

func TestOutcomes(t *testing.T) {
	tab := sheettest.Table(t,
		"item | sum | a | b | c",
		"holds | 74 | 51 | 23 | 0",
		"single | 51 | 51 | 0 | /",
		"fails | 99 | 51 | 23 | 1",
		"average | 40 | 51 | 23 | 46",
		"without parts | 12 | / | / | /",
		"without total |  | 51 | 23 | 1",
		"zero | 0 | 0 | / | 0",
		"words | 74 | >51 | 23 | 0",
		"nearly | 7532 | 5121 | 2311 | 101",
	)
	v := New(t.Context(), tab).Along(Across)
	want := map[string]Outcome{
		"holds": Holds, "single": Holds, "fails": Fails, "average": Average, "without parts": Open,
		"without total": Open, "zero": Silent, "words": Silent, "nearly": Nearly,
	}
	for label, outcome := range want {
		t.Run(label, func(t *testing.T) {
			w := v.Weigh(0, []Line{{1, 1}, {2, 1}, {3, 1}}, sheettest.Row(t, tab, label))
			assert.Equal(t, outcome, w.Outcome)
			switch outcome {
			case Holds, Nearly:
				assert.Positive(t, w.Bits)
			case Silent:
				assert.Zero(t, w.Bits)
			default:
				assert.Negative(t, w.Bits)
			}
		})
	}
}
