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
	all, some field   // all lines, and those of a list
	many      figures // of lines that are more than a field can have
	places    []seat  // of the lines that could be totals
	probes    []probe // by position; of a long list one for all
	sums      []int64 // of the first lines of a list, by how many they are, and then by position
	votes     []Vote
}

// Begin takes positions to look at, and forgets those before.
func (p *Probes) Begin(v matrix.View, lines, positions []int) {
	p.view, p.lines, p.positions = v, lines, positions
	p.all.clear()
}

// Runs are the runs of a list's lines that come to one of the totals, once for each
// position in which they do; those that do so in fewer positions than the least may be left out.
// They are lost with the next question.
func (p *Probes) Runs(list, totals []int, least int) []Vote {
	p.votes = p.votes[:0]
	if len(list) > ShortList || len(totals) > ShortList {
		p.tryLong(list, totals)
	} else if len(p.positions) > 0 {
		p.tryShort(list, totals, least)
	}
	return p.votes
}

// tryLong looks for the runs of a long list, in one position after the other: one takes memory enough.
func (p *Probes) tryLong(list, totals []int) {
	p.probes = slices.Grow(p.probes[:0], 1)[:1]
	b := &p.probes[0]
	for _, pos := range p.positions {
		b.read(p.view, list, pos)
		b.tryNear(p.view, list, totals, pos)
		p.votes = append(p.votes, b.votes...)
	}
}

// tryShort looks for the runs of a short list, in all positions at once.
func (p *Probes) tryShort(list, totals []int, least int) {
	p.probes = slices.Grow(p.probes[:0], len(p.positions))[:len(p.positions)]
	for n, pos := range p.positions {
		p.probes[n].read(p.view, list, pos)
	}
	p.places = slices.AppendSeq(p.places[:0], seats(list, totals))
	f := &p.all
	if len(totals) < len(p.lines) {
		f = &p.some
		f.clear()
	}
	for n := range p.probes {
		p.probes[n].tryAll(f.in(p.view, totals, p.positions, n), p.places)
	}
	p.tryBeside(f.beside(p.view, totals, p.positions), least)
	for n := range p.probes {
		p.votes = append(p.votes, p.probes[n].votes...)
	}
}

// field is what tells sums of some lines in all positions. There are no more lines than ShortList.
type field struct {
	figures []figures // in the first positions, as far as somebody has asked
	margins []margin  // by line and then by position, once somebody has asked
}

// clear forgets what it is of.
func (f *field) clear() { f.figures, f.margins = f.figures[:0], f.margins[:0] }

// in are the figures of the lines in the n-th of the positions.
func (f *field) in(v matrix.View, lines, positions []int, n int) *figures {
	for i := len(f.figures); i <= n; i++ {
		f.figures = slices.Grow(f.figures, 1)[:i+1] // with the memory that stands there
		f.figures[i].fill(v, lines, positions[i], true)
	}
	return &f.figures[n]
}

// beside are the margins of the lines, whose figures are known in all positions.
func (f *field) beside(v matrix.View, lines, positions []int) []margin {
	if len(f.margins) == 0 {
		f.margins = margins(f.margins, v, lines, positions, f.figures)
	}
	return f.margins
}
