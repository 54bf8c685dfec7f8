package linear

import (
	"testing"

	"crossfoot/checker/matrix"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// A line that is a signed sum of others is told from a sample in which it comes out, with the
// very parts; from one with a figure that is wrong it is not.
func TestSumsAmongLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.IntRange(3, 12).Draw(t, "lines")
		total := Sum{Total: lines}
		for l := range lines {
			if w := rapid.SampledFrom([]int{1, 0, -1}).Draw(t, "weight"); w != 0 {
				total.Parts = append(total.Parts, matrix.Line{Index: l, Weight: w})
			}
		}
		if len(total.Parts) < 2 {
			total.Parts = []matrix.Line{{Index: 0, Weight: 1}, {Index: 1, Weight: -1}}
		}
		var e Elimination
		for l := range lines + 1 {
			e.lines = append(e.lines, l)
		}
		figure := rapid.Int64Range(-1e6, 1e6)
		sample := make([]int, lines+1)
		for pos := range sample {
			sample[pos] = pos
			figures := make([]int64, lines+1)
			for l := range lines {
				figures[l] = figure.Draw(t, "figure")
				if l == pos {
					figures[l] += 1e9 // so that none of them is a sum of the others
				}
			}
			for _, p := range total.Parts {
				figures[lines] += int64(p.Weight) * figures[p.Index]
			}
			for _, x := range figures {
				e.figures = append(e.figures, residue(x))
			}
		}
		assert.Equal(t, []Sum{total}, e.Sums(sample))

		wrong := rapid.SampledFrom(total.Parts).Draw(t, "wrong").Index
		at := rapid.IntRange(0, lines).Draw(t, "position")*(lines+1) + wrong
		e.figures[at] = residue(int64(e.figures[at]) + 1)
		assert.NotContains(t, e.Sums(sample), total)
	})
}
