package says

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets"
	"crossfoot/sheets/table"
)

// This file reads notes that say that figures are rounded: a sum that is off by no more than
// that is then rounding, also of whole numbers. It says nothing of what is off by more.

// NotedRounded says whether a note beside a table, or the document's text, says that figures are rounded.
func NotedRounded(t *table.Table) bool {
	if t.Book != nil && slices.ContainsFunc(t.Book.Prose, func(p sheets.Paragraph) bool { return saysRounded(p.Text) }) {
		return true
	}
	for i := range t.Notes() {
		if saysRounded(t.Sheet.Cells.Peek(i)) {
			return true
		}
	}
	return false
}

// roundedStems begin words that speak of rounding; those in Chinese, Japanese or Korean may
// stand anywhere.
var roundedStems = []string{
	"rounding", "rounded", "rundung", "gerundet", "abgerundet", "aufgerundet", "arrondi", "redondea", "redondeo", "arrotonda", "arredonda",
	"afgerond", "afronding", "avrund", "afrund", "zaokrągl", "zaokrouhl", "округл", "四舍五入", "四捨五入", "舍入", "取舍", "捨入", "取捨", "端数", "반올림",
}

// besideRounded begin what else a note says: what it is that does not add up, or is rounded.
var besideRounded = []string{
	"add", "sum", "total", "figure", "number", "amount", "value", "percent", "detail", "component", "discrepanc", "difference", "differ", "due to", "because", "nearest",
	"summe", "rundungsdifferenz", "rundungsbedingt", "abweichung", "differenz", "zahlen", "angaben", "werte", "beträge", "somme", "chiffre", "montant", "écart",
	"suma", "cifra", "importe", "dato", "somma", "valor", "soma", "totaal", "cijfers", "kwot", "danych", "součet", "údaj", "итог", "сумм", "данны",
	"合计", "合計", "总数", "總數", "总计", "總計", "之和", "相加", "分项", "分項", "数据", "數據", "数字", "數字", "误差", "誤差", "不等", "不符", "不一致", "合わない", "합계",
}

// exactWords say that nothing is rounded.
var exactWords = []string{
	"no rounding", "without rounding", "not rounded", "not been rounded", "keine rundung", "nicht gerundet", "ohne rundung", "non arrondi",
	"不四舍五入", "未四舍五入", "不作四舍五入", "不进行四舍五入", "未经四舍五入", "不得四舍五入",
}

// saysRounded says whether a text says that figures are rounded, or do not add up for that.
func saysRounded(text string) bool {
	if len(text) < len("四舍五入") {
		return false
	}
	text = strings.ReplaceAll(strings.ToLower(text), "arrondissement", "")
	has := func(stem string) bool { return mentions(text, stem) }
	return slices.ContainsFunc(roundedStems, has) && slices.ContainsFunc(besideRounded, has) && !slices.ContainsFunc(exactWords, has)
}

// mentions says whether a text in small letters has a word that begins so.
func mentions(text, stem string) bool {
	first, _ := utf8.DecodeRuneInString(stem)
	for rest, at := text, 0; ; rest = text[at:] {
		i := strings.Index(rest, stem)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at+i])
		if first >= 0x2E80 || !unicode.IsLetter(before) {
			return true
		}
		at += i + len(stem)
	}
}
