package says

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets/figure"
	"crossfoot/sheets/runes"
	"crossfoot/sheets/table"
)

// This file tells what is counted, which is exact, from what is measured or paid, which may be
// rounded, by units and by names.

// Unit is the kind of a unit.
type Unit int

// Kinds of units: of what is counted, which is exact, and of what is measured, which is rounded.
const (
	NoUnit Unit = iota
	Counts
	Measures
)

// between says whether a character stands between two units.
func between(r rune) bool {
	switch r {
	case '、', '，', ',', ';', '；', '和':
		return true
	}
	return false
}

// UnitKind tells a unit by the character it begins with, behind 单位: if that stands in front. What is
// no Chinese unit may be any. Of several, as in 人、%, all must be of what is counted.
func UnitKind(unit string) Unit {
	if _, behind, ok := strings.Cut(runes.Narrow(unit), ":"); ok {
		unit = behind
	}
	kind := NoUnit
	for of := range strings.FieldsFuncSeq(unit, between) {
		r, _ := utf8.DecodeRuneInString(strings.TrimSpace(of))
		switch {
		case r == utf8.RuneError:
		case strings.ContainsRune(figure.Counters, r) && table.UnitPower(of) == 0:
			kind = max(kind, Counts)
		default:
			kind = Measures
		}
	}
	return kind
}

// Measured says whether a name or a title says that figures are measured, so that they may be
// rounded: by a unit, or by what has no number of its own, such as production.
func Measured(text string) bool {
	switch UnitKind(Bracketed(text)) {
	case Counts:
		return false
	case Measures:
		return true
	}
	if ShowsMeasure(text) {
		return true
	}
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }) {
		if slices.Contains(measuredWords, word) {
			return true
		}
	}
	return table.EndsWith(text, measuredEnds) && !table.EndsWith(text, countedEnds)
}

// ShowsMeasure says whether a name has a sign of what is measured, or a large unit.
func ShowsMeasure(text string) bool {
	return table.UnitPower(text) > 0 || strings.ContainsAny(text, "%$€£¥") || UnitKind(Bracketed(text)) == Measures
}

// measuredWords and measuredEnds are words for what is measured, and countedEnds those that end like
// these and are counts.
var (
	measuredWords = strings.Fields("mn bn mm cm kwh mwh gwh twh kw mw gw tw tj pj ktoe mtoe kg kt mt t ton tons tonne tonnes km km2 km² sqm m2 m² m3 m³ ha hectares acres miles litres liters usd eur gbp dollars euros pounds " +
		"percent percentage share shares proportion energy electricity production output exports imports consumption use emissions area volume weight length gdp turnover revenue revenues")
	measuredEnds = strings.Fields("吨 噸 公里 千米 公斤 千克 公顷 公頃 亩 畝 米 升 度 元 量 额 額 值 积 積 重 率 比 长 耗 里程 吨数 亩数")
	countedEnds  = strings.Fields("数量 數量 客流量 年度 季度 月度")
)

// Bracketed is what stands in the last brackets of a text.
func Bracketed(text string) string {
	text = runes.Narrow(text)
	from := strings.LastIndexByte(text, '(')
	if from < 0 {
		return ""
	}
	in, _, _ := strings.Cut(text[from+1:], ")")
	return in
}
