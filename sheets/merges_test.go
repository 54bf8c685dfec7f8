package sheets

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// What Cover says of a place is what a look at each range says.
func TestCover(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		small := rapid.IntRange(1, 9)
		var merges []Range
		for range rapid.IntRange(0, 6).Draw(t, "merges") {
			m := Range{Top: small.Draw(t, "top"), Left: small.Draw(t, "left")}
			m.Bottom, m.Right = m.Top+rapid.IntRange(0, 3).Draw(t, "down"), m.Left+rapid.IntRange(0, 3).Draw(t, "across")
			if all, err := ArrangeMerges(append(append([]Range(nil), merges...), m)); err == nil {
				merges = all
			}
		}
		var cover Cover
		next := 0
		for row := 1; row <= 13; row++ {
			for ; next < len(merges) && merges[next].Top < row; next++ {
				cover.Add(merges[next])
			}
			for col := 1; col <= 13; col++ {
				want := false
				for _, m := range merges[:next] {
					want = want || m.Contains(row, col)
				}
				assert.Equal(t, want, cover.Covers(row, col))
			}
		}
	})
}

func TestRowRuns(t *testing.T) {
	hidden, grouped := Line{Hidden: true}, Line{Outline: 1}
	var runs RowRuns
	runs.Add(1, 1, hidden)
	runs.Add(2, 2, hidden)
	runs.Add(3, 3, Line{})
	runs.Add(4, 4, grouped)
	runs.Add(5, MaxRow, hidden)
	s := &Sheet{Cells: Pack(Cell{Row: 6, Col: 1})}
	lines, ok := runs.Lines(s, 5)
	assert.True(t, ok)
	assert.Equal(t, map[int]Line{1: hidden, 2: hidden, 4: grouped, 5: hidden, 6: hidden}, lines)
	_, ok = runs.Lines(s, 4)
	assert.False(t, ok)
	s = &Sheet{Merges: []Range{{Top: 1, Left: 1, Bottom: 1, Right: 2}}}
	lines, ok = runs.Lines(s, 5)
	assert.True(t, ok)
	assert.Equal(t, map[int]Line{1: hidden}, lines)
	lines, ok = runs.Lines(&Sheet{}, 0)
	assert.True(t, ok)
	assert.Nil(t, lines)
}
