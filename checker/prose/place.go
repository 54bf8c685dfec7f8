package prose

import (
	"slices"

	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"
)

// how says how a claim tells which of an item's figures it is about.
type how uint8

const (
	nowhere  how = iota // none can be it
	named               // by its name, or the part of it that tells it from the others
	assumed             // it is the total, or the only one of its kind
	open                // several can be: what the text usually speaks of decides
	doubtful            // it may be another: fit to agree, not to differ
)

// place is where an item's figure stands that a claim is about.
type place struct {
	pos     int
	how     how
	options []int // if open or doubtful
	facet   *facet
	dated   bool    // by the year that the text names
	loose   bool    // named by its unit, or by part of its name
	share   float64 // of the facet's words that the claim uses, if only they name it; else 1
}

// figureAt is an item's figure in a position as texts state it: 6.8 below 增长(%) is
// a percentage.
func (x *indexed) figureAt(it *item, pos int) figure.Figure {
	f := x.at(it, pos)
	if f.Kind == figure.Number && !f.Big() && f.Scale < 100 && (x.ways[it.axis].facets.list[pos].rate || it.rate) {
		f.Kind, f.Scale = figure.Percent, f.Scale+2
	}
	return f
}

// place finds the position of an item that a claim is about.
func (x *indexed) place(g *glance, it *item, before *facet) place {
	c, fs := g.claim, g.way.facets
	if p, ok := x.namedBeside(g, it); ok {
		return p
	}
	among := x.ofKind(c, it, fs)
	if fs.years {
		left, p, ok := fs.inYear(c, among)
		if ok {
			return p
		}
		among = left
	}
	if c.rate() {
		left, p, ok := fs.ofKin(c.kin, among)
		if ok {
			return p
		}
		among = left
	}
	switch {
	case len(among) == 0:
		return place{}
	case g.naming.several && g.naming.tier == 0:
		return place{pos: among[0], how: doubtful, options: among, share: 1}
	}
	whole := it.total >= 0 && slices.Contains(among, it.total)
	if whole && c.total {
		return fs.at(it.total)
	}
	if !whole {
		if p, ok := g.inWords(it, among, before); ok {
			return p
		}
	}
	if n := g.naming; n.tier > 1 && slices.Contains(among, fs.list[n.facet].pos) {
		if len(n.carried) > 0 {
			return place{pos: fs.list[n.facet].pos, how: doubtful, options: among, share: 1}
		}
		return fs.at(fs.list[n.facet].pos)
	}
	return g.unnamed(it, among, whole)
}

// at is a position that a claim names.
func (fs *facets) at(pos int) place {
	return place{pos: pos, how: named, facet: &fs.list[pos], share: 1}
}

// namedBeside is the position that is named beside a claim's figure, if one is that has such figures;
// nowhere if it is of another year than the claim.
func (x *indexed) namedBeside(g *glance, it *item) (p place, ok bool) {
	c, fs, n := g.claim, g.way.facets, g.naming
	if n.tier != 1 || covers(it.words, fs.list[n.facet].words) {
		return place{}, false
	}
	f := fs.list[n.facet]
	switch {
	case !x.kind(c, it, f.pos):
		return place{}, false
	case fs.years && c.when.year != 0 && !c.when.above && f.year != 0 && f.year != c.when.year:
		return place{}, true
	}
	return fs.at(f.pos), true
}

// ofKind are the positions in which an item has figures of the kind that a claim states.
func (x *indexed) ofKind(c *Claim, it *item, fs *facets) (among []int) {
	for _, f := range fs.list[:min(len(fs.list), positionsMost)] {
		if x.kind(c, it, f.pos) {
			among = append(among, f.pos)
		}
	}
	if len(fs.list) > positionsMost && it.total >= 0 && x.kind(c, it, it.total) {
		among = append(among, it.total)
	}
	return among
}

