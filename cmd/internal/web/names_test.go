package web

import (
	"mime"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestCleanName(t *testing.T) {
	for sent, want := range map[string]string{
		"plan.xlsx":                       "plan.xlsx",
		"年报 2024.xlsx":                    "年报 2024.xlsx",
		"2024/plan.xlsx":                  "2024/plan.xlsx",
		"../../etc/passwd":                "etc/passwd",
		"/etc/passwd":                     "passwd",
		`C:\Users\li\plan.xlsx`:           "plan.xlsx",
		`..\..\plan.xlsx`:                 "plan.xlsx",
		"a\r\nSet-Cookie: x=1.xlsx":       "a__Set-Cookie: x=1.xlsx",
		"\u202excel.xlsx":                 "_xcel.xlsx",
		"":                                "",
		"..":                              "",
		"/":                               "",
		"\xc4\xea\xb1\xa8.xlsx":           "年报.xlsx",
		strings.Repeat("长", 500) + ".csv": "…" + strings.Repeat("长", 195) + ".csv",
	} {
		assert.Equal(t, want, cleanName(sent), "%q", sent)
	}
}

// TestSafeNames are names of files in every system, and headers that say them.
func TestSafeNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sent := rapid.OneOf(rapid.String(), rapid.StringMatching(`(\.\./|\\|/|"|%|;|\x00|年|a|\.|\r\n){0,12}`)).Draw(t, "name")
		safe := safeName(cleanName(sent))
		require.NotEmpty(t, safe)
		require.False(t, strings.ContainsAny(safe, "<>:\"/\\|?*\r\n\x00"), safe)
		require.NotEqual(t, "..", safe)
		header := attachment(safe)
		require.True(t, utf8.ValidString(header))
		for _, r := range header {
			require.True(t, r >= ' ' && r <= '~', header)
		}
		kind, params, err := mime.ParseMediaType(header)
		require.NoError(t, err, header)
		require.Equal(t, "attachment", kind)
		require.Equal(t, safe, params["filename"])
	})
}

func TestDistinct(t *testing.T) {
	taken := map[string]bool{}
	for _, c := range [][2]string{{"a.csv", "a.csv"}, {"a.csv", "a (2).csv"}, {"a (2).csv", "a (2) (2).csv"}, {"a.csv", "a (3).csv"}, {"b/a.csv", "b/a.csv"}} {
		assert.Equal(t, c[1], distinct(c[0], taken))
	}
}
