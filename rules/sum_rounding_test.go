package rules_test

import (
	"testing"

	"crossfoot/checker"
	"crossfoot/checker/checktest"
	"crossfoot/rules"
	"crossfoot/sheets/lang"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What rounding could make, among sums that all come out to the last digit, is told as what may be a
// slip, with the cell in which it would be; but not where a note speaks of rounding.
func TestHardlyRounded(t *testing.T) {
	exact := checktest.Load(t, "../fixtures/sum-rounding/last-digit-among-exact.txtar")
	find := func() []checker.Finding {
		return checktest.CheckBooks(exact.Books(), checker.Options{Rules: rules.All})[0].Findings
	}
	found := find()
	require.Len(t, found, 2)
	assert.Contains(t, found[0].Message.In(lang.EN), "looks like a slip")
	require.NotEmpty(t, found[0].Suspects)
	assert.Equal(t, "D6", found[0].Suspects[0].Cell.Ref.String())

	exact.Grid = append(exact.Grid, nil, []string{"Figures may not add because of rounding."})
	found = find()
	require.Len(t, found, 2)
	assert.Contains(t, found[0].Message.In(lang.EN), "A note says")
	assert.Empty(t, found[0].Suspects)
}
