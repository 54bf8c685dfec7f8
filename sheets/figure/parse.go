package figure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets/runes"
)

// maxText is the longest text in bytes that can be a figure; beyond it stand
// sentences.
const maxText = 256

// Parse reads the text of one cell. A text that can be read in two ways is Text:
// no value is better than a wrong one.
func Parse(text string) Figure {
	f := Read(text)
	if (f.Kind == Text || f.Kind == Date) && f.Rare == nil {
		f.Rare = &Rare{Text: text}
	}
	return f
}

// Read is Parse for a text that is at hand wherever the figure is: a figure that is but
// words or a date does not remember it.
func Read(text string) Figure {
	if f, ok := parsePlain(text); ok {
		return f
	}
	digits, neg := strings.CutPrefix(text, "-")
	if lit, n := scanNumber(digits); n > 0 && n == len(digits) {
		return lit.figure(neg)
	}
	trimmed := trim(text)
	if trimmed == "" {
		return Figure{}
	}
	if f, ok := lookUp(trimmed); ok {
		f.keep(text)
		return f
	}
	if len(trimmed) > maxText {
		return Figure{Kind: Text}
	}
	s := fold(trimmed)
	if f, ok := word(trimmed, s); ok {
		f.keep(text)
		return f
	}
	if hasDigit(s) {
		if isDate(s) {
			return Figure{Kind: Date}
		}
		if f, ok := parseFigure(s); ok {
			return f
		}
	}
	return Figure{Kind: Text}
}

// parsePlain reads a number of digits, a sign and a point alone, which is what
// most cells hold; it needs no memory.
func parsePlain(text string) (Figure, bool) {
	digits, neg := text, false
	if digits != "" && digits[0] == '-' {
		digits, neg = digits[1:], true
	}
	if digits == "" || len(digits) > 18 || digits[0] == '0' && len(digits) > 1 && digits[1] != '.' || digits == "." {
		return Figure{}, false
	}
	var coef int64
	scale, point := 0, 0
	for i := 0; i < len(digits); i++ {
		c := digits[i] - '0'
		switch {
		case c <= 9:
			coef = coef*10 + int64(c)
			scale += point
		case digits[i] == '.' && point == 0:
			point = 1
		default:
			return Figure{}, false
		}
	}
	if neg {
		coef = -coef
	}
	return Figure{Kind: Number, Coef: coef, Scale: int8(scale)}, true
}

// ParseCompound reads like Parse and also the forms that are a compound only
// where the other cells of the column are: 12/34, 12+34, 新建2、改建4, 12(-). It
// says whether the figure is a compound.
func ParseCompound(text string) (Figure, bool) {
	f := Parse(text)
	if f.Kind == Compound || f.Kind != Text {
		return f, f.Kind == Compound
	}
	s := fold(trim(text))
	if s == "" || len(s) > maxText {
		return f, false
	}
	var pieces []string
	if head, inner, ok := cutParens(s); ok {
		pieces = []string{head, inner}
	} else {
		for _, sep := range []string{"\n", "、", ";", "/", "+", "|", ","} {
			if sep == "," && (isDigit(s[0]) || isCommaNumber(s)) {
				return f, false // 1,2345 and 1,5 are misprints, EUR 1,5 is a number, not pairs
			}
			if pieces = strings.Split(s, sep); len(pieces) > 1 {
				break
			}
		}
	}
	if len(pieces) < 2 || len(pieces) > 6 {
		return f, false
	}
	parts := make([]Figure, len(pieces))
	numbers := 0
	for i, piece := range pieces {
		parts[i] = Parse(trim(piece))
		if parts[i].IsNumber() {
			numbers++
		} else if parts[i].Kind != Nil {
			return f, false
		}
	}
	if numbers == 0 {
		return f, false
	}
	return Figure{Kind: Compound, Rare: &Rare{Parts: parts}}, true
}

// isCommaNumber says whether a text could be one number with a decimal comma.
func isCommaNumber(s string) bool {
	_, _, ok := FromComma(s)
	return ok
}

// keep makes sure that the figure remembers its text as it was written.
func (f *Figure) keep(text string) {
	if f.Rare == nil || f.Rare.Text != text {
		f.Rare = &Rare{Text: text}
	}
}

// lookUp finds a text among the words.
func lookUp(s string) (f Figure, ok bool) {
	if s != "" && len(s) <= int(longest[s[0]]) { // most texts are none
		f, ok = words[s]
	}
	return f, ok
}

