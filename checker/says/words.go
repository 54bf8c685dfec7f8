package says

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets/runes"
	"crossfoot/sheets/table"
)

// The words that label totals and rates in the languages seen so far. They are
// evidence beside the arithmetic, never a condition: most totals in the tables
// of offices are labelled with words that stand in no list.
var (
	totalWords = slices.Concat(table.TotalWords, []string{
		"总数", "總數", "总额", "總額", "总和", "总量", "全国", "全市", "全省", "全部", "计", "計", "合", "总共", "汇总", "彙總", "总分", "總分",
		"totals", "subtotals", "sub-totals", "grand-total", "sum", "sums", "all", "overall", "grand", "combined", "aggregate", "net", "gross", "whole", "entire",
		"gesamt", "insgesamt", "gesamtsumme", "summen", "zusammen", "brutto", "ensemble", "somme", "totaux", "suma", "subtotales",
		"totali", "totais", "totalt", "totaal", "yhteensä", "yhteensa", "ogółem", "łącznie", "összesen",
		"i alt", "samtals", "kokku", "kopā", "iš viso", "spolu", "skupaj", "ukupno", "toplam", "загалом", "усього", "разом", "общо", "вкупно", "укупно", "σύνολο",
		"jumlah", "tổng", "tổng cộng", "tổng số", "المجموع", "الإجمالي", "סהכ",
	})
	rateWords = []string{ // and those of named.go
		"%", "％", "率", "占比", "佔比", "百分比", "平均", "人均", "均价", "增速",
		"单价", "單價", "均数", "中位数", "每千", "每万", "每百", "每十万",
		"percent", "per cent", "pct", "average", "avg", "mean", "median", "per capita",
		"std dev", "stdev", "standard deviation", "最大值", "最小值", "最高值", "最低值", "最高分", "最低分", "单产", "單產", "标准差", "標準差", "方差",
		"médiane", "mediana", "percentage", "proportion", "unit price", "unit cost", "ratios", "percentages", "per head", "per person", "per pupil", "per household", "pro kopf", "par habitant",
		"prozent", "anteil", "durchschnitt", "dichte", "pourcentage", "taux", "moyenne", "densité", "porcentaje", "tasa", "promedio", "densidad",
		"percentuale", "tasso", "densità", "percentual", "taxa", "média", "gemiddelde", "andel", "procent", "процент", "доля", "средняя", "средний", "плотность",
	}
)

var differenceWords = []string{
	"差额", "差距", "差異", "差异", "结余", "結餘", "余额", "增减", "增減", "净额", "净增", "盈余", "赤字", "顺差", "逆差", "结转",
	"difference", "diff", "variance", "change", "balance", "net", "surplus", "deficit", "margin", "profit", "remaining", "earnings", "loss", "shortfall",
	"ergebnis", "rohergebnis", "betriebsergebnis", "finanzergebnis", "jahresergebnis", "überschuss", "jahresüberschuss", "fehlbetrag", "jahresfehlbetrag", "gewinn", "verlust",
	"saldo", "differenz", "abweichung", "résultat", "solde", "bénéfice", "marge", "excédent", "déficit", "écart", "différence",
	"resultado", "diferencia", "beneficio", "margen", "superávit", "risultato", "differenza", "scostamento", "avanzo", "disavanzo", "resultaat", "verschil", "winst", "verlies",
	"diferença", "lucro", "margem", "resultat", "skillnad", "overskudd", "overskud", "överskott", "underskott", "wynik", "różnica", "прибыль", "убыток", "разница", "сальдо",
}

// otherWords begin like a word of the lists and say nothing: 盈余公积 is a reserve.
var otherWords = []string{"盈余公积"}

// Said is what the words of a label say of its line.
type Said uint8

// The kinds of things that words say.
const (
	ATotal Said = 1 << iota
	ARate
	ADifference
	anything = ATotal | ARate | ADifference
)

// vocabulary is words and what they say, made ready for look-up. In scripts with spaces a
// word must stand by itself; in Chinese it may be any part of the label, unless it is a
// single character, which must be all of it.
type vocabulary struct {
	words  map[string]Said
	most   int                 // words of the longest phrase
	inside map[rune][]syllable // Chinese words by their first character
	begins runes.Set           // the characters with which one begins
	alone  map[string]Said
}

