package relation

import (
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
	"crossfoot/checker/pattern"
	"crossfoot/checker/pen"
	"crossfoot/sheets/figure"
)

// This file reads lists with two sides, such as a trial balance: each account has a debit or a
// credit, and the blank beside it is none that was forgotten. Both sides come to the same. So do
// two lists that stand beside each other, such as income and expense.

// sidesLeast is how many figures each side has at least.
const sidesLeast = 2

// otherSide is the position that holds the other side of a list; false if there is none.
func (a *Analysis) otherSide(p *Pattern, pos int) (other int, ok bool) {
	v := a.Numbers.Along(p.Axis)
	for _, other := range []int{pos - 1, pos + 1} {
		if other >= p.From && other < p.To && sides(v, p, pos, other) {
			return other, true
		}
	}
	return 0, false
}

// sides says whether each line of a pattern has a figure in one of two positions at most.
func sides(v matrix.View, p *Pattern, pos, other int) bool {
	one, two := 0, 0
	for _, l := range p.Parts {
		x, y := v.Val(v.Index(l.Index, pos)) != 0, v.Val(v.Index(l.Index, other)) != 0
		if x && y {
			return false
		}
		one, two = one+int(arith.Flag(x)), two+int(arith.Flag(y))
	}
	total := v.Index(p.Total, other)
	return one >= sidesLeast && two >= sidesLeast && v.State(total) == matrix.Known && v.Val(total) != 0
}

// weighSides takes what the other side of a list says into account: a blank beside a figure is
// meant, and the total is what the other side comes to.
func (a *Analysis) weighSides(b *Breach, changes []Change) {
	p, v := b.Pattern, a.Numbers.Along(b.Pattern.Axis)
	if b.balances {
		for i := range changes {
			if c := &changes[i]; c.Line == p.Total {
				if c.Slip == pen.NoSlip || c.Slip == pen.Neighbour {
					c.Slip, c.Bits = pen.OtherSide, 0
				}
				c.Bits += bitsSides
			}
		}
		return
	}
	other, ok := a.otherSide(p, b.Position)
	if !ok {
		return
	}
	balance := v.Val(v.Index(p.Total, other))
	for i := range changes {
		c := &changes[i]
		switch {
		case c.Line == p.Total && c.To == balance:
			if c.Slip == pen.NoSlip || c.Slip == pen.Neighbour {
				c.Slip, c.Bits = pen.OtherSide, 0
			}
			c.Bits += bitsSides
		case c.Line == p.Total && c.From == balance, c.Slip == pen.LeftBlank && v.Val(v.Index(c.Line, other)) != 0:
			c.Slip, c.Bits = pen.NoSlip, 0
		}
	}
}

// bitsSides is what it says for a total that the other side comes to the same without its slip.
const bitsSides = 12.0

// Balance takes into account what the total of the list beside this one is, if both end in a total in
// the same row: where what stands above this total comes to that one, this one is wrong.
func (a *Analysis) Balance(beside *Analysis) {
	last, end := len(a.Table.Rows)-1, len(beside.Table.Rows)-1
	if a.Table.Rows[last].Row() != beside.Table.Rows[end].Row() || !a.totals(Down, last) || !beside.totals(Down, end) {
		return
	}
	for _, b := range a.Breaches {
		p := b.Pattern
		if p.Axis != Down || p.Total != last || b.Status != Broken {
			continue
		}
		head := a.Table.Columns[b.Position].Head
		for col, c := range beside.Table.Columns {
			f := beside.Table.At(end, col)
			if !slices.Equal(c.Head, head) || !f.IsNumber() || f.IsZero() {
				continue
			}
			if parts := a.comingTo(b, f); parts != nil {
				a.mean(b, parts)
				b.balances, b.small, b.Odds = true, false, max(b.Odds, OddsError)
			}
			break
		}
	}
}

// comingTo are the parts of a total that come to a figure, of its pattern or of what else the layout
// could mean, if nothing shows which; nil if none do.
func (a *Analysis) comingTo(b *Breach, f figure.Figure) []Line {
	may := [][]Line{b.Pattern.Parts}
	if b.Pattern.Lone {
		for _, h := range b.Pattern.Others {
			may = append(may, h.Parts)
		}
	}
	for _, parts := range may {
		sums := a.Sums(&Pattern{Pattern: pattern.Pattern{Axis: Down, Total: b.Pattern.Total, Parts: parts}}, b.Position)
		if len(sums) == 1 && !sums[0].Unread && sums[0].Sum.Equal(f.Value()) {
			return parts
		}
	}
	return nil
}

// mean gives the pattern of a breach, which holds nowhere, the parts that are meant.
func (a *Analysis) mean(b *Breach, parts []Line) {
	p := b.Pattern
	if slices.Equal(p.Parts, parts) {
		return
	}
	q := p.Unsettled()
	q.Parts = parts
	a.Patterns[slices.Index(a.Patterns, p)] = q
	for _, x := range a.Breaches {
		if x.Pattern == p {
			delete(a.at, spot{p, x.Position})
			x.Pattern, a.at[spot{q, x.Position}] = q, x
		}
	}
	a.lines = [2]throughLines{}
}
