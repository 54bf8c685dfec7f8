package relation

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
)

// A total that is repeated elsewhere in the table has its parts where they stand.
func TestCopies(t *testing.T) {
	tab := read(t, "item | a | b | c | all | rank | carried over",
		"w | 812 | 377 | 41 | 1230 | 2 | 1230", "x | 4471 | 4912 | 38 | 9421 | 1 | 9421",
		"y | 1390 | 288 | 77 | 1755 | 4 | 1755", "z | 2754 | 645 | 12 | 3411 | 3 | 3411", "u | 519 | 608 | 66 | 1193 | 5 | 1193")
	a := Find(tab)
	assert.Equal(t, []string{"all = + a + b + c"}, patterns(a, Across))
}

// Lines of zeros among the parts, or between them and the total, are parts.
func TestFill(t *testing.T) {
	tab := read(t, "item | all | a | b | c | d",
		"w | 1189 | 0 | 812 | 0 | 377", "x | 9383 | 0 | 4471 | 0 | 4912",
		"y | 1678 | 0 | 1390 | 0 | 288", "z | 3399 | 0 | 2754 | 0 | 645")
	assert.Equal(t, []string{"all = + a + b + c + d"}, patterns(Find(tab), Across))
}

// A total that is told in two ways is two claims, not one and its witness; that
// it is the parts of its subtotals too is a witness.
func TestWitnesses(t *testing.T) {
	tab := read(t, append(slices.Clone(regions), "城镇 | 1600 | 1655 | 1733", "乡村 | 1081 | 1084 | 1113")...)
	a := Find(tab)
	assert.Contains(t, patterns(a, Down), "全市 = + 东片 + 西片")
	assert.Contains(t, patterns(a, Down), "全市 = + 城镇 + 乡村")
	for _, p := range a.Witnesses {
		assert.Equal(t, 0, p.Total)
	}
}
