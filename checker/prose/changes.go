package prose

import (
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"
)

var (
	saysYear  = lazy.Regexp(`^(?:` + zhYear + `)$`)
	saysSince = lazy.Regexp(zhSince + zhChange + `$|环比[^,]*$`)

	// By how much the two differ, behind both of them.
	changedZh  = lazy.Regexp(`^[^,;:()]{0,4}[,(]?(` + zhSince + `)?(?:共|累计|总共)?` + zhChange + `$`)
	changedEn  = lazy.Regexp(`(?i)^[^;:()]{0,50}?[,(]\s*(?:(?:or|which is|representing|and is)\s+)?(?:(?:an?|the)\s+(?:[a-z]+\s+)?` + enNoun + `\s+of|up|down(?:\s+by)?)\s+$`)
	changedAn  = lazy.Regexp(`(?i)^[^;:()]{0,50}?[,(]\s*(?:(?:or|which is|representing)\s+)?an?\s+$`)
	nounBehind = lazy.Regexp(`(?i)^\s*` + enNoun + `\b`)
	// The same before them, and in percent besides.
	changing  = lazy.Regexp(`(?i)\b(?:` + enVerb + `|` + enNoun + `)\s+(?:by\s+|of\s+)?$`)
	changeZh  = lazy.Regexp(zhChange + `$`)
	thenFrom  = lazy.Regexp(`(?i)^\s*,?\s*(?:from|to)\s+$|^,(?:由|从)[^,;:()]{0,12}$`)
	againstIt = lazy.Regexp(`(?i)^\s*,?\s*(?:when\s+)?(?:from|compared\s+(?:with|to)|on|over)\s+$`)
	orRate    = lazy.Regexp(`(?i)^[^,;:()]{0,20}?\s*,?\s*(?:or|\()\s*$`)

	// Behind a change: since when it was, or of what, if not of the two; and when.
	since  = lazy.Regexp(`(?i)^\s*(?:on|over|from|compared|against|than|versus|of|in)\b|^的`)
	inTime = lazy.Regexp(`(?i)^\s*in\s+(?:the|total|all|just|only|less|under|one|two|three|four|five|[0-9])`)
)

// changes are the figures that say by how much those of a pair differ, and how much that is
// in percent.
func (s working) changes(p pair) (out []Derived) {
	i := min(p.earlier, p.later)
	first := i // of the figures that are quoted
	add := func(at int) {
		if d, ok := s.change(p, at, min(first, at)); ok {
			out = append(out, d)
		}
	}
	if next := p.last + 1; s.tells(p, next) {
		add(next)
		if s.tells(p, next+1) || s.orPercent(next+1) {
			add(next + 1)
		}
	}
	if i > 0 && thenFrom().MatchString(s.gap(i)) {
		switch before := ending(s.gap(i-1), gapMost); {
		case changing().MatchString(before), changeZh().MatchString(before) && !saysSince().MatchString(before):
			add(i - 1)
		case i > 1 && s.orPercent(i-1) && changing().MatchString(ending(s.gap(i-2), gapMost)):
			first = i - 2
			add(i - 1)
			add(i - 2)
		}
	}
	return append(out, s.points(p)...)
}

// orPercent says whether a figure says what the one before it is in percent: 250, or 25%.
func (s working) orPercent(at int) bool {
	return at < len(s.counts) && s.counts[at].IsRate() && orRate().MatchString(ending(s.gap(at), gapMost))
}

// tells says whether what stands before a figure behind a pair says that it is by how much
// the one changed into the other.
func (s working) tells(p pair, at int) bool {
	if at >= len(s.counts) {
		return false
	}
	gap := s.gap(at)
	if m := changedZh().FindStringSubmatch(gap); m != nil {
		return m[1] == "" || p.yearly && saysYear().MatchString(m[1])
	}
	return changedEn().MatchString(gap) || changedAn().MatchString(gap) && nounBehind().MatchString(s.gap(at+1))
}

// between is the figure that stands between those of a change: $4.8 million, up 7% from $4.5
// million.
func (s working) between(i int) (out []Derived) {
	if i+2 >= len(s.counts) || !s.alike(i, i+2) || !againstIt().MatchString(s.gap(i+2)) {
		return nil
	}
	p := pair{earlier: i + 2, later: i, last: i + 2}
	if noun := s.noun(i + 2); !s.tells(p, i+1) || noun != "" && noun != s.noun(i) {
		return nil
	}
	if d, ok := s.change(p, i+1, i); ok {
		out = append(out, d)
	}
	return out
}

// elsewhere says whether a change is said to be since another time than that of the earlier
// figure, or of something else: an increase of 5% on last month, a 3% rise in prices.
func (s working) elsewhere(at int) bool {
	behind := nounBehind().ReplaceAllString(s.gap(at+1), "")
	return since().MatchString(behind) && !inTime().MatchString(behind)
}

// beyond says whether a difference is in millions and the like where the two figures are not, and
// more than either of them: it is one of something else, such as what cheaper meals save in all.
func (s working) beyond(p pair, at int) bool {
	power := func(i int) int { return figure.WrittenPower(s.text[s.counts[i].From:s.counts[i].To]) }
	by := s.counts[at].Value()
	return power(at) > max(power(p.earlier), power(p.later)) &&
		by.GreaterThan(s.counts[p.earlier].Value()) && by.GreaterThan(s.counts[p.later].Value())
}

// countsOther says whether a difference behind two figures counts what neither these nor the words
// before them name: from 7 to 20, an increase of 4 departures.
func (s working) countsOther(p pair, at int) bool {
	if at < p.last || s.noun(at) == "" {
		return false
	}
	behind, _ := cut(beginning(s.gap(at+1), gapMost))
	return !shareWords(s.text[:s.counts[at].From], behind)
}

// change is a figure that says by how much those of a pair differ, or how much that is in
// percent.
func (s working) change(p pair, at, first int) (d Derived, ok bool) {
	c := s.counts[at]
	rate := c.IsRate()
	if s.perTime(at) || c.Big() {
		return d, false
	}
	if rate && (s.counts[p.later].Kind == figure.Percent || !s.rateOfThese(at)) || !rate && !s.alike(at, p.later) {
		return d, false
	}
	if at > p.last && s.elsewhere(at) || !rate && (s.beyond(p, at) || s.countsOther(p, at)) {
		return d, false
	}
	by := asDifference
	if rate {
		by = asGrowth
	}
	return s.derive(by, p.later, p.earlier, c, first, max(at, p.last)), true
}
