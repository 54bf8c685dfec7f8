package between

import (
	"cmp"
	mathbits "math/bits"
	"slices"
)

// run is what is known of one fact while those that are like it are gathered: the tables
// that have it, as a chain of facts.
type run struct {
	hash        uint64
	first, last int32 // of the chain
	tables      int32 // 0 if the place is free
}

const (
	pileFacts  = 2048 // about as many facts are gathered at once as stay in the cache of a processor
	chunkFacts = 128
	thinFacts  = 2 * chunkFacts // from so many on, a pile is thinned
	pilesMost  = 16             // bits of a hash, at most, that say which pile a fact lies on
)

// deck holds facts, dealt out by the first bits of their hashes.
//
// Of a million facts most are one table's only, or everybody's. So they are not sorted,
// but looked up among the few that begin alike; and they lie in small pieces of memory,
// which is mostly there already, where one large piece would be new. What is everybody's
// is put away whenever a pile is twice as high as what was left of it, and from then on it
// comes on no pile.
type deck struct {
	shift  int
	piles  []pile
	common hashes // of the facts that too many tables have, as far as they are known
	spare  []*chunk
	work   gathering
}

type chunk [chunkFacts]fact

type pile struct {
	facts, most int // it has, and may have before it is thinned
	chunks      []*chunk
}

// newDeck is a deck for about so many facts.
func newDeck(facts int) *deck {
	n := min(mathbits.Len(uint(facts/pileFacts)), pilesMost)
	return &deck{shift: 64 - n, piles: make([]pile, 1<<n)}
}

// add puts a fact on its pile. Facts come table by table.
func (d *deck) add(f fact) {
	if d.common.have(f.hash) {
		return
	}
	p := &d.piles[f.hash>>d.shift]
	if p.facts >= max(p.most, thinFacts) {
		d.thin(p)
	}
	at := p.facts / chunkFacts
	if at == len(p.chunks) {
		p.chunks = append(p.chunks, d.chunk())
	}
	p.chunks[at][p.facts%chunkFacts] = f
	p.facts++
}

func (d *deck) chunk() *chunk {
	n := len(d.spare)
	if n == 0 {
		return new(chunk)
	}
	c := d.spare[n-1]
	d.spare = d.spare[:n-1]
	return c
}

// thin leaves on a pile what is needed to tell which facts several tables have.
func (d *deck) thin(p *pile) {
	left := d.work.link(p)
	for _, r := range d.work.runs {
		if r.tables > factTables {
			d.common.add(r.hash)
		}
	}
	left = slices.DeleteFunc(left, func(f fact) bool { return d.common.have(f.hash) })
	p.facts, p.most = len(left), 2*len(left)
	used := 0
	for ; len(left) > 0; used++ {
		left = left[copy(p.chunks[used][:], left):]
	}
	d.spare = append(d.spare, p.chunks[used:]...)
	p.chunks = p.chunks[:used]
}

// sharing gives the facts that several tables have, but not too many, one of each table
// in their order; each fact once, by its hash.
func (d *deck) sharing(each func(same []fact)) {
	for i := range d.piles {
		d.work.gather(&d.piles[i], each)
	}
}

// shares are the facts that two tables share: how many, and what their figures say.
type shares struct {
	a, b  int32
	facts int
	bits  float32
}

// holder is a table that has a fact which others have as well.
type holder struct {
	view  int32
	cell  int32
	after int32 // how many have it of the tables that come later; they stand behind it
	next  int32 // its table's next, plus 1; 0 if there is none
}

// shares gives what any two of the tables share. It is counted for one of them and all
// others at a time, as there are many more pairs than tables.
func (d *deck) shares(views []*View, each func(shares)) {
	var all []holder
	d.sharing(func(same []fact) {
		if len(all)+len(same) > cap(all) {
			all = slices.Grow(all, len(all)+len(same)) // twice as many, while append would go by quarters
		}
		for i, f := range same {
			all = append(all, holder{view: f.view, cell: f.cell, after: int32(len(same) - 1 - i)})
		}
	})
	first := make([]int32, len(views)) // of each table's, plus 1; 0 if it has none
	for i := range slices.Backward(all) {
		all[i].next, first[all[i].view] = first[all[i].view], int32(i)+1
	}
	with := make([]shares, len(views))
	var met []int32
	for a, v := range views {
		cols := int32(len(v.Table.Columns))
		for i := first[a]; i > 0; i = all[i-1].next {
			x := all[i-1]
			if x.after == 0 {
				continue
			}
			says := float32(bits(v.Table.At(int(x.cell/cols), int(x.cell%cols))))
			for _, o := range all[i : i+x.after] {
				s := &with[o.view]
				if s.facts == 0 {
					met = append(met, o.view)
				}
				s.facts++
				s.bits += says
			}
		}
		for _, b := range met {
			each(shares{int32(a), b, with[b].facts, with[b].bits})
			with[b] = shares{}
		}
		met = met[:0]
	}
}

// gathering is the room for the facts of one pile, used again for the next.
type gathering struct {
	facts  []fact
	next   []int32 // by fact: the next table's that is the same
	runs   []run   // an open hash table
	shared []run
	same   []fact
}

// link chains the facts of a pile that are the same: one of each table, and of those that
// too many tables have no more than tell so. It gives those that are in a chain.
func (g *gathering) link(p *pile) []fact {
	g.facts = g.facts[:0]
	for i, c := range p.chunks {
		g.facts = append(g.facts, c[:min(chunkFacts, p.facts-i*chunkFacts)]...)
	}
	facts := g.facts
	g.next = slices.Grow(g.next[:0], len(facts))[:len(facts)]
	size := 2 << mathbits.Len(uint(len(facts)))
	g.runs = slices.Grow(g.runs[:0], size)[:size]
	runs := g.runs
	clear(runs)
	mask, n := uint64(len(runs)-1), int32(0)
	for _, f := range facts {
		// The first bits are the pile's, and the last are not left to chance by the sieve.
		at := f.hash >> 24 & mask
		for runs[at].tables > 0 && runs[at].hash != f.hash {
			at = (at + 1) & mask
		}
		r := &runs[at]
		switch {
		case r.tables == 0:
			*r = run{f.hash, n, n, 1}
		case facts[r.last].view != f.view && r.tables <= factTables:
			g.next[r.last] = n
			r.last = n
			r.tables++
		default:
			continue
		}
		facts[n] = f
		n++
	}
	return facts[:n]
}

func (g *gathering) gather(p *pile, each func(same []fact)) {
	facts := g.link(p)
	g.shared = g.shared[:0]
	for _, r := range g.runs {
		if r.tables > 1 && r.tables <= factTables {
			g.shared = append(g.shared, r)
		}
	}
	slices.SortFunc(g.shared, func(a, b run) int { return cmp.Compare(a.hash, b.hash) })
	for _, r := range g.shared {
		g.same = g.same[:0]
		for i := r.first; ; i = g.next[i] {
			g.same = append(g.same, facts[i])
			if i == r.last {
				break
			}
		}
		each(g.same)
	}
}
