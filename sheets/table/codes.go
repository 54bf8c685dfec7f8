package table

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// This file tells numbers that name things from those that count them, by their heads, and
// keeps the columns of which it is not sure.

// codeWords say that a column names things, yearWords that it holds years. A head ends with
// one; in scripts with spaces it is the last word.
var (
	codeWords = strings.Fields("代码 代碼 编码 編碼 编号 編號 序号 序號 行次 行号 栏次 邮编 邮政编码 身份证号 证号 学号 工号 账号 帐号 年份 code codes id postcode zip")
	yearWords = strings.Fields("年 年份 年度 年代 year years yr")
)

// SaysCode says whether a head announces numbers that name things: 代码, postcode.
func SaysCode(head string) bool { return EndsWith(head, codeWords) }

// saysYear says whether a head announces years: 建成年, but not 2023年, and Year built.
func saysYear(head string) bool {
	if strings.ContainsAny(head, "0123456789") {
		return false
	}
	first, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(head)), " ")
	return EndsWith(head, yearWords) || slices.Contains(yearWords, first)
}

// EndsWith says whether a head's last word, without what stands in brackets behind it, is one
// of some words, or ends with it in a script without spaces.
func EndsWith(head string, list []string) bool {
	if i := strings.IndexAny(head, "(（["); i > 0 {
		head = head[:i]
	}
	last := strings.TrimRightFunc(head, betweenWords)
	if i := strings.LastIndexFunc(last, betweenWords); i >= 0 {
		_, size := utf8.DecodeRuneInString(last[i:])
		last = last[i+size:]
	}
	if last == "" {
		return false
	}
	last = strings.ToLower(last)
	return slices.ContainsFunc(list, func(w string) bool { return last == w || w[0] >= 0x80 && strings.HasSuffix(last, w) })
}

// betweenWords says whether r stands between the words of a head.
func betweenWords(r rune) bool { return strings.ContainsRune(" \t\n\u3000*＊.:：", r) }

// said says whether a head above the body of a column says something.
func (b block) said(col int, says func(head string) bool) bool {
	for _, s := range b.lines[:b.body] {
		if i := b.at(s, col); i >= 0 && says(b.sheet.Cells.Peek(i)) {
			return true
		}
	}
	return false
}

// doubtfulOf are the columns of a layout that nothing but the order of their numbers, or that
// they are like years, says to be no columns of figures.
func (b block) doubtfulOf(profiles []profile, l layout) []int {
	var out []int
	for i := range profiles {
		p := &profiles[i]
		if p.col != l.outline.number && p.whole > 0 && p.whole == p.figures && !slices.Contains(l.figures, p.col) && b.doubtful(p) {
			out = append(out, p.col)
		}
	}
	return out
}

func (b block) doubtful(p *profile) bool {
	switch {
	case b.said(p.col, SaysCode), b.numbers(p.col):
		return false
	case p.years == p.figures:
		return !b.yearly(p)
	case p.serial(before{}, false):
		return !p.counts()
	}
	return p.identifies() && !p.dense()
}
