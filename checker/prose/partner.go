package prose

import (
	"cmp"
	"slices"
)

// How many tables of other files a text is compared with, and how much may be spent on
// finding out which.
const (
	partnersMost = 16
	lookUpsMost  = 100_000_000
)

// partners are, for each text, the tables that may have items that it speaks of: those
// of its own file, and of the others the few of whose items it uses most words. Cut says
// of a text that more would have had to be looked at.
//
// Texts and tables of many districts, filled into the same form, must not be compared
// each with each.
func partners(claims [][]*Claim, tables []*indexed) (of [][]*indexed, cut []bool) {
	of, cut = make([][]*indexed, len(claims)), make([]bool, len(claims))
	spent := 0
	for i, text := range claims {
		if len(text) == 0 {
			continue
		}
		words := vocabulary(text)
		type other struct {
			*indexed
			covered int
		}
		var others []other
		for _, x := range tables {
			if x.File == i {
				of[i] = append(of[i], x)
				continue
			}
			if spent += x.size; spent > lookUpsMost {
				cut[i] = true
				break
			}
			if n := x.covered(words); n > 0 {
				others = append(others, other{x, n})
			}
		}
		slices.SortStableFunc(others, func(a, b other) int { return cmp.Compare(b.covered, a.covered) })
		if len(others) > partnersMost {
			others, cut[i] = others[:partnersMost], true
		}
		for _, o := range others {
			of[i] = append(of[i], o.indexed)
		}
	}
	return of, cut
}

// vocabulary are all words of a text's claims.
func vocabulary(claims []*Claim) map[string]bool {
	all := map[string]bool{}
	for _, c := range claims {
		for _, list := range [...][]map[string]bool{c.own(), c.beyond()} {
			for _, words := range list {
				for w := range words {
					all[w] = true
				}
			}
		}
	}
	return all
}

// covered counts the items half of whose words a text uses.
func (x *indexed) covered(words map[string]bool) (n int) {
	for _, way := range x.ways {
		for _, it := range way.items {
			used := 0
			for w := range it.words {
				if words[w] {
					used++
				}
			}
			if 2*used >= len(it.words) {
				n++
			}
		}
	}
	return n
}
