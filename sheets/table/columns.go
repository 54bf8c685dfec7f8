package table

import (
	"sort"

	"crossfoot/sheets/figure"
)

// profile is what the cells of one column say in the body of a block.
type profile struct {
	col     int
	words   int
	figures int
	numbers []int64 // the whole numbers among its cells, from top to bottom
	others  int     // numbers that are not whole
	years   int
	texts   map[string]struct{} // the different words
}

// profiles looks at every column of the block's body.
func (b block) profiles() []*profile {
	byCol := map[int]*profile{}
	for _, s := range b.lines[b.body:] {
		for i := s.from; i < s.to; i++ {
			c := int(b.sheet.Cells[i].Col)
			p := byCol[c]
			if p == nil {
				p = &profile{col: c, texts: map[string]struct{}{}}
				byCol[c] = p
			}
			p.add(b.grid, i)
		}
	}
	out := make([]*profile, 0, len(byCol))
	for _, p := range byCol {
		out = append(out, p)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].col < out[j].col })
	return out
}

func (p *profile) add(g *grid, i int) {
	switch k := g.class[i]; {
	case k == empty:
	case k.figural():
		p.figures++
		if k == mark {
			return
		}
		if k == year {
			p.years++
		}
		if v, ok := g.figs[i].At(0); ok && g.figs[i].Kind == figure.Number {
			p.numbers = append(p.numbers, v)
		} else {
			p.others++
		}
	default:
		p.words++
		p.texts[g.sheet.Cells[i].Raw] = struct{}{}
	}
}

// layout is the columns of a block by what they are for.
type layout struct {
	figures, labels, serials, words []int // columns of the sheet, from left to right
	item                            int   // the label column that tells the rows apart best; 0 if none
}

// columns tells figures from running numbers, years, codes and words.
func (b block) columns() layout {
	var out layout
	var texts []*profile
	profiles := b.profiles()
	lead := true   // no column of figures has come yet
	named := false // one that names the rows has
	for _, p := range profiles {
		switch {
		case p.figures == 0 || p.figures < p.words:
			texts = append(texts, p)
			named = true
		case p.serial(lead):
			out.serials = append(out.serials, p.col)
			named = true
		case p.dates(lead) || lead && !named && p.codes():
			out.labels = append(out.labels, p.col)
			named = true
		default:
			out.figures = append(out.figures, p.col)
			lead = false
		}
	}
	best := 0
	for _, p := range texts {
		if len(p.texts) > best || len(p.texts) == best && lead {
			best, out.item = len(p.texts), p.col
		}
	}
	for _, p := range texts {
		if n := len(out.figures); p.col == out.item || n > 0 && p.col < out.figures[n-1] {
			out.labels = append(out.labels, p.col)
		} else {
			out.words = append(out.words, p.col)
		}
	}
	sort.Ints(out.labels)
	if out.item == 0 && len(out.labels) > 0 {
		out.item = out.labels[0]
	}
	return out
}

// serial says whether the column only counts the rows: 1, 2, 3, … with restarts
// and repeats, at most one step in ten out of order. A short run could be
// figures, so it must stand in front of them.
func (p *profile) serial(lead bool) bool {
	n := len(p.numbers)
	if n < 3 || p.others > 0 || n < 5 && !lead || 10*(p.figures-n) > n {
		return false
	}
	steps := 0
	for i, v := range p.numbers[1:] {
		if prev := p.numbers[i]; v == prev+1 || v == prev || v == 1 {
			steps++
		}
	}
	rises := p.numbers[n-1] > p.numbers[0] && p.numbers[1] > p.numbers[0]
	return rises && 10*steps >= 9*(n-1) && (p.numbers[0] == 1 || n >= 8 && steps == n-1)
}

// dates says whether the column holds years that name its rows.
func (p *profile) dates(lead bool) bool {
	if p.years < 2 || p.years < p.figures {
		return false
	}
	return lead || p.monotone() && p.years >= 4
}

// codes says whether the column holds whole numbers of one length that rise
// from row to row, as sorted identifiers do.
func (p *profile) codes() bool {
	if len(p.numbers) < 5 || len(p.numbers) < p.figures || p.others > 0 {
		return false
	}
	for i, v := range p.numbers {
		if v < 100 || digits(v) != digits(p.numbers[0]) || i > 0 && v <= p.numbers[i-1] {
			return false
		}
	}
	return true
}

func (p *profile) monotone() bool {
	up, down := true, true
	for i := 1; i < len(p.numbers); i++ {
		up = up && p.numbers[i] >= p.numbers[i-1]
		down = down && p.numbers[i] <= p.numbers[i-1]
	}
	return up || down
}

func digits(v int64) (n int) {
	for ; v > 0; v /= 10 {
		n++
	}
	return n
}
