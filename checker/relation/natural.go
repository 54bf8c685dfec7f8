package relation

import "slices"

// This file proposes sums from the layout of the table alone: a line that is
// labelled as a total, or stands last, claims the run of lines up to the nearest
// border; a row claims the rows that are indented under it. Where only one
// position is there to look at, arithmetic cannot find a sum that is broken; the
// layout can.

// natural are the hypotheses of the layout.
func (f *finder) natural() []hypothesis {
	var out []hypothesis
	outlines := f.outlines()
	for t := 0; t < f.lines; t++ {
		price := priceChoice
		switch {
		case f.total[t]:
			price -= priceNatural
		case f.nameless(t):
			price -= priceNameless
		case t == 0 || t == f.lines-1 || f.gapAt(t) || f.gapAt(t+1):
			price -= priceEnd
		default:
			continue
		}
		for from, crossed := t, 0; from > 0 && crossed < bordersCrossed; crossed++ {
			from = f.borderBefore(from)
			out = append(out, f.runs(t, from, t, price+priceGap*float64(crossed), outlines)...)
		}
		if f.total[t] { // however many headings stand between
			from := t
			for from > 0 && !f.total[from-1] {
				from--
			}
			out = append(out, f.runs(t, from, t, price+priceGap*bordersCrossed, outlines)...)
		}
		for to, crossed := t+1, 0; to < f.lines && crossed < bordersCrossed; crossed++ {
			to = f.borderAfter(to)
			out = append(out, f.runs(t, t+1, to, price+priceGap*float64(crossed), outlines)...)
		}
	}
	out = append(out, f.ofTotals()...)
	out = append(out, f.signed(outlines)...)
	out = append(out, f.changes()...)
	return append(out, f.indented(outlines)...)
}

// runs are the sums of a run of lines that a total may mean: all of them, or of
// each outline those that stand highest.
func (f *finder) runs(total, from, to int, price float64, outlines [][]int) []hypothesis {
	all := hypothesis{total: total, price: price}
	for i := from; i < to; i++ {
		if i != total && !(f.rate[i] && !f.rate[total]) && (!f.shares[i] || f.shares[total]) {
			all.parts = append(all.parts, Line{Index: i, Weight: 1})
		}
	}
	if len(all.parts) == 1 && f.section(total, all.parts[0].Index) {
		return []hypothesis{all}
	}
	if len(all.parts) < 2 || len(all.parts) >= naturalMost {
		return nil
	}
	out := []hypothesis{all}
	for _, depth := range outlines {
		highest := depth[all.parts[0].Index]
		for _, l := range all.parts {
			highest = min(highest, depth[l.Index])
		}
		h := hypothesis{total: total, price: price}
		for _, l := range all.parts {
			if depth[l.Index] == highest {
				h.parts = append(h.parts, l)
			}
		}
		if len(h.parts) > 1 && len(h.parts) < len(all.parts) {
			out = append(out, h)
		}
	}
	return out
}

// section says whether a line by itself is a section that a labelled total closes,
// in a table in which others close longer ones.
func (f *finder) section(total, line int) bool {
	return f.closed && f.axis == Down && f.total[total] && line == total-1 && !f.gapAt(total) &&
		(line == 0 || f.total[line-1] || f.gapAt(line))
}

// sections says whether some labelled total closes a section of several lines.
func (f *finder) sections() bool {
	for i := 2; i < f.lines; i++ {
		if f.total[i] && !f.total[i-1] && !f.total[i-2] && !f.gapAt(i) && !f.gapAt(i-1) {
			return true
		}
	}
	return false
}

// ofTotals are the sums of totals: of all that stand before one, or after it.
func (f *finder) ofTotals() []hypothesis {
	var named []int
	for i, total := range f.total {
		if total {
			named = append(named, i)
		}
	}
	if len(named) > namedMost {
		return nil
	}
	var out []hypothesis
	for _, t := range named {
		for _, before := range []bool{true, false} {
			h := hypothesis{total: t, price: priceChoice - priceNatural + priceGap}
			for _, i := range named {
				if i != t && (i < t) == before {
					h.parts = append(h.parts, Line{Index: i, Weight: 1})
				}
			}
			if len(h.parts) > 1 {
				out = append(out, h)
			}
		}
	}
	return out
}

// changes are the differences that a label claims of the two lines before it: this
// year, last year, change.
func (f *finder) changes() []hypothesis {
	var out []hypothesis
	for d := 2; d < f.lines; d++ {
		if f.rate[d] || f.shares[d] || !saysDifference(label(f.table, f.axis, d)) {
			continue
		}
		for _, order := range [][2]int{{d - 2, d - 1}, {d - 1, d - 2}} {
			out = append(out, hypothesis{
				total: order[0], parts: []Line{{order[1], 1}, {d, 1}}, price: priceChoice - priceNatural + priceOrder,
			})
		}
	}
	return out
}

// How far layout is followed.
const (
	priceNatural   = 5.0 // less for a word
	priceNameless  = 4.0 // for having no label where others do
	priceEnd       = 2.0 // for standing first or last
	bordersCrossed = 3
	priceOrder     = 1.0  // for which of two lines the other is subtracted from
	namedMost      = 64   // labelled totals that may be parts of one another
	naturalMost    = 2000 // parts of a sum that only the layout claims
)

