package prose

import (
	"strings"

	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"
)

var (
	falling = lazy.Regexp(`(?:` + zhLess + `)[^增升涨]{0,4}$|(?i:\b(?:` + enLess + `|down|fell|fallen|decreased|declined|dropped|reduced)\b[^,]{0,8}$)`)
	chained = lazy.Regexp(`^[^,;:()]{0,4},(` + zhSince + `)` + zhChange + `$`)
	ofPlan  = lazy.Regexp(`^[^,;:()]{0,4},?(?:已|仅)?(?:占|完成|为)[^,;:()0-9]{0,8}(?:预算|计划|任务|目标)[^,;:()0-9]{0,4}$`)
)

// chain is how much the change of a figure, which stands behind it, is in percent of what it
// was: 52万人,比上年增加2万人,增长4%. Which part of a plan it is may stand between them.
func (s working) chain(i int) (out []Derived) {
	first := s.behindPlan(i)
	if first+1 >= len(s.counts) || s.counts[i].Kind != figure.Number {
		return nil
	}
	at, rate := first, first+1
	if s.counts[first].IsRate() {
		at, rate = rate, at // 增长4%,增加2万人
	}
	if !s.alike(i, at) || !s.counts[rate].IsRate() {
		return nil
	}
	by, then := s.gap(first), s.gap(first+1)
	m, again := chained().FindStringSubmatch(by), changedZh().FindStringSubmatch(then)
	switch {
	case m != nil && again != nil:
		if again[1] != "" && !(saysYear().MatchString(m[1]) && saysYear().MatchString(again[1])) || falling().MatchString(by) != falling().MatchString(then) || changeZh().MatchString(s.gap(i)) {
			return nil
		}
	case at == first && changedEn().MatchString(by) && s.orPercent(rate):
	default:
		return nil
	}
	if !s.rateOfThese(rate) || s.perTime(at) || s.perTime(rate) {
		return nil
	}
	d := s.derive(growing(by), i, at, s.counts[rate], i, first+1)
	d.likely = strings.Contains(s.gap(at), "新增") // which may be before what was given up
	return []Derived{d}
}

// behindPlan is the figure behind the i-th one, but for what that is of a plan:
// 24627万元,完成年初预算60999万元的40.4%, or 为年初预算的40.4%.
func (s working) behindPlan(i int) int {
	rate := func(at int) bool { return at < len(s.counts) && s.counts[at].IsRate() }
	switch {
	case !ofPlan().MatchString(s.gap(i + 1)):
	case rate(i + 1):
		return i + 2
	case rate(i+2) && s.alike(i, i+1) && s.gap(i+2) == "的":
		return i + 3
	}
	return i + 1
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
