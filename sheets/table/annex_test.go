package table_test

import (
	"strings"
	"testing"

	"crossfoot/fixtures/annex"
	"crossfoot/fixtures/annex/annextest"
	"crossfoot/sheets/table"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// In whatever shape the annexes come, they are two tables, and every figure of
// theirs is a figure of one of them, in a row and a column of the right name.
func TestAnnexVariants(t *testing.T) {
	annexes := annextest.Annexes(t)
	for _, v := range annex.Variants(annexes) {
		t.Run(v.Name, func(t *testing.T) {
			at := tablesOf(t, v)
			found := map[*table.Table]int{}
			for n, s := range annex.Sheets(annexes) {
				a := annexes[n]
				for r, row := range a.Rows {
					for k, figure := range row.Figures {
						if figure == "" {
							continue
						}
						sheet, ref := v.Where(s.Name, annex.Ref(r+3, k+3))
						p, ok := at[annex.Address{Sheet: sheet, Ref: ref}]
						require.True(t, ok, "%s!%s is no figure", sheet, ref)
						found[p.Table]++
						item, entity := p.Item(p.row), p.Columns[p.col].Name()
						switch {
						case strings.Contains(v.Name, "nonsense") || strings.Contains(v.Name, "english"):
							continue // other words
						case v.Name == "transposed":
							item, entity = entity, item
						}
						assert.Equal(t, figure, p.Text(p.row, p.col))
						assert.Contains(t, item, strings.Join(strings.Fields(row.Name.Text), ""), "%s!%s", sheet, ref)
						assert.Equal(t, strings.Join(strings.Fields(a.Heads[k+3]), ""), entity, "%s!%s", sheet, ref)
					}
				}
			}
			assert.Len(t, found, 2)
			for tab := range found {
				if len(tab.Rows) > len(tab.Columns) {
					assert.Len(t, tab.Serials, 1)
				}
			}
		})
	}
}

// place is a figure of a table.
type place struct {
	*table.Table
	row, col int
}

// tablesOf reads a variant and finds every place of its tables by address.
func tablesOf(t *testing.T, v annex.Variant) map[annex.Address]place {
	t.Helper()
	at := map[annex.Address]place{}
	n := 0
	for _, book := range annextest.Books(t, v) {
		for _, sheet := range book.Sheets {
			tables, loose := table.Find(book, sheet)
			assert.Empty(t, loose, sheet.Name)
			n += len(tables)
			for _, tab := range tables {
				for r := range tab.Rows {
					for c := range tab.Columns {
						at[annex.Address{Sheet: sheet.Name, Ref: tab.Ref(r, c).String()}] = place{tab, r, c}
					}
				}
			}
		}
	}
	assert.Equal(t, 2, n)
	return at
}
