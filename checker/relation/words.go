package relation

import (
	"strings"
	"unicode"

	"crossfoot/sheets/table"
)

// The words that label totals and rates in the languages seen so far. They are
// evidence beside the arithmetic, never a condition: most totals in the tables
// of offices are labelled with words that stand in no list.
var (
	totalWords = []string{
		"合计", "合計", "总计", "總計", "小计", "小計", "共计", "共計", "总数", "總數", "总额", "總額", "总和", "总量", "全国", "全市", "全省", "全部", "计",
		"total", "totals", "subtotal", "sub-total", "sum", "all", "overall", "grand", "combined", "aggregate", "net",
		"summe", "gesamt", "insgesamt", "zusammen", "ensemble", "somme", "totaux", "suma", "totale", "totalt", "totaal", "yhteensä", "итого", "всего", "razem", "ogółem", "celkem", "összesen", "合", "총계", "합계", "소계", "計",
	}
	rateWords = []string{
		"%", "％", "率", "比重", "占比", "比例", "平均", "人均", "均价", "增速", "增长", "指数",
		"percent", "per cent", "pct", "rate", "ratio", "average", "avg", "mean", "median", "index", "share", "per capita", "growth",
	}
)

// saysTotal and saysRate tell whether a label has such a word: a whole word in
// scripts with spaces, any part of the label in Chinese.
func saysTotal(label string) bool { return says(label, totalWords) }
func saysRate(label string) bool  { return says(label, rateWords) }

func says(label string, words []string) bool {
	label = strings.ToLower(strings.Join(strings.Fields(label), " "))
	if label == "" {
		return false
	}
	squeezed := strings.ReplaceAll(label, " ", "")
	for _, w := range words {
		if w[0] >= 0x80 && !unicode.In([]rune(w)[0], unicode.Latin, unicode.Cyrillic) {
			if len([]rune(w)) == 1 && w != "率" {
				if squeezed == w {
					return true
				}
			} else if strings.Contains(squeezed, w) {
				return true
			}
			continue
		}
		for from := 0; ; {
			i := strings.Index(label[from:], w)
			if i < 0 {
				break
			}
			i += from
			if border(label, i, -1) && border(label, i+len(w), 0) {
				return true
			}
			from = i + len(w)
		}
	}
	return false
}

// border says whether a word may begin or end at byte i of a label.
func border(label string, i, step int) bool {
	if i+step < 0 || i+step >= len(label) {
		return true
	}
	c := label[i+step]
	return c < 0x80 && !(c >= 'a' && c <= 'z') || c == '%'
}

// label is what names a line: the innermost head of a column, the own label of
// a row.
func label(t *table.Table, axis Axis, line int) string {
	if axis == Across {
		if h := t.Columns[line].Head; len(h) > 0 {
			return h[len(h)-1]
		}
		return ""
	}
	return t.Rows[line].Label
}
