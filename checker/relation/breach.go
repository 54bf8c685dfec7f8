package relation

import (
	"math"
	"slices"
)

// Breach is a position in which an accepted pattern does not hold.
type Breach struct {
	Pattern  *Pattern
	Position int
	Status   Status
	Odds     float64 // in bits, for a slip rather than a sum that was never meant
}

// OddsError and OddsWarning are the odds from which a breach is reported, and as
// what.
const (
	OddsError   = 3.0
	OddsWarning = 2.0
)

// rounding decides whether the table's figures are rounded: sums that miss by a
// little keep coming up.
func (a *Analysis) rounding() {
	for _, p := range a.Patterns {
		a.exact += p.exact
		a.near += p.near
	}
	a.rounded = a.near >= 2 && roundedShare*a.near >= a.exact
}

// roundedShare is how many sums may come out exactly for each that does not, in
// a table of rounded figures.
const roundedShare = 12

// breaches judges every position of every pattern that does not simply hold.
func (a *Analysis) breaches() {
	a.at = map[spot]*Breach{}
	for _, p := range a.Patterns {
		for pos := p.From; pos < p.To; pos++ {
			s, ok := a.Status(p, pos)
			if !ok || s == Held || s == Undetermined {
				continue
			}
			if s == Broken && a.heldBeside(p, pos) {
				continue
			}
			b := &Breach{Pattern: p, Position: pos, Status: s}
			a.Breaches = append(a.Breaches, b)
			a.at[spot{p, pos}] = b
		}
	}
	failures := map[*Pattern]float64{}
	for _, b := range a.Breaches {
		if b.Status == Broken {
			failures[b.Pattern]++
		}
	}
	for _, b := range a.Breaches {
		b.Odds = a.odds(b) + a.elsewhere(b) - repeated(failures[b.Pattern], b.Pattern.Held)
		if b.Status == Rounding { // an explanation, not an accusation
			b.Odds = OddsWarning
		}
	}
}

// heldBeside says whether another pattern of the same direction accounts for the
// total in this position to the last digit: then this one came up by chance.
func (a *Analysis) heldBeside(p *Pattern, pos int) bool {
	for _, q := range a.Patterns {
		if q == p || q.Axis != p.Axis || q.Total != p.Total || pos < q.From || pos >= q.To {
			continue
		}
		if s, ok := a.Status(q, pos); ok && s == Held && q.Bits > p.Bits {
			return true
		}
	}
	return false
}

// odds weighs whether a breach is a slip. For it speak a pattern that holds
// elsewhere, a difference that a plausible slip makes, and a crossing pattern
// that fails too; against it a total among its parts, crossing patterns that
// hold through every one of its cells, and a difference so small that rounding
// would do.
func (a *Analysis) odds(b *Breach) float64 {
	p := b.Pattern
	if p.lone {
		return min(a.slipBits(b)-loneBits+OddsWarning, OddsError-0.1)
	}
	v := a.numbers.along(p.Axis)
	h := hypothesis{total: p.Total, parts: p.Parts}
	outcome := v.weigh(&h, b.Position).outcome
	crossing := a.crossing(b)
	if outcome == nearly && b.Status == Broken {
		enough := exactForSlip
		if abs(v.val[v.index(p.Total, b.Position)]) < smallCount*v.step(v.val[v.index(p.Total, b.Position)]) {
			enough = exactForSmall
		}
		return oddsNear + 2*math.Log2((float64(a.exact)+0.5)/(enough*float64(max(a.near, 1)))) + crossing
	}
	odds := clamp(1.5*math.Log2((float64(p.Held)+0.5)/(float64(p.Broken)+0.5)), -4, 5)
	odds += clamp((p.Bits-bitsFirm)/8, -5, 2)
	if a.filled(b) == 1 {
		odds -= 4
	}
	if outcome == average { // the more so the more often it fails
		odds -= 4 * min(1, 4*float64(p.Broken)/float64(p.Held+p.Broken+1))
	}
	if b.Position < p.first || b.Position >= p.last {
		odds -= 5
	}
	if a.rateAt(p.Axis, b.Position) {
		odds -= 4
	}
	if v.val[v.index(p.Total, b.Position)] == 0 {
		odds -= 3
	}
	if b.Status != Broken {
		return odds + bitsExplained + crossing
	}
	return odds + a.slipBits(b) + crossing
}