// word reads a cell that holds no number but a mark or word that stands for one,
// with or without footnote marks behind it, and is none of the words as it stands.
func word(s, folded string) (Figure, bool) {
	f, ok := bareWord(s, folded)
	if !ok {
		f, ok = markedWord(s, folded)
	}
	return f, ok
}

func bareWord(s, folded string) (Figure, bool) {
	if len(s) > maxWord || s == "" {
		return Figure{}, false
	}
	if isDigit(s[0]) {
		return Figure{}, false
	}
	if !runes.IsIdeograph(firstRune(s)) && (isRun(s, dashes) || isRun(s, slashes)) {
		return Figure{Kind: Nil}, true
	}
	if folded == "" {
		return Figure{}, false
	}
	if folded[0] < utf8.RuneSelf {
		folded = strings.ToLower(folded)
	}
	if folded != s {
		if f, ok := lookUp(folded); ok {
			return f, true
		}
	}
	if s[0] == '#' {
		if f, ok := errorValues[s]; ok {
			return f, true
		}
	}
	if isCoverage(folded) {
		return Figure{Kind: Coverage}, true
	}
	return Figure{}, false
}

// markedWord reads a word with footnote marks behind it: …①, n.a. (b).
func markedWord(s, folded string) (Figure, bool) {
	if s == "" || len(s) > maxWord || isDigit(s[0]) {
		return Figure{}, false
	}
	if last, _ := utf8.DecodeLastRuneInString(s); last >= '一' && (runes.IsIdeograph(last) || unicode.IsLetter(last)) {
		return Figure{}, false
	}
	var r reading
	if r.markAtEnd(folded, literal{}) == 0 {
		return Figure{}, false
	}
	s = trim(r.takeMarks(folded, literal{}))
	if f, ok := lookUp(s); ok {
		return f, true
	}
	return bareWord(s, fold(s))
}

// isRun says whether s is made of the given marks alone, with or without spaces between.
func isRun(s, marks string) bool {
	for _, r := range s {
		if r != ' ' && !strings.ContainsRune(marks, r) {
			return false
		}
	}
	return true
}

// isCoverage says whether s is a short statement of full coverage: 实现全覆盖.
func isCoverage(s string) bool {
	if !strings.HasSuffix(s, "盖") && !strings.HasSuffix(s, "蓋") {
		return false
	}
	for _, end := range [...]string{"全覆盖", "全面覆盖", "全部覆盖", "全覆蓋"} {
		if head, ok := strings.CutSuffix(s, end); ok {
			return head == "" || isHan(head, 6) && !strings.ContainsAny(head, "未不没非无")
		}
	}
	return false
}

// isHan says whether s is between one and most Chinese characters.
func isHan(s string, most int) bool {
	n := 0
	for _, r := range s {
		if n++; n > most || !runes.IsIdeograph(r) && !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return n > 0
}

// hasDigit says whether s has a digit, of ordinary or full width.
func hasDigit(s string) bool {
	for i := 0; i < len(s); i++ {
		if isDigit(s[i]) || s[i] == 0xEF && i+2 < len(s) && s[i+1] == 0xBC && s[i+2]-0x90 <= 9 {
			return true
		}
	}
	return false
}

// fold turns full width into half width and drops what takes no width. NFKC
// would turn the footnote of 123① into a digit; this does not.
func fold(s string) string {
	if runes.Plain(s) {
		return s
	}
	if strings.ContainsFunc(s, isInvisible) {
		s = strings.Map(func(r rune) rune {
			if isInvisible(r) {
				return -1
			}
			return r
		}, s)
	}
	return trim(runes.Narrow(s))
}

// trim cuts white space of every kind from both ends.
func trim(s string) string {
	if s == "" || s[0] > ' ' && s[0] < utf8.RuneSelf && s[len(s)-1] > ' ' && s[len(s)-1] < utf8.RuneSelf {
		return s
	}
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if !isPadding(first) && !isPadding(last) {
		return s
	}
	return strings.TrimFunc(s, isPadding)
}

func isPadding(r rune) bool {
	return !runes.IsIdeograph(r) && (unicode.IsSpace(r) || isInvisible(r))
}

// isInvisible says whether r takes no room on paper: zero-width spaces and
// joiners, direction marks, the byte order mark, the soft hyphen, what makes a sign an emoji.
func isInvisible(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r == 0xAD, r == 0x180E, r == 0xFEFF, r == 0x3164:
		return true
	}
	return r >= 0xFE00 && r <= 0xFE0F || r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x2064
}