// inYear leaves of some positions those of the year that a claim names, if it is one of theirs. It
// tells the place if there is one alone, or none.
func (fs *facets) inYear(c *Claim, among []int) (left []int, p place, ok bool) {
	year := fs.yearOf(c.when)
	if year == 0 || c.when.above && !slices.ContainsFunc(fs.list, func(f facet) bool { return f.year == year }) {
		return among, place{}, false
	}
	left = slices.DeleteFunc(slices.Clone(among), func(p int) bool { return fs.list[p].year != 0 && fs.list[p].year != year })
	dated := slices.DeleteFunc(slices.Clone(left), func(p int) bool { return fs.list[p].year != year })
	switch {
	case len(dated) == 0 && !c.rate():
		return nil, place{}, true
	case len(dated) == 1:
		p = fs.at(dated[0])
		p.dated = true
		return nil, p, true
	}
	return left, place{}, false
}

// ofKin leaves of some positions those of a kind of percentages: one is named by what it is of,
// growth, a share of the whole. It tells the place if that is called so alone.
func (fs *facets) ofKin(kin family, among []int) (left []int, p place, ok bool) {
	var same []int
	for _, p := range among {
		if is := fs.list[p].called; is == kin && kin != anyRate {
			same = append(same, p)
		}
	}
	if len(same) == 1 {
		return nil, fs.at(same[0]), true
	}
	return slices.DeleteFunc(among, func(p int) bool { return fs.list[p].rate && !related(kin, fs.list[p].called) }), place{}, false
}

// inWords is the one of some positions that a claim names by its words or its unit.
func (g *glance) inWords(it *item, among []int, before *facet) (p place, ok bool) {
	fs := g.way.facets
	if pos, share, ok := g.byWords(it, among, before); ok {
		p = fs.at(pos)
		p.loose = share < 1
		if before == nil && !g.claim.rate() {
			p.share = share
		}
		return p, true
	}
	if pos, ok := fs.byUnit(g.claim, among); ok {
		p = fs.at(pos)
		p.loose = true
		return p, true
	}
	return place{}, false
}

// unnamed is what a claim is about that names none of some positions: one that the sentence named
// before, the total, the only one.
func (g *glance) unnamed(it *item, among []int, whole bool) place {
	fs, carried := g.way.facets, g.naming.carried
	switch {
	case len(carried) > 0 && len(among) > 1:
		p := place{how: doubtful, pos: among[0], share: 1}
		for _, i := range carried {
			if slices.Contains(among, fs.list[i].pos) {
				p.options = append(p.options, fs.list[i].pos)
			}
		}
		if whole {
			p.pos = it.total
			p.options = append(p.options, it.total)
		}
		if len(p.options) == 0 {
			p.options = among
		}
		return p
	case whole:
		return place{pos: it.total, how: assumed, share: 1}
	case len(among) == 1:
		return place{pos: among[0], how: assumed, share: 1}
	}
	if whole := slices.DeleteFunc(slices.Clone(among), func(p int) bool { return !fs.list[p].total }); len(whole) == 1 {
		return place{pos: whole[0], how: assumed, share: 1} // it is called the whole
	}
	return place{pos: among[0], how: open, options: among, share: 1}
}

// positionsMost is how many positions of an item a text is taken to tell apart by
// other than their names.
const positionsMost = 64

// totals are the words before a figure that say that it is a total.
var totals = lazy.Regexp(`(?:共|合计|总计|共计)[^,、]{0,6}$|(?i:\btotal(?:s|ling)?\b[^,]{0,12}$|\bin all,?\s*$)`)

// kind says whether an item's figure in a position can be what a claim states: both
// are percentages, or both are not.
func (x *indexed) kind(c *Claim, it *item, pos int) bool {
	switch x.at(it, pos).Kind {
	case figure.Number, figure.Percent, figure.Bound:
		if c.Figure.Kind == figure.Coverage {
			return true
		}
		f := x.figureAt(it, pos)
		return f.IsRate() == c.Figure.IsRate()
	case figure.Compound, figure.Coverage:
		return true
	}
	return false
}

// yearOf is the year among the facets' that a time means, 0 if it names none.
func (fs *facets) yearOf(w when) int {
	if w.beside == 0 {
		return w.year
	}
	latest := 0
	for _, f := range fs.list {
		latest = max(latest, f.year)
	}
	return latest + w.beside
}

// covers says whether one set of words holds another.
func covers(all, some []int32) bool {
	for _, w := range some {
		if !slices.Contains(all, w) {
			return false
		}
	}
	return true
}
