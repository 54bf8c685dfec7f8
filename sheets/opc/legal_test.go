package opc

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// Characters are passed by the dozen as one after the other.
func TestLegal(t *testing.T) {
	pieces := []string{
		"a", "plain text ", "合计", "\xe1\x80\x80", "\xec\xbf\xbf", "한", "é", "🏫", "\t", "\n",
		"\x01", "\x00", "\xe4\xb8", "\xe4", "\xed\xa0\x80", "\xef\xbf\xbe", "\uffff", "\ufffd", "\xe0\x80\x80", "\xc0\x80", "\x80", "\xe4\x28\xa1", "\xf4\x90\x80\x80",
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces[:10]), 0, 12).Draw(t, "text"), "") +
			strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 4).Draw(t, "more"), "")
		want := 0
		for want < len(text) {
			r, n := utf8.DecodeRuneInString(text[want:])
			if r == utf8.RuneError && n == 1 || r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
				break
			}
			want += n
		}
		assert.Equal(t, want, legal([]byte(text)), "%q", text)
	})
}
