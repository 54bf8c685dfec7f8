package figure_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
)

// A number that a cell holds in a few digits is what its text says, and says that text.
func TestStored(t *testing.T) {
	decimals := 0
	rapid.Check(t, func(t *rapid.T) {
		raw := strconv.FormatInt(rapid.Int64Range(-1e15, 1e15).Draw(t, "coef")>>rapid.IntRange(0, 50).Draw(t, "shift"), 10)
		if point := rapid.IntRange(0, len(raw)).Draw(t, "point"); point < len(raw) {
			raw = raw[:point] + strings.Repeat("0", rapid.IntRange(0, 3).Draw(t, "zeros")) + "." + raw[point:]
		}
		cells := sheets.Pack(sheets.Cell{Row: 1, Col: 1, Kind: sheets.Number, Raw: raw})
		assert.Equal(t, raw, cells.Raw(0))
		if cells.HasDecimal(0) {
			assert.Equal(t, figure.FromNumber(raw, false), figure.Stored(cells.Decimal(0)))
			decimals++
		}
	})
	assert.Positive(t, decimals)
}
