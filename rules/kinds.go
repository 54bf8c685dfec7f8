package rules

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets/figure"
)

// isKind says whether a name is that of a kind of what another name means, and what
// makes it one: 新增普惠托位 among 新增托位, "New subsidised places" among "New places". The
// longer name has all of the shorter one and one qualifier, before the noun or
// behind it in brackets or after a preposition. Counts in the names are left out of it.
func isKind(narrow, wide string) bool {
	a, b := wordsOf(narrow), wordsOf(wide)
	if len(b) < 2 && !slices.ContainsFunc(b, func(w string) bool { return len(w) > 3 }) || len(a) <= len(b) {
		return false
	}
	front := 0
	for front < len(b) && a[front] == b[front] {
		front++
	}
	back := 0
	for back < len(b) && a[len(a)-1-back] == b[len(b)-1-back] {
		back++
	}
	switch extra := len(a) - len(b); {
	case front == len(b): // behind it, where a noun would make something else of it
		q := a[front : front+extra]
		return (narrowing[q[0]] || bracketed(narrow, q)) && qualifies(q)
	case back > 0 && front+back >= len(b):
		q := a[len(b)-back : len(a)-back]
		return qualifies(q)
	}
	return false
}

// letters adds to out the letters of a name, small ones of the Latin.
func letters(out []byte, name string) []byte {
	for i := range len(name) {
		switch c := name[i]; {
		case c >= 'A' && c <= 'Z':
			out = append(out, c+'a'-'A')
		case c >= 'a' && c <= 'z', c >= utf8.RuneSelf:
			out = append(out, c)
		}
	}
	return out
}

// mayNarrow says whether one name can be that of a kind of what the other means, by
// their letters alone: the other begins and ends it. It is quick to tell, and most can
// not.
func mayNarrow(narrow, wide []byte) bool {
	if len(narrow) <= len(wide) {
		return false
	}
	front := 0
	for front < len(wide) && narrow[front] == wide[front] {
		front++
	}
	back := 0
	for back < len(wide)-front && narrow[len(narrow)-1-back] == wide[len(wide)-1-back] {
		back++
	}
	return front+back >= len(wide)
}

// wordsOf is a name in words, of Chinese in characters, without counts, marks and
// spaces.
func wordsOf(name string) (out []string) {
	_, name = figure.Counts(name)
	for _, field := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) {
		word := ""
		for _, r := range field {
			if unicode.Is(unicode.Han, r) {
				if word != "" {
					out, word = append(out, word), ""
				}
				out = append(out, string(r))
			} else {
				word += string(r)
			}
		}
		if word != "" {
			out = append(out, word)
		}
	}
	return out
}

// bracketed says whether a name ends with the qualifier in brackets, and whether it
// is none of a unit.
func bracketed(name string, q []string) bool {
	open := strings.LastIndexAny(name, "(（")
	if open < 0 || !strings.HasSuffix(name, ")") && !strings.HasSuffix(name, "）") {
		return false
	}
	inner := strings.Trim(name[open:], "()（）")
	return slices.Equal(wordsOf(inner), q) && unitIn(inner) == ""
}

// qualifies says whether words narrow a name down. Those that negate it, that speak of
// another time, of plans, or of a total or a mean make another thing of it.
func qualifies(q []string) bool {
	all := strings.Join(q, "")
	for _, r := range all {
		if unicode.IsDigit(r) {
			return false
		}
	}
	return !slices.ContainsFunc(q, func(w string) bool { return otherThings[w] }) &&
		!slices.ContainsFunc(otherPhrases, func(p string) bool { return strings.Contains(all, p) })
}

// otherThings are words, and otherPhrases Chinese ones, that do not narrow a name down;
// narrowing are those after which a name goes on to do so.
var (
	otherThings = func() map[string]bool {
		m := map[string]bool{}
		for w := range strings.FieldsSeq(`小 非 未 无 無 不 总 總 全 共 每 均 比 增 减 減 净 淨 毛 前 后 後 超 率 差 余
			sub non not un no other others total all overall last previous prior next planned plan budget budgeted estimated estimate expected
			projected forecast target actual revised average mean median per change net gross excluding without except ex opening closing
			former increase decrease growth cumulative remaining and or year month quarter day unit ratio`) {
			m[w] = true
		}
		return m
	}()
	narrowing = map[string]bool{"with": true, "from": true, "in": true, "at": true, "who": true, "receiving": true, "under": true}

	otherPhrases = strings.Fields(`其他 其它 其余 合计 合計 累计 累計 上年 去年 同期 上月 上期 上季 本期 本年 本月 本季 当年 當年 今年 明年 年初 年末 年底 期初 期末 月初 月末
		计划 計劃 计畫 預算 预算 决算 決算 预计 預計 目标 目標 实际 實際 应 平均 单位 單位 同比 环比 除外 以外 及 和 与 或`)
)

// unitIn is the unit that a text in brackets is, "" if it is none.
func unitIn(text string) string {
	if f := figure.Parse("1 " + strings.TrimSpace(text)); f.Rare != nil {
		return f.Rare.Unit
	}
	return ""
}

// unitOf is the unit that a name carries: of its count, or in brackets at its end.
func unitOf(name string) string {
	counts, _ := figure.Counts(name)
	for _, c := range counts {
		if c.Rare != nil && c.Rare.Unit != "" {
			return c.Rare.Unit
		}
	}
	name = strings.TrimRight(name, " 。.")
	open := strings.LastIndexAny(name, "(（")
	if open < 0 {
		return ""
	}
	return unitIn(strings.Trim(name[open:], "()（）"+":："+"单位單 "))
}
