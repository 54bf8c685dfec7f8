package matrix

import (
	"slices"
	"strings"
	"unicode"

	"crossfoot/checker/says"
	"crossfoot/sheets/table"
)

// This file reads lists that go on from page to page: a page closes with what is carried forward, and
// the next one begins with the same, brought forward.

var (
	forwardWords = []string{"carried forward", "carry forward", "carried down", "carried over", "c f", "c d", "übertrag", "a reporter", "à reporter"}
	broughtWords = []string{"brought forward", "brought down", "brought over", "b f", "b d", "übertrag", "report"}
	forwardSigns = []string{"过次页", "過次頁", "转下页", "轉下頁", "转次页", "结转下页"}
	broughtSigns = []string{"承前页", "承前頁", "承上页", "承上頁", "上页结转", "上页转入", "前页结转"}
)

// saysForward says whether a label has one of these phrases, or one in Chinese.
func saysForward(label string, words, signs []string) bool {
	if slices.ContainsFunc(signs, func(w string) bool { return strings.Contains(label, w) }) {
		return true
	}
	text := strings.Join(strings.FieldsFunc(strings.ToLower(label), func(r rune) bool { return !unicode.IsLetter(r) }), " ")
	return slices.ContainsFunc(words, func(w string) bool { return text == w || strings.HasSuffix(text, " "+w) })
}

// forwarded marks as totals the rows that are carried forward to the very next one.
func (n *Numbers) forwarded(t *table.Table) {
	for r := 2; r+1 < n.Rows; r++ {
		if n.same(r, r+1) && saysForward(t.Rows[r].Label, forwardWords, forwardSigns) && saysForward(t.Rows[r+1].Label, broughtWords, broughtSigns) {
			n.Said[r] |= says.ATotal
		}
	}
}

// same says whether two rows have the same figures, and any.
func (n *Numbers) same(a, b int) bool {
	some := false
	for c := range n.Cols {
		i, j := a*n.Cols+c, b*n.Cols+c
		if n.Val(i) != n.Val(j) || (n.State(i) == Known) != (n.State(j) == Known) {
			return false
		}
		some = some || n.State(i) == Known && n.Val(i) != 0
	}
	return some
}
