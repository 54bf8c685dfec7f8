package sidebyside

import (
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestDo(t *testing.T) {
	var done atomic.Int32
	out := make([]int, 100)
	Do(len(out), func(i int) {
		done.Add(1)
		out[i] = i * i
	})
	assert.EqualValues(t, 100, done.Load())
	assert.Equal(t, 81, out[9])

	done.Store(0)
	assert.PanicsWithValue(t, 3, func() {
		Do(10, func(i int) {
			done.Add(1)
			if i == 3 || i == 7 {
				panic(i)
			}
		})
	}, "the first of all")
	assert.EqualValues(t, 10, done.Load())
}
