package html

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"crossfoot/checker"
	"crossfoot/sheets"
)

func at(row, col int) spot { return spot{row: row, col: col} }

func TestChoose(t *testing.T) {
	long := sheets.Range{Top: 3, Left: 1, Bottom: 5000, Right: 10}
	broad := sheets.Range{Top: 1, Left: 1, Bottom: 20, Right: 400}
	all := []span{{1, 10}}
	for name, c := range map[string]struct {
		table  checker.Table
		whole  sheets.Range
		marked []spot
		want   extract
	}{
		"a table of usual size": {
			checker.Table{Heads: []int{3, 4}},
			sheets.Range{Top: 3, Left: 1, Bottom: 60, Right: 10},
			[]spot{at(9, 9)},
			extract{head: span{3, 4}, rows: []span{{5, 60}}, columns: all},
		},
		"without heads": {
			checker.Table{},
			sheets.Range{Top: 3, Left: 1, Bottom: 60, Right: 10},
			nil,
			extract{head: span{3, 2}, rows: []span{{3, 60}}, columns: all},
		},
		"heads further down, as if it were several tables": {
			checker.Table{Heads: []int{3, 40}},
			sheets.Range{Top: 3, Left: 1, Bottom: 60, Right: 10},
			nil,
			extract{head: span{3, 2}, rows: []span{{3, 60}}, columns: all},
		},
		"long": {
			checker.Table{Heads: []int{3}},
			long,
			[]spot{at(100, 5), at(4, 2), at(103, 2), at(5000, 1)},
			extract{head: span{3, 3}, rows: []span{{4, 6}, {98, 105}, {4998, 5000}}, columns: all, part: true},
		},
		"long, with nothing found": {
			checker.Table{Heads: []int{3}},
			long,
			nil,
			extract{head: span{3, 3}, rows: []span{{4, 11}}, columns: all, part: true},
		},
		"broad": {
			checker.Table{Heads: []int{1}, Labels: []string{"C"}, Total: "H"},
			broad,
			[]spot{at(5, 200)},
			extract{head: span{1, 1}, rows: []span{{2, 20}}, columns: []span{{1, 12}, {199, 201}}, part: true},
		},
	} {
		assert.Equal(t, c.want, choose(&c.table, c.whole, c.marked), name)
	}
}

// TestChooseAny holds any choice to what the layout relies on: parts in their order and
// within the table, not too many, and the most important cell among them.
func TestChooseAny(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := sheets.Range{Top: rapid.IntRange(1, 50).Draw(t, "top"), Left: rapid.IntRange(1, 50).Draw(t, "left")}
		r.Bottom = r.Top + rapid.IntRange(0, 20_000).Draw(t, "rows")
		r.Right = r.Left + rapid.IntRange(0, 300).Draw(t, "columns")
		marked := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) spot {
			return at(rapid.IntRange(r.Top, r.Bottom).Draw(t, "row"), rapid.IntRange(r.Left, r.Right).Draw(t, "col"))
		}), 0, 50).Draw(t, "marked")
		x := choose(&checker.Table{Heads: []int{r.Top}, Labels: []string{sheets.ColName(r.Left)}}, r, marked)
		rows := x.rows
		if width([]span{x.head}) > 0 {
			rows = append([]span{x.head}, rows...)
		}
		for _, spans := range [][]span{rows, x.columns} {
			for i, s := range spans {
				assert.LessOrEqual(t, s.from, s.to)
				assert.True(t, i == 0 || spans[i-1].to < s.from)
			}
		}
		assert.LessOrEqual(t, width(x.columns), columnsMost)
		assert.LessOrEqual(t, width(rows)*width(x.columns), cellsMost+columnsMost*headsMost)
		assert.True(t, r.Contains(rows[0].from, x.columns[0].from) && r.Contains(rows[len(rows)-1].to, x.columns[len(x.columns)-1].to))
		if len(marked) > 0 {
			assert.True(t, inSpans(rows, marked[0].row) && inSpans(x.columns, marked[0].col))
		}
	})
}

func TestApart(t *testing.T) {
	widths := make(map[int]float64)
	for col := range 61 {
		widths[col] = 8
	}
	assert.Equal(t, [][]span{{{1, 15}}}, apart([]span{{1, 15}}, []string{"A"}, widths))
	parts := apart([]span{{1, 60}}, []string{"A", "C"}, widths)
	seen := make(map[int]int)
	for _, p := range parts {
		assert.LessOrEqual(t, numbers+needs(p, widths), float64(landscape))
		for _, s := range p {
			for col := s.from; col <= s.to; col++ {
				seen[col]++
			}
		}
	}
	assert.Len(t, seen, 60, "no column is left out")
	assert.Equal(t, len(parts), seen[1], "what names the rows begins each part")
	assert.Equal(t, len(parts), seen[3])
	assert.Equal(t, 1, seen[2])
	assert.Len(t, parts, 5)
}

func TestBar(t *testing.T) {
	assert.Nil(t, newBar(0, 0, 0, 0), "no figures")
	b := newBar(1000, 900, 1, 2)
	assert.Equal(t, [3]int{899, 3, 98}, [3]int{b.Agree, b.Doubt, b.Open})
	assert.Equal(t, "1.48%", b.DoubtWidth, "three of a thousand are seen")
	b = newBar(4, 4, 9, 9)
	assert.Equal(t, [3]int{0, 4, 0}, [3]int{b.Agree, b.Doubt, b.Open}, "not more than there are")
}

func TestCellText(t *testing.T) {
	for in, want := range map[string]string{
		" a\r\nb\rc\u2028d ":       "a\nb\nc\nd",
		"27\u202e34\u2066":         "27\ufffd34\ufffd",
		"\x1b[31m":                 "\ufffd[31m",
		"a\x00b\xff":               "a\ufffdb\ufffd",
		"":                         "",
		string(make([]byte, 2000)): "\ufffd…",
	} {
		got := cellText(in)
		if want == "\ufffd…" {
			assert.Len(t, []rune(got), textMost+1)
			continue
		}
		assert.Equal(t, want, got, "%q", in)
	}
}
