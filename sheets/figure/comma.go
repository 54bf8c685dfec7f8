package figure

import "strings"

// FromComma rewrites a number with a decimal comma (54,52, 1.234,5, 7 286,07)
// into one with a decimal point. decided says that the text can only be read so:
// as digits in groups it would be malformed. It says ok for a text that could be
// such a number, 1,234 included.
func FromComma(text string) (rewritten string, decided, ok bool) {
	s := strings.TrimSpace(text)
	sign := ""
	if s != "" && strings.ContainsRune("+-−–", []rune(s)[0]) {
		r := []rune(s)
		sign, s = string(r[0]), strings.TrimSpace(string(r[1:]))
	}
	whole, places, comma := strings.Cut(s, ",")
	unit := ""
	if i := strings.IndexAny(places, " %\u00a0*"); i >= 0 {
		places, unit = places[:i], places[i:]
	}
	if !digitsOnly(places) || comma && places == "" {
		return "", false, false
	}
	groups := strings.FieldsFunc(whole, func(r rune) bool { return r == '.' || r == ' ' || r == '\u00a0' || r == '\u202f' })
	if len(groups) == 0 {
		return "", false, false
	}
	for i, g := range groups {
		if !digitsOnly(g) || i > 0 && len(g) != 3 || i == 0 && len(groups) > 1 && len(g) > 3 {
			return "", false, false
		}
	}
	if !comma {
		return sign + strings.Join(groups, "") + unit, false, len(groups) > 1
	}
	decided = len(places) != 3 || groups[0] == "0" || strings.Contains(whole, ".")
	return sign + strings.Join(groups, "") + "." + places + unit, decided, true
}

func digitsOnly(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
