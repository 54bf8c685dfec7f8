package running

import (
	"fmt"
	"testing"

	"crossfoot/checker/footing"
	"crossfoot/checker/matrix"
	"crossfoot/sheets/sheettest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// What is ruled out soon is nothing that would be a run if its steps were followed.
func TestRunsThatBreak(tt *testing.T) {
	rapid.Check(tt, func(t *rapid.T) {
		greatest := rapid.SampledFrom([]int{1, 3, 30, 3000}).Draw(t, "greatest")
		wrong := rapid.SampledFrom([]int{2, 4, 8, 20}).Draw(t, "one wrong of")
		lines := []string{"Period | In | Out | Held"}
		held := rapid.IntRange(0, 5000).Draw(t, "at first")
		for i := range rapid.IntRange(7, 40).Draw(t, "periods") {
			in, out := rapid.IntRange(0, greatest).Draw(t, "in"), rapid.IntRange(0, greatest).Draw(t, "out")
			held += in - out
			off := 0
			if rapid.IntRange(1, wrong).Draw(t, "wrong") == 1 {
				off = rapid.IntRange(-greatest, greatest).Draw(t, "off")
			}
			lines = append(lines, fmt.Sprintf("P%d | %d | %d | %d", i, in, out, held+off))
		}
		tables, _ := sheettest.Find(sheettest.Sheet("grid", sheettest.Grid(lines...), false))
		require.Len(t, tables, 1)
		audit := footing.New(tt.Context(), tables[0])
		f := finder{Audit: &audit}
		v := f.Numbers.Along(matrix.Across)
		order := make([]int32, v.Positions)
		for i := range order {
			order[i] = int32(i)
		}
		for total := range v.Lines {
			for in := range v.Lines {
				for out := range v.Lines {
					r := &Run{Axis: matrix.Across, Total: total, Parts: []matrix.Line{{Index: in, Weight: 1}, {Index: out, Weight: -1}}}
					if total != in && total != out && in != out && r.breaks(v, order) {
						assert.LessOrEqual(t, f.follow(r, v, order), 0.0, "%d is %d less %d: %v", total, in, out, lines)
					}
				}
			}
		}
	})
}
