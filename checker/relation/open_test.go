package relation

import (
	"testing"

	"crossfoot/checker/footing"
	"crossfoot/checker/pattern"

	"github.com/stretchr/testify/assert"
)

// A total without parts, or parts without a total, are for other rules.
func TestOpen(t *testing.T) {
	tab := read(t, "item | sum | a | b", "w | 50 | 27 | 23", "v | / | - | /", "x | / | / | /", "y | 61 | / | /", "z |  | 27 | 34", "u | 30 | 14 | 16")
	a := &Analysis{Audit: footing.New(t.Context(), tab)}
	missing, unallocated := a.Open(&Pattern{Pattern: pattern.Pattern{Axis: Across, Parts: []Line{{Index: 1, Weight: 1}, {Index: 2, Weight: 1}}, To: len(tab.Rows)}})
	assert.Equal(t, []int{row(t, tab, "z")}, missing)
	assert.Equal(t, []int{row(t, tab, "y")}, unallocated)
}