type syllable struct {
	word string
	Said
}

func (v *vocabulary) add(what Said, list []string) {
	for _, w := range list {
		first, size := utf8.DecodeRuneInString(w)
		switch {
		case !unicode.In(first, unicode.Han, unicode.Hangul):
			v.words[w] |= what
			v.most = max(v.most, strings.Count(w, " ")+1)
		case size == len(w) && w != "率":
			v.alone[w] |= what
		default:
			v.inside[first] = append(v.inside[first], syllable{w, what})
			v.begins.Add(first)
		}
	}
}

var spoken = func() *vocabulary {
	v := &vocabulary{words: map[string]Said{}, inside: map[rune][]syllable{}, alone: map[string]Said{}}
	v.add(ATotal, totalWords)
	v.add(ARate, rateWords)
	v.add(ARate, kindWords)
	v.add(ARate, kindSigns)
	v.add(ADifference, differenceWords)
	v.add(0, otherWords)
	return v
}()

// Of is all that a label says.
func Of(label string) Said {
	what := spoken.in(label)
	if what&ARate == 0 && (perMany(label) || percentOf(label)) {
		what |= ARate
	}
	return what
}

// percentOf says whether a label ends in a percent sign right behind a letter: 增减%. That
// behind a number says which ones are counted: over 50%.
func percentOf(label string) bool {
	label = strings.TrimSpace(label)
	of := strings.TrimRight(label, "%％")
	last, _ := utf8.DecodeLastRuneInString(of)
	return of != label && (unicode.IsLetter(last) || last == '±')
}

// extremeWords are labels of the highest or the lowest figure of each line.
var extremeWords = strings.Fields("最高分 最低分 最大值 最小值 最高值 最低值 最高 最低 最大 最小 max min maximum minimum highest lowest")

// Extreme says whether a label is such a word and nothing else.
func Extreme(label string) bool {
	return len(label) <= extremeLong && slices.Contains(extremeWords, strings.ToLower(strings.Trim(label, " .:：\u3000")))
}

const extremeLong = 16 // bytes

// Ordinary says whether a label names a part like any other: no total, rate or
// difference, and neither taken from another part nor subtracted.
func Ordinary(label string) bool {
	return Of(label) == 0 && MarkOf(label) == Unmarked
}

// perMany says whether a label says so much per 1000 of something.
func perMany(label string) bool {
	of, ok := strings.CutPrefix(label, "per ")
	if !ok {
		_, of, ok = strings.Cut(label, " per ")
	}
	return ok && of != "" && of[0] >= '0' && of[0] <= '9'
}

// in is what the words of the vocabulary that a label has say.
func (v *vocabulary) in(label string) (what Said) {
	letters, plain, spaced := false, true, false // of scripts with spaces; ASCII alone
	for i, r := range label {
		switch {
		case r < utf8.RuneSelf:
			letters = letters || r|0x20 >= 'a' && r|0x20 <= 'z' || r == '%'
			spaced = spaced || r <= ' '
		default:
			plain = false
			letters = letters || r < 0x2E80 || r >= 0xAC00 && r < 0xD7B0 || r == '％'
			spaced = spaced || r == '\u3000'
			what |= v.beginning(r, label, i)
		}
	}
	switch {
	case plain:
	case spaced: // spaces may stand within words
		joined := strings.Join(strings.Fields(label), "")
		for i, r := range joined {
			what |= v.beginning(r, joined, i)
		}
		what |= v.alone[joined]
	case len(label) <= utf8.UTFMax:
		what |= v.alone[label]
	}
	if letters && what != anything {
		what |= v.spells(label)
	}
	return what
}

// wholeLong is how many bytes a label has at most that begins with a word for the whole, such
// as 全市: longer ones are the names of items.
const wholeLong = 6 * len("全")

// beginning is what the Chinese words say with which a label goes on from one of its
// characters.
func (v *vocabulary) beginning(first rune, whole string, at int) (what Said) {
	if !v.begins.Has(first) {
		return 0
	}
	label := whole[at:]
	if first == '全' && (at > 0 || len(whole) > wholeLong) {
		return 0
	}
	for _, s := range v.inside[first] {
		if !strings.HasPrefix(label, s.word) {
			continue
		}
		if s.Said == 0 {
			return 0
		}
		what |= s.Said
	}
	return what
}

