package figure

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets/runes"
)

// Count is a figure that counts something in running text, and where it stands.
type Count struct {
	Figure
	From, To int // bytes of the folded text, To not included
}

// CountsIn finds the figures in a text that Fold has folded which count something:
// numbers with a unit or a noun behind them, and percentages, in their order. Numbers
// that name or rank something, say a year, an age or a span, are none: 第3条, 2023年,
// 60岁以上, 3-6, 5G, Phase 2.
func CountsIn(folded string) []Count {
	return countsIn(folded, func(s string, i int) (Figure, int, bool) { return countAt(s, i, false) })
}

// countsIn finds the figures of a text, as a function reads the one at a digit.
func countsIn(s string, at func(s string, i int) (f Figure, n int, ok bool)) (counts []Count) {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			continue
		}
		f, n, ok := at(s, i)
		if n == 0 {
			for n = 1; i+n < len(s) && isDigit(s[i+n]); n++ {
				continue
			}
		}
		if ok {
			counts = append(counts, Count{f, i, i + n})
		}
		i += n - 1
	}
	return counts
}

// Fold is a text in half width and without what takes no width, as figures are read.
func Fold(text string) string { return fold(text) }

// Counts finds the figures that count something in an item's name, and what is left
// of the name without them.
func Counts(text string) (counts []Figure, rest string) {
	if len(text) > maxRunning || !hasDigit(text) {
		return nil, text
	}
	s := fold(text)
	found := CountsIn(s)
	if len(found) == 0 {
		return nil, s
	}
	var b strings.Builder
	done := 0
	for _, c := range found {
		b.WriteString(s[done:c.From])
		done = c.To
		counts = append(counts, c.Figure)
	}
	b.WriteString(s[done:])
	return counts, b.String()
}

// maxRunning is the longest name in bytes that is searched: a paragraph.
const maxRunning = 4096

// lookBack is how much of the text before a number, in bytes, can say what it is.
const lookBack = 64

// before is the end of a text, as much of it as can matter for what stands behind.
func before(s string) string {
	from := max(0, len(s)-lookBack)
	for from < len(s) && !utf8.RuneStart(s[from]) {
		from++
	}
	return s[from:]
}

// countAt reads the count at the digit s[i], and how many bytes it takes; with spans also
// the second of a span.
func countAt(s string, i int, spans bool) (f Figure, n int, ok bool) {
	lit, n := scanNumber(s[i:])
	if n == 0 || lit.open || lit.exponent || !mayCount(before(s[:i]), spans) {
		return f, n, false
	}
	var r reading
	_, r.op = opAtEnd(strings.TrimRightFunc(before(s[:i]), unicode.IsSpace))
	t := s[i+n:]
	spaced := t != "" && unicode.IsSpace(firstRune(t))
	t = strings.TrimLeftFunc(t, unicode.IsSpace)
	if !r.takeMore(&t) || !r.takeMultiplier(&t, &spaced, lit) || !r.takeMore(&t) {
		return f, n, false
	}
	if !r.takeCounted(&t, spaced, lit) {
		return f, n, false
	}
	for _, o := range opsAfter {
		if tail, found := strings.CutPrefix(strings.TrimLeft(t, " "), o.text); found {
			if !r.bind(o.is) {
				return f, n, false
			}
			t = tail
			break
		}
	}
	f, ok = r.figure(lit)
	return f, len(s) - i - len(t), ok
}

// mayCount says whether a number behind p may count something.
func mayCount(p string, spans bool) bool {
	last, _ := utf8.DecodeLastRuneInString(p)
	if !runes.IsIdeograph(last) && unicode.In(last, unicode.Latin) || strings.ContainsRune("-–—~+/.:_#№第附表图±", last) && p != "" {
		return false
	}
	if !spans && (last == '至' || last == '到') && spanBefore(p) {
		return false
	}
	if runes.IsIdeograph(last) {
		return true
	}
	p = strings.TrimRight(p, " .")
	word := p[len(strings.TrimRightFunc(p, unicode.IsLetter)):]
	return !ranked[strings.ToLower(word)]
}

// spanBefore says whether a number stands right before the 至 or 到 that p ends with, so
// that the next one ends a span: 3到5个, but 达到27万人 and 增至5家.
func spanBefore(p string) bool {
	runes := []rune(p)
	return strings.ContainsFunc(string(runes[max(0, len(runes)-1-spanUnit):]), unicode.IsDigit)
}

// spanUnit is how many characters a unit has at most that stands between: 3万人到5万人.
const spanUnit = 3

// takeCounted reads what a number in running text counts: a percent sign, a unit,
// or a noun, which stays where it is.
func (r *reading) takeCounted(t *string, spaced bool, lit literal) bool {
	for _, sign := range []string{"%", "per cent", "percent"} {
		if after, ok := strings.CutPrefix(*t, sign); ok && !(isLatin(rune(sign[0])) && isLatin(firstRune(after))) { // not percentage points
			*t, r.rate = after, true
			return r.exp == 0
		}
	}
	word := *t
	if end := strings.IndexFunc(word, func(c rune) bool {
		return !unicode.IsLetter(c) && !strings.ContainsRune("²³℃/°", c) || unicode.Is(unicode.Han, c)
	}); end >= 0 {
		word = word[:end]
	}
	lower := strings.ToLower(word)
	switch {
	case word == "":
		r.unit = hanUnit(*t)
		*t = (*t)[len(r.unit):]
		return (r.unit != "" || r.exp > 0) && !strings.HasPrefix(*t, "百分点")
	case isKnownUnit(word) && (spaced || len(word) > 1), spaced && counted[lower] && !ages[lower]:
		r.unit = word
		if isKnownUnit(word) {
			*t = (*t)[len(word):]
		}
		return !strings.HasPrefix(*t, "-")
	}
	year := r.exp == 0 && lit.short && lit.coef >= 1900 && lit.coef <= 2100
	return spaced && len(word) > 1 && !ages[lower] && !year
}

// hanUnit is the measure that t begins with.
func hanUnit(t string) string {
	for _, list := range [][]string{multiplierUnits, measureWords} {
		if i := slices.IndexFunc(list, func(w string) bool { return strings.HasPrefix(t, w) }); i >= 0 {
			return list[i]
		}
	}
	c, size := utf8.DecodeRuneInString(t)
	if size == 0 || !strings.ContainsRune(measures, c) {
		return ""
	}
	for _, second := range []string{"里", "顷", "次", "米", "方", "元", "斤"} { // 公里, 公顷, 人次, 平米, 立方, 美元, 公斤
		if strings.HasPrefix(t[size:], second) {
			return t[:size+len(second)]
		}
	}
	return t[:size]
}

// ranked are words before a number that names or ranks something.
var ranked = set(`no nos number phase stage grade type class level highway route road street section part chapter item table unit ward
	district zone area step week day month year age aged ages version line lines group category top form annex article block building
	room floor lot tower station exit pier term quarter q fy goal goals sdg tier priority covid band page figure fig division precinct
	lane bus rule act under between`)

// ages are words behind a number that counts nothing: ages, times, the second half
// of a span, the points between two rates.
var ages = set(`and or to of in at by for from per the on with year years yr yrs month months day days hour hours hr hrs minute
	minutes min mins second seconds week weeks st nd rd th am pm
	percentage basis`)
