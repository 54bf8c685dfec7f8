package between

import (
	"cmp"
	"slices"

	"crossfoot/checker/relation"
)

// fact says that a table has a certain figure under a certain name, in a row or a
// column. Tables that share facts are worth comparing.
type fact struct {
	hash uint64
	view int32
	bits float32
}

const (
	factTables = 16     // a fact that more tables have says nothing of any of them
	factsMost  = 100000 // figures of a table from which only some are looked up
	pairBits   = 12     // what two tables must share to be compared: a few figures
	pairFacts  = 3      // and no fewer than this,
	pairChance = 80     // or than one in so many of all facts of the lesser one: large tables share some by chance
	pairMissed = 10     // one in so many, and it is said that the pair was not compared
)

// PartnerMost is how many tables one table is compared with: those with which it
// shares most.
const PartnerMost = 64

// Pair is two tables that share facts.
type Pair struct{ A, B *View }

// Candidates are the pairs of tables that have so many figures under the same names
// that they may state the same. The figures are looked up, so that the cost grows
// with their number and not with that of pairs. Full are the tables that share facts
// with more others than they are compared with.
func Candidates(views []*View) (pairs []Pair, full []*View) {
	type shared struct {
		bits  float32
		facts int
	}
	if len(views) < 2 {
		return nil, nil
	}
	facts, have := factsOf(views)
	count := map[[2]int32]shared{}
	facts.sharing(func(same []fact) {
		for i, a := range same {
			for _, b := range same[i+1:] {
				s := count[[2]int32{a.view, b.view}]
				count[[2]int32{a.view, b.view}] = shared{s.bits + a.bits, s.facts + 1}
			}
		}
	})
	var keys [][2]int32
	for k, s := range count {
		if s.bits >= pairBits && s.facts >= max(pairFacts, min(have[k[0]], have[k[1]])/pairChance) {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b [2]int32) int {
		return cmp.Or(cmp.Compare(count[b].bits, count[a].bits), cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	partners := make([]int, len(views))
	over := make([]bool, len(views))
	for _, k := range keys {
		if partners[k[0]] >= PartnerMost || partners[k[1]] >= PartnerMost {
			for _, v := range k {
				over[v] = over[v] || partners[v] >= PartnerMost && pairMissed*count[k].facts >= have[v]
			}
			continue
		}
		partners[k[0]]++
		partners[k[1]]++
		pairs = append(pairs, Pair{views[k[0]], views[k[1]]})
	}
	for i, v := range views {
		if over[i] {
			full = append(full, v)
		}
	}
	slices.SortFunc(pairs, func(a, b Pair) int { return cmp.Or(order(a.A, b.A), order(a.B, b.B)) })
	return pairs, full
}

// order sorts tables by where they stand.
func order(a, b *View) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Index, b.Index))
}

// factBits is what a figure must say to be looked up: the more figures a table has,
// the more of the small ones it shares with any other.
func (v *View) factBits() float64 {
	switch n := len(v.Table.Rows) * len(v.Table.Columns); {
	case n > 3000:
		return 8
	case n > 300:
		return 5
	}
	return 1
}

// sieve keeps one in so many facts of a large table, the same ones in all tables.
func (v *View) sieve() uint64 {
	n := uint64(1)
	for uint64(len(v.Table.Rows)*len(v.Table.Columns)) > n*factsMost {
		n *= 2
	}
	return n
}

// factsOf are all facts, table by table, and how many each table has.
func factsOf(views []*View) (facts *deck, have []int) {
	cells := 0
	for _, v := range views {
		cells += len(v.Table.Rows) * len(v.Table.Columns)
	}
	facts, have = newDeck(2*cells), make([]int, len(views))
	for i, v := range views {
		least, sieve := v.factBits(), v.sieve()
		add := func(name nameHash, digits int64, zeros int, weight float64) {
			if h := name.fact(digits, zeros); h%sieve == 0 {
				facts.add(fact{h, int32(i), float32(weight)})
				have[i]++
			}
		}
		names := [2][][]nameHash{relation.Across: v.hashes(relation.Across), relation.Down: v.hashes(relation.Down)}
		for r := range v.Table.Rows {
			for c := range v.Table.Columns {
				digits, zeros, ok := coefficient(v.Table.At(r, c))
				if !ok {
					continue
				}
				weight := bitsOf(digits, zeros)
				if weight < least {
					continue
				}
				for axis, at := range [2]int{relation.Across: c, relation.Down: r} {
					for _, h := range names[axis][at] {
						add(h, digits, zeros, weight)
						if v.power != 0 {
							add(h, digits, zeros+int(v.power), weight)
						}
					}
				}
			}
		}
	}
	return facts, have
}

// hashes are what each line of an axis may be called elsewhere, shortened; the total of a
// table is called by many names.
func (v *View) hashes(axis relation.Axis) [][]nameHash {
	out := make([][]nameHash, len(v.lines[axis]))
	for i, l := range v.lines[axis] {
		if l.hash != "" {
			out[i] = append(out[i], hashName(l.hash))
		}
		if i == v.total[axis] {
			out[i] = append(out[i], hashName("="))
		}
	}
	return out
}

// nameHash is the hash of a name (FNV-1a, 64 bits; Fowler, Noll and Vo), to be gone on with.
type nameHash uint64

const (
	hashStart nameHash = 14695981039346656037
	hashPrime nameHash = 1099511628211
)

func hashName(name string) nameHash { return hashStart.and(name) }

// and goes on with more of the name.
func (h nameHash) and(name string) nameHash {
	for i := range len(name) {
		h = (h ^ nameHash(name[i])) * hashPrime
	}
	return h
}

// hashPowers are the powers of the prime: what so many zero bytes multiply a hash by.
var hashPowers = func() (p [9]nameHash) {
	p[0] = 1
	for i := range 8 {
		p[i+1] = p[i] * hashPrime
	}
	return p
}()

// fact is the hash of a figure under the name: its eight bytes from the lowest, and that
// of its zeros.
func (h nameHash) fact(digits int64, zeros int) uint64 {
	left := 8
	for d := uint64(digits); d != 0; d >>= 8 { // most figures are short
		h = (h ^ nameHash(d&0xff)) * hashPrime
		left--
	}
	return uint64((h*hashPowers[left] ^ nameHash(zeros&0xff)) * hashPrime)
}
