package decoders_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
	"crossfoot/sheets/decoders"
)

// What two formats could be is read as the one that its name says.
func TestOrder(t *testing.T) {
	const piece = "<h1>Report</h1>\n\n| a | b |\n| - | - |\n| 1 | 2 |\n"
	for name, want := range map[string]string{"a.md": "md", "a.markdown": "md", "a.html": "html", "a.txt": "html"} {
		book, err := sheets.Open(t.Context(), sheets.Source{Name: name, Data: []byte(piece)}, decoders.All())
		require.NoError(t, err, name)
		assert.Equal(t, want, book.Format, name)
	}
}
