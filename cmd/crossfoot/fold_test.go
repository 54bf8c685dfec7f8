package main

import (
	"bytes"
	"strings"
	"testing"

	"crossfoot/sheets/decoders"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// TestFold keeps what a flag does in its column, or below the flag where there is little room.
func TestFold(t *testing.T) {
	help := "FLAGS:\n" +
		"   --lang LANG   speak LANG: zh|en (default: that of the system)\n" +
		"   --help, -h    show this help\n"
	assert.Equal(t, "FLAGS:\n"+
		"   --lang LANG   speak LANG: zh | en\n"+
		"                 (default: that of the\n"+
		"                 system)\n"+
		"   --help, -h    show this help\n", fold(help, 40))
	assert.Equal(t, "FLAGS:\n"+
		"   --lang LANG\n"+
		"        speak LANG: zh | en\n"+
		"        (default: that of\n"+
		"        the system)\n"+
		"   --help, -h\n"+
		"        show this help\n", fold(help, 28))
	assert.Equal(t, help, fold(help, 100))
}

// TestFoldLosesNothing says the same in any width, and is no wider where words allow it.
func TestFoldLosesNothing(t *testing.T) {
	for _, l := range []string{"en", "zh"} {
		for _, command := range []string{"check", "serve", "merge", "bench", "help"} {
			var out bytes.Buffer
			p := &program{stdout: &out, stderr: &out, getenv: func(string) string { return "" }, decoders: decoders.All()}
			require.Equal(t, exitClean, p.run(t.Context(), []string{"crossfoot", command, "--help", "--lang", l}))
			run := out.String()
			rapid.Check(t, func(t *rapid.T) {
				width := rapid.IntRange(40, 120).Draw(t, "width")
				folded := fold(run, width)
				bare := func(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(s) }
				assert.Equal(t, bare(run), bare(folded))
				for line := range strings.Lines(folded) {
					assert.LessOrEqual(t, text.StringWidth(strings.TrimSpace(line)), width, line)
				}
			})
		}
	}
}