// repeated is what speaks against a breach of a pattern that fails again and
// again: ballots cast are not the sum of the votes, however often they agree.
func repeated(failures float64, held int) float64 {
	return 1.5 * math.Log2(1+max(0, failures-1)*failureShare/float64(held+1))
}

// failureShare is how many positions should hold for each that fails.
const failureShare = 12

// elsewhere looks at the other patterns of the same direction in the breach's
// position. A column of averages among amounts fails them all: nobody meant it to
// add up.
func (a *Analysis) elsewhere(b *Breach) float64 {
	held, failed := 0, 0
	for _, q := range a.Patterns {
		if q == b.Pattern || q.Axis != b.Pattern.Axis || b.Position < q.From || b.Position >= q.To {
			continue
		}
		switch s, ok := a.Status(q, b.Position); {
		case !ok:
		case s == Broken:
			failed++
		case s == Held || s == Rounding:
			held++
		}
	}
	return clamp(1.5*math.Log2(float64(held+1)/float64(failed+1)), -8, 2)
}

// filled counts the parts of a breach that are not zero.
func (a *Analysis) filled(b *Breach) (n int) {
	v := a.numbers.along(b.Pattern.Axis)
	for _, l := range b.Pattern.Parts {
		if v.val[v.index(l.Index, b.Position)] != 0 {
			n++
		}
	}
	return n
}

// A difference that rounding could make is a slip only where sums come out to
// the last digit otherwise: with exactForSlip of them it is as likely as not.
const (
	oddsNear      = 2.0
	exactForSlip  = 20.0
	exactForSmall = 3.0 // where the total is a small count, which nobody rounds
	smallCount    = 1000
)

// rateAt says whether a position is labelled as a rate.
func (a *Analysis) rateAt(axis Axis, pos int) bool {
	if axis == Down {
		return slices.ContainsFunc(a.Table.Columns[pos].Head, saysRate)
	}
	return saysRate(a.Table.Rows[pos].Label)
}

func clamp(x, low, high float64) float64 { return max(low, min(x, high)) }

// What the kind of the difference says.
const (
	bitsExplained = 2.0
	bitsBlank     = 3.0
	bitsRareBlank = 3.0 // more, if the table leaves hardly anything blank
	bitsNoSlip    = -2.0
	bitsFirm      = 18.0 // a pattern worth less is doubtful itself
)

// Change is a cell of a breach, and what it would have to be for the pattern to
// hold there.
type Change struct {
	Line          int
	Component     int   // of a compound
	From, To      int64 // in units of the scale
	Slip          Slip
	Bits          float64 // how telling the slip is
	Blank, Filled bool    // nobody wrote anything there; it holds a number
}

