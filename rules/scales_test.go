package rules

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// A line in which a figure could be out of scale is looked at, wherever the figure stands.
func TestLineThatMayStray(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bend := rapid.SampledFrom([]float64{0.01, 0.2, 0.6, 3}).Draw(t, "bend")
		x := rapid.SliceOfN(rapid.Float64Range(3-bend, 3+bend), 3, 20).Draw(t, "scales")
		x[rapid.IntRange(0, len(x)-1).Draw(t, "at")] += float64(rapid.IntRange(-4, 4).Draw(t, "power"))
		k, ok := odd(x)
		if !ok {
			return
		}
		power := math.Round(x[k] - beside(x, k))
		y := slices.Clone(x)
		y[k] -= power
		if size := abs(int(power)); size > 0 && size <= powerMost && steady(y, k, size) {
			assert.True(t, (&lineScales{x: x}).mayStray(), "%v", x)
		}
	})
}
