package figure

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets/runes"
)

// WithUnitWord reads a number with words behind it that only the cells around it can show to
// be its unit: 27 files, 12 open issues, 708 Dr. kind is the same for one thing and for many.
func WithUnitWord(text string) (f Figure, kind string, ok bool) {
	if len(text) > maxUnitWord || !hasDigit(text) {
		return Figure{}, "", false
	}
	s := fold(trim(text))
	at := strings.LastIndexAny(s, decimals) + 1
	words := strings.Fields(s[at:])
	if at == len(s) || !unicode.IsSpace(firstRune(s[at:])) || len(words) == 0 || len(words) > 2 {
		return Figure{}, "", false
	}
	side := sides[s[at+1:]]
	for _, w := range words {
		if !side && (strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLower(r) }) || ages[w]) {
			return Figure{}, "", false
		}
	}
	f = Parse(s[:at])
	if f.Kind != Number || f.Rare != nil {
		return Figure{}, "", false
	}
	unit := strings.Join(words, " ")
	f.Rare = &Rare{Unit: unit}
	if side {
		return f, unit, true
	}
	return f, strings.TrimRight(strings.TrimSuffix(unit, "s"), "iey"), true
}

// Counted reads a number with one Chinese character behind it that is no measure on any list:
// 12柜. There are more of them than a list could hold, and whether one counts things, only the
// cells around it can tell. Those that name, order or multiply never do.
func Counted(text string) (f Figure, kind string, ok bool) {
	if len(text) > maxUnitWord || !hasDigit(text) {
		return Figure{}, "", false
	}
	s := fold(trim(text))
	r, size := utf8.DecodeLastRuneInString(s)
	if !runes.IsIdeograph(r) || slices.Contains(ordinalEnds, string(r)) || strings.ContainsRune(namingEnds, r) {
		return Figure{}, "", false
	}
	f, kind = Parse(strings.TrimRight(s[:len(s)-size], spaces)), string(r)
	if f.Kind != Number || f.Rare != nil {
		return Figure{}, "", false
	}
	f.Rare = &Rare{Unit: kind}
	return f, kind, true
}

// namingEnds are more characters than ordinalEnds behind a number that names or orders something or
// is multiplied.
const namingEnds = "季旬届屆代世排档檔等星孩胎男女岁歲前后後上下内內外成折倍半多余餘〇萬億兩幾县縣市镇鎮乡鄉街州旗省"

// maxUnitWord is the longest text in bytes that may be a number and its unit.
const maxUnitWord = 48

// sides are the sides of an account. A column that has both holds no numbers to be added up.
var sides = set("Dr Cr DR CR Dr. Cr.")
