package pattern

import (
	"testing"

	"crossfoot/checker/matrix"
	"crossfoot/sheets/sheettest"

	"github.com/stretchr/testify/assert"
)

// What holds only where parts of it hold by themselves, or where all lines grow by the same
// steps, is no account if it fails elsewhere.
func TestTelling(t *testing.T) {
	for _, test := range []struct {
		figures string
		want    bool
	}{
		{"812 | 309 | 127 | 994", true},
		{"812 | 309 | 127 | 995", false},
		{"812 | 812 | 309 | 309", false}, // - 812 + 812 + 309 = 309
		{"100 | 103 | 141 | 144", false},
		{"0 | 0 | 309 | 309", false},
		{"-20 | 50 | 10 | 20", true},
	} {
		tab := sheettest.Table(t, "Kind | a | b | c | d", "x | "+test.figures, "y | 5 | 17 | 3 | 11")
		f := finderOf(t, tab, matrix.Across)
		telling := false
		for signs := range 8 {
			h := Hypothesis{Total: sheettest.Column(t, tab, "d")}
			for i, head := range []string{"a", "b", "c"} {
				h.Parts = append(h.Parts, matrix.Line{Index: sheettest.Column(t, tab, head), Weight: 1 - 2*(signs>>i&1)})
			}
			telling = telling || f.telling(&h, 0, map[sumOfSome]bool{})
		}
		f.release()
		assert.Equal(t, test.want, telling, test.figures)
	}
}
