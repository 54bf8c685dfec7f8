package figure

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets/runes"
)

// reading collects what is written around a number.
type reading struct {
	op       Op
	neg      bool
	paren    bool // the number stands in parentheses: negative in accounts
	signed   bool
	rate     bool
	permille bool
	exp      int    // of a multiplier
	currency string // last part of the label
	label    string
	unit     string
	mark     string
}

// parseFigure reads a folded and trimmed text that holds a digit:
// mark? label? comparison? sign? number multiplier? unit? comparison? mark?,
// or two such figures as in 17(71).
func parseFigure(s string) (Figure, bool) {
	s = strings.TrimPrefix(s, "'") // a spreadsheet's way to say that text follows
	if strings.IndexByte(s, ')') >= 0 {
		var r reading
		if head, inner, ok := cutParens(trim(r.takeMarks(s, literal{}))); ok {
			if f, ok := parsePair(head, inner, r.mark); ok {
				return f, true
			}
		}
	}
	return parseSimple(s)
}

func parsePair(head, inner, mark string) (Figure, bool) {
	first, ok1 := parseSimple(head)
	second, ok2 := parseSimple(inner)
	if !ok1 || !ok2 || !first.IsNumber() || !second.IsNumber() {
		return Figure{}, false
	}
	return Figure{Kind: Compound, Rare: &Rare{Parts: []Figure{first, second}, Mark: mark}}, true
}

// cutParens cuts "17(71)" into 17 and 71.
func cutParens(s string) (head, inner string, ok bool) {
	if !strings.HasSuffix(s, ")") {
		return "", "", false
	}
	open := strings.LastIndexByte(s, '(')
	if open <= 0 {
		return "", "", false
	}
	head, inner = trim(s[:open]), trim(s[open+1:len(s)-1])
	return head, inner, head != "" && inner != "" && !strings.ContainsAny(inner, "()")
}

func parseSimple(s string) (Figure, bool) {
	var r reading
	lit, ok := r.take(s)
	if !ok {
		return Figure{}, false
	}
	return r.figure(lit)
}

// take reads a number and what stands around it.
func (r *reading) take(s string) (lit literal, ok bool) {
	s = r.takeLeadingMark(s)
	at := numberStart(s)
	if at < 0 || !r.takePrefix(s[:at]) {
		return lit, false
	}
	lit, n := scanNumber(s[at:])
	return lit, n > 0 && r.takeSuffix(s[at+n:], lit)
}

// WrittenPower is the power of ten that a word behind the number of a text says: 4 of 3.4万元,
// 6 of $1.2M; 0 if none does.
func WrittenPower(text string) int {
	var r reading
	if _, ok := r.take(fold(trim(text))); !ok {
		return 0
	}
	return r.exp
}

// numberStart is where the number begins, at its first digit or the point before it.
func numberStart(s string) int {
	for i := 0; i < len(s); i++ {
		if isDigit(s[i]) || s[i] == '.' && i+1 < len(s) && isDigit(s[i+1]) && (i == 0 || !isLatin(rune(s[i-1]))) {
			return i
		}
	}
	return -1
}

// takeLeadingMark cuts a footnote mark that stands in front: *12, r 12.
func (r *reading) takeLeadingMark(s string) string {
	c, size := utf8.DecodeRuneInString(s)
	if c == '*' || c == '†' || c == '‡' {
		end := size
		for strings.HasPrefix(s[end:], s[:size]) {
			end += size
		}
		r.mark = s[:end]
		return strings.TrimLeft(s[end:], " ")
	}
	if len(s) > 2 && s[1] == ' ' && strings.IndexByte(flags, s[0]) >= 0 {
		r.mark = s[:1]
		return strings.TrimLeft(s[2:], " ")
	}
	return s
}

// takePrefix reads what stands in front of the number, from the number outwards.
func (r *reading) takePrefix(p string) bool {
	if p == "" {
		return true
	}
	for {
		p = strings.TrimRightFunc(p, unicode.IsSpace)
		if p == "" {
			return !r.paren || !r.signed
		}
		last, size := utf8.DecodeLastRuneInString(p)
		switch {
		case last == '+' || !runes.IsIdeograph(last) && strings.ContainsRune(minuses+eastern, last):
			if r.signed || r.op != Exactly || r.paren {
				return false
			}
			r.signed, r.neg = true, last != '+'
			p = p[:len(p)-size]
			continue
		case last == '(':
			if r.paren || r.signed || r.op != Exactly {
				return false
			}
			r.paren, r.neg = true, true
			p = p[:len(p)-size]
			continue
		}
		if r.currency == "" && currencyEnds.Has(last) {
			if c := currencyAtEnd(p); c != "" {
				r.currency = c
				p = p[:len(p)-len(c)]
				continue
			}
		}
		if r.op == Exactly {
			if word, op := opAtEnd(p); op != Exactly {
				r.op = op
				p = p[:len(p)-len(word)]
				continue
			}
		}
		return r.takeLabel(p)
	}
}

