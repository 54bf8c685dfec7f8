package table

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"crossfoot/sheets"
)

// This file tells what a column is by what its cells say.

// profile is what the cells of one column say in the body of a block.
type profile struct {
	col     int
	words   int // texts
	figures int // everything that could be a figure
	typed   int // figures that the file stores as numbers
	others  int // figures that are not whole numbers
	years   int
	codes   int // whole numbers of the same length as the first, 007 too
	zeros   int // texts such as 007

	whole       int // whole numbers
	first, last int64
	low         int64 // the least number as long as the first
	steps       int   // one more than the one before, the same again, or 1 again
	rises       int   // one more than the one before
	ups, downs  int   // at least, at most the one before
	sum         int64 // of the whole numbers
	settled     bool  // it is no running number, no code and no date
	labelled    int   // figures with words in front
	follow      int   // of these, how many are one more than the one before, or 1 again
	before      int64 // the last of these
	worded      int   // figures with words around them
	texts       map[string]struct{}
}

// names says whether figures with words in front of them are names that end in a
// number: hardly two of them say the same, or the numbers count on, as in 项目1, 项目2, 项目3.
func (p *profile) names() bool {
	return p.labelled >= 3 && 2*p.labelled > p.figures &&
		(4*len(p.texts) >= 3*min(p.labelled+p.words, mostTexts) || 10*p.follow >= 9*(p.labelled-1))
}

// mostTexts is how many texts of a column are compared to see how many differ.
const mostTexts = 256

// coded says whether most texts of a column are codes: letters and digits, or letters and
// underscores, without a space.
func (p *profile) coded() bool {
	codes := 0
	for s := range p.texts {
		if isCode(s) {
			codes++
		}
	}
	return 5*codes >= 4*len(p.texts)
}

func isCode(s string) bool {
	sure := false
	for _, r := range s {
		switch {
		case '0' <= r && r <= '9', r == '_':
			sure = true
		case r >= utf8.RuneSelf, r <= ' ':
			return false
		}
	}
	return sure
}

// settleAfter is how many whole numbers it takes to see that a column is no
// running number.
const settleAfter = 64

// profiles looks at every column of the block's body, from left to right. The next block
// uses their memory again.
func (b block) profiles() []profile {
	s := b.slots()
	defer b.done(s)
	out := b.memory.profiles[:0]
	for n := b.body; n < len(b.lines); n++ {
		if b.kinds[n] == heading {
			continue
		}
		for i := b.lines[n].from(); i < b.lines[n].to(); i++ {
			at, isNew := s.of(b.col(i))
			if isNew {
				out = slices.Grow(out, 1)[:at+1]
				texts := out[at].texts
				clear(texts)
				out[at] = profile{col: b.col(i), texts: texts}
			}
			out[at].add(b.grid, i)
		}
	}
	b.memory.profiles = out
	sort.Slice(out, func(i, j int) bool { return out[i].col < out[j].col })
	return out
}

func (p *profile) add(g *grid, i int) {
	switch k := g.class[i]; {
	case k == empty:
	case k.figural():
		p.figures++
		if g.sheet.Cells.Kind(i) == sheets.Number {
			p.typed++
		}
		if k == mark {
			return
		}
		if k == year {
			p.years++
		}
		switch {
		case p.settled:
			p.whole++
		case k == dressed:
			p.dressed(g, i)
		default:
			if v, ok := g.whole(i); ok {
				p.number(v)
			} else {
				p.others++
			}
		}
	default:
		raw := g.sheet.Cells.Peek(i)
		if isZeroCode(raw) {
			p.zeros++
		}
		p.words++
		p.text(raw)
	}
}

// dressed takes in a number with words around it.
func (p *profile) dressed(g *grid, i int) {
	p.others++
	p.worded++
	if r := g.figs.at(i).Rare; r != nil && r.Label != "" {
		p.labelled++
		p.text(r.Label)
		if v, ok := g.whole(i); ok {
			if p.labelled > 1 && (v == p.before+1 || v == 1 && p.before > 1) {
				p.follow++
			}
			p.before = v
		}
	}
}

func (p *profile) text(s string) {
	if len(p.texts) < mostTexts && p.words+p.labelled <= 4*mostTexts {
		if p.texts == nil {
			p.texts = map[string]struct{}{}
		}
		p.texts[s] = struct{}{}
	}
}

func (p *profile) number(v int64) {
	p.sum += v
	if p.whole++; p.whole == 1 {
		p.first, p.last = v, v
		p.codes = 1
		for p.low = 100; p.low <= v/10; {
			p.low *= 10
		}
		return
	}
	switch v {
	case p.last + 1:
		p.rises++
		p.steps++
	case p.last, 1:
		p.steps++
	}
	if v >= p.last {
		p.ups++
	}
	if v <= p.last {
		p.downs++
	}
	if v > p.last && v >= p.low && v < 10*p.low {
		p.codes++
	}
	p.last = v
	p.settled = p.whole%settleAfter == 0 && 2*p.steps < p.whole && 2*p.codes < p.whole && !p.monotone()
}

