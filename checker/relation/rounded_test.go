package relation

import (
	"testing"

	"crossfoot/checker/arith"
	"crossfoot/checker/pen"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// Whatever slip was made, it is found again where what was meant is known but for a
// little; and where it is known exactly, what is found is a slip of that.
func TestRoundedSlipIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		meant := rapid.Int64Range(1000, 1e12).Draw(t, "meant")
		written := slipsOf(meant)[rapid.IntRange(0, len(slipsOf(meant))-1).Draw(t, "slip")]
		slip, _ := pen.SlipOf(meant, written)
		off := rapid.Int64Range(-3, 3).Draw(t, "off")
		if slip == pen.NoSlip {
			return
		}
		r := rounded{by: 3, exactly: -1, nearly: -4}
		if arith.Abs(meant+off-written) <= r.by {
			return // the sum comes out as it is
		}
		for _, sign := range []int64{1, -1} {
			found, what, bits := r.slip(sign*(meant+off), sign*written)
			require.NotEqual(t, pen.NoSlip, what, "%d for %d", written, meant)
			again, many := pen.SlipOf(found, sign*written)
			assert.Equal(t, what, again)
			assert.Positive(t, many)
			assert.Negative(t, bits)
			assert.LessOrEqual(t, arith.Abs(found-sign*(meant+off)), r.by)
		}
		exact, what, _ := rounded{}.slip(meant, written)
		assert.Equal(t, meant, exact)
		assert.Equal(t, slip, what)
	})
}

// slipsOf are numbers that slips of the pen make of one.
func slipsOf(meant int64) []int64 {
	out := []int64{-meant, 10 * meant, 100 * meant, meant / 10}
	for place := int64(1); place <= meant/10; place *= 10 {
		high, low, digit, next := meant/(10*place), meant%place, meant/place%10, meant/(10*place)%10
		out = append(out,
			meant+(next-digit)*place+(digit-next)*10*place, // swapped
			meant+(9-digit)*place,                          // another digit
			meant/place*10*place+low,                       // a zero too many
			meant/place*10*place+7*place+low,               // a digit too many
			high*place+low)                                 // a digit too few
	}
	return out
}

// What a sum may be off by, no slip mends; and what no slip makes is none.
func TestRoundedSlipIsNone(t *testing.T) {
	r := rounded{by: 3, exactly: -1, nearly: -4}
	for _, x := range []struct{ wanted, written int64 }{{5000, 1234}, {0, 7}, {300, 0}, {-5000, 1234}} {
		_, slip, _ := r.slip(x.wanted, x.written)
		assert.Equal(t, pen.NoSlip, slip, "%d for %d", x.written, x.wanted)
	}
}

// Where figures are whole numbers, what was meant is one: 3600 stands for 36 in a scale of two
// decimals, and neither 0.36 nor 3.6 was meant by it.
func TestRoundedSlipOfWholeNumbers(t *testing.T) {
	found := func(one int64) int64 {
		x, slip, _ := rounded{by: 400, one: one, exactly: -1, nearly: -4}.slip(30, 3600)
		assert.NotEqual(t, pen.NoSlip, slip)
		return x
	}
	assert.NotZero(t, found(0)%100)
	assert.Zero(t, found(100)%100)
}
