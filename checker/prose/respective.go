package prose

import (
	"strings"

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

// pieces are the members of a list.
func pieces(text string) (out []string) {
	for _, p := range listing().Split(text, -1) {
		if !wordless(p) {
			out = append(out, strings.TrimSpace(p))
		}
	}
	return out
}
