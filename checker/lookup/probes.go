package lookup

import (
	"slices"

	"crossfoot/checker/matrix"
)

// Bounds of the search for runs.
const (
	ShortList = 64   // of lists with no more lines than this, all runs are tried
	LongList  = 2000 // of those with more than this, only the nearest
)

// Probes are some positions in which sums are looked up. Their memory is used again for the next.
type Probes struct {
	view      matrix.View
	lines     []int // all of them
	positions []int
	figures   []figures // of all lines, in the positions in which somebody has asked
	some      figures   // of other lists
	probe     probe
}

// Begin takes positions to look at, and forgets those before.
func (p *Probes) Begin(v matrix.View, lines, positions []int) {
	p.view, p.lines, p.positions, p.figures = v, lines, positions, p.figures[:0]
}

// Runs are the runs of a list's lines that come to one of the totals, once for each
// position in which they do. They are lost with the next question.
func (p *Probes) Runs(list, totals []int) []Vote {
	b := &p.probe
	b.votes, b.places = b.votes[:0], b.places[:0]
	long := len(list) > ShortList || len(totals) > ShortList
	if !long {
		b.places = slices.AppendSeq(b.places, seats(list, totals))
	}
	for n, pos := range p.positions {
		b.read(p.view, list, pos)
		if long {
			b.tryNear(p.view, list, totals, pos)
			continue
		}
		f := &p.some
		if len(totals) == len(p.lines) {
			f = p.figuresIn(n)
		} else {
			f.fill(p.view, totals, pos, true)
		}
		b.tryAll(f)
		b.looseRuns(p.view, f)
	}
	return b.votes
}

// figuresIn are the figures of all lines in the n-th of the positions.
func (p *Probes) figuresIn(n int) *figures {
	for i := len(p.figures); i <= n; i++ {
		p.figures = slices.Grow(p.figures, 1)[:i+1] // with the memory that stands there
		p.figures[i].fill(p.view, p.lines, p.positions[i], true)
	}
	return &p.figures[n]
}
