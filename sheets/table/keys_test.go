package table

import "testing"

func TestMayBeKey(t *testing.T) {
	for text, want := range map[string]bool{
		"c": true, "NO": true, "[x]": true, "(D)": true, "[low]": true,
		"": false, "[]": false, "Sums": false, "[total]": false, "m2": false, "c d": false, "[x": false, "计": false,
	} {
		if got := mayBeKey(text); got != want {
			t.Errorf("%q may be a key: %v", text, got)
		}
	}
}
