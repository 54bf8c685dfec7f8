// Package name tells which names mean the same thing: the same entity under a long
// and a short name, the same item with another figure in it.
//
// In go names as tables and texts write them; out come keys to look them up by, and
// judgements of two names. It knows no names itself: what a user's rules file says,
// and how alike two names are, is all that it goes by.
package name

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets/figure"
	"crossfoot/sheets/runes"
)

// Key is a name as it is compared: without spaces, punctuation and the difference
// between wide and narrow, capital and small letters. County of Ashby is Ashby County.
func Key(s string) string {
	if IsKey(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case usual(r):
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r < utf8.RuneSelf, unicode.IsSpace(r), unicode.IsPunct(r), unicode.IsSymbol(r), unicode.Is(unicode.Cf, r):
			return -1
		}
		return unicode.ToLower(r)
	}, kindLast(figure.Fold(s)))
}

// usual says whether a character stands in a key as it is: a small letter or a digit,
// or a common Chinese character. That is quick to tell, and so nearly all are.
func usual(r rune) bool {
	return runes.IsIdeograph(r) || r >= 'a' && r <= 'z' || r >= '0' && r <= '9'
}

// IsKey says whether a name is its own key for certain. It looks at bytes, of which a common Chinese
// character has three: that is asked of every name that is compared with another one.
func IsKey(s string) bool {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			i++
		case c >= 0xE4 && c <= 0xE9 && runes.BeginsIdeograph(s[i:]):
			i += 3
		default:
			return false
		}
	}
	return true
}

// Names are the names that a user has declared to mean the same. The nil Names
// declares none.
type Names struct {
	Roster    []string          // the entities that there are; nil if nobody said
	canonical map[string]string // by key of the alias: key of the name
}

// Declare makes Names of lists of names that mean the same; the first of each list
// is its proper name.
func Declare(lists ...[]string) *Names {
	n := &Names{canonical: map[string]string{}}
	for _, list := range lists {
		for _, alias := range list {
			n.canonical[Key(alias)] = Key(list[0])
		}
	}
	return n
}

// Entity is the key of an entity's proper name.
func (n *Names) Entity(s string) string {
	key := Key(s)
	if n != nil {
		if proper, ok := n.canonical[key]; ok {
			return proper
		}
	}
	return key
}

// Same says whether two names can mean the same entity: they are declared to, or
// one is short for the other (Short). Where several candidates are, none is meant;
// see Match.
func (n *Names) Same(a, b string) bool {
	return SameEntity(n.Entity(a), n.Entity(b))
}

// SameEntity is Names.Same for the keys of entities.
func SameEntity(a, b string) bool { return a == b || Short(a, b) || Short(b, a) }

// Short says whether one key can be another one's short form: it begins like it and
// leaves out characters (市人社局 of 市人力社保局, 定海 of 定海区), at most half of them,
// and no figures; or the word for what it is (Ely of Ely District).
func Short(short, long string) bool {
	if len(short) >= len(long) || !leavesOut(short, long) {
		return false
	}
	if leavesKind(short, long) {
		return true
	}
	s, l := []rune(short), []rune(long)
	if len(s) < 2 || len(s) >= len(l) || 2*len(s) < len(l) || s[0] != l[0] || s[1] != l[1] && s[len(s)-1] != l[len(l)-1] {
		return false
	}
	i := 0
	for _, r := range l {
		if i < len(s) && s[i] == r {
			i++
		}
	}
	return i == len(s) && slices.Equal(digits().FindAllString(short, -1), digits().FindAllString(long, -1))
}

// leavesOut says whether what is left of a text, when some of its bytes are left out, is
// another one. It need not be whole characters.
func leavesOut(short, long string) bool {
	i := 0
	for k := 0; k < len(long) && i < len(short); k++ {
		if short[i] == long[k] {
			i++
		}
	}
	return i == len(short)
}
