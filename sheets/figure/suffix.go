package figure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets/runes"
)

// takeSuffix reads what stands behind the number.
func (r *reading) takeSuffix(rest string, lit literal) bool {
	switch {
	case rest == "":
		return !r.paren
	case rest == "%" && !r.paren && !r.rate:
		r.rate = true
		return !lit.open
	}
	rest = r.takeMarks(rest, lit)
	if r.paren {
		if after, ok := strings.CutPrefix(rest, ")"); ok {
			rest = after
		} else if rest, ok = strings.CutSuffix(rest, ")"); !ok {
			return false
		}
	}
	if lit.open && rest != "" {
		return false
	}
	spaced := rest != "" && unicode.IsSpace(firstRune(rest))
	t := strings.TrimSpace(rest)
	if !r.takeMore(&t) || !r.takeMultiplier(&t, &spaced, lit) || !r.takeMore(&t) {
		return false
	}
	if head, ok := strings.CutSuffix(t, "+"); ok {
		if !r.bind(AtLeast) {
			return false
		}
		t = strings.TrimSpace(head)
	}
	if t == "-" && !spaced && !lit.short && r.exp == 0 && !r.signed && !r.paren && r.label == "" {
		r.neg = true // 1,234- as accounting programs print it
		return true
	}
	for _, o := range opsAfter {
		if head, ok := strings.CutSuffix(t, o.text); ok {
			if !r.bind(o.is) {
				return false
			}
			t = strings.TrimSpace(head)
			break
		}
	}
	return r.takeRate(&t) && r.takeUnit(t, spaced)
}

// bind sets the comparison; two that differ make no sense.
func (r *reading) bind(op Op) bool {
	if r.op != Exactly && r.op != op {
		return false
	}
	r.op = op
	return true
}

// takeMore reads 3000多人 and 3万余人.
func (r *reading) takeMore(t *string) bool {
	for _, w := range []string{"多", "余", "餘"} {
		if after, ok := strings.CutPrefix(*t, w); ok {
			*t = after
			return r.bind(More)
		}
	}
	return true
}

func (r *reading) takeMultiplier(t *string, spaced *bool, lit literal) bool {
	for _, unit := range multiplierUnits {
		if strings.HasPrefix(*t, unit) {
			return true
		}
	}
	if *t == "" {
		return true
	}
	if exp, ok := moneyMultipliers[*t]; ok && r.currency != "" && !lit.exponent { // £12.4m; 5m may be metres
		r.exp, *t = exp, ""
		return true
	}
	head := *t // as much of it as can matter: running text goes on
	for n := maxWord; n < len(head); n++ {
		if utf8.RuneStart(head[n]) {
			head = head[:n]
		}
	}
	lower := head
	if isLatin(rune(lower[0])) {
		lower = strings.ToLower(lower)
	}
	for _, m := range multipliers {
		if !strings.HasPrefix(lower, m.text) || len(lower) != len(head) {
			continue
		}
		after := (*t)[len(m.text):]
		if isLatin(rune(m.text[0])) && after != "" && isLatin(rune(after[0])) {
			continue
		}
		if lit.exponent {
			return false
		}
		r.exp = m.is
		*spaced = after != "" && unicode.IsSpace(firstRune(after))
		*t = strings.TrimSpace(after)
		return true
	}
	return true
}

// takeRate reads the sign or word of a percentage.
func (r *reading) takeRate(t *string) bool {
	for _, w := range []string{"%", "‰", "﹪", "per cent", "percent", "pct.", "pct"} {
		after, ok := strings.CutPrefix(*t, w)
		if !ok {
			continue
		}
		if r.rate || r.exp != 0 || after != "" && isLatin(rune(w[0])) && isLatin(rune(after[0])) {
			return false
		}
		*t = strings.TrimSpace(after)
		if r.rate, r.permille = w != "‰", w == "‰"; r.permille {
			r.unit = "‰"
			return *t == ""
		}
		return *t == "" || isHan(*t, 6)
	}
	return true
}

// takeUnit reads the unit: 个, 人次, 元/亩, km, units.
func (r *reading) takeUnit(u string, spaced bool) bool {
	if u == "" || r.permille {
		return u == ""
	}
	switch {
	case r.rate && !isHan(u, 6):
		return false
	case len(u) == 1 && isLatin(rune(u[0])):
		// 5m may be metres or millions, 5G a generation, 5l a 51.
		if !spaced || r.currency != "" || !isKnownUnit(u) || u[0] < 'a' {
			return false
		}
	case !r.rate && !isKnownUnit(u) && !isHanUnit(u) && !(spaced && counted[strings.ToLower(u)]):
		return false
	}
	r.unit = u
	return true
}

