package table

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
)

// Each cell's figure is what its text reads as, wherever it is kept, and what it was
// revised to.
func TestSheetFigures(t *testing.T) {
	var kept [whereOf + 1]bool
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOf(rapid.SampledFrom([]string{"60", "-1.5", "1.50", "1e3", "0.30000000000000004", "/", "/", "—", "词", "600个", "17(71)", "…"})).Draw(t, "texts")
		var list []sheets.Cell
		for i, text := range texts {
			cell := sheets.Cell{Row: int32(i) + 1, Col: 1, Kind: sheets.Text, Raw: text}
			if figure.FromNumber(text, false).IsNumber() {
				cell.Kind = sheets.Number
			}
			list = append(list, cell)
		}
		cells := sheets.Pack(list...)
		f, want := newSheetFigures(&cells), make([]figure.Figure, len(texts))
		for i, text := range texts {
			percent := rapid.Bool().Draw(t, "percent")
			x, ok := f.number(i, percent)
			switch {
			case ok:
				want[i] = figure.FromNumber(text, percent)
				assert.Equal(t, want[i], x)
			case list[i].Kind == sheets.Text:
				want[i] = figure.Read(text)
				f.put(i, want[i])
			default:
				want[i] = readStored(&cells, i, percent)
				f.put(i, want[i])
			}
		}
		var news []revision
		for i := range texts {
			if rapid.IntRange(0, 3).Draw(t, "revised") == 0 {
				want[i] = figure.Parse(rapid.SampledFrom([]string{"12", "3.50", "/", "12/34", "1e40"}).Draw(t, "news"))
				news = append(news, revision{i, want[i]})
			}
		}
		f.revise(slices.Clone(news))
		for i := range texts {
			assert.Equal(t, want[i], f.at(i))
			assert.Equal(t, want[i].Kind, f.kind(i))
			kept[f.kinds[i]&whereOf] = true
		}
	})
	for _, where := range []int{nowhere, inCell, inFirst, inList} {
		assert.True(t, kept[where], where)
	}
}
