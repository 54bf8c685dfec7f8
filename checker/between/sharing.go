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
	pileFacts  = 1024 // about as many facts are gathered at once as stay in the cache of a processor
	chunkFacts = 128
	pilesMost  = 16 // bits of a hash, at most, that say which pile a fact lies on
)

// deck holds facts, dealt out by the first bits of their hashes.
//
// Of a million facts most are one table's only, or everybody's. So they are not sorted,
// but looked up among the few that begin alike; and they lie in small pieces of memory,
// which is mostly there already, where one large piece would be new.
type deck struct {
	shift int
	piles []pile
}

type pile struct {
	chunks []*[chunkFacts]fact
	facts  int
}

// newDeck is a deck for about so many facts.
func newDeck(facts int) *deck {
	n := min(mathbits.Len(uint(facts/pileFacts)), pilesMost)
	return &deck{shift: 64 - n, piles: make([]pile, 1<<n)}
}

func (d *deck) add(f fact) {
	p := &d.piles[f.hash>>d.shift]
	at := p.facts % chunkFacts
	if at == 0 {
		p.chunks = append(p.chunks, new([chunkFacts]fact))
	}
	p.chunks[len(p.chunks)-1][at] = f
	p.facts++
}

// sharing gives the facts that several tables have, but not too many, one of each table
// in their order; each fact once, by its hash. The facts were added table by table.
func (d *deck) sharing(each func(same []fact)) {
	var g gathering
	for _, p := range d.piles {
		g.facts = g.facts[:0]
		for i, c := range p.chunks {
			g.facts = append(g.facts, c[:min(chunkFacts, p.facts-i*chunkFacts)]...)
		}
		g.gather(each)
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

func (g *gathering) gather(each func(same []fact)) {
	facts := g.facts
	g.next = slices.Grow(g.next[:0], len(facts))[:len(facts)]
	n := 2 << mathbits.Len(uint(len(facts)))
	g.runs = slices.Grow(g.runs[:0], n)[:n]
	runs := g.runs
	clear(runs)
	mask := uint64(len(runs) - 1)
	for i, f := range facts {
		// The first bits are the pile's, and the last are not left to chance by the sieve.
		at := f.hash >> 24 & mask
		for runs[at].tables > 0 && runs[at].hash != f.hash {
			at = (at + 1) & mask
		}
		r := &runs[at]
		switch {
		case r.tables == 0:
			*r = run{f.hash, int32(i), int32(i), 1}
		case facts[r.last].view != f.view && r.tables <= factTables:
			g.next[r.last] = int32(i)
			r.last = int32(i)
			r.tables++
		}
	}
	g.shared = g.shared[:0]
	for _, r := range runs {
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
