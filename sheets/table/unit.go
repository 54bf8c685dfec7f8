package table

import (
	"strings"

	"crossfoot/sheets/runes"
)

// powers are the words for large units.
var powers = []struct {
	word  string
	power int32
}{
	{"百万", 6},
	{"千万", 7},
	{"亿", 8},
	{"億", 8},
	{"万", 4},
	{"萬", 4},
	{"千", 3},
	{"仟", 3},
	{"百", 2},
	{"billion", 9},
	{"million", 6},
	{"thousand", 3},
	{"000s", 3},
	{"'000", 3},
	{"£000", 3},
	{"$000", 3},
	{"€000", 3},
}

// UnitPower is the power of ten that a unit says figures are in: 4 of 万元, 0 of a
// unit that is none of the large ones.
func UnitPower(unit string) int32 {
	unit = strings.ReplaceAll(strings.ToLower(runes.Narrow(unit)), "’", "'")
	for _, p := range powers {
		if strings.Contains(unit, p.word) {
			return p.power
		}
	}
	return 0
}
