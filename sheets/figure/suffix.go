package figure

import (
	"strings"
	"unicode"
	"unicode/utf8"
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

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
