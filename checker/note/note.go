// Package note reads the notes about a table that say why a total is not the sum of its parts.
//
// In go the texts around a table and what a sum is off by; out comes whether one of them
// speaks of that. Words alone are not enough: a note must name the very number, or the line
// that is left out, or say of a kind of difference what the figures bear out.
package note

import (
	"slices"
	"strings"
	"unicode/utf8"

	"crossfoot/checker/name"
	"crossfoot/sheets/lazy"

	"github.com/shopspring/decimal"
)

// Line is a line of a table: what it is called, its figure, and the mark of a footnote behind
// one of them, if there is one.
type Line struct {
	Name  string
	Value decimal.Decimal
	Mark  string
}

// Marked says whether a text is the footnote of a line: it begins with the line's mark.
func (l Line) Marked(text string) bool {
	return l.Mark != "" && strings.HasPrefix(strings.TrimSpace(text), l.Mark)
}

// MarkOf is the mark of a footnote at the end of a name: 共计 *.
func MarkOf(name string) string {
	last, size := utf8.DecodeLastRuneInString(name)
	if strings.ContainsRune(marks, last) && size < len(name) {
		return name[len(name)-size:]
	}
	return ""
}

// marks are those of footnotes.
const marks = "*＊※†‡§①②③④⑤⑥⑦⑧⑨"

// Gap is a sum that does not come out, and what its table's lines are called.
type Gap struct {
	Total   Line
	Parts   []Line
	Sum     decimal.Decimal // of the parts
	Where   string          // the line that crosses the sum here
	Crosses func() []string // all lines that do so anywhere
	Both    func() bool     // whether other sums of the kind are off the other way
	Holds   bool            // most sums of the kind come out,
	Never   bool            // or none does
}

// Off is by how much the total is too much.
func (g Gap) Off() decimal.Decimal { return g.Total.Value.Sub(g.Sum) }

// least is how many bytes a note has at least.
const least = 12

// What notes say of totals.
var (
	once = lazy.Regexp(`(?i)重[复複](?:计|計|統計|统计|享受|登记|部分|人|数|的)|(?:不|有|含|去除?|剔除|扣除|扣减|存在)重[复複]|去重|计(?:算)?[一1]次|` +
		`可多选|(?:不止|多于)[一1]|(?:部分|一人|同一|有人)[^，。；]{0,10}(?:多|[两二]|几)[项個个种類类门次处]|按一人计|` +
		`(?:more than one|several|multiple) answers?|(?:belong|tak(?:e|es|ing) part|participat|appear|enrol|regist|attend|fall)[^.;]{0,20} (?:more than one|several|multiple|two or more|each)\b|` +
		`counts? (?:only )?once|counted (?:only )?once|double[- ]count|counted (?:twice|more than once)|overlap|duplicat(?:es|ed|ion)`)
	never    = lazy.Regexp(`(?i)(?:无|没有|不存在|未发现)(?:任何)?(?:重复|重複|交叉)|(?:no|without|any) (?:double|dupl|overlap)`)
	rounding = lazy.Regexp(`(?i)四舍五入|舍入|进位|取整|尾数|尾差|round`) // which names the digit or the base
	leaving  = lazy.Regexp(`(?i)不含|不包括|不包含|不计|未含|未计|未包括|不纳入|未纳入|剔除|扣除|exclu|not includ|not count|without|except`)
	covering = lazy.Regexp(`(?i)(?:^|[^不未])(?:包含|包括|含)(?:有|了)?([^，。；;,.()（）]{1,60})|(?:^|[^t] )(?:includes?|including) (?:the )?([^,.;()]{1,60})`)
)

// Titles and heads that say that a list has only some of what its total is of, and names of totals
// that are of something else: of what there could be.
var (
	some = lazy.Regexp(`(?i)\b(?:top[- ](?:[0-9]+|three|five|ten|twelve|twenty)|largest|biggest|selected|most (?:common|frequent)|best[- ]sell(?:ers|ing)|rank(?:ing)?)\b|` +
		`前(?:[0-9]+|[一二三四五六七八九十两]+)(?:[位名个類类项大家的 ]|$)|排名|名次|位次|主要|最大的|部分(?:单位|地区|项目|城市|企业|产品)`)
	could = lazy.Regexp(`(?i)\b(?:possible|capacity|maximum)\b|满分|容量|定员|车位`)
)

