package chunked

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// TestList holds what was added, in that order.
func TestList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var l List[int]
		n := rapid.IntRange(0, 3*chunkSize+1).Draw(t, "n")
		for i := range n {
			l.Append(7 * i)
			assert.Equal(t, i+1, l.Len())
		}
		assert.Equal(t, n, l.Len())
		for i := range n {
			assert.Equal(t, 7*i, l.At(i))
		}
	})
}
