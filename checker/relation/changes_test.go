package relation

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A total of 100 below another one has not been copied from it.
func TestConstantTotal(t *testing.T) {
	a := Find(read(t, "Asked | Yes | No | Undecided | Total",
		"Men | 31.2 | 22.5 | 46.3 | 100.0", "Women | 26.1 | 46.5 | 27.4 | 100.0", "Urban | 30.4 | 41.4 | 28.2 | 100.0",
		"Rural | 18.4 | 27.4 | 53.7 | 100.0", "Suburban | 20.4 | 31.3 | 48.3 | 100.0", "Abroad | 11.7 | 51.1 | 37.2 | 100.0"))
	require.Len(t, a.Breaches, 1)
	for _, c := range a.Changes(a.Breaches[0]) {
		if c.Line == a.Breaches[0].Pattern.Total {
			assert.Equal(t, NoSlip, c.Slip)
		} else {
			assert.NotEqual(t, Neighbour, c.Slip)
		}
	}
}
