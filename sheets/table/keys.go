package table

import (
	"strings"

	"crossfoot/sheets/figure"
)

// This file reads the keys of a table's own: short words that stand again and again where a figure
// would, such as c for confidential, [x] for not available or NO for what does not occur.

// mayBeKey says whether a text is a few letters, which may have brackets and spaces around them.
func mayBeKey(text string) bool {
	if len(text) > keyBytes {
		return false
	}
	text = strings.TrimSpace(text)
	for _, pair := range [...]string{"[]", "()"} {
		if inner, ok := strings.CutPrefix(text, pair[:1]); ok && strings.HasSuffix(inner, pair[1:]) {
			return letters(inner[:len(inner)-1], bracketedKey)
		}
	}
	return letters(text, plainKey)
}

// How many letters a key has at most. Without brackets, words are as short as that.
const (
	plainKey     = 3
	bracketedKey = 4
	keyBytes     = 10 // with all around them
)

// letters says whether a text is at least one letter of English and no more than so many.
func letters(text string, most int) bool {
	for i := range len(text) {
		if text[i]|0x20 < 'a' || 'z' < text[i]|0x20 {
			return false
		}
	}
	return text != "" && len(text) <= most
}

// key is what was seen of a text that may be one.
type key struct {
	all    int   // cells that hold it
	behind int   // of these, behind a figure or itself
	cells  []int // of these, beside one
}

// readKeys reads as not available what stands for figures: at least so many cells of a text,
// most of them behind a figure, as no label does, and all in columns that have numbers,
// as no column of units has.
func (g *grid) readKeys() {
	s := g.slots()
	defer g.done(s)
	keys, numbers := g.keys(s)
	meant := map[int]bool{}
	for _, k := range keys {
		if 2*k.behind < k.all {
			continue
		}
		among := k.cells[:0]
		for _, i := range k.cells {
			if n := s.seen(g.col(i)); n >= 0 && numbers[n] >= keyNumbers {
				among = append(among, i)
			}
		}
		for _, i := range among {
			meant[i] = len(among) >= keyLeast
		}
	}
	var news []revision
	for i, k := range g.class {
		if k == word && meant[i] {
			g.class[i] = mark
			news = append(news, revision{i, figure.Figure{Kind: figure.Unavailable, Rare: &figure.Rare{Text: g.sheet.Cells.Raw(i)}}})
		}
	}
	g.figs.revise(news)
}

// keys are what was seen of the texts that may be keys, and how many numbers the columns have, by slot.
func (g *grid) keys(s *slots) (keys map[string]*key, numbers []int) {
	keys = map[string]*key{}
	for _, line := range g.rows {
		for i := line.from(); i < line.to(); i++ {
			switch g.class[i] {
			case number:
				n, isNew := s.of(g.col(i))
				if isNew {
					numbers = append(numbers, 0)
				}
				numbers[n]++
			case word:
				text := g.sheet.Cells.Peek(i)
				if !mayBeKey(text) {
					continue
				}
				text = strings.TrimSpace(text)
				k := keys[text]
				if k == nil {
					k = &key{}
					keys[strings.Clone(text)] = k
				}
				k.see(g.besideFigure(line, i, -1, text), g.besideFigure(line, i, 1, text), i)
			}
		}
	}
	return keys, numbers
}

// What a key needs.
const (
	keyLeast   = 3 // cells that hold it
	keyNumbers = 2 // in the columns in which it stands
	keyReach   = 3 // columns from it to the figure beside it
)

// see takes in a cell that holds the text.
func (k *key) see(behind, before bool, cell int) {
	k.all++
	if behind {
		k.behind++
	}
	if behind || before {
		k.cells = append(k.cells, cell)
	}
}

// besideFigure says whether the next cell of a row in a direction, with no more than a few empty columns
// between, holds a figure, or the same text.
func (g *grid) besideFigure(line span, cell, step int, text string) bool {
	i := cell + step
	for i >= line.from() && i < line.to() && g.class[i] == empty {
		i += step
	}
	if i < line.from() || i >= line.to() || (g.col(i)-g.col(cell))*step > keyReach {
		return false
	}
	return g.class[i] == number || g.class[i] == mark || g.class[i] == word && strings.TrimSpace(g.sheet.Cells.Peek(i)) == text
}
