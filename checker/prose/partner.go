package prose

import (
	"cmp"
	"hash/maphash"
	"slices"
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
	spent  int
}

// of are the tables of a text's own file, and of the others the few of whose items it
// uses most words. Cut says that more would have had to be looked at.
func (p *partners) of(file int, text []*Claim) (tables []int, cut bool) {
	if len(text) == 0 {
		return nil, false
	}
	words := vocabulary(text)
	type other struct{ table, covered int }
	var others []other
	for k, x := range p.tables {
		if x.file == file {
			tables = append(tables, k)
			continue
		}
		if p.spent += x.size; p.spent > lookUpsMost {
			cut = true
			break
		}
		if n := x.covered(words); n > 0 {
			others = append(others, other{k, n})
		}
	}
	slices.SortStableFunc(others, func(a, b other) int { return cmp.Compare(b.covered, a.covered) })
	if len(others) > partnersMost {
		others, cut = others[:partnersMost], true
	}
	for _, o := range others {
		tables = append(tables, o.table)
	}
	return tables, cut
}

// vocabulary are all words of a text's claims.
func vocabulary(claims []*Claim) map[uint64]bool {
	all := map[uint64]bool{}
	for _, c := range claims {
		for _, list := range [...][]map[string]bool{c.own(), c.beyond()} {
			for _, words := range list {
				for w := range words {
					all[hash(w)] = true
				}
			}
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
	for _, way := range x.ways {
		for _, it := range way.items {
			words := make([]uint64, 0, len(it.words))
			for w := range it.words {
				words = append(words, hash(w))
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
// those of many districts, have the same partners.
type shelf struct {
	tables []Table
	ready  map[int]*indexed
	used   []int // from the one that was used longest ago
}

const shelfMost = 64

// get makes a table ready, or hands out the one that is.
func (s *shelf) get(i int) *indexed {
	x, ok := s.ready[i]
	if ok {
		s.used = slices.DeleteFunc(s.used, func(k int) bool { return k == i })
	} else {
		x = index(s.tables[i])
		if s.ready[i] = x; len(s.used) == shelfMost {
			delete(s.ready, s.used[0])
			s.used = s.used[1:]
		}
	}
	s.used = append(s.used, i)
	return x
}
