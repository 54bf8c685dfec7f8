package says

import (
	"slices"
	"strings"
	"unicode"
)

// This file reads words for changes: rates of growth, and amounts by which something has changed.

// changeWords say by how much something has changed, as an amount or in percent.
var changeWords = strings.Fields("同比 环比 環比 增减 增減 增幅 涨跌 漲跌 升降 增长 增長 增速 变动 變動 变化 變化")

// changeTokens do so in other languages.
var changeTokens = strings.Fields("change changes growth yoy qoq mom vs versus increase decrease veränderung wachstum variation évolution croissance")

// Change says whether a label has such a word.
func Change(label string) bool {
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
