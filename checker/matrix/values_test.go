package matrix

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// Numbers and states come back as they were put, however large they are.
func TestValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		large := rapid.SampledFrom([]int64{7, narrowMost, narrowMost + 1, most}).Draw(t, "most")
		want := rapid.SliceOfN(rapid.Int64Range(-large, large), 1, 20).Draw(t, "figures")
		v := newValues(len(want), rapid.Bool().Draw(t, "wide"))
		states := make([]State, len(want))
		for i, x := range want {
			states[i] = rapid.SampledFrom([]State{Known, Nilled, Void, Absent, Unread}).Draw(t, "state")
			v.put(i, 1, Unread) // what stood there before leaves nothing
			v.put(i, x, states[i])
		}
		assert.Equal(t, len(want), v.Size())
		for i, x := range want {
			assert.Equal(t, x, v.Val(i))
			assert.Equal(t, states[i], v.State(i))
		}
	})
	v := newValues(2, false)
	v.put(0, -narrowMost, Absent)
	v.put(1, math.MaxInt32, Known) // is too large beside the other
	assert.Equal(t, []int64{-narrowMost, math.MaxInt32}, []int64{v.Val(0), v.Val(1)})
	assert.Equal(t, Absent, v.State(0))
}
