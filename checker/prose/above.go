package prose

import (
	"slices"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"
	"crossfoot/sheets/table"
)

// This file reads totals of paragraphs: a list of which each paragraph gives one figure, and below it
// 以上资金合计113.5万元, or "the above come to 113.5".

// allAbove is what stands before the total of all that stands above it.
var allAbove = lazy.Regexp(`^(?:以上|上述|前述)[^0-9,;:()]{0,12}(?:合计|合計|共计|共計|总计|總計|总额|總額|共)[^0-9,;:()]{0,6}$|^(?i:(?:all of )?(?:the above|these)(?: \pL+){0,3} (?:total|totals|amount to|come to|add up to|sum to)\s*\p{Sc}?\s*)$`)

// above is the total that a sentence states of the paragraphs above its own, each of which has one
// figure of its unit: up to what introduces them, or the first number.
func (s sentence) above(paragraphs []sheets.Paragraph, at int) (sum Sum, ok bool) {
	if len(s.counts) == 0 || !allAbove().MatchString(s.gap(0)) {
		return sum, false
	}
	total := s.counts[0]
	unit := unitOf(total.Figure)
	if total.Kind != figure.Number || unit == "" {
		return sum, false
	}
	for i := at - 1; i >= 0 && len(sum.Parts) < listMost; i-- {
		text := strings.TrimSpace(figure.Fold(paragraphs[i].Text))
		part, one := onlyOf(text, unit)
		if !one || strings.HasSuffix(text, ":") {
			break
		}
		sum.Parts = append(sum.Parts, part)
		if n, numbered := table.NumberOf(text, false); numbered && n.N == 1 {
			break
		}
	}
	slices.Reverse(sum.Parts)
	sum.Para, sum.Total, sum.whole = paragraphs[at], total.Figure, true
	sum.About, sum.Quote = strings.TrimSpace(s.gap(0)), s.text[:total.To]
	return sum, len(sum.Parts) > 1
}

// onlyOf is the only figure of a unit in a text, if there is one.
func onlyOf(text, unit string) (f figure.Figure, one bool) {
	for _, c := range countsIn(text) {
		if c.Kind != figure.Number || unitOf(c.Figure) != unit {
			continue
		}
		if one {
			return f, false
		}
		f, one = c.Figure, true
	}
	return f, one
}
