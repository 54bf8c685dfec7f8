package prose

import (
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"
)

// What makes a rate of change that of something else than of the two figures beside it.
var (
	ofOther        = lazy.Regexp(`可比|不变价|同口径|扣除|剔除|还原|生产总值|增加值|总产值|(?i:\bGDP\b|gross (?:domestic|value)|constant|organic|like-for-like|real terms|underlying|seasonally|excluding)`)
	averagesFront  = lazy.Regexp(`(?:年均|月均|平均)[^,]{0,8}$|(?i:\b(?:annual|average|compound|yearly)\s+(?:rate\s+of\s+)?` + enNoun + `\s+of\s+$|\b(?:annually|on average|(?:a|each|every|per)\s+year)\s+(?:by\s+)?$)`)
	averagesBehind = lazy.Regexp(`(?i)年均|平均|annual|average|compound|yearly|\bcagr\b|\b(?:a|per|each|every) (?:year|annum|month|quarter)\b`)
	rateSpan       = lazy.Regexp(`^\s*(?:[至到~\-–—]|to|and)\s*$`) // between the two ends of a range
)

// rateOfThese says whether a figure is a percentage, by itself and stated as such or as about
// right, and nothing in the sentence makes it that of a change of something else: in prices
// of another year, or without some of what is counted.
func (s working) rateOfThese(at int) bool {
	rate := func(i int) bool { return i >= 0 && i < len(s.counts) && s.counts[i].IsRate() }
	return exactOrAbout(s.counts[at].Figure) && !s.other &&
		!(rate(at-1) && rateSpan().MatchString(s.gap(at))) && !(rate(at+1) && rateSpan().MatchString(s.gap(at+1)))
}

// exactOrAbout says whether a percentage is stated as such, or as one that is about right.
func exactOrAbout(f figure.Figure) bool {
	return !f.Big() && (f.Kind == figure.Percent || f.Kind == figure.Bound && f.Rare.Rate && f.Rare.Op == figure.About)
}

// perTime says whether a figure is that of an average, or of each year.
func (s working) perTime(at int) bool {
	near, _ := cut(beginning(s.gap(at+1), gapMost))
	return averagesFront().MatchString(ending(s.gap(at), gapMost)) || averagesBehind().MatchString(near)
}
