package figure

import "strings"

// FromComma rewrites a number with a decimal comma (54,52, 1.234,5, 7 286,07, € 1.234,50,
// 1.234,-, 1.234,50-) into one with a decimal point. decided says that the text can only be read so:
// with a decimal point it would be malformed. It says ok for a text that could be such a
// number, 1,234 and 1.234 included.
func FromComma(text string) (rewritten string, decided, ok bool) {
	s, note := cutNote(strings.TrimSpace(text))
	from, to := strings.IndexAny(s, decimals), strings.LastIndexAny(s, decimals)+1
	if from < 0 || !mayPrecede(s[:from]) {
		return "", false, false
	}
	whole, places, comma := strings.Cut(s[from:to], ",")
	suffix, round := cutRound(s[to:])
	before := s[:from]
	if suffix == "-" && isUnsigned(before) { // as accounting programs print it
		before, suffix = "-"+before, ""
	}
	if comma && (round || !digitsOnly(places)) || !mayFollow(suffix) {
		return "", false, false
	}
	if isFlag(suffix) { // which behind 1234 would make a code of it
		suffix = " " + suffix
	}
	suffix += note
	sep := strings.IndexFunc(whole, isGroupSeparator)
	groups := []string{whole}
	if sep >= 0 {
		groups = strings.Split(whole, string([]rune(whole[sep:])[0]))
	}
	for i, g := range groups {
		if !digitsOnly(g) || i > 0 && len(g) != 3 || i == 0 && len(groups) > 1 && (len(g) > 3 || g[0] == '0') {
			return "", false, false
		}
	}
	rewritten = before + strings.Join(groups, "")
	switch dots := strings.Count(whole, "."); {
	case comma:
		return rewritten + "." + places + suffix, len(places) != 3 || groups[0] == "0" || len(groups[0]) > 3 || dots > 0, true
	case round: // 1.234,-
		return rewritten + suffix, dots > 0, true
	default:
		return rewritten + suffix, dots > 1, len(groups) > 1
	}
}

const decimals = "0123456789"

// spaces may set groups of digits apart, and a number from what stands around it.
const spaces = " \u00a0\u2007\u2009\u202f"

// isGroupSeparator says whether groups of digits may be set apart by r where the comma is
// the decimal mark.
func isGroupSeparator(r rune) bool { return strings.ContainsRune(".'"+spaces, r) }

// mayPrecede says whether nothing but a sign and a currency stands in front of a number.
func mayPrecede(s string) bool {
	s = strings.Trim(s, signs+spaces+"(")
	return s == "" || currencyStarts.Has(firstRune(s)) && currencyAtEnd(s) == s
}

const signs = "+-−–"

// isUnsigned says whether what stands in front of a number gives it no sign.
func isUnsigned(s string) bool { return !strings.ContainsAny(s, signs+"(") }

// isFlag says whether a letter right behind a number says that it is provisional, revised or estimated.
func isFlag(s string) bool { return s == "p" || s == "r" || s == "e" }

// cutNote cuts the footnote mark off the end of a number, if it has one: 1.234†, 1.234 [1], 1.234 1).
func cutNote(s string) (number, note string) {
	number = strings.TrimRight(s, footnotes)
	at := strings.LastIndexAny(number, "["+spaces) // 17(71) is two numbers
	if at <= 0 || !strings.ContainsAny(number[at:], "])") || !strings.ContainsAny(number[:at], decimals) {
		return number, s[len(number):]
	}
	if mark := strings.Trim(number[at:], "[]()"+spaces); digitsOnly(mark) && len(mark) <= noteLongest {
		number = strings.TrimRight(number[:at], spaces)
	}
	return number, s[len(number):]
}

// noteLongest is how many digits the number of a footnote has at most.
const noteLongest = 2

// mayFollow says whether what stands behind a number may be its unit: it is set apart from
// it, or a sign, or a letter that multiplies amounts or says that they are provisional.
func mayFollow(s string) bool {
	return s == "" || moneyMultipliers[s] > 0 || isFlag(s) || strings.ContainsRune("%*)€$£"+spaces, firstRune(s))
}

// cutRound cuts off the dash that stands for no cents: 1.234,-.
func cutRound(s string) (rest string, round bool) {
	rest, round = strings.CutPrefix(s, ",")
	if !round {
		return s, false
	}
	after := strings.TrimLeft(rest, "-–—")
	if after == rest {
		return s, false
	}
	return after, true
}

func digitsOnly(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
