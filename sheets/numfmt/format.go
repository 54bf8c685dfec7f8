// Package numfmt knows the number formats of worksheets, by the codes with which
// Excel writes them ("0.00%", "yyyy-mm-dd"; ECMA-376, 18.8.31).
//
// In goes a code; out comes what it says of a cell, as a sheets.Style. In go cells
// with their styles; out come the texts that they display. It serves the decoders of
// all formats: those in which number formats are written otherwise translate them.
package numfmt

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"crossfoot/sheets"
)

// Builtin is the code of a number format that files name by its number only.
// Those that Excel shows differently in each country are given as a Chinese
// Excel shows them, except that amounts carry no currency sign, which the file
// does not state.
func Builtin(id int) string {
	if code, found := builtins[id]; found {
		return code
	}
	return General
}

// General is the code of the format that shows a number as it is.
const General = "General"

var builtins = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
	5: "#,##0;-#,##0", 6: "#,##0;[Red]-#,##0", 7: "#,##0.00;-#,##0.00", 8: "#,##0.00;[Red]-#,##0.00",
	9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
	14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
	18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
	27: `yyyy"年"m"月"`, 28: `m"月"d"日"`, 29: `m"月"d"日"`, 30: "m-d-yy", 31: `yyyy"年"m"月"d"日"`,
	32: `h"时"mm"分"`, 33: `h"时"mm"分"ss"秒"`, 34: `上午/下午h"时"mm"分"`, 35: `上午/下午h"时"mm"分"ss"秒"`,
	36: `yyyy"年"m"月"`,
	37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;[Red]-#,##0.00",
	41: `_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ `, 42: `_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ `,
	43: `_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ `, 44: `_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ `,
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
	50: `yyyy"年"m"月"`, 51: `m"月"d"日"`, 52: `yyyy"年"m"月"`, 53: `m"月"d"日"`, 54: `m"月"d"日"`,
	55: `上午/下午h"时"mm"分"`, 56: `上午/下午h"时"mm"分"ss"秒"`, 57: `yyyy"年"m"月"`, 58: `m"月"d"日"`,
}

// Read says what a number format's code means for a positive number,
// which is what its first section is for.
func Read(code string) sheets.Style {
	style := sheets.Style{Format: code, Decimals: -1}
	if code == "" {
		style.Format = General
	}
	sections := readSections(code)
	if len(sections) == 0 {
		return style
	}
	first := sections[0]
	style.Date, style.Percent = first.date, first.percent
	if first.fixed() {
		style.Decimals = first.decimals
	}
	return style
}

// section is what one part of a format's code, up to a semicolon, shows.
type section struct {
	code      string // without the condition
	words     string // what it shows beside the number
	condition string // such as >=10000, if it applies to certain values only
	decimals  int    // places after the point
	digits    bool   // it has places for digits at all
	zeros     bool   // one of them shows a zero too
	point     bool
	percent   bool
	date      bool
	elapsed   bool // it shows how long something took, whatever day the calendar begins with
	general   bool // the number is shown as it is
	other     bool // a fraction, an exponent, or the number divided by thousands
	comma     bool // one stands behind the last digit so far: thousands are cut off
}

// fixed says whether the section shows a number with so many decimals.
func (s section) fixed() bool { return s.digits && !s.date && !s.general && !s.other }