// takeLabel reads what is left in front as a label.
func (r *reading) takeLabel(p string) bool {
	p = strings.TrimRight(p, " :")
	if p == "负" || p == "負" {
		if r.signed || r.paren {
			return false
		}
		r.neg = true
		return true
	}
	if head, ok := strings.CutSuffix(p, "百分之"); ok && !r.signed && r.currency == "" {
		r.rate = true
		if p = head; p == "" {
			return true
		}
	}
	// A comparison in front of the label binds the number all the same.
	if first, _ := utf8.DecodeRuneInString(p); r.op == Exactly && opStarts.Has(first) {
		for _, o := range opsBefore {
			tail, ok := strings.CutPrefix(p, o.text)
			if ok && isWide(o.text) && (len(o.text) > 2*len("约") || startsCounted(tail)) {
				r.op, p = o.is, tail
				break
			}
		}
	}
	if (r.signed || r.paren) && r.currency == "" || !isLabel(p) {
		return false
	}
	r.label = p
	return true
}

// isLabel says whether a number behind p is counted and not named by it:
// 新建2 against 附表2, A2.
func isLabel(p string) bool {
	if p != "" && p[0] < utf8.RuneSelf && slices.Contains(latinLabels, strings.ToLower(p)) {
		return true
	}
	if strings.HasSuffix(p, "第") || !isHan(p, 8) {
		return false
	}
	return startsCounted(p) || !slices.ContainsFunc(ordinalEnds, func(end string) bool { return strings.HasSuffix(p, end) })
}

// startsCounted says whether a label begins like that of a thing counted.
func startsCounted(p string) bool {
	return slices.ContainsFunc(countedStarts, func(start string) bool { return strings.HasPrefix(p, start) })
}

// currencyAtEnd is the currency that p ends with, "" if none.
func currencyAtEnd(p string) string {
	for _, c := range currencies {
		head, ok := strings.CutSuffix(p, c)
		if !ok {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(head)
		if isLatin(rune(c[0])) && isLatin(before) {
			continue
		}
		return c
	}
	return ""
}

// BeginsLikeCurrency says whether a text begins with the first character of a currency.
func BeginsLikeCurrency(text string) bool { return currencyStarts.Has(firstRune(text)) }

// The first and last characters of comparisons in front of a number, the first of those
// that bind it from before a label and the last in both cases, and those of currencies:
// most labels begin and end otherwise.
var opStarts, opEnds, currencyStarts, currencyEnds runes.Set

// opsEnding are the comparisons in front of a number by their last characters.
var opsEnding = map[rune][]meant[Op]{}

func init() {
	for _, c := range currencies {
		last, _ := utf8.DecodeLastRuneInString(c)
		currencyStarts.Add(firstRune(c))
		currencyEnds.Add(last)
	}
	for _, o := range opsBefore {
		first, _ := utf8.DecodeRuneInString(o.text)
		last, _ := utf8.DecodeLastRuneInString(o.text)
		if isWide(o.text) {
			opStarts.Add(first)
		}
		opEnds.Add(last)
		opEnds.Add(unicode.ToUpper(last))
		opsEnding[last] = append(opsEnding[last], o)
	}
}

// isWide says whether a word is written in other than Latin letters and signs.
func isWide(word string) bool { return word[0] >= utf8.RuneSelf }

// opAtEnd is the comparison that p ends with.
func opAtEnd(p string) (string, Op) {
	last, _ := utf8.DecodeLastRuneInString(p)
	if !opEnds.Has(last) {
		return "", Exactly
	}
	lower := strings.ToLower(p)
	for _, o := range opsEnding[unicode.ToLower(last)] {
		head, ok := strings.CutSuffix(lower, o.text)
		if !ok || len(lower) != len(p) {
			continue
		}
		before, size := utf8.DecodeLastRuneInString(head)
		if isLatin(rune(o.text[0])) && isLatin(before) || notOps[lower[len(head)-size:]] {
			continue
		}
		return p[len(head):], o.is
	}
	return "", Exactly
}

func isLatin(r rune) bool { return r < utf8.RuneSelf && r|0x20 >= 'a' && r|0x20 <= 'z' }

// figure puts the number and what stands around it together.
func (r *reading) figure(lit literal) (Figure, bool) {
	lit.scale -= r.exp
	if r.rate {
		lit.scale += 2
	}
	if r.permille {
		lit.scale += 3
	}
	if lit.scale > maxScale || lit.scale < -maxScale || lit.exponent && (r.rate || r.permille) {
		return Figure{}, false
	}
	f := lit.figure(r.neg)
	rate := r.rate || r.permille
	switch {
	case r.op != Exactly:
		f.Kind = Bound
	case rate:
		f.Kind = Percent
	}
	label := r.label
	if label != "" && r.currency != "" && isLatin(rune(label[len(label)-1])) {
		label += " "
	}
	label += r.currency
	if label == "" && r.unit == "" && r.mark == "" && r.op == Exactly {
		return f, true
	}
	if f.Rare == nil {
		f.Rare = &Rare{}
	}
	f.Rare.Op, f.Rare.Rate = r.op, rate && r.op != Exactly
	f.Rare.Label, f.Rare.Unit, f.Rare.Mark = label, r.unit, r.mark
	return f, true
}
