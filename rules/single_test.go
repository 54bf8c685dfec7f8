package rules_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A sum of which all parts but one are nothing is not worked out: 810 ≠ 900, and not 810 = 810 ≠ 900.
func TestSumOfOneFigure(t *testing.T) {
	found := checkGrid([][]string{
		{"乡镇", "小计", "小学", "初中"},
		{"城关镇", "1405", "855", "550"},
		{"河东街道", "860", "810", "50"},
		{"柳林镇", "1835", "1485", "350"},
		{"青石镇", "900", "810", "/"},
		{"白沙乡", "1150", "900", "250"},
		{"大湾镇", "515", "315", "200"},
	})
	require.Len(t, found, 1)
	assert.Equal(t, "810 ≠ 900", found[0].Arithmetic)
}
