package prose

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"crossfoot/sheets/lazy"
)

// when is the time that a text says a figure is of.
type when struct {
	year   int  // 0 if it names none
	beside int  // -1 for the year before, 1 for the one to come
	above  bool // a heading says so, which may be the year of the text only
}

// years are the years that a text names: 2024年, in 2024, 2023/24; not 〔2024〕12号.
var years = lazy.Regexp(`(?:^|[^0-9〔\[.,])((?:19|20)[0-9][0-9])(?:[^0-9〕\]]|$)`)

// yearIn is the last year that a text names, 0 if there is none.
func yearIn(text string) int {
	all := years().FindAllStringSubmatch(text, -1)
	if len(all) == 0 {
		return 0
	}
	year, _ := strconv.Atoi(all[len(all)-1][1])
	return year
}

// Words for the year before and the one to come, and those before them that only
// compare with it: 比上年增长, up on last year.
var (
	lastYear  = lazy.Regexp(`(?i)([比较同与])?(?:上年度?|去年|前一年|上一年度?|上年同期|去年同期)(的)?|\b(than|on|over|from|against|with|to|in)?\s*(?:last year|the previous year|the year before|the prior year|a year (?:earlier|before|ago))('s)?`)
	comingOne = lazy.Regexp(`(?i)明年|来年|下一?年度?|下一步|今后|\bnext year\b|\bin future\b|\bby the end of next\b`)
)

// whenOf is the time of a figure by the words before and behind it; the nearer ones
// count.
func whenOf(front, behind string) (w when) {
	if y := yearIn(behind); y != 0 && utf8.RuneCountInString(behind) < 30 {
		return when{year: y}
	}
	if y := yearIn(front); y != 0 {
		return when{year: y}
	}
	for _, m := range lastYear().FindAllStringSubmatch(front, -1) {
		compares := m[1] != "" && m[2] == "" || m[3] != "" && !strings.EqualFold(m[3], "in") && m[4] == ""
		if !compares {
			w.beside = -1
		}
	}
	for _, m := range lastYear().FindAllStringSubmatch(behind, -1) {
		if strings.EqualFold(m[3], "in") || m[3] == "" && m[1] == "" && !strings.ContainsAny(behind, "增降升减") {
			w.beside = -1
		}
	}
	if comingOne().MatchString(front) {
		w.beside = 1
	}
	return w
}

// opening is how the sentence begins, up to its first break or figure.
func (s sentence) opening() string {
	text := s.gap(0)
	if i := strings.IndexAny(text, breaks); i >= 0 {
		text = text[:i]
	}
	return text
}
