package relation

import (
	"testing"

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
	assert.Greater(t, worth(1000, 0, 1), worth(100, 0, 1), "large numbers say more")
	assert.Greater(t, worth(1000, 0, 1), worth(1000, 3, 1), "what is missed says less")
	assert.Greater(t, worth(1000, 0, 1), worth(1000, 0, 100), "100 × 10 says no more than 10")
	assert.InDelta(t, worth(10, 0, 1), worth(1000, 0, 100), 1e-9)
	assert.Less(t, worth(3, 0, 1), 1.5, "small numbers come up by chance")
	assert.InDelta(t, bitsMost, worth(1e15, 0, 1), 1e-9, "no position decides alone")
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.Int64Range(1, 1e15).Draw(t, "size")
		unit := rapid.Int64Range(1, size).Draw(t, "unit")
		w := worth(size, 0, unit)
		assert.GreaterOrEqual(t, w, 0.0)
		assert.LessOrEqual(t, w, bitsMost)
		assert.LessOrEqual(t, worth(size, rapid.Int64Range(0, size).Draw(t, "diff"), unit), max(w, bitsSmall))
	})
}

func TestGCD(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Int64Range(0, 1e15).Draw(t, "a"), rapid.Int64Range(1, 1e15).Draw(t, "b")
		g := gcd(a, b)
		assert.Positive(t, g)
		assert.Zero(t, a%g)
		assert.Zero(t, b%g)
		assert.Equal(t, g, gcd(b, a))
		assert.EqualValues(t, 1, gcd(a/g, b/g))
	})
}

func TestOutcomes(t *testing.T) {
	tab := read(t,
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
	v := newNumbers(t.Context(), tab).along(Across)
	p := sumAcross(t, tab, "sum", "a", "b", "c")
	want := map[string]outcome{
		"holds": holds, "single": holds, "fails": fails, "average": average, "without parts": open,
		"without total": open, "zero": silent, "words": silent, "nearly": nearly,
	}
	for label, outcome := range want {
		t.Run(label, func(t *testing.T) {
			w := v.weigh(&hypothesis{total: p.Total, parts: p.Parts}, row(t, tab, label))
			assert.Equal(t, outcome, w.outcome)
			switch outcome {
			case holds, nearly:
				assert.Positive(t, w.bits)
			case silent:
				assert.Zero(t, w.bits)
			default:
				assert.Negative(t, w.bits)
			}
		})
	}
}

// The block is the run of positions that is worth most.
func TestBlock(t *testing.T) {
	a := blockOf([]weight{
		{bits: -5, outcome: fails},
		{bits: 8, outcome: holds},
		{bits: -5, outcome: fails},
		{bits: 9, outcome: holds},
		{bits: 3, outcome: nearly},
		{bits: -5, outcome: fails},
		{bits: 4, outcome: holds},
	}, 2)
	assert.Equal(t, 1, a.from)
	assert.Equal(t, 5, a.to)
	assert.InDelta(t, 8-5+9+3-2, a.bits, 1e-9)
	assert.Equal(t, []int{2, 1, 1}, []int{a.held, a.near, a.broken})
	rapid.Check(t, func(t *rapid.T) {
		var weights []weight
		for _, b := range rapid.SliceOfN(rapid.IntRange(-6, 9), 1, 12).Draw(t, "bits") {
			weights = append(weights, weight{bits: float64(b)})
		}
		a := blockOf(weights, 0)
		best := 0.0
		for i := range weights {
			sum := 0.0
			for _, w := range weights[i:] {
				sum += w.bits
				best = max(best, sum)
			}
		}
		assert.InDelta(t, best, a.bits, 1e-9)
	})
}

// The same figures once more, or times a factor, say little.
func TestRepeatedFiguresAreWorthLittle(t *testing.T) {
	different := bitsOf(t, "x | 74 | 51 | 23", "y | 96 | 17 | 79", "z | 85 | 38 | 47")
	again := bitsOf(t, "x | 74 | 51 | 23", "y | 74 | 51 | 23", "z | 148 | 102 | 46")
	assert.Less(t, 1.5*again, different)
}

// x = x + 0 says something only if it is not always the same part that is x.
func TestSingleParts(t *testing.T) {
	same := bitsOf(t, "x | 740 | 740 | 0", "y | 966 | 966 | 0", "z | 851 | 851 | 0")
	varied := bitsOf(t, "x | 740 | 740 | 0", "y | 966 | 0 | 966", "z | 851 | 851 | 0")
	assert.Less(t, same, 1.0)
	assert.Greater(t, varied, 6.0)
}

// bitsOf is what three rows say for a total and its two parts.
func bitsOf(t *testing.T, rows ...string) float64 {
	t.Helper()
	tab := read(t, append([]string{"item | sum | a | b"}, rows...)...)
	h := hypothesis{total: 0, parts: []Line{{1, 1}, {2, 1}}}
	f := newFinder(t.Context(), tab, newNumbers(t.Context(), tab).along(Across))
	return f.tally(&h, []int{0, 1, 2}).bits
}
