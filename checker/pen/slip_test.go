package pen

import (
	"fmt"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestSlipOf(t *testing.T) {
	tests := []struct {
		meant, written int64
		slip           Slip
		many           int
	}{
		{60, 60, NoSlip, 0},
		{0, 60, NoSlip, 0},
		{60, 0, NoSlip, 0},
		{61, 60, OneDigit, 18},
		{27, 26, OneDigit, 18},
		{1234, 1934, OneDigit, 36},
		{-27, -26, OneDigit, 18},
		{1243, 1234, Swapped, 4},
		{72, 27, Swapped, 2},
		{1234, 4231, NoSlip, 0}, // far apart
		{1234, 2243, NoSlip, 0},
		{60, 600, ZeroAdded, 2},
		{6, 60, ZeroAdded, 1},
		{600, 60, ZeroLost, 3},
		{125, 1025, ZeroAdded, 3},
		{1025, 125, ZeroLost, 4},
		{60, 6000, PointMoved, 8},
		{60, 600_000, PointMoved, 8},
		{600_000, 60, PointMoved, 8},
		{60, -60, SignLost, 1},
		{-60, 60, SignLost, 1},
		{60, -600, NoSlip, 0},
		{125, 1275, DigitAdded, 36},
		{125, 1375, NoSlip, 0},
		{1225, 125, DigitLost, 36},
		{99, 100, NoSlip, 0},
		{5, 50_000_000_000, NoSlip, 0}, // more than eight places is no slip of the pen
	}
	for _, x := range tests {
		t.Run(fmt.Sprintf("%d for %d", x.written, x.meant), func(t *testing.T) {
			slip, many := SlipOf(x.meant, x.written)
			assert.Equal(t, x.slip, slip)
			assert.Equal(t, x.many, many)
		})
	}
}

func TestSlipOfKnowsTheSlipsOfAPen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		meant := rapid.Int64Range(10, 1e12).Draw(t, "meant")
		text := strconv.FormatInt(meant, 10)
		i := rapid.IntRange(0, len(text)-2).Draw(t, "at")
		is := func(want Slip, written string) {
			n, err := strconv.ParseInt(written, 10, 64)
			require.NoError(t, err)
			slip, _ := SlipOf(meant, n)
			assert.Equal(t, want, slip, "%s for %s", written, text)
		}
		swapped := []byte(text)
		swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
		if text[i] != text[i+1] && swapped[0] != '0' {
			is(Swapped, string(swapped))
		}
		digit := rapid.StringMatching("[1-9]").Draw(t, "digit")
		if wrong := text[:i] + digit + text[i+1:]; wrong != text {
			is(OneDigit, wrong) // 400 for 100 is one digit, and nothing else
		}
		is(ZeroAdded, text[:i+1]+"0"+text[i+1:])
		is(SignLost, "-"+text)
	})
}

// However a slip is counted, it is never one to write what was meant, and a slip
// always says how many others were as likely.
func TestSlipOfCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		meant := rapid.Int64Range(-1e15, 1e15).Draw(t, "meant")
		written := rapid.OneOf(rapid.Int64Range(-1e15, 1e15), rapid.Int64Range(meant-20, meant+20)).Draw(t, "written")
		slip, many := SlipOf(meant, written)
		assert.Equal(t, slip == NoSlip, many == 0)
		if meant == written {
			assert.Equal(t, NoSlip, slip)
		}
		mirrored, _ := SlipOf(-meant, -written)
		assert.Equal(t, slip, mirrored)
	})
}
