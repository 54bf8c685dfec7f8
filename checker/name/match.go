package name

import (
	"cmp"
	"slices"
	"sync"
	"unicode/utf8"
)

// likeMost is how many names may begin alike for one of them to be looked for by a
// short form.
const likeMost = 256

// Match pairs two lists of names: pairs[i] is the index in b of the name that a[i]
// means, or -1 where there is none or more than one. Equal names come first; a name
// that has found its equal is short for no other.
func (n *Names) Match(a, b []string) (pairs []int) { return n.List(a).Match(n.List(b)) }

// List is a list of names to be matched with others, several at a time if need be.
type List struct {
	keys []string // of their entities
	once sync.Once
	at   map[string]int // by key: where it stands, -1 if it does so twice
}

// List is a list of names.
func (n *Names) List(names []string) *List {
	l := &List{keys: make([]string, len(names))}
	for i, s := range names {
		l.keys[i] = n.Entity(s)
	}
	return l
}

// find is where a name stands, if it does so once.
func (l *List) find(key string) (i int, ok bool) {
	l.once.Do(func() {
		l.at = make(map[string]int, len(l.keys))
		for i, key := range l.keys {
			if _, twice := l.at[key]; twice {
				l.at[key] = -1
			} else if key != "" {
				l.at[key] = i
			}
		}
	})
	i, ok = l.at[key]
	return i, ok && i >= 0
}

// Match is Names.Match for lists of the same Names.
func (l *List) Match(b *List) (pairs []int) {
	pairs = make([]int, len(l.keys))
	taken := make([]bool, len(b.keys))
	left := len(l.keys)
	for i, key := range l.keys {
		pairs[i] = -1
		if j, ok := b.find(key); ok {
			pairs[i], taken[j] = j, true
			left--
		}
	}
	if left > 0 {
		l.matchShort(b, pairs, taken)
	}
	return pairs
}

// matchShort pairs those names that are left with those of which they are short forms, or
// that are short forms of them. A short form begins like its long one.
func (l *List) matchShort(b *List, pairs []int, taken []bool) {
	type start struct {
		first rune
		j     int
	}
	var left []start
	for j, key := range b.keys {
		if !taken[j] {
			first, _ := utf8.DecodeRuneInString(key)
			left = append(left, start{first, j})
		}
	}
	slices.SortStableFunc(left, func(x, y start) int { return cmp.Compare(x.first, y.first) })
	var from []int // how many names could mean b's j-th
	for i, key := range l.keys {
		if pairs[i] >= 0 {
			continue
		}
		first, _ := utf8.DecodeRuneInString(key)
		at, _ := slices.BinarySearchFunc(left, first, func(x start, r rune) int { return cmp.Compare(x.first, r) })
		like := left[at:]
		if len(like) > likeMost && like[likeMost].first == first {
			continue
		}
		found, several := -1, false
		for _, x := range like {
			if x.first != first {
				break
			}
			if SameEntity(key, b.keys[x.j]) {
				several = several || found >= 0
				found = x.j
			}
		}
		if found < 0 || several {
			continue
		}
		if pairs[i] = found; from == nil {
			from = make([]int, len(b.keys))
		}
		from[found]++
	}
	for i, j := range pairs {
		if j >= 0 && from != nil && from[j] > 1 {
			pairs[i] = -1
		}
	}
}
