package table

import (
	"sort"
	"strings"
	"unicode/utf8"

	"crossfoot/sheets"
)

// mergesIn are the merges whose top row lies in from..to.
func (g *grid) mergesIn(from, to int) []sheets.Range {
	m := g.sheet.Merges
	i := sort.Search(len(m), func(i int) bool { return m[i].Top >= from })
	j := i
	for j < len(m) && m[j].Top <= to {
		j++
	}
	return m[i:j]
}

// level is one row of heads: the text above each column.
type level struct {
	text map[int]string // its own, or that of a merge over it
}

// heads gives every column its path of heads, outermost first. Where a file has
// no merges, a group's head stands over its first column only and counts for the
// columns to the right that have a head of their own further down.
func (b block) heads(columns []int) map[int][]string {
	if b.head == b.body {
		return nil
	}
	lines := b.lines[b.head:b.body]
	merges := b.mergesIn(lines[0].row, lines[len(lines)-1].row)
	levels := make([]level, len(lines))
	for n, s := range lines {
		levels[n] = b.level(s, merges)
	}
	paths := make(map[int][]string, len(columns))
	for i, c := range columns {
		var path []string
		for n := range levels {
			text, ok := levels[n].text[c]
			if !ok && i > 0 && below(levels[n+1:], c) && below(levels[n+1:], columns[i-1]) {
				text = levels[n].text[columns[i-1]]
				levels[n].text[c] = text
			}
			if text != "" && (len(path) == 0 || path[len(path)-1] != text) {
				path = append(path, text)
			}
		}
		paths[c] = path
	}
	return paths
}

func (b block) level(s span, merges []sheets.Range) level {
	l := level{text: map[int]string{}}
	for i := s.from; i < s.to; i++ {
		l.text[int(b.sheet.Cells[i].Col)] = b.text(i)
	}
	for _, m := range merges {
		if s.row < m.Top || s.row > m.Bottom {
			continue
		}
		anchor := b.sheet.At(m.Top, m.Left)
		if anchor == nil {
			continue
		}
		text := tidy(b.book.Text(*anchor))
		for c := max(m.Left, b.left); c <= min(m.Right, b.right); c++ {
			l.text[c] = text
		}
	}
	return l
}

// below says whether a lower row of heads has a text for the column.
func below(levels []level, col int) bool {
	for _, l := range levels {
		if l.text[col] != "" {
			return true
		}
	}
	return false
}

// titles reads the lines above the heads: the longest of the last few is the
// title, and the one that names a unit is the unit.
func (b block) titles() (title, unit string) {
	first := max(0, b.head-4)
	for _, s := range b.lines[first:b.head] {
		for i := s.from; i < s.to; i++ {
			if b.class[i] != word {
				continue
			}
			text := b.text(i)
			if namesUnit(text) {
				unit = text
			} else if n := utf8.RuneCountInString(text); n <= 160 && n >= utf8.RuneCountInString(title) {
				title = text
			}
		}
	}
	return title, unit
}

func namesUnit(text string) bool {
	low := strings.ToLower(text)
	for _, w := range []string{"单位:", "单位:", "單位:", "單位:", "unit:", "units:", "in thousands", "in millions"} {
		if strings.Contains(low, w) && utf8.RuneCountInString(text) < 60 {
			return true
		}
	}
	return false
}
