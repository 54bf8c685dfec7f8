package figure

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets/runes"
)

// WithUnitWord reads a number with words behind it that only the cells around it can show to
// be its unit: 27 files, 12 open issues, 708 Dr, 44h, 254行, 5만 원. kind is the same for one
// thing and for many.
func WithUnitWord(text string) (f Figure, kind string, ok bool) {
	if len(text) > maxUnitWord || !hasDigit(text) {
		return Figure{}, "", false
	}
	s := fold(trim(text))
	at := strings.LastIndexAny(s, decimals) + 1
	if at == len(s) {
		return Figure{}, "", false
	}
	number, unit := s[:at], strings.TrimSpace(s[at:])
	switch side := sides[unit]; {
	case unicode.In(firstRune(unit), eastAsian...):
		for _, m := range multipliers {
			if after, found := strings.CutPrefix(unit, m.text); found && after != "" {
				number, unit = number+m.text, strings.TrimSpace(after)
				break
			}
		}
		kind, ok = unit, isCounter(unit)
	case !unicode.IsSpace(firstRune(s[at:])):
		kind, ok = unit, isAttached(unit)
	case side:
		kind, ok = unit, true
	default:
		words := strings.Fields(unit)
		unit = strings.Join(words, " ")
		kind, ok = strings.TrimRight(strings.TrimSuffix(unit, "s"), "iey"), len(words) <= 2 && !slices.ContainsFunc(words, func(w string) bool {
			return ages[w] || strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLower(r) })
		})
	}
	f = Parse(number)
	if !ok || f.Kind != Number || f.Rare != nil {
		return Figure{}, "", false
	}
	f.Rare = &Rare{Unit: unit}
	return f, kind, true
}

// isAttached says whether a word right behind a number may be its unit: 44h, 30pts. A single letter
// mostly makes a code of it.
func isAttached(word string) bool {
	if len(word) == 1 {
		return word == "h" || word == "d"
	}
	return len(word) <= maxAttached && !ordinals[word] && !strings.ContainsFunc(word, func(r rune) bool { return !isLatin(r) || !unicode.IsLower(r) })
}

// maxAttached is how long such a word may be.
const maxAttached = 4

// ordinals are endings of numbers that rank something, or tell the time.
var ordinals = set("st nd rd th am pm")

// eastAsian are the scripts whose words stand right behind a number.
var eastAsian = []*unicode.RangeTable{unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana}

// isCounter says whether a word of these scripts may be what a number counts. Behind 3年, 3월 or
// 3级 the number names something.
func isCounter(word string) bool {
	n := 0
	for _, r := range word {
		if n++; n > maxCounter || !unicode.IsLetter(r) || isLatin(r) {
			return false
		}
	}
	return n > 0 && !strings.ContainsRune(namesBehind, firstRune(word))
}

// maxCounter is how many characters such a word has at most.
const maxCounter = 4

// namesBehind begin the words behind a number that names a time, an age, a rank, a class or a place,
// or is multiplied.
const namesBehind = "年月日号號番岁歲歳级級期班层層楼樓组組届屆周週时時点點路线線段章节節型类類版室代等년월일세호번위급주시분초층반" +
	"季旬世排档檔星孩胎男女前后後上下内內外成折倍半多余餘〇萬億兩幾县縣市镇鎮乡鄉街州旗省"

// IsMeasure says whether what WithUnitWord took for a unit may count things among numbers without
// one: a Chinese character that neither names nor orders, 12柜. There are more of them than a
// list could hold, and whether one does, only the cells around it can tell.
func IsMeasure(kind string) bool {
	r, size := utf8.DecodeRuneInString(kind)
	return size == len(kind) && runes.IsIdeograph(r) && !slices.Contains(ordinalEnds, kind)
}

// maxUnitWord is the longest text in bytes that may be a number and its unit.
const maxUnitWord = 48

// sides are the sides of an account. A column that has both holds no numbers to be added up.
var sides = set("Dr Cr DR CR Dr. Cr.")