// spells looks for words and phrases of scripts with spaces.
func (v *vocabulary) spells(label string) (what Said) {
	words := strings.FieldsFunc(strings.ToLower(withoutShares(label)), func(r rune) bool {
		return !unicode.IsLetter(r) && r != '%' && r != '％' && r != '-'
	})
	if last := len(words) - 1; last > 0 && slices.Contains(deductedWords, words[last]) && setApart(label, words[last]) {
		words = words[:last]
	}
	open := strings.IndexAny(label, "(（[")
	for i := range words {
		phrase := words[i]
		if phrase != leading || i == 0 && open != 0 {
			what |= v.words[phrase]
		}
		for n := 1; n < v.most && i+n < len(words); n++ {
			phrase += " " + words[i+n]
			what |= v.words[phrase]
		}
	}
	return what
}

// deductedWords say behind a comma or in brackets that something has been taken away from what a
// line names, not that other lines come to it: accounts receivable, net.
var deductedWords = []string{"net", "netto", "neto"}

// setApart says whether a label ends with a word behind a comma or in brackets.
func setApart(label, word string) bool {
	end := strings.TrimRight(label, " )]）")
	at := len(end) - len(word)
	if at <= 0 || !strings.EqualFold(end[at:], word) {
		return false
	}
	mark, _ := utf8.DecodeLastRuneInString(strings.TrimRight(end[:at], " "))
	return strings.ContainsRune(",，(（[", mark)
}

// leading is a word that says total only at the beginning of a label: all staff, but not the
// bonus if all floors are green.
const leading = "all"

// TotalAlone says whether a label is a word for a total, or several, and nothing else: 合计, 全市合计,
// Grand total.
func TotalAlone(label string) bool { return totalsOnly(runes.Bare(label)) }

// Awaits says whether a label is that, or names a total of what is counted: Total pupils. Such a line
// is there for a total even where nobody has written one.
func Awaits(label string) bool { return TotalAlone(label) || table.NamesTotal(label) }

func totalsOnly(text string) bool {
	return len(text) <= longestTotal && slices.ContainsFunc(totalWords, func(w string) bool {
		rest, found := strings.CutPrefix(text, w)
		return found && (rest == "" || totalsOnly(rest))
	})
}

// longestTotal is how many bytes such words together take at most.
const longestTotal = 40

// TotalBehind says whether a word for a total, and nothing else, stands in a column of
// labels behind a row's own label: 甲市 | 小计.
func TotalBehind(t *table.Table, row int) bool {
	if len(t.Labels) < 2 || t.Rows[row].Label == "" {
		return false
	}
	behind := false
	for c := range t.Labels {
		switch text := t.PathAt(row, c); {
		case behind && table.Closes(text):
			return true
		case text == t.Rows[row].Label:
			behind = true
		}
	}
	return false
}

// CountsAbove says whether the last row counts all that stands above it: 总人数. On top, or beside others
// like it, it may be one thing among others that are told.
func CountsAbove(t *table.Table, row int) bool {
	return row > 0 && row == len(t.Rows)-1 && table.CountsAll(t.Rows[row].Label) && !table.CountsAll(t.Rows[row-1].Label)
}

// withoutShares is a label without the percent signs that stand right behind a number, which
// say which ones are meant and not what the figures are: VAT 20%, over 50%.
func withoutShares(label string) string {
	if !strings.ContainsAny(label, "%％") {
		return label
	}
	digit := false
	return strings.Map(func(r rune) rune {
		share := digit && (r == '%' || r == '％')
		digit = unicode.IsDigit(r)
		if share {
			return -1
		}
		return r
	}, label)
}

// kindWords are words for rates that may also say of what kind an amount is, if another word
// follows. An average or so much per head is a rate whatever follows.
var (
	kindWords = strings.Fields("share rate growth index ratio rank ranking density")
	kindSigns = strings.Fields("比例 比重 增长 指数 密度 强度 倍数 排名 名次")
)
