package figure

import (
	"strings"
	"unicode/utf8"
)

// isDate says whether a folded text is a date or a time of day. A year with a
// point and a month (2023.1) is not: it may as well be a number.
func isDate(s string) bool {
	if len(s) < 4 || len(s) > 40 {
		return false
	}
	if s[len(s)-1] >= utf8.RuneSelf {
		return isChineseDate(s)
	}
	if isEnglishDate(s) {
		return true
	}
	day, clock, both := strings.Cut(strings.Replace(s, "T", " ", 1), " ")
	if !both {
		return isDay(s) || isClock(s)
	}
	return isDay(day) && isClock(trim(clock)) || isClock(day) && (strings.EqualFold(clock, "am") || strings.EqualFold(clock, "pm"))
}

// isDay reads 2023-02-10, 2023/2/10, 10.2.2023, 2023-02.
func isDay(s string) bool {
	at := strings.IndexAny(s, "-/.")
	if at < 0 {
		return false
	}
	first, rest, _ := strings.Cut(s, s[at:at+1])
	second, third, three := strings.Cut(rest, s[at:at+1])
	a, b := smallNumber(first), smallNumber(second)
	if a < 0 || b < 0 {
		return false
	}
	if !three {
		return s[at] != '.' && isYear(first) && isMonth(b)
	}
	c := smallNumber(third) // none if there are more separators in it
	return c >= 0 && (isYear(first) && isMonth(b) && isMonthDay(c) ||
		isYear(third) && (isMonth(b) && isMonthDay(a) || isMonth(a) && isMonthDay(b)))
}

// isClock reads 9:30, 09:30:00, 10:00:00Z, 10:00:00.000+08:00.
func isClock(s string) bool {
	if strings.IndexByte(s, ':') < 0 {
		return false
	}
	s = strings.TrimSuffix(s, "Z")
	if at := strings.LastIndexByte(s, '+'); at > 0 {
		if !isClock(s[at+1:]) {
			return false
		}
		s = s[:at]
	}
	fields := strings.Split(s, ":")
	if len(fields) < 2 || len(fields) > 3 {
		return false
	}
	if len(fields) == 3 {
		fields[2], _, _ = strings.Cut(fields[2], ".")
	}
	for i, field := range fields {
		n := smallNumber(field)
		if n < 0 || n > 59 || i == 0 && n > 24 || i > 0 && len(field) != 2 {
			return false
		}
	}
	return true
}

// isChineseDate reads 2019年, 2019年3月, 3月5日, 1月.
func isChineseDate(s string) bool {
	if !strings.HasSuffix(s, "年") && !strings.HasSuffix(s, "月") && !strings.HasSuffix(s, "日") {
		return false
	}
	rest := s
	parts := 0
	for _, unit := range []string{"年", "月", "日"} {
		number, after, ok := strings.Cut(rest, unit)
		if !ok {
			continue
		}
		n := smallNumber(trim(number))
		switch unit {
		case "年":
			ok = isYear(trim(number))
		case "月":
			ok = isMonth(n)
		default:
			ok = isMonthDay(n)
		}
		if !ok {
			return false
		}
		rest = after
		parts++
	}
	return parts > 0 && trim(rest) == ""
}

var months = set("jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december")

// isEnglishDate reads 10 Feb 2023, Feb-23, February 10, 2023.
func isEnglishDate(s string) bool {
	if !strings.ContainsFunc(s, isLatin) {
		return false
	}
	fields := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' || r == ',' || r == '.' || r == '/' })
	if len(fields) < 2 || len(fields) > 3 {
		return false
	}
	names := 0
	for _, field := range fields {
		if months[strings.ToLower(field)] {
			names++
		} else if n := smallNumber(field); n < 0 || n > 99 && !isYear(field) {
			return false
		}
	}
	return names == 1
}

// smallNumber reads up to four digits; -1 if s is anything else.
func smallNumber(s string) int {
	if s == "" || len(s) > 4 {
		return -1
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

func isYear(s string) bool  { return len(s) == 4 && s >= "1000" && s < "3000" && smallNumber(s) > 0 }
func isMonth(n int) bool    { return n >= 1 && n <= 12 }
func isMonthDay(n int) bool { return n >= 1 && n <= 31 }