// borderBefore is the start of the run of lines that ends before a line: the
// line after the nearest total, gap or end of the table.
func (f *finder) borderBefore(end int) int {
	i := end - 1
	for i > 0 && !f.total[i-1] && !f.gapAt(i) {
		i--
	}
	return max(i, 0)
}

// borderAfter is the end of the run of lines that starts at a line.
func (f *finder) borderAfter(start int) int {
	i := start + 1
	for i < f.lines && !f.total[i] && !f.gapAt(i) {
		i++
	}
	return i
}

// nameless says whether a row has no label below one that has.
func (f *finder) nameless(line int) bool {
	return f.axis == Down && line > 0 && f.table.Rows[line].Label == "" && f.table.Rows[line-1].Label != ""
}

// gapAt says whether an empty or a heading row, or a change of the outer head,
// stands before a line.
func (f *finder) gapAt(line int) bool {
	if f.axis == Down {
		return f.table.Rows[line].Gap
	}
	a, b := f.table.Columns[line-1].Head, f.table.Columns[line].Head
	return len(a) > 1 && len(b) > 1 && a[0] != b[0]
}

// indented are the sums of the rows that stand one step deeper than a row and
// follow it.
func (f *finder) indented(outlines [][]int) []hypothesis {
	var out []hypothesis
	for _, depth := range outlines {
		for t := 0; t+2 < len(depth); t++ {
			step := depth[t+1]
			if step <= depth[t] {
				continue
			}
			h := hypothesis{total: t, price: priceChoice - priceNatural}
			for i := t + 1; i < len(depth) && depth[i] > depth[t]; i++ {
				if depth[i] <= step {
					h.parts = append(h.parts, Line{Index: i, Weight: 1})
				}
				if len(h.parts) > naturalMost {
					break
				}
			}
			if len(h.parts) > 1 {
				out = append(out, h)
			}
		}
	}
	return out
}

// lone accepts what the layout claims although it does not hold anywhere: the
// position that could have shown it is the broken one. There may be no more than
// a few, and a word or a telling slip must speak for it. Of several claims on one
// total the one with the most telling slip is meant, or else the nearest.
func (f *finder) lone(a *Analysis) {
	kin := f.kin()
	best := map[int]*Pattern{}
	tells := map[int]float64{}
	var order []int
	for _, h := range f.natural() {
		named := f.total[h.total] || f.nameless(h.total)
		if !named || f.spoken(&h) || f.known(&h) {
			continue
		}
		p := &Pattern{Axis: f.axis, Total: h.total, Parts: h.parts, To: f.positions, last: f.positions, Evidence: []string{"label"},
			layout: true, lone: true, said: f.total[h.total], kin: kin[h.parts[0].Index < h.total]}
		bits, ok := f.claimed(a, p, &h)
		switch {
		case !ok:
		case best[h.total] == nil:
			order = append(order, h.total)
			best[h.total], tells[h.total] = p, bits
		case bits > tells[h.total]+loneBits:
			best[h.total], tells[h.total] = p, bits
		}
	}
	for _, total := range order {
		p := best[total]
		p.others = f.claimsOn(total)
		f.accepted = append(f.accepted, p)
		f.byTotal[total] = append(f.byTotal[total], p)
	}
}

// spoken says whether a pattern accounts for a total already, on the side on which
// a hypothesis sees its parts: the assets of a balance sheet stand above their
// total, which the liabilities below it come to as well.
func (f *finder) spoken(h *hypothesis) bool {
	return slices.ContainsFunc(f.byTotal[h.total], func(p *Pattern) bool {
		return !p.lone && (p.Parts[0].Index < h.total) == (h.parts[0].Index < h.total)
	})
}

// claimsOn are the sums that the layout could mean by a total.
func (f *finder) claimsOn(total int) (out []hypothesis) {
	for _, h := range f.layout {
		if h.total == total {
			out = append(out, h)
		}
	}
	return out
}

// meantOtherwise says whether a total that its pattern does not account for is
// another sum to the last digit that the layout could mean.
func (v view) meantOtherwise(p *Pattern, pos int) bool {
	return slices.ContainsFunc(p.others, func(h hypothesis) bool {
		w := v.weigh(&h, pos)
		return w.outcome == holds && w.single < 0
	})
}

// kin counts the totals that the layout claims and that hold, by whether they
// stand behind their parts.
func (f *finder) kin() map[bool]int {
	kin := map[bool]int{}
	for _, p := range f.accepted {
		if p.layout && p.said && p.Held > 0 {
			kin[p.Parts[0].Index < p.Total]++
		}
	}
	return kin
}

// claimed says whether a pattern that holds nowhere may be meant all the same, and
// how many bits its most telling slip says.
func (f *finder) claimed(a *Analysis, p *Pattern, h *hypothesis) (bits float64, ok bool) {
	failing := 0
	for i, w := range f.tally(h, f.sample).weights {
		switch w.outcome {
		case silent, open:
			continue
		case holds, nearly:
			return 0, false
		}
		failing++
		if failing > lonePositions {
			return 0, false
		}
		var e evidence
		a.slipEvidence(&Breach{Pattern: p, Position: f.sample[i]}, &e)
		if !p.said && e[evSlipTells] < loneBits && e[evLeftBlank] == 0 {
			return 0, false
		}
		bits = max(bits, e[evSlipTells])
	}
	return bits, failing > 0
}

const (
	lonePositions = 2
	loneBits      = 2.0
)
