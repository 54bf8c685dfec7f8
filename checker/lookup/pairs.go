package lookup

// PairLines bounds the lines among which pairs are looked for.
const PairLines = 160

// Pairs are the pairs of lines, wherever they stand, that come to another line, once for each of
// the first so many positions in which they do. They are lost with the next question. There may be
// no more lines than PairLines.
func (p *Probes) Pairs(most int, stopped func() bool) []Vote {
	p.votes = p.votes[:0]
	for n, pos := range p.positions[:min(most, len(p.positions))] {
		if stopped() {
			return nil
		}
		f := &p.many
		if len(p.lines) <= ShortList {
			f = p.all.in(p.view, p.lines, p.positions, n)
		} else {
			f.fill(p.view, p.lines, pos, false)
		}
		p.votes = f.pairs(p.votes)
	}
	return p.votes
}

// pairs appends the pairs of lines that come to another line. Of lines that have the
// same figure the first few are taken for the second of a pair.
func (f *figures) pairs(to []Vote) []Vote {
	for n, b := range f.entries[:f.singly] {
		if b.rank >= placesMost {
			continue
		}
		for i := range f.entries[:n] {
			a := &f.entries[i]
			sum := a.x + b.x
			for k := f.heads[slot(sum)]; k != 0; k = f.entries[k-1].next {
				if e := &f.entries[k-1]; e.x == sum && !e.twice {
					to = append(to, voteFor(int(e.i), int(a.i), int(b.i)))
				}
			}
		}
	}
	return to
}
