package report

import (
	"bytes"
	"html"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

var seeds = []string{
	"", "27 + 34 = 61 ≠ 60", "a_b _c_", "*a* **b** ~~c~~", "`a`", "[a](b) ![c](d) [^1]", "<b>", "a|b", "&amp; &#0;", "\\", "# a", "- a", "+ a", "1. a", "1) a",
	"> a", "===", "---", "http://a.example https://b.example", "www.a.example", "a@b.example", "$x$", "合计（万元）", "a\nb", "=1+1", "; =1", "::error::a", "%0A%25",
}

// FuzzEscapeMarkdown shows any text in a paragraph, a list and a table as it is.
func FuzzEscapeMarkdown(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	gfm := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
	f.Fuzz(func(t *testing.T, s string) {
		s = Clean(s)
		if s == "" {
			return
		}
		for _, c := range [][4]string{
			{"", "\n", "<p>", "</p>\n"},
			{"- ", "\n", "<ul>\n<li>", "</li>\n</ul>\n"},
			{"| h |\n| --- |\n| ", " |\n", "<table>\n<thead>\n<tr>\n<th>h</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>", "</td>\n</tr>\n</tbody>\n</table>\n"},
		} {
			var out bytes.Buffer
			require.NoError(t, gfm.Convert([]byte(c[0]+escapeMarkdown(s)+c[1]), &out))
			inner, ok := strings.CutPrefix(out.String(), c[2])
			require.True(t, ok, "%q gives %q", s, out.String())
			inner, ok = strings.CutSuffix(inner, c[3])
			require.True(t, ok, "%q gives %q", s, out.String())
			require.NotContains(t, inner, "<")
			require.Equal(t, s, html.UnescapeString(inner))
		}
	})
}

// FuzzCommand takes the escapes of workflow commands back as the runner does.
func FuzzCommand(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	data := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%25", "%")
	property := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
	f.Fuzz(func(t *testing.T, s string) {
		assert.Equal(t, s, data.Replace(commandData(s)))
		assert.Equal(t, s, property.Replace(commandProperty(s)))
		assert.NotContains(t, commandData(s), "\n")
		assert.False(t, strings.ContainsAny(commandProperty(s), "\r\n:,"))
	})
}

// FuzzDefuse changes a text by apostrophes only, and but once.
func FuzzDefuse(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = Clean(s)
		out := defuse(s)
		assert.Equal(t, strings.ReplaceAll(s, "'", ""), strings.ReplaceAll(out, "'", ""))
		assert.Equal(t, out, defuse(out))
		if start := strings.TrimSpace(out); !plainNumber().MatchString(out) {
			assert.False(t, strings.HasPrefix(start, "=") || strings.HasPrefix(start, "-") || strings.HasPrefix(start, "@"), out)
		}
	})
}
