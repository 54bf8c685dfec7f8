package figure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets/runes"
)

// LooksNumeric says whether a text that Parse could not read is probably a
// number with a slip of the typist in it: 12O, l2, 1..5, 1,2345, 1。5, 3k. Codes
// (A1, r298, 12A), dates, ranges (15-19, 100 -), lists (1,2,3), units (£'000) and
// sentences are not.
func LooksNumeric(text string) bool {
	if !hasDigit(text) || beginsAsWord(text) {
		return false
	}
	s := fold(trim(text))
	if s == "" || len(s) > 32 || isWordy(s) {
		return false
	}
	if number := afterSigns(s); !beginsAsNumber(number) || !mostlyDigits(number) || strings.HasSuffix(s, " -") {
		return false
	}
	if s[0] == '0' && len(s) > 1 && isDigit(s[1]) || isOutline(s) || isDate(s) {
		return false
	}
	if f := Parse(s); f.Kind != Text {
		return false
	}
	return reads(withoutZero(confusable.Replace(s))) || reads(onePoint(s)) || isMisgrouped(s) || hasStray(s)
}

// OnlyDigits says whether a text is nothing but digits and the marks that stand in numbers: 2.8.9,
// 34.5. and the like. It may number something or be a date; among figures that are added up it is
// one with a slip in it. 4-6 is a range.
func OnlyDigits(text string) bool {
	return hasDigit(text) && !strings.ContainsFunc(strings.TrimLeft(fold(trim(text)), "+-"), func(r rune) bool {
		return (r < '0' || r > '9') && !strings.ContainsRune(".,' ", r)
	})
}

// InWords says whether a text without a digit stands for a number: a letter O that is meant as a
// zero, an l as a one, or Chinese words, 三十. It may name something; among figures that are added
// up it is one that nobody adds up.
func InWords(text string) bool {
	s := fold(trim(text))
	if s == "O" || s == "o" || s == "l" {
		return true
	}
	return s != "" && len(s) <= 32 && strings.Trim(s, hanDigits) == ""
}

// hanDigits are the words of a number in Chinese, in everyday and in formal writing.
const hanDigits = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"

// confusable undoes the slips that put a letter or sign for one that looks alike.
var confusable = strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1", "|", "1", "。", ".", "、", ",", "·", ".", "‘", "", "`", "")

// afterSigns cuts off what may stand before a number: signs and a currency.
func afterSigns(s string) string {
	s = strings.TrimLeft(s, "+-−(<>≤≥~ ")
	if s == "" || isDigit(s[0]) || !currencyStarts.Has(firstRune(s)) {
		return s
	}
	for _, currency := range currencies {
		if rest, found := strings.CutPrefix(s, currency); found {
			return strings.TrimLeft(rest, "+-− ")
		}
	}
	return s
}

// isWordy says whether s has so many letters for its digits that it names
// something, as most texts with digits do. A currency has up to three letters.
func isWordy(s string) bool {
	digits, letters := 0, 0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf && isDigit(byte(r)):
			digits++
		case isLatin(r), runes.IsIdeograph(r):
			letters++
		}
	}
	return digits == 0 || letters > digits+3
}

// beginsAsWord says of a text that it begins with a letter that no number begins with, as
// most texts do.
func beginsAsWord(text string) bool {
	r := firstRune(text)
	return (runes.IsIdeograph(r) || isLatin(r) && !strings.ContainsRune(confused, r)) && !currencyStarts.Has(r)
}

// confused are letters that are taken for a digit, and look like one.
const confused = "OolI|"

// beginsAsNumber says whether s begins with a digit, or with a letter that looks
// like one and a digit.
func beginsAsNumber(s string) bool {
	if s != "" && strings.IndexByte(confused, s[0]) >= 0 {
		s = s[1:]
	}
	s = strings.TrimPrefix(s, ".")
	return s != "" && isDigit(s[0])
}

// mostlyDigits says whether s has no more of other characters than of digits,
// not counting those that stand around and within numbers.
func mostlyDigits(s string) bool {
	digits, others := 0, 0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf && isDigit(byte(r)):
			digits++
		case !strings.ContainsRune("+-.,'()% ", r):
			others++
		}
	}
	return digits >= others
}

// reads says whether a mended text is a figure.
func reads(s string) bool {
	switch f := Parse(s); f.Kind {
	case Number, Percent, Bound:
		return true
	}
	return false
}

// withoutZero drops the zero that a letter in front of a number has become: O5.
func withoutZero(s string) string {
	if len(s) > 1 && s[0] == '0' && isDigit(s[1]) {
		return s[1:]
	}
	return s
}

// onePoint undoes doubled points, commas and signs.
func onePoint(s string) string {
	for _, double := range []string{"..", ",,", ".,", ",.", "--", "++", "%%", "。。"} {
		if i := strings.Index(s, double); i >= 0 {
			return s[:i] + s[i+len(double)/2:]
		}
	}
	return s
}

// isOutline says whether s numbers a line or names a part of something and is
// no misspelt number: 1), 1.2.3, 2.1.
func isOutline(s string) bool {
	if len(s) <= 3 && strings.HasSuffix(s, ")") {
		return true
	}
	points := strings.Count(s, ".")
	if points < 2 || strings.Contains(s, "..") {
		return false
	}
	for _, field := range strings.Split(s, ".")[1:] {
		if len(field) != 3 {
			return true
		}
	}
	return false
}

// isMisgrouped says whether s is one number whose separators stand in odd places.
func isMisgrouped(s string) bool {
	s = strings.TrimRight(strings.TrimLeft(s, "+-$¥€£ "), "% ")
	if s == "" || !isDigit(s[0]) {
		return false
	}
	long, digits := 0, 0
	for _, field := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '.' || r == '\'' || unicode.IsSpace(r) }) {
		if !digitsOnly(field) {
			return false
		}
		digits += len(field)
		long = max(long, len(field))
	}
	separators := len(s) - digits
	// 1,2,3 and 5 6 7 are lists.
	return digits > 1 && digits <= 20 && separators > 0 && (separators == 1 || long >= 3)
}

// hasStray says whether s is a number but for one character that does not belong.
func hasStray(s string) bool {
	digits := 0
	for i := 0; i < len(s); i++ {
		if isDigit(s[i]) {
			digits++
		}
	}
	for i, r := range s {
		if r < utf8.RuneSelf && (isDigit(byte(r)) || r == ',' || r == '.') {
			continue
		}
		_, size := utf8.DecodeRuneInString(s[i:]) // RuneLen does not hold for broken UTF-8
		first, last := i == 0, i+size == len(s)
		switch {
		case r == '-' || r == '+' || r == '~' || r == 'x' || r == 'X' || r == '\'' || r == '/' || r == ':' || r == '#' || r == '–' || r == '—':
			// Between digits it makes a range, a fraction, a time or a code.
			if !last || r == '#' || r == ':' {
				continue
			}
		case r < utf8.RuneSelf && isLatin(r):
			if first && digits < 3 || unicode.IsUpper(r) || !first && !last && digits < 3 {
				continue
			}
		case unicode.IsLetter(r) && (first || digits < 2):
			continue // 第5, 5楼
		case unicode.Is(unicode.Han, r):
			continue
		}
		if rest := s[:i] + s[i+size:]; isPlain(rest) {
			return true
		}
	}
	return false
}

// isPlain says whether s is a number with nothing around it.
func isPlain(s string) bool {
	f := Parse(s)
	return f.IsNumber() && (f.Rare == nil || f.Rare.Label+f.Rare.Unit+f.Rare.Mark == "")
}
