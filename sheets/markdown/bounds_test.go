package markdown

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
)

// TestHostile has texts that would take goldmark hours: each is read, the table in it too.
func TestHostile(t *testing.T) {
	const size = 1 << 17 // of what would take an hour, so much takes minutes still
	table := "| a | b |\n|---|---|\n| 1 | 2 |\n\n"
	for _, unit := range []string{"*a_", "[a](", "![", "`a``", "~a~~", "[a]: b\n"} {
		book, err := read(t, "a.md", table+strings.Repeat(unit, size/len(unit)))
		require.NoError(t, err, unit)
		require.Len(t, book.Sheets, 1, unit)
		assert.Equal(t, "2", book.Sheets[0].At(2, 2).Raw, unit)
	}
	_, err := read(t, "a.md", table+strings.Repeat("<!--", size/4))
	require.ErrorContains(t, err, "<!-- is not closed")
	for _, unit := range []string{">", "> ", "1. ", "- >", "+ 1) "} {
		_, err := read(t, "a.md", "a\n\n"+strings.Repeat(unit, size/len(unit))+"a")
		var refused *sheets.Error
		require.ErrorAs(t, err, &refused, unit)
		assert.Contains(t, err.Error(), "line 3", unit)
	}
}

func TestNested(t *testing.T) {
	for line, want := range map[string]int{
		"": 0, "a": 0, "> > a": 2, ">>a": 2, "- a": 1, "-a": 0, "---": 0, "-": 0, "* * *": 2, "12. > a": 2, "12.5": 0, "1)": 0, "3": 0, "\t+ \t1) b": 2,
	} {
		assert.Equal(t, want, nested(line), line)
	}
}

// Signs beyond the bound are text, and nothing is lost.
func TestManySigns(t *testing.T) {
	book, err := read(t, "a.md", strings.Repeat("**b** ", signsMost)+"\n\n**c**\n")
	require.NoError(t, err)
	require.Len(t, book.Prose, 2)
	assert.Equal(t, signsMost, strings.Count(book.Prose[0].Text, "b"))
	assert.True(t, strings.HasPrefix(book.Prose[0].Text, "b b "))
	assert.True(t, strings.HasSuffix(book.Prose[0].Text, " **b**"))
	assert.Equal(t, "c", book.Prose[1].Text, "each paragraph has its own")
}