// readSections walks over the code as Excel reads it, past all that is literal.
func readSections(code string) []section {
	var all []section
	var s section
	end := func() {
		s.other = s.other || s.comma
		all = append(all, s)
		s = section{}
	}
	for code != "" {
		n := 1
		if text, long := literal(code); long > 0 {
			n = long
			s.words += text
			if code[0] == '!' {
				s.code += `\` + code[1:n]
			} else {
				s.code += code[:n]
			}
		} else if code[0] == ';' {
			end()
		} else if n = s.sign(code); !s.conditional(code[:n]) {
			s.code += code[:n]
		}
		code = code[n:]
	}
	end()
	return all
}

// sign takes in the sign at the start of a code, and returns how long it is.
func (s *section) sign(code string) (n int) {
	switch c := code[0]; c {
	case '[':
		inner, _, _ := strings.Cut(code[1:], "]")
		s.elapsed = s.elapsed || elapsed(inner)
		s.date = s.date || s.elapsed
		return min(len(inner)+2, len(code))
	case '0', '#', '?':
		s.digits, s.comma = true, false
		s.zeros = s.zeros || c == '0'
		if s.point {
			s.decimals++
		}
	case '.':
		s.point = true
	case ',':
		s.comma = s.digits
	case '%':
		s.percent = true
	case '/':
		s.other = s.other || s.digits
	case '@':
		s.general = true
	default:
		return s.letters(code)
	}
	return 1
}

// conditional takes in what a sign says of the values that the section is for, as [<100] does.
func (s *section) conditional(sign string) bool {
	inner, bracket := strings.CutPrefix(sign, "[")
	inner = strings.TrimSuffix(inner, "]")
	if !bracket || inner == "" || !strings.Contains("<>=", inner[:1]) {
		return false
	}
	s.condition = inner
	return true
}

// holds says whether a value meets the section's condition. One that cannot be
// read is met by nothing.
func (s section) holds(value float64) bool {
	number := strings.TrimLeft(s.condition, "<>=")
	bound, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return false
	}
	switch strings.TrimSuffix(s.condition, number) {
	case "<":
		return value < bound
	case "<=":
		return value <= bound
	case ">":
		return value > bound
	case ">=":
		return value >= bound
	case "=":
		return value == bound
	case "<>":
		return value != bound
	}
	return false
}

// literal is the text that the code begins with, if it begins with text, and
// how much of the code states it.
func literal(code string) (text string, n int) {
	switch code[0] {
	case '"':
		text, _, _ = strings.Cut(code[1:], `"`)
		return text, min(len(text)+2, len(code))
	case '\\', '!', '_', '*':
		_, n = utf8.DecodeRuneInString(code[1:])
		if code[0] == '\\' || code[0] == '!' {
			return code[1 : 1+n], 1 + n
		}
		return "", 1 + n // only as wide as the character, or filling the cell with it
	}
	return "", 0
}

// words are those letters of a format's code that stand together.
var words = []struct {
	word string
	mean func(*section)
}{
	{"general", func(s *section) { s.general = true }},
	{"g/通用格式", func(s *section) { s.general = true }},
	{"am/pm", func(s *section) { s.date = true }},
	{"a/p", func(s *section) { s.date = true }},
	{"上午/下午", func(s *section) { s.date = true }},
	{"e+", func(s *section) { s.exponent() }},
	{"e-", func(s *section) { s.exponent() }},
}

// letters reads a word or a letter and says how long it is.
func (s *section) letters(code string) int {
	for _, w := range words {
		if len(code) >= len(w.word) && strings.EqualFold(code[:len(w.word)], w.word) {
			w.mean(s)
			return len(w.word)
		}
	}
	r, n := utf8.DecodeRuneInString(code)
	// Years, months, days, hours, seconds, eras, Buddhist years and weekdays.
	if strings.ContainsRune("ymdhsegbaYMDHSEGBA", r) {
		s.date = true
	} else {
		s.words += code[:n]
	}
	return n
}

// exponent meets E+ or E-: after digits it is scientific notation, otherwise
// the E is the year of an era.
func (s *section) exponent() {
	if s.digits {
		s.other = true
	} else {
		s.date = true
	}
}

// elapsed says whether a bracket holds hours, minutes or seconds that may go
// beyond a day, an hour or a minute: [h], [mm], [ss].
func elapsed(inner string) bool {
	inner = strings.ToLower(inner)
	return inner != "" && strings.Contains("hms", inner[:1]) && strings.Trim(inner, inner[:1]) == ""
}
