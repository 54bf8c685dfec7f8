package says

import (
	"slices"
	"strings"
	"unicode"
)

// This file reads words for changes, rates of growth and amounts by which something has changed, and for
// what runs on from one time to the next, and for what is only some of a whole.

// changeWords say by how much something has changed, as an amount or in percent.
var changeWords = strings.Fields("同比 环比 環比 增减 增減 增幅 涨跌 漲跌 升降 增长 增長 增速 变动 變動 变化 變化")

// changeTokens do so in other languages.
var changeTokens = strings.Fields("change changes growth yoy qoq mom vs versus increase decrease veränderung wachstum variation évolution croissance")

// runningWords name figures that go on from one to the next: running totals and balances.
var runningWords = strings.Fields("累计 累計 累积 累積 余额 餘額 结余 結餘 结存 結存 库存 庫存 期末 累加")

// runningTokens do so in other languages.
var runningTokens = strings.Fields("cumulative cum running balance ytd saldo kumuliert kumulativ cumul cumulé acumulado cumulativo cumulato solde stock")

// chosenWords say that a list has only some of what there is: the ten largest, the main ones.
var chosenWords = strings.Fields("主要 部分 重点 重點 前十 前五 前三 前二十 排名 排行 最大 最多")

// chosenTokens do so in other languages.
var chosenTokens = strings.Fields("top main major largest leading selected principal key ranking rank biggest partial sample")

// Chosen says whether a title has such a word.
func Chosen(title string) bool { return hasWord(title, chosenWords, chosenTokens) }

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
