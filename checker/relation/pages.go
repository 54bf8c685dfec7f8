package relation

import (
	"slices"
	"sort"
)

// This file brings together what is found on the pages of a table and in all of it.

// Pages are the parts of a table that goes on on other pages, and all of them laid out as one.
type Pages struct {
	*Analysis
	Parts []*Analysis
	from  []int // the row of the whole with which each part begins
}

// NewPages are the pages of a table of which the whole has all rows.
func NewPages(whole *Analysis, parts []*Analysis) *Pages {
	p := &Pages{Analysis: whole, Parts: parts}
	row := 0
	for _, a := range parts {
		p.from = append(p.from, row)
		row += len(a.Table.Rows)
	}
	return p
}

// At is where a row of the whole stands: on which page, and which row it is there.
func (p *Pages) At(row int) (page, own int) {
	page = sort.SearchInts(p.from, row+1) - 1
	return page, row - p.from[page]
}

// Spans says whether a sum takes in rows of several pages.
func (p *Pages) Spans(q *Pattern) bool {
	if q.Axis != Down {
		return false
	}
	first, _ := p.At(q.Total)
	for _, l := range q.Parts {
		if page, _ := p.At(l.Index); page != first {
			return true
		}
	}
	return false
}

// Proven says whether the figures show that the pages are one table: a sum that spans
// pages holds and, where no word says that they are, takes in all of them and comes out in several
// columns, and in nearly all. Of a list that is folded, so that its parts stand side by side, one
// column is enough, or what looks like a slip in one.
func (p *Pages) Proven(said, folded bool) bool {
	least := pagesHeld
	if folded {
		least = 1
	}
	for _, q := range p.Patterns {
		if p.Spans(q) && q.Exact > 0 && (said || q.Exact >= least && q.Exact >= least*q.Broken && p.all(q)) {
			return true
		}
	}
	return folded && slices.ContainsFunc(p.Breaches, func(b *Breach) bool {
		return b.Status == Broken && b.Odds >= OddsWarning && b.Pattern.Said && p.Spans(b.Pattern) && p.all(b.Pattern)
	})
}

// pagesHeld is in how many columns a total must come out for tables to be one that no word says
// are, and how many times as many as in which it does not.
const pagesHeld = 2

// all says whether a sum takes in rows of all pages.
func (p *Pages) all(q *Pattern) bool {
	seen := map[int]bool{}
	for _, l := range append([]Line{{Index: q.Total}}, q.Parts...) {
		page, _ := p.At(l.Index)
		seen[page] = true
	}
	return len(seen) == len(p.Parts)
}

// Settle takes back what the pages claim of totals that are those of several, and adds what is
// decided there to what they know of their figures. It gives the pages of which breaches were
// taken back.
func (p *Pages) Settle() (changed []int) {
	own := map[int]bool{} // totals of rows of one page
	for _, q := range p.Patterns {
		if q.Axis == Down && !p.Spans(q) {
			own[q.Total] = true
		}
	}
	for _, q := range p.Patterns {
		if !p.Spans(q) || own[q.Total] {
			continue
		}
		page, row := p.At(q.Total)
		for _, b := range p.Parts[page].Breaches {
			if b.Pattern.Axis == Down && b.Pattern.Total == row && !b.Pattern.IsStated {
				b.Odds = min(b.Odds, oddsDoubt-1)
				changed = append(changed, page)
			}
		}
	}
	for _, q := range p.Patterns {
		if p.Spans(q) {
			p.eachOf(q, func(pos int, s Status) { p.tell(q, pos, s) })
		}
	}
	return changed
}

// tell adds one relation to what the pages know: it counts for that of its total.
func (p *Pages) tell(q *Pattern, pos int, s Status) {
	page, _ := p.At(q.Total)
	p.Parts[page].decided().status[s]++
	if s == Undetermined {
		return
	}
	for _, l := range append([]Line{{Index: q.Total}}, q.Parts...) {
		page, row := p.At(l.Index)
		a := p.Parts[page]
		if col := a.Table.Column(p.Table, pos); col >= 0 {
			a.decided().cells.Add(row*a.Numbers.Cols + col)
		}
	}
}

// Spanning are the relations that span pages.
func (p *Pages) Spanning() (out []Relation) {
	for _, q := range p.Patterns {
		if p.Spans(q) {
			p.eachOf(q, func(pos int, s Status) { out = append(out, p.relation(q, pos, s)) })
		}
	}
	return out
}
