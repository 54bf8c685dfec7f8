package relation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets/table"
)

// This file reads what the beginning of a label says of the line's part in a sum:
// 其中 and "of which" name a part of the line above, that its total does not take
// again; 减 and "less" lines are subtracted.

// mark is what a label begins with.
type mark uint8

const (
	unmarked mark = iota
	inner         // a part of the line above
	subtracted
	added
)

// markWords begin labels. Those of Latin, Greek and Cyrillic script must end where
// a word does.
var markWords = map[mark][]string{
	inner: {
		"其中", "#", "＃", "うち", "そのうち", "그중",
		"of which", "of whom", "of them", "thereof", "including", "incl", "davon", "darunter", "dont", "di cui", "de los cuales", "de las cuales", "de ellos", "dos quais", "das quais",
		"waarvan", "herav", "hvorav", "heraf", "därav", "varav", "josta", "joista", "в том числе", "из них", "у тому числі", "w tym", "z toho", "ebből", "din care", "od toga", "trong đó",
	},
	subtracted: {
		"less", "minus", "deduct", "deduction of", "abzüglich", "abzgl", "moins", "à déduire", "menos", "meno", "a dedurre", "minder", "zonder", "минус", "за вычетом", "减去", "減去",
	},
	added: {"add", "plus", "zuzüglich", "zzgl", "ajouter", "más", "mais", "più", "плюс", "加上"},
}

// markSigns are marks only before a colon: 减税 is no tax that is subtracted.
var markSigns = map[string]mark{"减": subtracted, "減": subtracted, "加": added}

// notMarks are phrases that begin like a mark and are none.
var notMarks = []string{"less than", "minus than", "plus or", "moins de", "moins d", "menos de", "meno di", "minder dan"}

// markOf reads the beginning of a label, after its number or bullet.
func markOf(label string) mark {
	s := strings.ToLower(strings.TrimLeftFunc(label, func(r rune) bool {
		return !unicode.IsLetter(r) && r != '#' && r != '＃'
	}))
	for sign, m := range markSigns {
		if rest, ok := strings.CutPrefix(s, sign); ok && (strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "：")) {
			return m
		}
	}
	for m, words := range markWords {
		for _, w := range words {
			if begins(s, w) {
				if slices.ContainsFunc(notMarks, func(w string) bool { return begins(s, w) }) {
					return unmarked
				}
				return m
			}
		}
	}
	return unmarked
}

// begins says whether a text begins with a word.
func begins(s, word string) bool {
	rest, ok := strings.CutPrefix(s, word)
	if !ok {
		return false
	}
	if last, _ := utf8.DecodeLastRuneInString(word); !unicode.In(last, unicode.Latin, unicode.Greek, unicode.Cyrillic) {
		return true
	}
	next, _ := utf8.DecodeRuneInString(rest)
	return !unicode.IsLetter(next)
}

// marksOf are the marks of an axis' lines; nil if there are none.
func marksOf(t *table.Table, v view) []mark {
	var marks []mark
	for i := range v.lines {
		if m := markOf(label(t, v.axis, i)); m != unmarked {
			if marks == nil {
				marks = make([]mark, v.lines)
			}
			marks[i] = m
		}
	}
	return marks
}

// has says whether a line has a mark.
func (f *finder) has(line int, m mark) bool { return f.marks != nil && f.marks[line] == m }

// signed are the sums that 减 and "less" lines make with what stands above them:
// from any line up to the next, where a mark goes for the lines that follow it, or
// for its own line alone.
func (f *finder) signed(outlines [][]int) []hypothesis {
	if !slices.Contains(f.marks, subtracted) {
		return nil
	}
	var out []hypothesis
	seen := map[string]bool{}
	for t := 2; t < f.lines; t++ {
		some := false
		for from := t - 1; from >= max(0, t-signedMost); from-- {
			some = some || f.has(from, subtracted)
			if !some || f.marks[from] != unmarked {
				continue
			}
			for _, h := range f.runs(t, from, t, priceChoice-priceNatural, outlines) {
				for _, lasting := range []bool{true, false} {
					h := f.sign(h, lasting)
					if key := keyOf(h.total, h.parts); !seen[key] {
						seen[key] = true
						out = append(out, h)
					}
				}
			}
		}
	}
	return out
}

// signedMost is how many lines a statement with subtracted lines may take.
const signedMost = 40

// sign gives the parts of a hypothesis the signs that their marks say.
func (f *finder) sign(h hypothesis, lasting bool) hypothesis {
	parts := slices.Clone(h.parts)
	sign := 1
	for i, l := range parts {
		switch m := f.marks[l.Index]; {
		case m == subtracted:
			sign = -1
		case m == added || !lasting:
			sign = 1
		}
		parts[i].Weight = sign
	}
	h.parts = parts
	return h
}
