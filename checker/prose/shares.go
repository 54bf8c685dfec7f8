package prose

import (
	"strings"

	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"
)

// sharing is a way in which a sentence says which share one figure is of another, and what
// that is in percent.
type sharing struct {
	lead, link, then lazy.Pattern // before the first figure, between the two, and before the share
	wholeFirst       bool
	closed           bool // the share stands in brackets by itself
	shown            bool // only if other words tell the whole from a part,
	named            bool // or if the rate is called by what is said of the part
	likely           bool // it may be the share of something else
}

var sharings = []sharing{
	// 完成90亿元,占年度计划120亿元的75%
	{link: lazy.Regexp(`^[^,;:()]{0,4},?(?:已|仅)?占[^,;:()0-9]{0,14}$`), then: lazy.Regexp(`^[^,;:()]{0,4}的$`)},
	{lead: lazy.Regexp(`累计[^,;:()]{0,12}$`), link: ofPlan, then: lazy.Regexp(`^的$`)},
	{link: lazy.Regexp(`^[^,;:()]{0,4},?(?:已|仅)?完成[^,;:()0-9]{0,14}$`), then: lazy.Regexp(`^[^,;:()]{0,4}的$`), likely: true},
	// 党员1250名,其中女党员375名,占30%
	{link: lazy.Regexp(`^[^;:()]{0,12},[^,;:()]{0,14}$`), then: lazy.Regexp(`^[^,;:()]{0,6},?占(?:比|(?:总|全|其)[^,;:()0-9]{0,6}|[^,;:()0-9]{1,8}的)?(?:为|达到?|约|近)?$`), wholeFirst: true, shown: true, likely: true},
	// 应到40人,实到36人,出席率90%
	{lead: lazy.Regexp(`(?:计划|应|任务|目标|预算)[^,;:()]{0,12}$`), link: lazy.Regexp(`^[^,;:()]{0,6},[^,;:()]{0,8}[已实][^,;:()]{0,8}$`), then: lazy.Regexp(`^[^,;:()]{0,6},(?:完成|执行|出席|到会|参会|出勤)率(?:为|达到?|是)?(?:约|近)?$`), wholeFirst: true},
	{link: lazy.Regexp(`^[^;:()]{0,12},[^,;:()]{0,14}$`), then: lazy.Regexp(`^[^,;:()]{0,6},[^,;:()0-9]{1,6}率(?:为|达到?|是)?(?:约|近)?$`), wholeFirst: true, named: true, likely: true},
	// 45 of 60 schools (75%), 480 trees out of 600, or 80%
	{link: lazy.Regexp(`(?i)^[^,;:()]{0,30}?\b(?:out\s+)?of\s+(?:(?:the|its|our|their|all)\s+)*$`), then: lazy.Regexp(`(?i)^[^,;:()]{0,50}?\(\s*(?:or\s+)?$`), closed: true},
	{link: lazy.Regexp(`(?i)^[^,;:()]{0,30}?\b(?:out\s+)?of\s+(?:(?:the|its|our|their|all)\s+)*$`), then: lazy.Regexp(`(?i)^[^,;:()]{0,50}?,\s*or\s+$`)},
	// Of 250 homes inspected, 35 (14%) failed; 128 cases, of which 96 (75%)
	{lead: lazy.Regexp(`(?i)\bof\s+(?:(?:the|these|those|its|our|their|all)\s+)*$`), link: lazy.Regexp(`(?i)^[^;:()]{0,50}?,\s*(?:only\s+)?$`), then: lazy.Regexp(`^[^,;:()]{0,30}?\(\s*$`), wholeFirst: true, closed: true},
	{link: lazy.Regexp(`(?i)^[^;:()]{0,50}?,?\s*of\s+(?:which|whom|these|them)\s*,?\s*(?:only\s+)?$`), then: lazy.Regexp(`^[^,;:()]{0,30}?\(\s*$`), wholeFirst: true, closed: true},
	// Of 320 pupils, 288 passed, a pass rate of 90%
	{lead: lazy.Regexp(`(?i)\bof\s+(?:the\s+)?$`), link: lazy.Regexp(`(?i)^[^;:()]{0,50}?,\s*$`), then: lazy.Regexp(`(?i)^[^,;:()]{0,30}?,\s*an?\s+[a-z ]{2,20}\brate\s+of\s+$`), wholeFirst: true},
}

// shares is the figure that says which share the i-th figure of a sentence and the next are
// of each other.
func (s working) shares(i int) []Derived {
	if i+2 >= len(s.counts) || s.counts[i].Kind != figure.Number || !s.alike(i, i+1) || !s.counts[i+2].IsRate() {
		return nil
	}
	lead, link, then, behind := ending(s.gap(i), gapMost), s.gap(i+1), s.gap(i+2), s.gap(i+3)
	for _, f := range sharings {
		if f.lead != nil && !f.lead().MatchString(lead) || !f.link().MatchString(link) || !f.then().MatchString(then) ||
			f.closed && !strings.HasPrefix(strings.TrimLeft(behind, " "), ")") ||
			f.shown && !wholeAndPart(tail(lead), link, then) || f.named && !shareWords(link, then) {
			continue
		}
		of, over := i, i+1
		if f.wholeFirst {
			of, over = over, of
		}
		if s.counts[of].Value().GreaterThan(s.counts[over].Value()) || !s.rateOfThese(i+2) || ofMore().MatchString(behind) && !ofThese().MatchString(behind) {
			continue
		}
		d := s.derive(asShare, of, over, s.counts[i+2], i, i+2)
		d.likely = f.likely
		return []Derived{d}
	}
	return nil
}

// Words behind a share of what is another whole than the one stated, or of that; words before
// a whole, and before a part of it.
var (
	ofMore  = lazy.Regexp(`(?i)^\s*of\b`)
	ofThese = lazy.Regexp(`(?i)^\s*of\s+(?:the\s+(?:total|target|whole|plan)|these|those|them)\b`)
	ofWhole = lazy.Regexp(`[共总应]|计划|任务|目标|预算`)
	ofPart  = lazy.Regexp(`其中|中,|[已实]`)
)

// wholeAndPart says whether words say that one figure is the whole and the next a part of it:
// those before the two, or those before the share, which name one of them again. It is none
// if it says by how much the whole changed.
func wholeAndPart(lead, link, then string) bool {
	if changeZh().MatchString(link) {
		return false
	}
	if ofWhole().MatchString(lead) || ofPart().MatchString(link) {
		return true
	}
	return shareWords(lead+","+link, then)
}

// shareWords say whether texts have words in common.
func shareWords(some, others string) (found bool) {
	known := tokens(some)
	eachToken(others, func(w string) { found = found || known[w] })
	return found
}
