package prose

import (
	"cmp"
	"hash/maphash"
	"slices"
	"sync"
)

// How many tables of other files a text is compared with, and how much may be spent on
// finding out which.
const (
	partnersMost = 16
	lookUpsMost  = 100_000_000
)

// partners finds, for one text after the other, the tables that may have items that it
// speaks of.
//
// Texts and tables of many districts, filled into the same form, must not be compared
// each with each.
type partners struct {
	tables []outline
	reach  []int // by file: how many of the tables its text may be held against
}

// partnersOf shares out what may be spent among the texts, in their order.
func partnersOf(tables []outline, claims [][]*Claim) *partners {
	p := &partners{tables: tables, reach: make([]int, len(claims))}
	spent := 0
	for file, text := range claims {
		for _, x := range tables {
			if len(text) == 0 {
				break
			}
			if x.file != file {
				spent += x.size
			}
			if x.file != file && spent > lookUpsMost {
				break
			}
			p.reach[file]++
		}
	}
	return p
}

// of are the tables of a text's own file, and of the others the few of whose items it
// uses most words. Cut says that more would have had to be looked at.
func (p *partners) of(file int, words *vocabulary, text []*Claim) (tables []int, cut bool) {
	used := wordsOf(words, text)
	type other struct{ table, covered int }
	var others []other
	for k, x := range p.tables[:p.reach[file]] {
		if x.file == file {
			tables = append(tables, k)
			continue
		}
		if n := x.covered(used); n > 0 {
			others = append(others, other{k, n})
		}
	}
	cut = p.reach[file] < len(p.tables)
	slices.SortStableFunc(others, func(a, b other) int { return cmp.Compare(b.covered, a.covered) })
	if len(others) > partnersMost {
		others, cut = others[:partnersMost], true
	}
	for _, o := range others {
		tables = append(tables, o.table)
	}
	return tables, cut
}

// wordsOf are all words of a text's claims, by their hashes.
func wordsOf(words *vocabulary, text []*Claim) map[uint64]bool {
	where := make([]where, len(words.words))
	for _, c := range text {
		for _, u := range c.words {
			where[u.word] |= u.in
		}
	}
	all := map[uint64]bool{}
	for n, in := range where {
		if in&(phrase|carriedHere|carriedBefore|inSection) != 0 {
			all[hash(words.words[n])] = true
		}
	}
	return all
}

// outline is what has to be known of a table to find its partners. The words of
// thousands of tables take much room, their hashes little.
type outline struct {
	file  int
	size  int        // words of all items
	items [][]uint64 // the hashes of each item's words
}

func (x *indexed) outline() outline {
	o := outline{file: x.File, size: x.size}
	for i := range x.ways {
		way := &x.ways[i]
		hashes := make([]uint64, len(way.words.words))
		for n, w := range way.words.words {
			hashes[n] = hash(w)
		}
		for _, it := range way.items {
			words := make([]uint64, len(it.words))
			for i, n := range it.words {
				words[i] = hashes[n]
			}
			o.items = append(o.items, words)
		}
	}
	return o
}

// covered counts the items half of whose words a text uses.
func (o outline) covered(words map[uint64]bool) (n int) {
	for _, item := range o.items {
		used := 0
		for _, w := range item {
			if words[w] {
				used++
			}
		}
		if 2*used >= len(item) {
			n++
		}
	}
	return n
}

var seed = maphash.MakeSeed()

func hash(word string) uint64 { return maphash.String(seed, word) }

// shelf keeps the tables made ready that were used last: texts that are much alike, as
// those of many districts, have the same partners. Several may ask at a time.
type shelf struct {
	tables []Table
	mu     sync.Mutex
	ready  map[int]func() *indexed
	used   []int // from the one that was used longest ago
}

const shelfMost = 64

// get makes a table ready, or hands out the one that is.
func (s *shelf) get(i int) *indexed {
	s.mu.Lock()
	x, ok := s.ready[i]
	if ok {
		s.used = slices.DeleteFunc(s.used, func(k int) bool { return k == i })
	} else {
		x = sync.OnceValue(func() *indexed { return index(s.tables[i]) })
		if s.ready[i] = x; len(s.used) == shelfMost {
			delete(s.ready, s.used[0])
			s.used = s.used[1:]
		}
	}
	s.used = append(s.used, i)
	s.mu.Unlock()
	return x()
}
