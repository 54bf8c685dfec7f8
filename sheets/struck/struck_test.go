package struck

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// Pieces of text, those in brackets struck out.
func TestKept(t *testing.T) {
	var text Text
	for pieces, want := range map[string]string{
		"":               "",
		"a|b":            "ab",
		"[280]|300":      "300",
		"[280]| 300":     "300",
		"[28]|[0]| |300": "300",
		"300|[280]":      "300",
		"a |[b]| c":      "a c",
		"a|[b]| c":       "a c",
		"a\n|[b]| c":     "a\nc",
		"[a]| |[b]|\n":   "a b\n",
		"[a]|\n|c|  d":   "\nc  d",
		"[]| a":          " a",
		"\u3000其中|[旧]|新": "\u3000其中新",
	} {
		text.Reset()
		all := true
		for piece := range strings.SplitSeq(pieces, "|") {
			if inner, found := strings.CutPrefix(piece, "["); found {
				text.Strike([]byte(strings.TrimSuffix(inner, "]")))
			} else {
				text.Write([]byte(piece))
				all = all && strings.TrimSpace(piece) == ""
			}
		}
		kept, struck := text.Kept()
		assert.Equal(t, want, string(kept), pieces)
		assert.Equal(t, all && want != "", struck, pieces)
	}
}

func TestLast(t *testing.T) {
	var text Text
	assert.Equal(t, byte('\n'), text.Last())
	text.Write([]byte("a"))
	assert.Equal(t, byte('a'), text.Last())
	text.Strike([]byte("b "))
	assert.Equal(t, byte(' '), text.Last(), "what is struck out stands there all the same")
	again := text.Clone()
	text.Reset()
	assert.Equal(t, byte(' '), again.Last())
}