// More says whether a total is more than the list for which it is meant, and that comes out nowhere.
func (g Gap) More() bool { return g.Never && g.Off().Sign() > 0 }

// Selects says whether the title or a head of a list says that it shows only some of what its total
// is of, which is then more.
func (g Gap) Selects(text string) bool { return g.More() && some().MatchString(text) }

// could says whether a text is what a total is called, one of what there could be, and its column
// is not.
func (g Gap) could(text string) bool {
	return text == g.Total.Name && g.More() && could().MatchString(text) && !could().MatchString(g.Where)
}

// Explains says whether a text says why a sum does not come out.
func (g Gap) Explains(text string) bool {
	if g.could(text) {
		return true
	}
	if len(text) < least {
		return false
	}
	off, key := g.Off(), name.Key(text)
	switch {
	case off.IsZero():
		return false
	case (g.Total.Marked(text) || off.Abs().GreaterThanOrEqual(tellingNumber)) && Speaks(text, off.Abs().String()) && !rounding().MatchString(text):
		return true
	case off.Sign() < 0 && leaving().MatchString(text) && g.leaves(key, off.Neg()):
		return true
	}
	return off.Sign() > 0 && g.covers(text, key) && !g.elsewhere(key) || g.CountsOnce(text)
}

// tellingNumber is the least difference that a note is taken to mean by its number alone, unless
// it is the total's own footnote: less may count or number anything.
var tellingNumber = decimal.NewFromInt(10)

// leaves says whether a note names parts that are together what a total lacks.
func (g Gap) leaves(key string, lacks decimal.Decimal) bool {
	sum, some := decimal.Zero, false
	for _, p := range g.Parts {
		if !names(key, p.Name) {
			continue
		}
		if p.Value.Equal(lacks) {
			return true
		}
		sum, some = sum.Add(p.Value), true
	}
	return some && sum.Equal(lacks)
}

// elsewhere says whether a note is about other lines that cross the sum.
func (g Gap) elsewhere(key string) bool {
	return !names(key, g.Where) && slices.ContainsFunc(g.Crosses(), func(s string) bool { return names(key, s) })
}

// CountsOnce says whether a text speaks of what counts in several parts and once in the total,
// which is then less than they are together, and no less than each of them.
func (g Gap) CountsOnce(text string) bool {
	if g.Off().Sign() >= 0 || len(text) < least || slices.ContainsFunc(g.Parts, func(p Line) bool { return p.Value.GreaterThan(g.Total.Value) }) {
		return false // which is soon told: the words take longer
	}
	return once().MatchString(text) && !never().MatchString(text) && !g.elsewhere(name.Key(text)) && !g.Both()
}

// covers says whether a note says of the total that it includes something that is no part. What
// the total is called is no note, and if it mostly comes out it includes nothing else.
func (g Gap) covers(text, key string) bool {
	if g.Holds || !names(key, g.Total.Name) || key == name.Key(g.Total.Name) {
		return false
	}
	m := covering().FindStringSubmatch(text)
	return m != nil && name.IncludesOther(name.Key(m[1]+m[2]), func(yield func(string) bool) {
		for _, p := range g.Parts {
			if !yield(p.Name) {
				return
			}
		}
	})
}

// names says whether the key of a text has a name in it.
func names(key, s string) bool {
	k := name.Key(s)
	return utf8.RuneCountInString(k) > 1 && strings.Contains(key, k)
}

// Speaks says whether a text has words and a number among them, which is no date.
func Speaks(text, number string) bool {
	if len(text) < least {
		return false
	}
	text = strings.ReplaceAll(text, ",", "")
	for at := 0; ; {
		i := strings.Index(text[at:], number)
		if i < 0 {
			return false
		}
		before, after := text[:at+i], text[at+i+len(number):]
		if !goesOn().MatchString(before) && !goesOnBehind().MatchString(after) {
			return true
		}
		at += i + len(number)
	}
}

// goesOn and goesOnBehind tell what stands before and behind a part of a longer number or of a date.
var (
	goesOn       = lazy.Regexp(`(?:[0-9.]|[0-9][-/]|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s)$`)
	goesOnBehind = lazy.Regexp(`^(?:\.?[0-9]|[-/][0-9]|\s*[年月日]|(?:st|nd|rd|th)?\s(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b)`)
)
