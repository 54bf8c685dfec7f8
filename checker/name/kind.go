package name

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

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

// Stem is the key of an entity without the word for what kind of unit it is, or for whose: 定海 of
// 定海区, 教育局 of 市教育局, ashford of ashfordcounty, education of departmentofeducation. It is ""
// if there is none, or too little would be left.
func Stem(key string) string {
	first, size := utf8.DecodeRuneInString(key)
	last, end := utf8.DecodeLastRuneInString(key)
	switch {
	case first <= unicode.MaxLatin1:
		for _, k := range unitsOf() {
			rest := strings.TrimSuffix(key, k)
			if rest == key {
				rest = strings.TrimPrefix(key, k+"of")
			}
			if rest != key && len(rest) > kindLeast {
				return rest
			}
		}
		return ""
	case strings.ContainsRune(KindEnds, last):
		key = key[:len(key)-end]
	case strings.ContainsRune(KindEnds, first):
		key = key[size:]
	default:
		return ""
	}
	if utf8.RuneCountInString(key) < 2 {
		return ""
	}
	return key
}

// unitsOf are the kinds of units in English, those of offices among them.
var unitsOf = sync.OnceValue(func() []string {
	return strings.Split(Kinds+"|department|ministry|office|bureau|council", "|")
})