// Changes are the single cells whose change would mend a breach: in a compound,
// the component that is furthest off.
func (a *Analysis) Changes(b *Breach) []Change {
	p, v := b.Pattern, a.numbers.along(b.Pattern.Axis)
	k := Worst(a.Sums(p, b.Position))
	value := func(line int) int64 {
		if k == 0 {
			return v.val[v.index(line, b.Position)]
		}
		x, _ := component(a.figure(p.Axis, line, b.Position), k, k+1)
		c, _ := x.At(v.scale)
		return c
	}
	total := value(p.Total)
	diff := total
	for _, l := range p.Parts {
		diff -= int64(l.Weight) * value(l.Index)
	}
	out := make([]Change, 0, 1+len(p.Parts))
	add := func(line, weight int) {
		i := v.index(line, b.Position)
		from := value(line)
		c := Change{Line: line, Component: k, From: from, To: from + int64(weight)*diff}
		c.Blank, c.Filled = v.state[i] == void, v.state[i] == known && from != 0
		var many int
		if c.Slip, many = SlipOf(c.To, c.From); c.Slip != NoSlip {
			c.Bits = math.Log2(float64(max(abs(total), abs(from), 2))) - math.Log2(float64(many)) - 1
		}
		if c.Blank && (c.To > 0 || c.To < 0 && v.negative) {
			c.Slip, c.Bits = LeftBlank, bitsBlank
			if v.blanks <= 2 {
				c.Bits += bitsRareBlank
			}
		}
		out = append(out, c)
	}
	add(p.Total, -1)
	for _, l := range p.Parts {
		add(l.Index, l.Weight)
	}
	// A total that lacks one of its parts, or has it twice, says so by its difference.
	for _, c := range out[1:] {
		if c.Filled && abs(diff) == abs(c.From) && out[0].Slip == NoSlip {
			out[0].Slip = PartLeftOut
			if diff > 0 {
				out[0].Slip = PartTwice
			}
			out[0].Bits = math.Log2(float64(max(abs(total), 2))) - math.Log2(float64(len(p.Parts))) - 1
		}
	}
	return out
}

// slipBits is what the most telling single slip that explains a breach says.
func (a *Analysis) slipBits(b *Breach) float64 {
	changes := a.Changes(b)
	filled := 0
	for _, c := range changes {
		if c.Filled {
			filled++
		}
	}
	best := bitsNoSlip
	for _, c := range changes {
		switch {
		case c.Slip == LeftBlank:
			best = max(best, c.Bits)
		case c.Slip != NoSlip: // any of the cells could have been the one
			best = max(best, min(8, c.Bits-math.Log2(float64(filled))))
		}
	}
	return best
}

// crossing looks at the patterns along the other axis that run through the
// breach's cells. One that fails by the same amount points at the cell both
// share; if all hold, no single cell can be wrong.
func (a *Analysis) crossing(b *Breach) float64 {
	diff := a.difference(b.Pattern, b.Position)
	crossed, holding, cells := 0, 0, 0
	look := func(line int) {
		cells++
		found, holdsAll := false, true
		for _, q := range a.Patterns {
			if q.Axis == b.Pattern.Axis || line < q.From || line >= q.To {
				continue
			}
			if !q.Involves(b.Position) {
				continue
			}
			found = true
			if d := a.difference(q, line); d != 0 {
				holdsAll = false
				if abs(d) == abs(diff) {
					crossed++
				}
			}
		}
		if found && holdsAll {
			holding++
		}
	}
	look(b.Pattern.Total)
	for _, l := range b.Pattern.Parts {
		if v := a.numbers.along(b.Pattern.Axis); v.val[v.index(l.Index, b.Position)] != 0 {
			look(l.Index)
		}
	}
	switch {
	case crossed > 0:
		return 6
	case holding == cells:
		return -6
	case holding > 0 && 2*holding >= cells:
		return -1
	}
	return 0
}

// Involves says whether a line takes part in the pattern.
func (p *Pattern) Involves(line int) bool {
	if p.Total == line {
		return true
	}
	for _, l := range p.Parts {
		if l.Index == line {
			return true
		}
	}
	return false
}

// difference is the total less the sum, in units of the scale.
func (a *Analysis) difference(p *Pattern, pos int) int64 {
	v := a.numbers.along(p.Axis)
	d := v.val[v.index(p.Total, pos)]
	for _, l := range p.Parts {
		d -= int64(l.Weight) * v.val[v.index(l.Index, pos)]
	}
	return d
}

// Breaks counts the relations that hold through a cell and that a change of the
// cell would break, other than the breach itself.
func (a *Analysis) Breaks(row, col int, b *Breach) int {
	n := 0
	for _, q := range a.Patterns {
		line, pos := col, row
		if q.Axis == Down {
			line, pos = row, col
		}
		if q == b.Pattern && pos == b.Position || pos < q.From || pos >= q.To || !q.Involves(line) {
			continue
		}
		if s, ok := a.Status(q, pos); ok && s == Held {
			n++
		}
	}
	return n
}
