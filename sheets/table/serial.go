package table

import (
	"strconv"
	"strings"

	"crossfoot/sheets/figure"
)

// This file reads running numbers: heads that announce them, and the numbers
// themselves, 3 or 三、 or (三) or 1.3.

// serialHeads are heads of columns that only number their rows.
var serialHeads = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`序号 序號 序 编号 編號 顺序号 順序號 顺序 项次 項次 项号 项目序号 事项序号 番号 連番 通番 번호 순번
		no nos num nr nro # № nº n° nº s/n sn sno srno serial serialno serialnumber runningno slno itemno itemnumber rowno lfdnr lfdno lp tt stt №пп №п/п п/п пп`) {
		m[w] = true
	}
	return m
}()

// SaysSerial says whether a head announces running numbers: 序号, No., 序号 Nr.
func SaysSerial(head string) bool {
	s := strings.ToLower(figure.Fold(head))
	s = strings.TrimRight(strings.Join(strings.Fields(s), ""), ".:")
	if serialHeads[s] || serialHeads[strings.ReplaceAll(s, ".", "")] {
		return true
	}
	for at, r := range s { // in two languages
		if at > 0 && (serialHeads[s[:at]] && wide(firstRune(s)) && !wide(r)) {
			return SaysSerial(strings.Trim(s[at:], "/()"))
		}
	}
	return false
}

// Number is a running number.
type Number struct {
	Style string // how it is written: 1, (一), 1.1
	Under string // what stands before its last place: 1.2 of 1.2.7; "" if it has one only
	N     int    // the number, or its last place
	Rest  string // what stands behind it
}

// NumberOf reads the running number in front of a label, or if alone the one that
// is all of it, which needs no mark behind it. Letters, Roman numbers and those with a
// zero in front are none: they may be codes and initials.
func NumberOf(label string, alone bool) (n Number, ok bool) {
	s := strings.TrimSpace(figure.Fold(label))
	if !beginsNumber(firstRune(s)) {
		return n, false
	}
	if v, err := strconv.Atoi(s); alone && err == nil {
		return Number{Style: "1", N: v}, 0 < v && v <= mostNumber
	}
	style, rest := numberingOf(s)
	if alone && style == "" {
		style, rest = numberingOf(s + "、")
	}
	if rest = strings.TrimSpace(rest); alone && rest != "" {
		return n, false
	}
	if style == "" || style != "circled" && strings.Trim(string(style), "1一.()") != "" {
		return n, false
	}
	number := strings.Trim(strings.TrimSpace(strings.TrimSuffix(s, rest)), "()[]〔〕、., ")
	if last := strings.LastIndex(number, "."); last >= 0 {
		n.Under, number = number[:last], number[last+1:]
	}
	if !alone && strings.HasPrefix(n.Under+number, "0") { // a code, 04.1
		return Number{}, false
	}
	n.Style, n.Rest, n.N = string(style), rest, countOf(number)
	return n, n.N > 0
}

// beginsNumber says whether a running number can begin with r.
func beginsNumber(r rune) bool {
	switch r {
	case '(', '[', '〔', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十':
		return true
	}
	return r >= '0' && r <= '9' || r >= '①' && r <= '⑳'
}

// mostNumber is the largest running number: a sheet has no more rows.
const mostNumber = 1 << 20

// countOf reads 3, ③, 三, 十三 and 二十三; 0 for anything else.
func countOf(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	if r := firstRune(s); r >= '①' && r <= '⑳' {
		return int(r-'①') + 1
	}
	tens, ones, has := strings.Cut(s, "十")
	switch {
	case !has:
		return hanDigit(s)
	case tens != "" && hanDigit(tens) == 0, ones != "" && hanDigit(ones) == 0:
		return 0
	case tens == "":
		return 10 + hanDigit(ones)
	}
	return 10*hanDigit(tens) + hanDigit(ones)
}

const hanDigits = "一二三四五六七八九"

func hanDigit(s string) int {
	if at := strings.Index(hanDigits, s); at >= 0 && len(s) == len("一") {
		return at/len("一") + 1
	}
	return 0
}

// With writes another number in the style of this one, without the mark behind it.
func (n Number) With(v int) string {
	s := strconv.Itoa(v)
	switch {
	case n.Style == "circled" && v <= 20:
		return string(rune('①' + v - 1))
	case strings.Contains(n.Style, "一") && v < 100:
		digit := func(d int) string {
			if d == 0 {
				return ""
			}
			return hanDigits[(d-1)*len("一") : d*len("一")]
		}
		switch s = digit(v % 10); {
		case v >= 20:
			s = digit(v/10) + "十" + s
		case v >= 10:
			s = "十" + s
		}
	}
	if n.Under != "" {
		s = n.Under + "." + s
	}
	if strings.HasPrefix(n.Style, "(") {
		s = "(" + s + ")"
	}
	return s
}

// numbers says whether a head above the body announces that a column numbers the
// rows.
func (b block) numbers(col int) bool { return b.said(col, SaysSerial) }

// announced says whether a column under such a head does so: it begins with 1, and
// two of five numbers at least are one more than the one before. One or two numbers must
// be 1 and 2 and stand before all figures, for the head may announce a number of cases.
func (p *profile) announced(lead bool) bool {
	if p.whole < 3 {
		return lead && p.whole > 0 && p.whole == p.figures && p.first == 1 && p.rises == p.whole-1
	}
	return p.first == 1 && 5*p.rises >= 2*(p.whole-1)
}
