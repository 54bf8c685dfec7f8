package table

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
)

// This file reads texts that begin with a number as that number where the column shows that
// they are meant so: with a remark or the mark of a statistical office behind it, or with a
// unit that is an ordinary word or no list knows.

// worded is what a column says of the texts in it that begin with a number.
type worded struct {
	head    string     // the last word above them
	numbers int        // figures without words
	remarks []revision // numbers with a remark behind, or with a unit of one Chinese character
	fresh   bool       // the last of them has no number above it
	flagged []revision // numbers with a letter behind, and a word to the left
	codes   bool       // some of these letters mark no figures
	units   []revision // numbers with a word for a unit
	kind    string     // of their units
	mixed   bool       // they differ
	bare    int        // of them, those with no word to the left
	others  []int      // what cannot be read, with a number above it and a word to the left
	below   int        // how many numbers stood above the last of these
	spans   []int      // what lies between two numbers, with a word to the left
	vary    bool       // they differ
	ages    string     // what was taken for a head instead
}

// begins says whether a text begins as a number does.
func begins(raw string) bool {
	if raw != "" && strings.IndexByte(" +-\xe2", raw[0]) >= 0 { // most labels begin otherwise
		raw = strings.TrimLeft(raw, " +-−–")
	}
	return raw != "" && ('0' <= raw[0] && raw[0] <= '9' || raw[0] == 0xEF || figure.BeginsLikeCurrency(raw) && strings.ContainsAny(raw, "0123456789"))
}

// readWorded reads such texts in all columns.
func (g *grid) readWorded() {
	w := wording{grid: g, at: g.slots()}
	defer g.done(w.at)
	for _, line := range g.rows {
		w.see(line)
	}
	w.putTops()
	w.revise()
}

// wording is what the columns of a grid say of such texts, from row to row.
type wording struct {
	*grid
	at   *slots // of the columns
	cols []worded
	tops []top
}

// column is what the column of a cell says, nil if nothing has stood in it yet.
func (w *wording) column(cell int) *worded {
	if n := w.at.seen(w.col(cell)); n >= 0 {
		return &w.cols[n]
	}
	return nil
}

// see takes in a row.
func (w *wording) see(line span) {
	label, fresh := false, 0
	spans, plain := 0, false // what lies between two numbers, and whether some figure stands in the row or above
	for i := line.from(); i < line.to(); i++ {
		if w.class[i] == empty {
			continue
		}
		n, isNew := w.at.of(w.col(i))
		if isNew {
			w.cols = append(w.cols, worded{})
		}
		c := &w.cols[n]
		c.fresh = false
		c.see(w.grid, i, label)
		if plain = plain || w.class[i].numeric(); c.spansAt(i) {
			spans++
			plain = plain || c.figures() > 0
		}
		label = label || w.class[i] == word
		if c.fresh {
			fresh++
		}
	}
	if spans > 1 && !plain { // heads of ages or the like
		for i := line.from(); i < line.to(); i++ {
			if c := w.column(i); c != nil && c.spansAt(i) {
				c.ages, c.spans = w.sheet.Cells.Raw(i), nil
			}
		}
	}
	if fresh > 1 {
		w.setAside(line)
	}
}

// setAside takes the remarks of a row that have no number above them out of their columns: they may
// be heads, as long as there is a head above each.
func (w *wording) setAside(line span) {
	var t top
	headed := w.class[line.from()] == word
	for i := line.from(); i < line.to(); i++ {
		if c := w.column(i); c != nil && c.fresh {
			t.remarks, t.heads = append(t.remarks, c.remarks...), append(t.heads, c.head)
			headed = headed && c.head != ""
			c.remarks, c.fresh = nil, false
		}
	}
	if headed {
		w.tops = append(w.tops, t)
	}
}

// putTops puts such remarks back that are no heads.
func (w *wording) putTops() {
	known := map[int]extremes{}
	for _, t := range w.tops {
		if !t.counts() && !w.likeBelow(t.remarks, known) {
			continue
		}
		for _, r := range t.remarks {
			c := w.column(r.cell)
			c.remarks = append(c.remarks, r)
		}
	}
}

// revise reads anew what the columns say is to be read otherwise.
func (w *wording) revise() {
	var news []revision
	for i := range w.cols {
		c := &w.cols[i]
		news = append(news, c.readings()...)
		for _, cells := range [...][]int{c.unknown(), c.between()} {
			for _, cell := range cells {
				w.class[cell] = mark
			}
		}
	}
	slices.SortFunc(news, func(a, b revision) int { return cmp.Compare(a.cell, b.cell) })
	for _, x := range news {
		w.class[x.cell] = classOf(sheets.Text, "", x.figure)
	}
	w.figs.revise(news)
}

// top is a row under words with several remarks that have no number above them. They may be heads: 1
// (men, of age), 2 (women, of age).
type top struct {
	remarks []revision
	heads   []string
}

// counts says whether the numbers of such a row may count things: each has a unit and a head of its
// own, which heads below heads seldom have. If it is heads all the same, that is told where heads are.
func (t top) counts() bool {
	heads := map[string]bool{}
	for i, r := range t.remarks {
		if r.figure.Rare == nil || r.figure.Rare.Unit == "" || heads[t.heads[i]] {
			return false
		}
		heads[t.heads[i]] = true
	}
	return true
}

