package table

import (
	"strings"
	"unicode"
)

// This file reads the numbering in front of labels, which shows how deep a row
// stands: 一、(一)1.(1) and 1.1.1 and I. A. 1. a.

// numbering is the style of a number in front of a label; two labels of one
// style stand at the same depth.
type numbering string

func isHanDigit(r rune) bool {
	switch r {
	case '零', '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百':
		return true
	}
	return false
}

// numberingOf is the style of a label's number, "" if it has none: "一、",
// "(一)", "1.", "1.1." and so on, with the number itself replaced by its kind; and
// the label without a number that counts. Bullets and codes count nothing, and a
// letter may be an initial.
func numberingOf(label string) (style numbering, rest string) {
	s := strings.TrimLeft(label, " \t\u00a0\u3000")
	if bulleted(s) {
		return "bullet", label
	}
	if s == "" || s[0] > '9' && s[0] < 'A' || s[0] > 'z' && s[0] < 0xE2 {
		return "", label
	}
	if code := codeOf(s); code != "" {
		return code, label
	}
	opened, s := cutMark(s, "(", "\uff08", "[", "〔")
	kind, n := digitKind(s)
	if n == 0 {
		return "", label
	}
	s = s[n:]
	if opened != "" {
		if closed, rest := cutMark(s, ")", "\uff09", "]", "〕"); closed != "" {
			return numbering("(" + kind + ")"), rest
		}
		return "", label
	}
	if kind == "circled" {
		return "circled", s
	}
	depth := 1
	for kind == "1" && len(s) > 1 && s[0] == '.' {
		_, n := digitKind(s[1:])
		if n == 0 || s[1] > '9' {
			break
		}
		s = s[1+n:]
		depth++
	}
	end, after := cutMark(s, "、", ".", "\uff0e", ")", "\uff09", "\uff0c")
	switch {
	case end == "" && (depth == 1 || depth == 2 && s != "" && s[0] != ' '):
		return "", label // 2003, 3 persons, 1.5%; but no figure has two points
	case end == ")" || end == "\uff09":
		kind += ")"
	}
	if after != "" && after[0] >= '0' && after[0] <= '9' {
		return "", label // 1,5 and the like
	}
	if kind == "A" || kind == "a" {
		after = label
	}
	return numbering(kind + strings.Repeat(".1", depth-1)), after
}

// cutMark is the one of some marks with which a text begins, "" if there is none, and the rest of it.
func cutMark(s string, marks ...string) (mark, rest string) {
	for _, m := range marks {
		if rest, ok := strings.CutPrefix(s, m); ok {
			return m, rest
		}
	}
	return "", s
}

// bulleted says whether a label begins with a dash or another mark of a list.
func bulleted(label string) bool {
	mark := firstRune(label)
	switch mark {
	case '-', '*', '+', '–', '—', '•', '·', '▪', '○', '●', '■', '□', '◦', '‣', '－':
		rest := strings.TrimLeft(label[len(string(mark)):], " \u00a0\u3000")
		return unicode.IsLetter(firstRune(rest))
	}
	return false
}

// codeOf is the style of a code of letters and numbers such as HC.1.3, whose
// points show the depth, "" for anything else.
func codeOf(label string) numbering {
	n := 0
	for letterAt(label, n) {
		n++
	}
	if n == 0 || n > 4 {
		return ""
	}
	var style strings.Builder
	style.WriteString(label[:n])
	for n+1 < len(label) && label[n] == '.' && label[n+1] >= '0' && label[n+1] <= '9' {
		for n++; n < len(label) && label[n] >= '0' && label[n] <= '9'; n++ {
		}
		style.WriteString(".1")
	}
	if !strings.Contains(style.String(), ".") || n < len(label) && letterAt(label, n) {
		return ""
	}
	return numbering(style.String())
}

// digitKind is what kind of number a text begins with, and how many bytes it has.
func digitKind(s string) (kind string, n int) {
	first := firstRune(s)
	switch {
	case first >= '0' && first <= '9':
		for n < len(s) && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		if n > 3 {
			return "", 0
		}
		return "1", n
	case first >= '①' && first <= '⑳':
		return "circled", len("①")
	case isHanDigit(first):
		for n < len(s) && isHanDigit(firstRune(s[n:])) {
			n += len("一")
		}
		return "一", n
	case first >= 0x80:
		return "", 0
	}
	for n < len(s) && strings.IndexByte("IVXLC", s[n]) >= 0 {
		n++
	}
	switch {
	case n > 0 && (n > 1 || s[0] == 'I' || s[0] == 'V' || s[0] == 'X') && !letterAt(s, n):
		return "I", n
	case letterAt(s, 0) && !letterAt(s, 1):
		if s[0] >= 'a' {
			return "a", 1
		}
		return "A", 1
	}
	return "", 0
}

func letterAt(s string, i int) bool {
	return i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= 'A' && s[i] <= 'Z')
}

// depths gives each style of numbering its depth, in the order in which the
// styles open below each other.
type depths struct {
	of  map[numbering]int
	now int
}

// level is the depth of a row by its label, 0 if the label has no number.
func (d *depths) level(label string) int {
	style, _ := numberingOf(label)
	if style == "" {
		return 0
	}
	return d.styled(style)
}

// styled is the depth of a style.
func (d *depths) styled(style numbering) int {
	at, ok := d.of[style]
	if !ok {
		if d.of == nil {
			d.of = map[numbering]int{}
		}
		at = d.now + 1
		d.of[style] = at
	}
	d.now = at
	return at
}
