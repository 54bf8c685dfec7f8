package figure

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestFromNumber(t *testing.T) {
	for _, c := range []struct {
		raw   string
		value string
		scale int
		full  bool
	}{
		{"0", "0", 0, false},
		{"-0", "0", 0, false},
		{"0.00", "0", 0, false},
		{"0E+99", "0", 0, false},
		{"60", "60", 0, false},
		{"-60", "-60", 0, false},
		{"+60", "60", 0, false},
		{"007", "7", 0, false},
		{".5", "0.5", 1, false},
		{"5.", "5", 0, false},
		{"31.1", "31.1", 1, false},
		{"31.10", "31.1", 1, false},
		{"100.0", "100", 0, false},
		{"31.099999999999998", "31.1", 1, false},
		{"26.300000000000001", "26.3", 1, false},
		{"0.30000000000000004", "0.3", 1, false},
		{"1E-3", "0.001", 3, false},
		{"6.0999999999999999E-2", "0.061", 3, false},
		{"1.5e3", "1500", 0, false},
		{"2.7E5", "270000", 0, false},
		{"1E+17", "100000000000000000", 0, false},
		{"1E+30", "1000000000000000000000000000000", -13, false},
		{"0.99999999999999989", "1", 0, false},
		{"999999999999999.9", "1000000000000000", 0, false},
		{"0.33333333333333331", "0.333333333333333", 15, true},
		{"66.666666666666671", "66.6666666666667", 13, true},
		{"5.5511151231257827E-17", "0.0000000000000000555111512312578", 31, true},
		{"123456789012345", "123456789012345", 0, false},
		{"9007199254740991", "9007199254740990", 0, true},
		{"12345678901234567890", "12345678901234600000", -2, true},
		{"1E-300", "0." + zeros(299) + "1", 0, false},
	} {
		f := FromNumber(c.raw, false)
		assert.Equal(t, Number, f.Kind, c.raw)
		assert.Equal(t, c.value, f.Value().String(), c.raw)
		assert.Equal(t, c.scale, int(f.Scale), c.raw)
		assert.Equal(t, c.full, f.Full(), c.raw)
		p := FromNumber(c.raw, true)
		assert.Equal(t, Percent, p.Kind, c.raw)
		assert.True(t, f.Value().Equal(p.Value()), c.raw)
	}
	for _, raw := range []string{"", "-", ".", "+.", "abc", "1,234", "1.2.3", "1E", "1E+", "E5", "1E99999", "1E500", "NaN", "INF", "12 ", "0x10", "--5", "1e5e5", "１２"} {
		f := FromNumber(raw, false)
		assert.Equal(t, Text, f.Kind, "%q", raw)
		assert.Equal(t, raw, f.String())
	}
}

func TestStoredPercentPrints(t *testing.T) {
	assert.Equal(t, "75%", FromNumber("0.75", true).String())
	assert.Equal(t, "100%", FromNumber("1", true).String())
	assert.Equal(t, "0%", FromNumber("0", true).String())
	assert.Equal(t, "0.5%", FromNumber("5.0000000000000001E-3", true).String())
}

func zeros(n int) string {
	s := make([]byte, n)
	for i := range s {
		s[i] = '0'
	}
	return string(s)
}
