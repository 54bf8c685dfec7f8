package figure

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// FiguresIn finds the figures in a sentence that Fold has folded: what CountsIn finds,
// and also what only a sentence makes clear: money, £2.4m; numbers with nothing behind
// them, as in a list, Ashby 142, Brent 118; and English number words before a noun,
// twelve bridges. Dates, times, telephone numbers and years are none.
func FiguresIn(folded string) []Count { return figuresIn(folded, false) }

// SpansIn are the figures of FiguresIn and the two of a span or a share, where these may be
// the figures before and after a change: from 1,200 to 1,296, 由40所增至45所, 45 of 60.
func SpansIn(folded string) []Count { return figuresIn(folded, true) }

func figuresIn(folded string, spans bool) []Count {
	counts := countsIn(folded, func(s string, i int) (Figure, int, bool) { return figureAt(s, i, spans) })
	counts = append(counts, spelled(folded)...)
	slices.SortStableFunc(counts, func(a, b Count) int { return a.From - b.From })
	for i := range counts { // the sign of a currency belongs to the figure
		if cur := currencyBefore(folded[:counts[i].From]); cur != "" {
			counts[i].From -= len(cur)
		}
	}
	return counts
}

// figureAt reads the figure at the digit s[i], and how many bytes it takes.
func figureAt(s string, i int, spans bool) (f Figure, n int, ok bool) {
	cur := currencyBefore(s[:i])
	p := before(s[:i-len(cur)])
	if cur == "" {
		if f, n, ok = countAt(s, i, spans); ok {
			return f, n, !isAge(p, f) && !dated[strings.ToLower(firstWord(s[i+len(strings.TrimRight(s[i:i+n], " ")):]))]
		}
	}
	lit, size := scanNumber(s[i:])
	if size == 0 || lit.exponent || !mayCount(p, spans) {
		return f, max(n, size), false
	}
	if lit.open && lastLetter(p) == '.' {
		return f, max(n, size), false // 2. Schools
	}
	if lit.open { // 142. ends a sentence
		lit.open, lit.scale, lit.short = false, 0, true
		size--
	}
	var r reading
	_, r.op = opAtEnd(strings.TrimRightFunc(p, unicode.IsSpace))
	t := s[i+size:]
	r.unit = cur
	takeShort(&r, &t)
	if trimmed := strings.TrimLeftFunc(t, unicode.IsSpace); r.exp == 0 && trimmed != t {
		spaced := true
		if !r.takeMultiplier(&trimmed, &spaced, lit) {
			return f, size, false
		}
		if end := len(s) - len(trimmed); r.exp > 0 && s[end-1] == ' ' {
			t = s[end-1:]
		} else if r.exp > 0 {
			t = trimmed
		}
	}
	if cur == "" && !bare(p, t, lit, spans) {
		return f, max(n, size), false
	}
	f, ok = r.figure(lit)
	return f, len(s) - i - len(t), ok
}

// takeShort reads the letter of 2.5m, 12k and 3bn.
func takeShort(r *reading, t *string) {
	for _, m := range [...]meant[int]{{"bn", 9}, {"mn", 6}, {"m", 6}, {"k", 3}} {
		if after, ok := strings.CutPrefix(strings.ToLower((*t)[:min(len(m.text), len(*t))]), m.text); ok && after == "" {
			if rest := (*t)[len(m.text):]; rest == "" || !unicode.IsLetter(firstRune(rest)) && !isDigit(rest[0]) {
				r.exp, *t = m.is, rest
				return
			}
		}
	}
}

// currencyBefore is the currency that a text ends with, "" if there is none.
func currencyBefore(p string) string {
	for _, cur := range currencies {
		if head, ok := strings.CutSuffix(p, cur); ok {
			if last, _ := utf8.DecodeLastRuneInString(head); !unicode.IsLetter(last) || !isLatin(rune(cur[0])) {
				return cur
			}
		}
	}
	return ""
}

