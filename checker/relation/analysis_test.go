package relation

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"crossfoot/checker/footing"
	"crossfoot/checker/pattern"

	"github.com/stretchr/testify/assert"
)

// A table says by its own figures that they are rounded.
func TestRoundedTables(t *testing.T) {
	rounded := Find(read(t, "地区 | 合计 | 东部 | 中部 | 西部",
		"a | 1263 | 411 | 430 | 421", "b | 2216 | 870 | 702 | 645", "c | 930 | 297 | 351 | 282", "d | 3391 | 1204 | 1044 | 1142",
		"e | 1872 | 622 | 640 | 611", "f | 2750 | 930 | 912 | 908", "g | 640 | 209 | 232 | 199"))
	assert.True(t, rounded.Rounded)
	assert.Empty(t, rounded.broken())
	exact := Find(read(t, "地区 | 合计 | 东部 | 中部 | 西部",
		"a | 1262 | 411 | 430 | 421", "b | 2217 | 870 | 702 | 645", "c | 930 | 297 | 351 | 282", "d | 3390 | 1204 | 1044 | 1142",
		"e | 1873 | 622 | 640 | 611", "f | 2750 | 930 | 912 | 908", "g | 640 | 209 | 232 | 199"))
	assert.False(t, exact.Rounded)
}

// broken lists the addresses of totals whose sums are broken.
func (a *Analysis) broken() (out []string) {
	for _, b := range a.Breaches {
		if b.Status == Broken {
			out = append(out, a.Ref(b.Pattern.Axis, b.Pattern.Total, b.Position).String())
		}
	}
	return out
}

// A long table in which much is broken is judged line by line, not each line again for
// each figure: that took minutes.
func TestLongTableOfBrokenSums(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	lines := []string{"a | b | c | d"}
	for range 24_000 {
		lines = append(lines, fmt.Sprintf("%d | %d | %d | %d", rng.IntN(99)+1, rng.IntN(99)+1, rng.IntN(99)+1, rng.IntN(99)+1))
	}
	tab := read(t, lines...)
	a := &Analysis{Audit: footing.New(t.Context(), tab)}
	last := len(tab.Rows) - 1
	long := &Pattern{Pattern: pattern.Pattern{Axis: Down, Total: last, To: len(tab.Columns)}} // each broken sum crosses it
	for i := range last {
		long.Parts = append(long.Parts, Line{Index: i, Weight: 1})
	}
	a.Patterns = []*Pattern{{Pattern: pattern.Pattern{Axis: Across, Total: 0, Parts: []Line{{Index: 1, Weight: 1}, {Index: 2, Weight: 1}, {Index: 3, Weight: 1}}, To: len(tab.Rows)}}, long}
	a.Foot(t.Context())
	a.breaches(t.Context())
	assert.Greater(t, len(a.Breaches), 20_000)
	for _, b := range a.Breaches[:100] {
		for _, c := range a.Changes(b) {
			assert.Equal(t, c.To < 0, c.Sinks)
		}
	}
}
