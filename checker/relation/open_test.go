package relation

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// A total without parts, or parts without a total, are for other rules.
func TestOpen(t *testing.T) {
	tab := read(t, "item | sum | a | b", "w | 50 | 27 | 23", "v | / | - | /", "x | / | / | /", "y | 61 | / | /", "z |  | 27 | 34", "u | 30 | 14 | 16")
	a := &Analysis{audit: newAudit(t.Context(), tab)}
	missing, unallocated := a.Open(&Pattern{pattern: pattern{Axis: Across, Parts: []Line{{1, 1}, {2, 1}}, To: len(tab.Rows)}})
	assert.Equal(t, []int{row(t, tab, "z")}, missing)
	assert.Equal(t, []int{row(t, tab, "y")}, unallocated)
}