func isKnownUnit(u string) bool {
	c, size := utf8.DecodeRuneInString(u)
	return c >= '㍱' && c <= '㏟' && size == len(u) || // ㎡, ㎞ and the like
		len(u) <= maxWord && latinUnits[strings.ToLower(u)]
}

func isHanUnit(u string) bool {
	n := 0
	for _, r := range u {
		if n++; n > 8 || !unicode.Is(unicode.Han, r) && (r != '/' || n == 1) {
			return false
		}
	}
	if strings.HasSuffix(u, "/") {
		return false
	}
	if strings.ContainsRune(measures, firstRune(u)) {
		return true
	}
	for _, w := range multiplierUnits {
		if strings.HasPrefix(u, w) {
			return true
		}
	}
	for _, w := range measureWords {
		if strings.HasPrefix(u, w) {
			return true
		}
	}
	return false
}

// takeMarks cuts footnote marks from the end and returns what is left.
func (r *reading) takeMarks(rest string, lit literal) string {
	marks := ""
	for {
		s := strings.TrimRightFunc(rest, unicode.IsSpace)
		n := markAtEnd(s, lit)
		if n == 0 {
			break
		}
		token := strings.TrimSpace(s[len(s)-n:])
		if marks != "" && isSpacedMark(marks) {
			token += " "
		}
		marks, rest = token+marks, s[:len(s)-n]
	}
	if r.mark != "" && marks != "" && isSpacedMark(marks) {
		marks = " " + marks
	}
	r.mark += marks
	return rest
}

// isSpacedMark says whether a mark needs a space in front to be told from a
// unit or from digits.
func isSpacedMark(mark string) bool { return isLatin(rune(mark[0])) || isDigit(mark[0]) }

// markAtEnd is the size of the footnote mark that s ends with, 0 if none.
func markAtEnd(s string, lit literal) int {
	last, size := utf8.DecodeLastRuneInString(s)
	switch {
	case size == 0, runes.IsIdeograph(last), (last == '²' || last == '³') && isKnownUnit(strings.TrimSpace(s)):
		return 0
	case strings.ContainsRune(footnotes, last), last >= '①' && last <= '⓿', last >= '㉑' && last <= '㊿', last >= '❶' && last <= '➓':
		return size
	case last == ']':
		if open := strings.LastIndexByte(s, '['); open >= 0 && isRemark(s[open+1:len(s)-1], true) {
			return len(s) - open
		}
	case last == ')' && len(s) >= 3 && isDigit(s[len(s)-2]) && unicode.IsSpace(rune(s[len(s)-3])):
		return 2 // 12 1)
	case last == ')':
		if open := strings.LastIndexByte(s, '('); open >= 0 && isRemark(s[open+1:len(s)-1], false) {
			return len(s) - open
		}
	case last == '/':
		// a/ or, behind a space, 1/
		if n := len(s); n >= 2 && s[n-2] >= 'a' && s[n-2] <= 'h' && (n == 2 || s[n-3] == ' ') {
			return 2
		} else if n >= 3 && isDigit(s[n-2]) && s[n-3] == ' ' {
			return 2
		}
	case last < utf8.RuneSelf && strings.IndexByte(flags, byte(last)) >= 0:
		if len(s) == 1 {
			// Directly behind the digits it must not look like a code: 1,234r.
			if lit.short || lit.exponent || !strings.ContainsRune("rpe", last) {
				return 0
			}
			return 1
		}
		if unicode.IsSpace(rune(s[len(s)-2])) {
			return 1
		}
	}
	return 0
}

// isRemark says whether what stands in brackets is a remark and no figure: [1], (a), (预计).
func isRemark(s string, digits bool) bool {
	n := 0
	for _, r := range s {
		n++
		if n > 16 || !unicode.IsLetter(r) && r != '.' && r != ' ' && !(digits && r < utf8.RuneSelf && isDigit(byte(r))) {
			return false
		}
	}
	return n > 0 && s[0] != ' ' && s[len(s)-1] != ' '
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
