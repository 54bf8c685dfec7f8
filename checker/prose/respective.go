package prose

import (
	"strings"

	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"
)

// Words by which a sentence gives several figures to as many names in their order.
var (
	each     = lazy.Regexp(`分别|依次`)
	eachLast = lazy.Regexp(`(?i)\brespectively\b`)
	listing  = lazy.Regexp(`、|,| and |以及|[和及与]`)
)

// distribute gives the figures of 定海、普陀分别新增12个和9个, or of North and South built
// 14 and 11 crossings respectively, each to its name. Where there are no names for
// them, they are about as many figures before (面积12万亩、产量4万吨,分别增长1%和2%); what
// can be told in neither way stays unclear.
func (s sentence) distribute(claims []*Claim) {
	for from := range claims {
		left := s.gap(from)
		m := each().FindStringIndex(left)
		if m == nil {
			continue
		}
		to := from + 1
		for to < len(claims) && !strings.ContainsAny(s.gap(to), ",:()") && !each().MatchString(s.gap(to)) {
			to++
		}
		before, shared := left[:m[0]], left[m[1]:]
		if i := strings.LastIndexAny(before, ",:"); i >= 0 {
			before = before[i+1:]
		}
		s.give(claims, from, to, pieces(before), shared)
	}
	for to := 1; to <= len(claims); to++ {
		if !eachLast().MatchString(s.gap(to)) {
			continue
		}
		from := to - 1
		for from > 0 && wordless(listing().ReplaceAllString(" "+s.gap(from)+" ", "")) {
			from--
		}
		names := pieces(s.gap(from))
		if n := len(names) - (to - from); n > 0 {
			names = names[n:] // what stands before the list
		}
		near, _ := cut(s.gap(to))
		s.give(claims, from, to, names, eachLast().ReplaceAllString(near, ""))
	}
}

// give gives the figures in a span to names.
func (s sentence) give(claims []*Claim, from, to int, names []string, shared string) {
	n := to - from
	if n < 2 {
		return
	}
	s.sharesScale(claims, from, to)
	shared = " " + strings.TrimSpace(shared)
	for i, c := range claims[from:to] {
		switch {
		case len(names) == n:
			c.front = names[i] + shared
			c.lead = c.front
			if i > 0 {
				c.subject = c.front
			}
			c.phrases = []string{strings.TrimSpace(c.front), strings.TrimSpace(c.front + " " + c.behind)}
		case len(names) < 2 && from >= n:
			c.prev, c.joined = claims[from-n+i], true
			c.front = strings.Join(names, "") + shared
			c.phrases = []string{strings.TrimSpace(c.front)}
		default:
			c.unclear = true
		}
	}
}

// sharesScale gives the figures in a span the scale that only the last of them says: of 11.2 and
// 5.3 million, the first is 11.2 million. A whole number may be meant as it stands.
func (s sentence) sharesScale(claims []*Claim, from, to int) {
	power := s.power(to - 1)
	for i := from; power > 0 && i < to-1; i++ {
		if c := claims[i]; c.Figure.Kind == figure.Number && c.Figure.Rare == nil && s.power(i) == 0 && c.Figure.Scale < 100 {
			c.unclear = c.Figure.Scale == 0
			c.Figure.Scale -= int8(power)
		}
	}
}

// power is the power of ten that the i-th figure of a sentence says in a word: 3 of 1.25 thousand.
func (s sentence) power(i int) int {
	f, places := s.counts[i], 0
	if f.Big() {
		return 0
	}
	if _, behind, ok := strings.Cut(s.text[f.From:f.To], "."); ok {
		places = len(behind) - len(strings.TrimLeft(behind, "0123456789"))
	}
	return places - int(f.Scale)
}

// alike adds claims for what a figure says of each name of a list by itself: 平安区、循化县各100万元, and
// North and South each 5 schools. The claim there is becomes that of the first name.
func (s sentence) alike(claims []*Claim) []*Claim {
	for i, c := range claims {
		left := s.gap(i)
		m := apiece().FindStringIndex(left)
		if m == nil || c.unclear {
			continue
		}
		from := strings.LastIndexAny(left[:m[0]], ",:()") + 1
		names := pieces(left[from:m[0]])
		if len(names) < 2 {
			continue
		}
		c.Quote = strings.TrimSpace(left[from:] + s.text[s.counts[i].From:s.counts[i].To])
		for n, name := range names {
			of := c
			if n > 0 {
				other := *c
				of = &other
				of.again = true
				claims = append(claims, of)
			}
			of.front, of.lead = name, name
			of.phrases = []string{name, strings.TrimSpace(name + " " + c.behind)}
		}
	}
	return claims
}

// apiece is the end of what stands before a figure that is of each name before it.
var apiece = lazy.Regexp(`各(?:为|安排|下达|分配|补助|奖励|新建|建设|改造)?\s*$|(?i:\s(?:each|apiece))\s*$`)

// pieces are the members of a list.
func pieces(text string) (out []string) {
	for _, p := range listing().Split(text, -1) {
		if !wordless(p) {
			out = append(out, strings.TrimSpace(p))
		}
	}
	return out
}
