package name

import (
	"strings"

	"crossfoot/sheets/lazy"
)

// Kinds are what an English name says its entity is, as in Ashby County: one of them in a
// regular expression, in small letters.
const Kinds = "county|city|district|borough|town|township|municipality|parish|province|state|region|village"

// KindEnds are the characters that say so at the end of a Chinese name: 甲区, 乙村.
const KindEnds = "区县市镇乡街村州旗省"

// IsKind says whether a word says of what kind a place is: 区, County.
func IsKind(word string) bool {
	return word != "" && strings.Contains(KindEnds, word) || kind().MatchString(strings.ToLower(word))
}

// ofKind is such a name with the kind in front, as far as its words are capital: County of
// Ashby, City of Stoke on Trent.
var ofKind = lazy.Regexp(`\b((?i:` + Kinds + `)) (?i:of(?: the)?) ((?:\p{Lu}[\pL'’.-]*)(?: (?:(?:on|upon|under|in|by|and|the|de|la) )*\p{Lu}[\pL'’.-]*)*)`)

// kindLast writes such names in a text with the kind behind, as they are called in short.
func kindLast(text string) string {
	if !strings.Contains(text, " of ") && !strings.Contains(text, " OF ") && !strings.Contains(text, " Of ") {
		return text
	}
	return ofKind().ReplaceAllString(text, "$2 $1")
}

var kind = lazy.Regexp(`^(?:` + Kinds + `)$`)

// leavesKind says whether one key is another one without the kind behind it.
func leavesKind(short, long string) bool {
	rest, begins := strings.CutPrefix(long, short)
	return begins && len(short) >= kindLeast && kind().MatchString(rest)
}

// kindLeast is how many letters a name has at least.
const kindLeast = 3