// likeBelow says whether some numbers of one row are figures like those below them rather than
// heads: each lies among the numbers of its column, and they neither are small nor count on.
func (g *grid) likeBelow(top []revision, known map[int]extremes) bool {
	on := true
	for i, r := range top {
		x := r.figure.Approx()
		on = on && (i == 0 || x == top[i-1].figure.Approx()+1)
		col := g.col(r.cell)
		if _, ok := known[col]; !ok {
			known[col] = g.extremes(col)
		}
		if x < headsBelow || x < known[col].low || x > known[col].high {
			return false
		}
	}
	return !on
}

// headsBelow is so small that numbers below may be those of heads.
const headsBelow = 10

// extremes are the least and the largest number of a column.
type extremes struct{ low, high float64 }

func (g *grid) extremes(col int) extremes {
	e := extremes{math.Inf(1), math.Inf(-1)}
	for _, line := range g.rows {
		if i := g.at(line, col); i >= 0 && g.class[i] == number && g.figs.kind(i) == figure.Number {
			x := g.figs.at(i).Approx()
			e.low, e.high = min(e.low, x), max(e.high, x)
		}
	}
	return e
}

// see takes in a cell of the column; label says whether a word stands to the left of it.
func (c *worded) see(g *grid, i int, label bool) {
	k := g.class[i]
	pair := g.figs.kind(i) == figure.Compound
	switch {
	case k.numeric() && !pair:
		c.numbers++
		return
	case k != word && k != mark && !pair:
		return
	}
	if raw := g.sheet.Cells.Peek(i); !begins(raw) {
		if c.numbers+len(c.remarks)+len(c.units) == 0 {
			c.head = strings.ToLower(raw)
		}
		return
	}
	raw := g.sheet.Cells.Raw(i)
	if f, flag, ok := figure.Flagged(raw); ok && label {
		c.codes = c.codes || !flag
		c.flagged = append(c.flagged, revision{i, f})
	}
	if f, ok := figure.Remarked(raw); ok && k != mark && !isYear(f) {
		c.fresh = c.numbers+len(c.remarks) == 0
		c.remarks = append(c.remarks, revision{i, f})
		return
	}
	if pair {
		return
	}
	if f, kind, ok := figure.WithUnitWord(raw); ok {
		if label && figure.IsMeasure(kind) && !isYear(f) {
			c.fresh = c.numbers+len(c.remarks) == 0
			c.remarks = append(c.remarks, revision{i, f})
		}
		c.mixed = c.mixed || len(c.units) > 0 && kind != c.kind
		c.kind, c.units = kind, append(c.units, revision{i, f})
		if !label {
			c.bare++
		}
	}
	switch {
	case k == mark:
	case label && raw != c.ages && figure.Between(raw):
		c.vary = c.vary || len(c.spans) > 0 && raw != g.sheet.Cells.Raw(c.spans[len(c.spans)-1])
		c.spans = append(c.spans, i)
	case label && c.numbers > 0 && figure.BeginsWithNumber(raw):
		c.others, c.below = append(c.others, i), c.numbers
	}
}

// figures is how many figures the column has, if its words are units.
func (c *worded) figures() int { return c.numbers + len(c.units) }

// spansAt says whether the last of the column's spans stands in a cell.
func (c *worded) spansAt(cell int) bool {
	n := len(c.spans)
	return n > 0 && c.spans[n-1] == cell
}

// readings are the cells of the column that are read as numbers. Remarks must be fewer than the
// numbers without, and so must units that no list knows; letters stand behind two of three at
// most. A word is the unit where nearly all texts that begin with a number have it, or where it
// is what the head of the column says: Files, and 27 files below.
func (c *worded) readings() (out []revision) {
	if !c.codes && c.numbers >= flaggedBeside && len(c.flagged) <= flaggedMost*c.numbers {
		out = append(out, c.flagged...)
	}
	inUnits := func(cell int) bool {
		_, is := slices.BinarySearchFunc(c.units, cell, func(u revision, cell int) int { return cmp.Compare(u.cell, cell) })
		return is
	}
	if n := len(c.units); n > 0 && !c.mixed && c.bare == 0 {
		if n >= unitsAlone && n > c.numbers || c.numbers >= unitsAlone && c.kind != "" && strings.Contains(c.head, c.kind) {
			out = append(out, c.units...)
			c.others = slices.DeleteFunc(c.others, inUnits)
			c.remarks = slices.DeleteFunc(c.remarks, func(r revision) bool { return inUnits(r.cell) })
		}
	}
	if c.numbers > len(c.remarks) {
		out = append(out, c.remarks...)
	}
	return out
}

// flaggedBeside is how many numbers show that those with a letter are marked, and flaggedMost
// how many of these there may be for each.
const (
	flaggedBeside = 2
	flaggedMost   = 2
)

// unitsAlone is how many cells show that a word is their unit, or numbers that a column has
// figures.
const unitsAlone = 3

// between are the cells of the column that say between which numbers its figure lies, 4-6 among
// 3 and 5: at most as many as there are numbers. Without a head above, or the same over and over,
// they are heads.
func (c *worded) between() []int {
	numbers, spans := c.figures(), len(c.spans)
	if numbers < spansBeside || spans > numbers || c.head == "" || spans > 1 && !c.vary {
		return nil
	}
	return c.spans
}

// spansBeside is how many numbers show that a column has figures, beside such as lie between two.
const spansBeside = 2

// unknown are the cells among the numbers of the column that begin like a number and say no
// more than that: a sum that left them out would be another one.
func (c *worded) unknown() []int {
	if c.below == c.numbers || c.numbers <= 2*len(c.others) {
		return nil
	}
	return c.others
}
