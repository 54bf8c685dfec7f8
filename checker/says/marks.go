package says

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets/runes"
)

// This file reads what the beginning of a label says of the line's part in a sum:
// 其中 and "of which" name a part of the line above, that its total does not take
// again; 减 and "less" lines are subtracted.

// Mark is what a label begins with.
type Mark uint8

// What labels begin with.
const (
	Unmarked Mark = iota
	Inner         // a part of the line above
	Subtracted
	Added
)

// markWords begin labels. Those of Latin, Greek and Cyrillic script must end where
// a word does.
var markWords = map[Mark][]string{
	Inner: {
		"其中", "#", "＃", "うち", "そのうち", "그중",
		"of which", "of whom", "of them", "thereof", "including", "incl", "davon", "darunter", "dont", "di cui", "de los cuales", "de las cuales", "de ellos", "dos quais", "das quais",
		"waarvan", "herav", "hvorav", "heraf", "därav", "varav", "josta", "joista", "в том числе", "из них", "у тому числі", "w tym", "z toho", "ebből", "din care", "od toga", "trong đó",
	},
	Subtracted: {
		"less", "minus", "deduct", "deduction of", "abzüglich", "abzgl", "moins", "à déduire", "menos", "meno", "a dedurre", "minder", "zonder", "минус", "за вычетом", "减去", "減去",
	},
	Added: {"add", "plus", "zuzüglich", "zzgl", "ajouter", "más", "mais", "più", "плюс", "加上"},
}

// markSigns are marks only before a colon: 减税 is no tax that is subtracted.
var markSigns = map[string]Mark{"减": Subtracted, "減": Subtracted, "加": Added}

// notMarks are phrases that begin like a mark and are none.
var notMarks = []string{"less than", "minus than", "plus or", "moins de", "moins d", "menos de", "meno di", "minder dan"}

// begun are the words of all marks by their first character, and beginnings those characters.
var begun, beginnings = func() (out map[rune][]markWord, first runes.Set) {
	out = map[rune][]markWord{}
	put := func(m Mark, sign bool, words ...string) {
		for _, w := range words {
			r, _ := utf8.DecodeRuneInString(w)
			out[r] = append(out[r], markWord{text: w, mark: m, sign: sign})
			first.Add(r)
		}
	}
	for m, words := range markWords {
		put(m, false, words...)
	}
	for w, m := range markSigns {
		put(m, true, w)
	}
	return out, first
}()

type markWord struct {
	text string
	mark Mark
	sign bool // only before a colon
}

// MarkOf reads the beginning of a label, after its number or bullet.
func MarkOf(label string) Mark {
	s := unnumbered(label)
	first, _ := utf8.DecodeRuneInString(s)
	if runes.IsIdeograph(first) && !beginnings.Has(first) {
		return Unmarked // as most labels are
	}
	s = strings.TrimLeftFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && r != '#' && r != '＃'
	})
	first, _ = utf8.DecodeRuneInString(s)
	words := begun[unicode.ToLower(first)]
	if words == nil {
		return Unmarked
	}
	s = strings.ToLower(s)
	for _, w := range words {
		rest, ok := begins(s, w.text)
		switch {
		case !ok, w.sign && !strings.HasPrefix(rest, ":") && !strings.HasPrefix(rest, "："):
			continue
		case slices.ContainsFunc(notMarks, func(w string) bool { _, not := begins(s, w); return not }):
			return Unmarked
		}
		return w.mark
	}
	return Unmarked
}

// unnumbered is a label without a number in brackets, or one that ends in a point or
// a comma: (二) 减:税金 and 四、减:费用.
func unnumbered(label string) string {
	s := strings.TrimSpace(label)
	switch first, _ := utf8.DecodeRuneInString(s); first {
	case '(', '（', '[', '〔':
		if i := strings.IndexAny(s, ")）]〕"); i > 0 && i <= numberLong {
			_, size := utf8.DecodeRuneInString(s[i:])
			return s[i+size:]
		}
	default:
		if i := strings.Index(s[:min(len(s), numberLong+len("、"))], "、"); i > 0 {
			return s[i+len("、"):]
		}
	}
	return s
}

// numberLong is how many bytes a number in front of a label may take.
const numberLong = 12

// begins says whether a text begins with a word, and what follows.
func begins(s, word string) (rest string, ok bool) {
	if rest, ok = strings.CutPrefix(s, word); !ok {
		return "", false
	}
	if last, _ := utf8.DecodeLastRuneInString(word); !unicode.In(last, unicode.Latin, unicode.Greek, unicode.Cyrillic) {
		return rest, true
	}
	next, _ := utf8.DecodeRuneInString(rest)
	return rest, !unicode.IsLetter(next)
}
