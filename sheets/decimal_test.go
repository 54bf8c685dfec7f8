package sheets

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
)

var (
	decimals   = []string{"0", "7", "-7", "60", "1000000", "0.5", "-0.05", "31.01", "999999999999999", "-99999999999999", "0.0000000000001"}
	noDecimals = []string{
		"", "-", ".", "-.", "-0", "-0.0", "00", "007", "-01.5", "1.50", "0.0", "5.", ".5", "-.5", "+5", "1e3", "1E+05", "1 000", "1,000", " 5", "5 ",
		"1.2.3", "--5", "5-", "词", "1234567890123456", "-999999999999999", "0.30000000000000004",
	}
)

func TestParseDecimal(t *testing.T) {
	for _, text := range decimals {
		d, ok := ParseDecimal(text)
		assert.True(t, ok, text)
		assert.Equal(t, "="+text, string(d.append([]byte("="))))
	}
	for _, text := range noDecimals {
		_, ok := ParseDecimal(text)
		assert.False(t, ok, text)
	}
}

// FuzzParseDecimal looks for a text that is taken for a decimal and not written again, and
// for a whole number that is not taken for one.
func FuzzParseDecimal(f *testing.F) {
	for _, text := range append(decimals, noDecimals...) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, ok := ParseDecimal(text)
		if ok && string(d.append(nil)) != text {
			t.Errorf("%q is written %q", text, d.append(nil))
		}
		if n, err := strconv.ParseInt(text, 10, 64); err == nil && strconv.FormatInt(n, 10) == text && len(text) <= decimalDigits && !ok {
			t.Errorf("%q is no decimal", text)
		}
	})
}
