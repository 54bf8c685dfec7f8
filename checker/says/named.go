package says

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets/runes"
)

// This file tells names in which a word for rates says what kind of thing is meant: share capital is
// no share, rate refunds are no rate, and 增长极建设 is no growth.

// openWords follow a rate and name nothing: share of, growth in, index value.
var openWords = strings.Fields("of in per to by on for from the and or over vs versus at as within between change changes value values number numbers point points price prices level levels figure figures yoy order pct percent contribution")

// openSigns do so in Chinese.
var openSigns = []rune("率速幅量值点额（(：:％%、/及和与")

// NamesKind says whether the words for rates in a label only say of what kind a thing is.
func NamesKind(label string) bool {
	rest, found := withoutKinds(label)
	return found && rest != "" && !Rate(rest)
}

// withoutKinds is a label without such words.
func withoutKinds(label string) (rest string, found bool) {
	for _, w := range kindSigns {
		i := strings.Index(label, w)
		if i < 0 {
			continue
		}
		next, _ := utf8.DecodeRuneInString(label[i+len(w):])
		if !runes.IsIdeograph(next) || slices.Contains(openSigns, next) || utf8.RuneCountInString(label[i+len(w):]) < 2 {
			return "", false
		}
		label, found = label[:i]+" "+label[i+len(w):], true
	}
	words := strings.FieldsFunc(strings.ToLower(label), unicode.IsSpace)
	for i, w := range words {
		if !slices.Contains(kindWords, w) {
			continue
		}
		if i+1 == len(words) || !isWord(words[i+1]) || slices.Contains(openWords, words[i+1]) {
			return "", false
		}
		words[i], found = "", true
	}
	return strings.Join(words, " "), found
}

// isWord says whether a text is made of letters.
func isWord(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' && r != ',' })
}
