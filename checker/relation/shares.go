package relation

import (
	"math"
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
)

// This file tells how well a figure fits to the others of its line: a district that has a
// fifth of every total hardly has half of one, and one that always has something hardly
// has nothing. Figures are like those before and behind them, and some come again and again.

const (
	shareSample = 48  // positions that are looked at, and parts
	shareLeast  = 3   // how many of them must say something
	shareSpread = 0.3 // bits, by which a line's share varies at least
	bitsShare   = 5.0 // that the share says at most
)

// Shares are what the lines of a table usually have of the totals that they are parts of.
type Shares struct {
	of    *Analysis
	known map[patternLine]share
}

type patternLine struct {
	pattern *Pattern
	line    int
}

// share is what a line has of a total where the sum holds: in bits, how much it usually is
// (the median), and how far from that (the median of that) but no less than shareSpread.
// The spread is 0 if too few positions say so.
type share struct {
	usual, spread float64
	figures       []int64 // all that it has there
	positive      bool    // none of them is below zero
	filled        float64 // how much oftener it has a figure than a blank, in bits
}

// Shares are those of the table.
func (a *Analysis) Shares() *Shares { return &Shares{a, map[patternLine]share{}} }

// Fit is how many bits it says for a change of a breach's cell that the figure is then more
// like the others of its line; for one of the total, that its parts are as well. Less than half
// a bit is no difference in shares, and less than a quarter in the rest.
func (s *Shares) Fit(b *Breach, c Change) float64 {
	bits := math.Round(s.fit(b, c))
	if c.From != 0 && c.To != 0 && c.Component == 0 {
		line := s.share(b.Pattern, c.Line)
		bits += math.Round(2*(s.nearer(b, c)+math.Log2(line.often(c.To)/line.often(c.From)))) / 2
	}
	return bits
}

// nearer is by how many bits a figure is nearer to those before and behind it, in size, when it
// is changed.
func (s *Shares) nearer(b *Breach, c Change) float64 {
	v, bits, n := s.of.Numbers.Along(b.Pattern.Axis), 0.0, 0.0
	for _, pos := range [...]int{b.Position - 1, b.Position + 1} {
		if pos < 0 || pos >= v.Positions {
			continue
		}
		if x := v.Val(v.Index(c.Line, pos)); x != 0 {
			bits += math.Abs(ratio(c.From, x)) - math.Abs(ratio(c.To, x))
			n++
		}
	}
	return arith.Clamp(bits/max(n, 1), -bitsShare, bitsShare)
}

func (s *Shares) fit(b *Breach, c Change) float64 {
	p, v := b.Pattern, s.of.Numbers.Along(b.Pattern.Axis)
	total := v.Val(v.Index(p.Total, b.Position))
	if c.Line != p.Total {
		line := s.share(p, c.Line)
		if c.Blank {
			return line.filled - max(0, line.away(c.To, total)-1)
		}
		return line.away(c.From, total) - line.away(c.To, total)
	}
	bits := 0.0
	for _, i := range arith.Spread(len(p.Parts), shareSample) {
		if x := v.Val(v.Index(p.Parts[i].Index, b.Position)); x != 0 {
			line := s.share(p, p.Parts[i].Index)
			bits += line.away(x, c.From) - line.away(x, c.To)
		}
	}
	return arith.Clamp(bits, -bitsShare, bitsShare)
}

// share looks at the positions in which a pattern holds.
func (s *Shares) share(p *Pattern, line int) share {
	key := patternLine{p, line}
	x, known := s.known[key]
	if !known {
		x = s.of.shareOf(p, line)
		s.known[key] = x
	}
	return x
}

func (a *Analysis) shareOf(p *Pattern, line int) share {
	v := a.Numbers.Along(p.Axis)
	out, blank, filled := share{positive: true}, 1.0, 1.0
	var all []float64
	for _, pos := range arith.Spread(v.Positions, shareSample) {
		if !a.comesOut(p, pos) {
			continue
		}
		at, total := v.Index(line, pos), v.Val(v.Index(p.Total, pos))
		out.positive = out.positive && v.Val(at) >= 0
		if v.State(at) == matrix.Void {
			blank++
		} else {
			filled++
		}
		out.figures = append(out.figures, v.Val(at))
		if v.Val(at) != 0 && total != 0 {
			all = append(all, ratio(v.Val(at), total))
		}
	}
	out.filled = math.Log2(filled / blank)
	if len(all) < shareLeast {
		return out
	}
	slices.Sort(all)
	out.usual = all[len(all)/2]
	for i := range all {
		all[i] = math.Abs(all[i] - out.usual)
	}
	slices.Sort(all)
	out.spread = max(shareSpread, all[len(all)/2])
	return out
}

// often is how many times a line has a figure, and one more for what it has not yet shown.
func (s share) often(x int64) float64 {
	n := 1.0
	for _, y := range s.figures {
		n += arith.Flag(x == y)
	}
	return n
}

// away is how far a figure is from the usual share of a total, in spreads.
func (s share) away(x, total int64) float64 {
	switch {
	case s.spread == 0 || total == 0:
		return 0
	case x == 0 || x < 0 && s.positive:
		return bitsShare
	}
	return min(bitsShare, math.Abs(ratio(x, total)-s.usual)/s.spread)
}

// ratio is how many times the size of one number another has, in bits.
func ratio(x, y int64) float64 { return math.Log2(float64(arith.Abs(x)) / float64(arith.Abs(y))) }
