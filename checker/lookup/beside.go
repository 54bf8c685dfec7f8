package lookup

import (
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
)

// This file looks for runs of a short list next to a total that come to it but for what rounding
// can do. There are many totals and few such runs, so that all positions are asked at once, by
// arithmetic that takes no branch.

// looseSize is how many times the difference a rounded sum must be.
const looseSize = 50

// margin is what a run next to a line may come to.
type margin struct {
	most int64 // the line's figure, and as much as rounding can do
	wide int64 // the least is so much below the most
}

// nothing is the margin of a figure that no run comes to.
var nothing = margin{most: -1 << 62}

// margins appends those of lines, by line and then by position.
func margins(to []margin, v matrix.View, lines, positions []int, figures []figures) []margin {
	width := len(positions)
	for range len(lines) * width {
		to = append(to, nothing)
	}
	for n, pos := range positions {
		for _, e := range figures[n].entries[:figures[n].singly] {
			off := min(v.Slack(e.x, ShortList, v.GrainOf(v.Index(lines[e.i], pos))), (arith.Abs(e.x)-1)/looseSize)
			to[int(e.i)*width+n] = margin{e.x + off, 2 * off}
		}
	}
	return to
}

// tryBeside looks for runs next to their totals that come to them in so many positions at least.
func (p *Probes) tryBeside(of []margin, least int) {
	width, places := len(p.probes), len(p.probes[0].sums)
	p.sums = slices.Grow(p.sums[:0], width*places)[:width*places]
	spare := width - least
	for n := range p.probes {
		for i, sum := range p.probes[n].sums {
			p.sums[i*width+n] = sum
		}
		if p.probes[n].signed { // a longer run may come to less
			spare++
		}
	}
	for i := range p.places {
		s, m := &p.places[i], of[i*width:][:width]
		for from := s.i - 2; from >= 0; from-- {
			if !p.ask(s, m, from, s.i, spare) {
				break
			}
		}
		for to := s.after + 2; to < places; to++ {
			if !p.ask(s, m, s.after, to, spare) {
				break
			}
		}
	}
}

// ask votes for a run, and says whether a longer one may come to the total: neither may if it is out of
// the question in more positions than can be spared.
func (p *Probes) ask(s *seat, of []margin, from, to, spare int) bool {
	start, end := p.sums[from*len(of):][:len(of)], p.sums[to*len(of):][:len(of)]
	over, outside := 0, 0 // positions in which it comes to more than the most, and to more or less than it may
	for n, m := range of {
		under := m.most - (end[n] - start[n])
		over += int(uint64(under) >> 63)
		outside += int(uint64(under|(m.wide-under)) >> 63)
	}
	if outside <= spare {
		p.beside(s, from, to)
	}
	return over <= spare
}

// beside votes for a run in the positions in which it misses its total by what rounding can do.
func (p *Probes) beside(s *seat, from, to int) {
	for n, pos := range p.positions {
		at, b := p.view.Index(s.line, pos), &p.probes[n]
		x, how := p.view.At(at)
		diff := arith.Abs(b.sums[to] - b.sums[from] - x)
		if how == matrix.Known && diff != 0 && diff <= (arith.Abs(x)-1)/looseSize && diff <= p.view.Slack(x, to-from, p.view.GrainOf(at)) {
			b.vote(s, from, to)
		}
	}
}
