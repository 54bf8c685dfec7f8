package prose

import (
	"strings"

	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"
)

// The words for a change in Chinese, and those in front that say against what.
const (
	zhMore   = `净增|增加|增长|增幅|增产|增收|增支|涨幅|升幅|提高|提升|上升|上涨|上调|扩大|扩充|增|涨|升|多`
	zhLess   = `净减|减少|减产|减收|减支|降幅|减幅|下降|降低|下调|下滑|回落|缩短|缩小|压减|压缩|降|减|少`
	zhChange = `(?:` + zhMore + `|` + zhLess + `)(?:率|幅度?)?(?:了|为|达到?)?(?:约|近)?`
	zhYear   = `同比|(?:比|较)(?:上年|去年)(?:同期|度)?`
	zhSince  = `(?:` + zhYear + `|(?:比|较)[^,;:()0-9]{1,8}?|[与同和][^,;:()]{2,14}相比,?)`
	enMore   = `increase|rise|growth|gain|jump|improvement`
	enLess   = `decrease|fall|drop|decline|reduction|cut|saving`
	enNoun   = `(?:` + enMore + `|` + enLess + `)`
	enVerb   = `(?:up|down|rose|risen|rises?|fell|fallen|falls?|grew|grown|grows?|increas(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|drops?|dropped|jumped|climbed|gained|slumped|cut|reduced|raised|expanded|shrunk|shrank|slipped|surged)`
)

// form is a way in which a sentence says that one figure became another.
type form struct {
	lead, link lazy.Pattern // what stands before the first of them, and between them
	back       bool         // the later one stands first
	timed      bool         // only if what follows says when it was
}

var forms = []form{
	{
		lead: lazy.Regexp(`(?:由|从|自)[^,;:()]{0,16}$`),
		link: lazy.Regexp(`^[^,;:()]{0,10}[增减升降提涨扩缩调压变达跌][^,;:()]{0,3}[到至为成](?:[0-9]{4}年[^,;:()0-9]{0,4}|[今目现][年前在]的?)?$`),
	},
	{back: true, link: lazy.Regexp(`^[^,;:()]{0,4},(?:比|较)[^,;:()0-9]{1,8}的$`)},
	{back: true, link: lazy.Regexp(`^[^,;:()]{0,4},(?:上年|去年)(?:同期|年?末|年?底)?(?:为|是|的)?$`)},
	{lead: lazy.Regexp(`(?i)\bfrom\s+$`), link: lazy.Regexp(`(?i)^[^,;:()]{0,40}\bto\s+(?:just\s+)?$`)},
	{back: true, lead: lazy.Regexp(`(?i)\bto\s+$`), link: lazy.Regexp(`(?i)^[^;:()]{0,30}?,?\s*\bfrom\s+$`)},
	{back: true, link: lazy.Regexp(`(?i)^[^;:()]{0,40}?,?\s*\b(?:up|down)\s+from\s+$`)},
	{back: true, timed: true, link: lazy.Regexp(`(?i)^[^;:()]{0,40}?,?\s*\b(?:(?:as\s+)?compared\s+(?:with|to)|against|versus)\s+$`)},
}

var (
	yearBefore = lazy.Regexp(`(?:上年|去年)(?:同期|度)?(?:[^年末底]|$)`)
	saysWhen   = lazy.Regexp(`(?i)^[^;]{0,60}?\b(?:last|previous|prior|earlier|before|year|quarter|month|(?:19|20)[0-9]{2})\b`)
	span       = lazy.Regexp(`^\s*[至到~\-–—]\s*$`) // what stands between the two ends of a range
)

// pair are two figures of a sentence, the earlier and the later of a change.
type pair struct {
	earlier, later int  // counts of the sentence
	last           int  // the one behind the other
	yearly         bool // the earlier one is that of a year before
}

// pair is that of the i-th figure and the next.
func (s working) pair(i int) (p pair, ok bool) {
	if i+1 >= len(s.counts) || !s.alike(i, i+1) || span().MatchString(s.gap(i)) || span().MatchString(s.gap(i+2)) {
		return p, false
	}
	lead, link, behind := s.gap(i), s.gap(i+1), s.gap(i+2)
	for _, f := range forms {
		if f.lead != nil && !f.lead().MatchString(ending(lead, gapMost)) || !f.link().MatchString(link) || f.timed && !saysWhen().MatchString(behind) {
			continue
		}
		p = pair{earlier: i, later: i + 1, last: i + 1, yearly: yearBefore().MatchString(tail(lead)) || f.back && yearBefore().MatchString(link)}
		if f.back {
			p.earlier, p.later = i+1, i
		}
		noun, counted := s.noun(p.earlier), s.noun(p.later)
		return p, noun == "" || noun == counted || counted == "" && !f.back
	}
	return p, false
}

// alike says whether two figures of a sentence are of one kind and unit.
func (s working) alike(i, j int) bool {
	a, b := s.counts[i].Figure, s.counts[j].Figure
	if a.Kind != b.Kind || a.Kind != figure.Number && a.Kind != figure.Percent || a.Big() || b.Big() || a.Approx() <= 0 || b.Approx() <= 0 {
		return false
	}
	u, v := unitOf(a), unitOf(b)
	return u == v || (u == "" || v == "") && !amount(u+v) && !strings.ContainsFunc(u+v, han)
}

// noun is the English word behind a figure that says what it counts, "" if none does.
func (s working) noun(i int) string {
	if m := counting().FindStringSubmatch(s.gap(i + 1)); m != nil && !noNoun[strings.ToLower(m[1])] {
		return strings.ToLower(m[1])
	}
	return ""
}

var counting = lazy.Regexp(`^\s*([A-Za-z]{2,})`)

// noNoun are words behind a figure that do not say what it counts.
var noNoun = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`to from in on at by of for and or last an the up down over compared against versus as this previous prior year during per
		when while which with after before between since today now respectively earlier`) {
		m[w] = true
	}
	return m
}()
