package table

import (
	"slices"
	"strconv"
	"strings"

	"crossfoot/sheets/figure"
)

// This file reads the places of an outline in any script: 1.2, (一), A.1, A1.2, II, b). What a
// mark may be read as is told by those before it: I is the first Roman number, or follows H.

// place is where a row stands in an outline, as its mark may be read.
type place struct {
	style string // two marks of one style stand equally deep
	under string // the mark above it, if it is written out; "" if not
	whole string // the mark
	n     int    // its last number, counted from 1
}

// placesIn are the readings of a text, or of what it begins with; none if there is no mark.
func placesIn(text string, alone bool) []place {
	if n := numberIn(text, alone); n.N > 0 {
		return []place{{n.Style, n.Under, n.With(n.N), n.N}}
	}
	s := strings.TrimSpace(figure.Fold(text))
	body, bracket := strings.CutPrefix(s, "(")
	parts, rest := markParts(body)
	if len(parts) == 0 || len(parts) == 1 && isDigit(parts[0]) {
		return nil
	}
	end := ""
	if rest != "" && strings.ContainsRune(".)、:", firstRune(rest)) {
		end = string(firstRune(rest))
		rest = rest[len(end):]
	}
	switch {
	case bracket && end != ")", alone && rest != "", !alone && rest == "":
		return nil
	case !alone && end == "" && !strings.HasPrefix(rest, " ") && (rest[0] < 0x80 || len(parts) == 1):
		return nil
	case !alone && end == "" && len(parts) == 1 && !isCapital(parts[0]): // a lot
		return nil
	case end != "" && rest != "" && (rest[0] >= '0' && rest[0] <= '9' || letterAt(rest, 0) && end != ")" && end != ":"): // 1.5, e.g.
		return nil
	}
	around := ""
	if bracket {
		around = "("
	}
	if end == ")" {
		around += ")"
	}
	return readings(parts, around)
}

func isDigit(s string) bool { return s[0] >= '0' && s[0] <= '9' }

func isCapital(s string) bool { return s[0] >= 'A' && s[0] <= 'Z' }

// The bounds of marks.
const (
	markLetters = 4 // that stand together: VIII, HC
	markDigits  = 3
	markNumbers = 6
)

// markParts are the numbers that a text begins with, with a point or a dash between them or a
// change from letters to digits, and what stands behind.
func markParts(s string) (parts []string, rest string) {
	for len(parts) < markNumbers {
		n := 0
		switch {
		case letterAt(s, 0):
			for letterAt(s, n) {
				n++
			}
			if n > markLetters {
				return nil, s
			}
		default:
			for n < len(s) && s[n] >= '0' && s[n] <= '9' {
				n++
			}
			if n > markDigits || n > 0 && s[0] == '0' {
				return nil, s
			}
		}
		if n == 0 {
			break
		}
		parts = append(parts, s[:n])
		s = s[n:]
		switch {
		case len(s) > 1 && (s[0] == '.' || s[0] == '-') && (s[1] >= '1' && s[1] <= '9' || letterAt(s, 1) && !letterAt(s, 2)):
			s = s[1:]
		case isDigit(parts[len(parts)-1]) || s == "" || s[0] < '1' || s[0] > '9':
			return parts, s
		}
	}
	return parts, s
}

// readings are what the numbers of a mark may mean, with what stands around them.
func readings(parts []string, around string) []place {
	style, above := around, parts[:len(parts)-1]
	for _, p := range above {
		if isDigit(p) {
			style += "1."
		} else {
			style += "A."
		}
	}
	last := parts[len(parts)-1]
	whole, under := strings.Join(parts, "."), strings.Join(above, ".")
	if n, err := strconv.Atoi(last); err == nil {
		out := []place{{style + "1", under, whole, n}}
		if len(parts) == 2 { // A1, A2 of no A
			out = append(out, place{around + "A1", "", whole, n})
		}
		return out
	}
	var out []place
	kind := "a"
	if isCapital(last) {
		kind = "A"
	}
	if len(last) == 1 {
		out = append(out, place{style + kind, under, whole, int(strings.ToUpper(last)[0]-'A') + 1})
	}
	if n := roman(strings.ToUpper(last)); n > 0 && (last == strings.ToUpper(last) || last == strings.ToLower(last)) {
		out = append(out, place{style + "roman " + kind, under, whole, n})
	}
	return out
}

// roman reads a Roman number up to 39; 0 if it is none.
func roman(s string) int {
	tens := 0
	for strings.HasPrefix(s, "X") && tens < 3 {
		s, tens = s[1:], tens+1
	}
	ones := slices.Index([]string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}, s)
	if ones < 0 {
		return 0
	}
	return 10*tens + ones
}

// places reads the marks of an outline one after the other.
type places struct {
	last []place // on each style, in the order in which they opened
}

// next is the reading of a mark that fits best to those before, and how well: it follows the
// last of its style, or begins anew, below a mark that is there; 0 if it does neither.
func (p *places) next(readings []place) (best place, fits int) {
	for i, r := range readings {
		at := slices.IndexFunc(p.last, func(l place) bool { return l.style == r.style })
		above := p.last
		if at >= 0 {
			above = p.last[:at]
		}
		under := r.under == "" || slices.ContainsFunc(above, func(l place) bool { return l.whole == r.under })
		fit := 0
		switch {
		case !under:
		case at >= 0 && r.n == p.last[at].n+1:
			fit = 3
		case at >= 0 && r.n == 1:
			fit = 2
		case r.n == 1:
			fit = 1
		}
		if i == 0 || fit > fits {
			best, fits = r, fit
		}
	}
	return best, fits
}

// add takes in a reading, and says whether it stands below the first style.
func (p *places) add(r place) (deep bool) {
	at := slices.IndexFunc(p.last, func(l place) bool { return l.style == r.style })
	if at < 0 {
		at = len(p.last)
		p.last = append(p.last, r)
	}
	p.last[at] = r
	return at > 0
}
