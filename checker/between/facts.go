package between

import (
	"cmp"
	"hash/fnv"
	"io"
	"slices"

	"crossfoot/checker/relation"
)

// fact says that a table has a certain figure under a certain name, in a row or a
// column. Tables that share facts are worth comparing.
type fact struct {
	hash uint64
	view int32
	cell int32 // of the table's matrix of figures, row by row
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
// that they may state the same, in the order of the tables. The figures are looked up, so
// that the cost grows with their number and not with that of pairs. Full are the tables
// that share facts with more others than they are compared with.
func Candidates(views []*View) (pairs []Pair, full []*View) {
	if len(views) < 2 {
		return nil, nil
	}
	facts, have := factsOf(views)
	var found []shares
	facts.shares(views, func(s shares) {
		if s.bits >= pairBits && s.facts >= max(pairFacts, min(have[s.a], have[s.b])/pairChance) {
			found = append(found, s)
		}
	})
	slices.SortFunc(found, func(x, y shares) int {
		return cmp.Or(cmp.Compare(y.bits, x.bits), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	paired, partners := found[:0], make([]int, len(views))
	over := make([]bool, len(views))
	for _, s := range found {
		if partners[s.a] >= PartnerMost || partners[s.b] >= PartnerMost {
			for _, v := range [...]int32{s.a, s.b} {
				over[v] = over[v] || partners[v] >= PartnerMost && pairMissed*s.facts >= have[v]
			}
			continue
		}
		partners[s.a]++
		partners[s.b]++
		paired = append(paired, s)
	}
	slices.SortFunc(paired, func(x, y shares) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	pairs = make([]Pair, len(paired))
	for i, s := range paired {
		pairs[i] = Pair{views[s.a], views[s.b]}
	}
	for i, v := range views {
		if over[i] {
			full = append(full, v)
		}
	}
	return pairs, full
}

// factBits is what a figure must say to be looked up, in whole bits: the more figures a
// table has, the more of the small ones it shares with any other.
func (v *View) factBits() int {
	switch n := len(v.Table.Rows) * len(v.Table.Columns); {
	case n > 3000:
		return 8
	case n > 300:
		return 5
	}
	return 1
}

// says tells whether a figure has so many bits (see bitsOf), without a logarithm.
func says(digits int64, zeros, least int) bool {
	least -= zeroBits * max(0, zeros)
	return least <= 0 || uint64(max(digits, -digits)) >= 1<<least-1
}

// sieve keeps one in so many facts of a large table, a power of two, the same ones in all
// tables.
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
	var named [2]aliases // by relation.Axis
	for i, v := range views {
		least, sieve := v.factBits(), v.sieve()
		byRow, byCol := named[relation.Down].fill(v, relation.Down), named[relation.Across].fill(v, relation.Across)
		cols := len(v.Table.Columns)
		add := func(hash uint64, cell int) {
			if hash&(sieve-1) == 0 {
				facts.add(fact{hash, int32(i), int32(cell)})
				have[i]++
			}
		}
		called := func(names []nameHash, digits int64, zeros, cell int) {
			for _, name := range names {
				add(name.fact(digits, zeros), cell)
				if v.power != 0 {
					add(name.fact(digits, zeros+int(v.power)), cell)
				}
			}
		}
		for r := range byRow {
			for c := range cols {
				if digits, zeros, ok := coefficient(v.Table.At(r, c)); ok && says(digits, zeros, least) {
					called(byCol[c], digits, zeros, r*cols+c)
					called(byRow[r], digits, zeros, r*cols+c)
				}
			}
		}
	}
	return facts, have
}

// aliases are what each line of an axis may be called elsewhere, shortened; the total of a
// table is called by many names. Its memory is used again for the next table.
type aliases struct {
	lines [][]nameHash
	all   []nameHash
}

func (a *aliases) fill(v *View, axis relation.Axis) [][]nameHash {
	lines := v.lines[axis]
	a.lines, a.all = slices.Grow(a.lines[:0], len(lines)), slices.Grow(a.all[:0], len(lines)+1)
	for i, l := range lines {
		from := len(a.all)
		if l.hash != 0 {
			a.all = append(a.all, l.hash)
		}
		if i == v.total[axis] {
			a.all = append(a.all, totalHash)
		}
		a.lines = append(a.lines, a.all[from:])
	}
	return a.lines
}

// nameHash is the hash of a name (FNV-1a, 64 bits; Fowler, Noll and Vo), to be gone on with.
type nameHash uint64

const hashPrime nameHash = 1099511628211

func hashName(name string) nameHash {
	h := fnv.New64a()
	_, _ = io.WriteString(h, name) // never fails
	return nameHash(h.Sum64())
}

var totalHash = hashName("=")

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