// zeroCodes says whether a column has codes such as 007.
func (p *profile) zeroCodes() bool { return p.zeros > 1 && p.others == 0 }

// isZeroCode says whether a text is a whole number with a zero in front, which
// numbers that count do not have.
func isZeroCode(s string) bool {
	return len(s) >= 2 && len(s) <= 12 && s[0] == '0' && strings.Trim(s, "0123456789") == ""
}

// adds says whether the last number is what the others come to, or the first: that is their
// total, and numbers that name something have none. 1, 2, 3 only count.
func (p *profile) adds() bool {
	return p.whole > 3 && p.sum != 0 && (p.last == p.sum-p.last || p.first == p.sum-p.first)
}

// serial says whether the column only counts the rows: 1, 2, 3, … with restarts
// and repeats, at most one step in ten out of order. A short run could be
// figures, so it must stand in front of them. So could numbers of which many repeat the
// one before or begin anew, as small counts do; they need a head that says so, unless they
// stand in front of all names and never begin anew.
func (p *profile) serial(at before, said bool) bool {
	n := p.whole
	if n < 3 || p.others > 0 || n < 5 && at.figures || 10*(p.figures-n) > n || 3*p.words > n {
		return false
	}
	if p.rises == 0 || p.last <= p.first || 10*p.steps < 9*(n-1) || p.first != 1 && (n < 8 || p.steps < n-1) {
		return false
	}
	return said || p.counts() || at.none() && p.ups == n-1 && !p.adds()
}

// counts says whether most numbers are one more than the one before.
func (p *profile) counts() bool { return 3*p.rises >= 2*(p.whole-1) }

// shuffled says whether the column has running numbers out of their order: each
// from 1 to the last, few of them again. Small counts have many again, so that half of them
// may be again only where a head says what they are.
func (b block) shuffled(p *profile, said bool) bool {
	if p.whole < 8 || p.words > 1 {
		return false
	}
	seen := make([]bool, p.whole+1)
	distinct, most := 0, int64(0)
	for _, s := range b.lines[b.body:] {
		i := b.at(s, p.col)
		if i < 0 {
			continue
		}
		v, ok := b.whole(i)
		if !ok {
			continue
		}
		if v < 1 || v > int64(p.whole) {
			return false
		}
		if !seen[v] {
			distinct++
		}
		seen[v], most = true, max(most, v)
	}
	return int64(distinct) == most && (5*distinct >= 4*p.whole || said && 2*distinct >= p.whole)
}

// dates says whether the column holds years that name its rows. Counts may look like
// years; behind names, years in no order need a head that says so.
func (b block) dates(p *profile, at before) bool {
	switch {
	case p.years == 0, p.years < p.figures:
		return false
	case p.years == 1: // of a single row it tells nothing that it rises
		return at.none() && b.said(p.col, isYearWord)
	case at.none(), p.monotone() && (!at.figures || p.years >= 4):
		return true
	}
	return !at.figures && b.yearly(p)
}

// isYearWord says whether a head is a word for years and no more.
func isYearWord(head string) bool {
	return slices.Contains(yearWords, strings.ToLower(strings.TrimSpace(head)))
}

// yearly says whether numbers like years are meant as years: they follow each other, or come
// again and again, or a head says so.
func (b block) yearly(p *profile) bool {
	return p.monotone() || 2*p.steps >= p.whole || b.said(p.col, saysYear) || b.repeats(p)
}

// repeats says whether a column has each of its numbers twice or more.
func (b block) repeats(p *profile) bool {
	seen := map[int64]struct{}{}
	for _, s := range b.lines[b.body:] {
		if i := b.at(s, p.col); i >= 0 {
			if v, ok := b.whole(i); ok {
				seen[v] = struct{}{}
			}
		}
	}
	return 2*len(seen) <= p.whole
}

// ages says whether the column counts on with words between: 15-19岁, 15, 16, 17.
func (p *profile) ages() bool {
	return p.words > 0 && p.whole >= 3 && p.others*4 <= p.whole && 3*p.rises >= 2*(p.whole-1)
}

// identifies says whether the column holds whole numbers of one length that rise
// from row to row, as sorted identifiers do.
func (p *profile) identifies() bool {
	return p.whole >= 5 && p.first >= 100 && p.codes == p.whole && p.whole == p.figures && !p.adds()
}

// dense says whether numbers that rise stand as close as those that somebody has given out:
// half of them follow each other, or the last is hardly more than the first.
func (p *profile) dense() bool {
	return 2*p.rises >= p.whole-1 || 10*(p.last-p.first) <= p.first
}

func (p *profile) monotone() bool { return p.ups == p.whole-1 || p.downs == p.whole-1 }
