package says

import (
	"slices"
	"strings"
	"unicode"
)

// This file reads words for changes, rates of growth and amounts by which something has changed, and for
// what runs on from one time to the next.

// changeWords say by how much something has changed, as an amount or in percent.
var changeWords = strings.Fields("同比 环比 環比 增减 增減 增幅 涨跌 漲跌 升降 增长 增長 增速 变动 變動 变化 變化")

// changeTokens do so in other languages.
var changeTokens = strings.Fields("change changes growth yoy qoq mom vs versus increase decrease veränderung wachstum variation évolution croissance")

// runningWords name figures that go on from one to the next: running totals and balances.
var runningWords = strings.Fields("累计 累計 累积 累積 余额 餘額 结余 結餘 结存 結存 库存 庫存 期末 累加")

// runningTokens do so in other languages.
var runningTokens = strings.Fields("cumulative cum running balance ytd saldo kumuliert kumulativ cumul cumulé acumulado cumulativo cumulato solde stock")

// Running says whether a label has such a word.
func Running(label string) bool {
	return hasWord(label, runningWords, runningTokens) || strings.Contains(strings.ToLower(label), "to date")
}

// Change says whether a label has such a word.
func Change(label string) bool { return hasWord(label, changeWords, changeTokens) }

// hasWord says whether a label has one of some words anywhere, or one of some tokens as a word.
func hasWord(label string, words, tokens []string) bool {
	if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(label, w) }) {
		return true
	}
	for word := range strings.FieldsFuncSeq(label, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if slices.Contains(tokens, strings.ToLower(word)) {
			return true
		}
	}
	return false
}
