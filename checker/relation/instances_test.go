package relation

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The total of a list that is less than one of its figures is nothing to report, as it may be
// of something else; but it is counted as undecided, whether it stands first or last.
func TestTotalsOfListsInDoubt(t *testing.T) {
	for name, lines := range map[string][]string{
		"last":  {"Department | Staff", "Finance | 138", "Roads | 102", "Schools | 869", "Parks | 95", "Libraries | 61", "Total | 110"},
		"first": {"单位 | 补助资金(万元)", "合计 | 57", "东阳区 | 153", "南陵区 | 211", "西岭区 | 48", "北原区 | 92", "新城区 | 76"},
	} {
		t.Run(name, func(t *testing.T) {
			a := Find(read(t, lines...))
			assert.Empty(t, a.Reported())
			undecided := a.Undecided(2)
			require.Len(t, undecided, 1)
			assert.Len(t, undecided[0].Parts, len(lines)-2)
			assert.Equal(t, 1, a.Count().Status[Undetermined])
		})
	}
}
