package relation

// This file reads lists with two sides, such as a trial balance: each account has a debit or a
// credit, and the blank beside it is none that was forgotten. Both sides come to the same.

// sidesLeast is how many figures each side has at least.
const sidesLeast = 2

// otherSide is the position that holds the other side of a list; false if there is none.
func (a *Analysis) otherSide(p *Pattern, pos int) (other int, ok bool) {
	v := a.numbers.along(p.Axis)
	for _, other := range []int{pos - 1, pos + 1} {
		if other >= p.From && other < p.To && v.sides(p, pos, other) {
			return other, true
		}
	}
	return 0, false
}

// sides says whether each line of a pattern has a figure in one of two positions at most.
func (v view) sides(p *Pattern, pos, other int) bool {
	one, two := 0, 0
	for _, l := range p.Parts {
		x, y := v.val(v.index(l.Index, pos)) != 0, v.val(v.index(l.Index, other)) != 0
		if x && y {
			return false
		}
		one, two = one+int(flag(x)), two+int(flag(y))
	}
	total := v.index(p.Total, other)
	return one >= sidesLeast && two >= sidesLeast && v.state(total) == known && v.val(total) != 0
}

// weighSides takes what the other side of a list says into account: a blank beside a figure is
// meant, and the total is what the other side comes to.
func (a *Analysis) weighSides(b *Breach, changes []Change) {
	p, v := b.Pattern, a.numbers.along(b.Pattern.Axis)
	other, ok := a.otherSide(p, b.Position)
	if !ok {
		return
	}
	balance := v.val(v.index(p.Total, other))
	for i := range changes {
		c := &changes[i]
		switch {
		case c.Line == p.Total && c.To == balance:
			if c.Slip == NoSlip || c.Slip == Neighbour {
				c.Slip, c.Bits = OtherSide, 0
			}
			c.Bits += bitsSides
		case c.Line == p.Total && c.From == balance, c.Slip == LeftBlank && v.val(v.index(c.Line, other)) != 0:
			c.Slip, c.Bits = NoSlip, 0
		}
	}
}

// bitsSides is what it says for a total that the other side comes to the same without its slip.
const bitsSides = 12.0