// bare says whether a number between two texts may count something though nothing
// behind it says what.
func bare(p, t string, lit literal, spans bool) bool {
	last, _ := utf8.DecodeLastRuneInString(p)
	if last != ' ' && last != '(' || !strings.ContainsFunc(p, unicode.IsLetter) || unicode.IsDigit(lastLetter(p)) {
		return false
	}
	if lit.short && lit.coef >= 1900 && lit.coef <= 2100 {
		return false
	}
	word := strings.ToLower(lastWord(p))
	if dated[word] || naming[word] || !spans && spanning[word] && isDigit(byte(lastLetter(strings.TrimRight(p, " ")[:len(strings.TrimRight(p, " "))-len(word)]))) {
		return false // 9 to 5, page 3 of 24
	}
	if isAge(p, lit.figure(false)) {
		return false
	}
	if word == "and" && strings.Contains(strings.ToLower(p), "between ") {
		return false // between 3 and 5
	}
	if word == "at" && lit.scale == 2 && len(lit.digits) == 0 && lit.coef < 2400 {
		return false // at 10.00
	}
	next := firstRune(t)
	switch {
	case t == "":
		return true
	case unicode.IsLetter(next), strings.ContainsRune("-–—/:+%'_", next):
		return false
	case next != ' ':
		return len(t) < 2 || !isDigit(t[1]) // 10.00 and 1.2.3 are not read as numbers
	}
	word = strings.ToLower(firstWord(t))
	rest := strings.TrimSpace(t)
	return !dated[word] && (!ages[word] || linking[word] && (spans || !(spanning[word] && isDigit(firstByte(strings.TrimSpace(rest[len(word):]))))))
}

// linking are those of the words behind a number that counts nothing which may also
// stand behind one that does: 142 in Ashby and 118 in Brent.
var linking = set("and or to of in at by for from on with per the")

// spanning are the words between two numbers that are one statement.
var spanning = set("to of by")

// isAge says whether a figure behind a text can be an age: people over 65 came.
func isAge(p string, f Figure) bool {
	return comparing[strings.ToLower(lastWord(p))] && f.Kind != Percent && (f.Rare == nil || f.Rare.Unit == "" && !f.Rare.Rate) && f.Scale == 0 && f.Coef < 120
}

// comparing are the words before an age.
var comparing = set("over under above below aged")

// dated are the words beside the number of a day or an hour, and naming those before
// the number of a line or a room.
var (
	dated = set(`january february march april may june july august september october november december
		jan feb mar apr jun jul aug sep sept oct nov dec o'clock noon`)
	naming = set("call phone tel telephone fax version ref room")
)

func lastLetter(p string) rune {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(p, " "))
	return r
}

func lastWord(p string) string {
	p = strings.TrimRight(p, " .")
	return p[strings.LastIndexFunc(p, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
}

func firstWord(t string) string {
	t = strings.TrimLeft(t, " ")
	if end := strings.IndexFunc(t, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }); end >= 0 {
		return t[:end]
	}
	return t
}

func firstByte(t string) byte {
	if t == "" {
		return 0
	}
	return t[0]
}

// numerals are the English words for numbers that stand before what is counted. One
// is none: it also stands for somebody.
var numerals = func() map[string]int64 {
	m := map[string]int64{"dozen": 12}
	for i, w := range strings.Fields(`two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen`) {
		m[w] = int64(i + 2)
	}
	ones := strings.Fields("one two three four five six seven eight nine")
	for i, w := range strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety") {
		m[w] = int64(10 * (i + 2))
		for j, one := range ones {
			m[w+"-"+one] = int64(10*(i+2) + j + 1)
		}
	}
	return m
}()

// spelled finds the number words before a noun: twelve bridges, a dozen benches.
func spelled(s string) (counts []Count) {
	for i := 0; i < len(s); i++ {
		if !isLatin(rune(s[i])) || i > 0 && (isLatin(rune(s[i-1])) || s[i-1] == '-' || s[i-1] == '\'') {
			continue
		}
		n := 0
		for i+n < len(s) && (isLatin(rune(s[i+n])) || s[i+n] == '-') {
			n++
		}
		value, ok := numerals[strings.ToLower(s[i:i+n])]
		from, to := i, i+n
		i += n - 1
		if !ok || ranked[strings.ToLower(lastWord(before(s[:from])))] {
			continue
		}
		if value == 12 && strings.EqualFold(lastWord(before(s[:from])), "two") {
			value = 24
			counts = counts[:max(0, len(counts)-1)]
		}
		noun := strings.ToLower(firstWord(s[to:]))
		if !strings.HasPrefix(s[to:], " ") || len(noun) < 3 || ages[noun] || linking[noun] || numerals[noun] > 0 && noun != "dozen" || clockOrScale[noun] {
			continue
		}
		counts = append(counts, Count{Figure{Kind: Number, Coef: value}, from, to})
	}
	return counts
}

// clockOrScale are words behind a number word that make it something else.
var clockOrScale = set("hundred thousand million billion thirds quarters fifths per percent times more other others most such these those them was were are who that which")
