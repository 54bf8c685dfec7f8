package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/checker/name"
	"crossfoot/sheets/lazy"
)

// This file tells names of places, and how far down each kind of place stands.

// ranks are how far down places of each kind stand, by the last character of their names:
// what has parts stands above them.
var ranks = map[rune]int{'省': 1, '州': 2, '市': 2, '区': 3, '县': 3, '旗': 3, '镇': 4, '乡': 4}

// placeRank is the rank of a place by its Chinese name, 0 if that is no such name.
func placeRank(name string) int {
	last, _ := utf8.DecodeLastRuneInString(name)
	return ranks[last]
}

// noPlace is what ends like the name of a place and names none, or any.
var noPlace = lazy.Regexp(`(?:^|[全我本该各])[省市州区县旗镇乡]$|[小社园景片校]区$|(?:[新大]|^)城市$|[超集]市$|[城乡集]镇$|[区市]县$|城乡$`)

// beside says whether what is taken for a list's total is that of a place beside those of
// the parts, and written as they are: 定海区9所:普陀区7所、岱山县5所.
func (s sentence) beside(l list) bool {
	lead := strings.TrimSpace(tail(s.gap(l.total)))
	rank := placeRank(lead)
	return !l.counted && rank > 0 && !noPlace().MatchString(lead) &&
		!slices.ContainsFunc(l.names, func(n string) bool { return placeRank(n) > rank })
}

// sameKind says whether names are those of places: they end as such do in Chinese, and
// begin with a capital in English.
func sameKind(names []string) bool {
	common := func(n string) bool {
		r, _ := utf8.DecodeLastRuneInString(n)
		return !strings.ContainsRune(name.KindEnds, r)
	}
	small := func(n string) bool {
		r, _ := utf8.DecodeRuneInString(n)
		return !unicode.IsUpper(r)
	}
	return !slices.ContainsFunc(names, common) || !slices.ContainsFunc(names, small)
}
