package matrix

import "math"

// State is how a cell takes part in a sum.
type State uint8

// The states.
const (
	Known  State = iota // a number
	Nilled              // a nil mark: zero
	Void                // blank: zero until it is shown to be more
	Absent              // marked as not available: next to nothing, or unknown
	Unread              // a bound, words, an error value: it makes a sum undetermined
)

// values are figures as whole numbers at one scale, each with the state of its cell. The
// most of what is known of a large table is these, so that they take four bytes each as
// long as they are small.
type values struct {
	narrow []int32 // the number, and in its lowest bits the state
	wide   []int64 // the same where some number is large; then there are no narrow ones
}

const (
	stateBits  = 3
	narrowMost = math.MaxInt32 >> stateBits
)

// newValues are so many figures, all known to be zero. Wide ones may be large.
func newValues(n int, wide bool) values {
	if wide {
		return values{wide: make([]int64, n)}
	}
	return values{narrow: make([]int32, n)}
}

// Size is how many figures there are.
func (v *values) Size() int { return max(len(v.narrow), len(v.wide)) }

// Val is the i-th number.
func (v *values) Val(i int) int64 {
	if v.narrow != nil {
		return int64(v.narrow[i] >> stateBits)
	}
	return v.wide[i] >> stateBits
}

// State is how the i-th cell takes part in a sum.
func (v *values) State(i int) State {
	if v.narrow != nil {
		return State(v.narrow[i] & (1<<stateBits - 1))
	}
	return State(v.wide[i] & (1<<stateBits - 1))
}

// At is both.
func (v *values) At(i int) (x int64, s State) {
	if v.narrow != nil {
		both := v.narrow[i]
		return int64(both >> stateBits), State(both & (1<<stateBits - 1))
	}
	both := v.wide[i]
	return both >> stateBits, State(both & (1<<stateBits - 1))
}

// put sets both.
func (v *values) put(i int, x int64, s State) {
	if v.narrow == nil {
		v.wide[i] = x<<stateBits | int64(s)
		return
	}
	if -narrowMost <= x && x <= narrowMost {
		v.narrow[i] = int32(x)<<stateBits | int32(s)
		return
	}
	v.wide = make([]int64, len(v.narrow))
	for k, small := range v.narrow {
		v.wide[k] = int64(small)
	}
	v.narrow = nil
	v.put(i, x, s)
}
