package prose

import (
	"strings"

	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"
)

var (
	falling = lazy.Regexp(`(?:` + zhLess + `)[^增升涨]{0,4}$|(?i:\b(?:` + enLess + `|down|fell|fallen|decreased|declined|dropped|reduced)\b[^,]{0,8}$)`)
	chained = lazy.Regexp(`^[^,;:()]{0,4},(` + zhSince + `)` + zhChange + `$`)
)

// chain is how much the change of a figure, which stands behind it, is in percent of what it
// was: 52万人,比上年增加2万人,增长4%.
func (s working) chain(i int) (out []Derived) {
	if i+2 >= len(s.counts) || !s.alike(i, i+1) || s.counts[i].Kind != figure.Number || !s.counts[i+2].IsRate() {
		return nil
	}
	by, then := s.gap(i+1), s.gap(i+2)
	m, again := chained().FindStringSubmatch(by), changedZh().FindStringSubmatch(then)
	switch {
	case m != nil && again != nil:
		if again[1] != "" && !(saysYear().MatchString(m[1]) && saysYear().MatchString(again[1])) || falling().MatchString(by) != falling().MatchString(then) || changeZh().MatchString(s.gap(i)) {
			return nil
		}
	case changedEn().MatchString(by) && s.orPercent(i+2):
	default:
		return nil
	}
	if !s.rateOfThese(i+2) || s.perTime(i+1) || s.perTime(i+2) {
		return nil
	}
	d := s.derive(growing(by), i, i+1, s.counts[i+2], i, i+2)
	d.likely = strings.Contains(by, "新增") // which may be before what was given up
	return []Derived{d}
}

// growing is what is worked out of a change that is said in such words, and what it led to.
func growing(words string) operation {
	if falling().MatchString(words) {
		return asDecrease
	}
	return asIncrease
}

// upTo is how much the change of a figure, which stands before it, is in percent of what it
// was: sales rose $3 million, or 12%, to $28 million.
func (s working) upTo(i int) []Derived {
	if i+2 >= len(s.counts) || !s.alike(i, i+2) || s.counts[i].Kind != figure.Number {
		return nil
	}
	by := ending(s.gap(i), gapMost)
	if !s.orPercent(i+1) || !thenFrom().MatchString(s.gap(i+2)) || !changing().MatchString(by) ||
		!s.rateOfThese(i+1) || s.perTime(i) || s.perTime(i+1) {
		return nil
	}
	return []Derived{s.derive(growing(by), i+2, i, s.counts[i+1], i, i+2)}
}
