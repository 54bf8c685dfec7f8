package relation

import (
	"slices"
	"strings"
	"unicode"

	"crossfoot/sheets/table"
)

// Rates of growth do not add up: those of the parts lie around that of the total. What they
// contribute to it does, and so do amounts by which something has changed.

// changeWords say by how much something has changed, as an amount or in percent.
var changeWords = strings.Fields("同比 环比 環比 增减 增減 增幅 涨跌 漲跌 升降 增长 增長 增速 变动 變動 变化 變化")

// changeTokens do so in other languages.
var changeTokens = strings.Fields("change changes growth yoy qoq mom vs versus increase decrease veränderung wachstum variation évolution croissance")

// saysChange says whether a label has such a word.
func saysChange(label string) bool {
	if slices.ContainsFunc(changeWords, func(w string) bool { return strings.Contains(label, w) }) {
		return true
	}
	for word := range strings.FieldsFuncSeq(label, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if slices.Contains(changeTokens, strings.ToLower(word)) {
			return true
		}
	}
	return false
}

// growth says whether a position holds rates of growth: its labels say both, and no more
// sums come out in it than not.
func (a *Analysis) growth(axis Axis, pos int) bool {
	return a.told.grows.tell(axisLine{axis, pos}, func() bool {
		return a.numbers.saysRates(a.Table, axis, pos) && saysGrowth(a.Table, axis, pos) && !a.addUp(axis, pos)
	})
}

func saysGrowth(t *table.Table, axis Axis, pos int) bool {
	if axis == Down {
		return slices.ContainsFunc(t.Columns[pos].Head, saysChange)
	}
	return saysChange(t.Rows[pos].Label)
}

// addUp says whether sums of several figures come out in a position more often than not.
func (a *Analysis) addUp(axis Axis, pos int) bool {
	held, broken := 0, 0
	for _, p := range a.Patterns {
		if p.Axis != axis || pos < p.From || pos >= p.To {
			continue
		}
		switch s, ok := a.Status(p, pos); {
		case !ok:
		case s == Broken:
			broken++
		case s <= Rounding && a.filled(&Breach{Pattern: p, Position: pos}) > 1:
			held++
		}
	}
	return held > broken
}
