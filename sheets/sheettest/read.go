package sheettest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
)

// Refusal is the error of a file that is refused, which has to say in both languages why
// and what to do.
func Refusal(t testing.TB, err error) *sheets.Error {
	t.Helper()
	var e *sheets.Error
	require.ErrorAs(t, err, &e)
	require.NotEmpty(t, e.Cause.Text.ZH)
	require.NotEmpty(t, e.Do.Text.EN)
	require.NotEmpty(t, e.Do.Text.ZH)
	return e
}

// Values are a sheet's cells in the order of the sheet: address, kind and raw value.
func Values(s *sheets.Sheet) []string {
	var all []string
	for _, c := range s.Cells.All() {
		kind := []string{"text", "number", "date", "bool", "error", "missing"}[c.Kind]
		all = append(all, sheets.Ref{Row: int(c.Row), Col: int(c.Col)}.String()+" "+kind+" "+c.Raw)
	}
	return all
}
