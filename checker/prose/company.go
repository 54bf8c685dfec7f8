package prose

import (
	"slices"
	"strings"

	"crossfoot/checker/name"
	"crossfoot/sheets/lazy"
)

// What stands beside a name where a figure is that of several together, or of all others:
// neither is the named one's.
var (
	withName    = lazy.Regexp(`\s*(?:[、,和与及]|以及|(?i:\band)|&)\s*$`)
	nameWith    = lazy.Regexp(`^\s*(?:以及|[、,和与及]|(?i:and\b)|&)\s*`)
	andOthers   = lazy.Regexp(`^等(?:[^级于待候额同]|$)|^在内|^,?\s*(?i:(?:and|or|among)\s+(?:\w+\s+)?others?\b)`)
	withoutName = lazy.Regexp(`(?:除了?|除去|不含|不包括|不计|未含|未包括)\s*$|(?i:\b(?:excluding|except(?:ing| for| in)?|outside(?: of)?|apart from|aside from|other than|without|exclusive of|not (?:counting|including)|all but|but for)(?: the)?\s*$)`)
	nameWithout = lazy.Regexp(`^(?:除外|以外|之外|外[,的其]|不计|不含)|^,?\s*(?i:excluded\b|aside\b|apart\b)`)
	ofSeveral   = lazy.Regexp(`(?:^|[,、;:])\s*(?:以上|上述|这|这些)?[两二三四五六七八九几多](?:个)?(?:地|区|县|市|镇|乡|村|校|院|所|家|者|项|街道|单位|部门|学校|医院)(?:合计|共计|合共|总计|一共|共)[^,、;]{0,6}$`)
	together    = lazy.Regexp(`^\s*(?i:together|combined|jointly|between (?:them|the (?:two|three|four|five)))\b`)
	without     = lazy.Regexp(`除[^,]{2,20}外|不含|不包括|(?i:\b(?:excluding|except(?:ing| for)|outside of|apart from|aside from|other than|not (?:counting|including)|all but)\b)`)
)

// inCompany says whether a claim is not about its figure's own lines: it is said to be of several
// together, names one of them together with others, or says that one is left out, as in
// "X 等3个县" and "excluding X".
func (s *study) inCompany(k candidate) bool {
	it := &k.way.items[k.item]
	if names := s.names(it, k.place.pos); together().MatchString(k.claim.behind) && !strings.Contains(strings.ToLower(names), "together") || ofSeveral().MatchString(k.claim.lead) {
		return true
	}
	items, facets := s.ways[1-it.axis].facets.list, k.way.facets.list
	c, place := k.claim, &facets[k.place.pos]
	if c.names(&items[it.line]).among(items) || c.names(place).among(facets) {
		return true
	}
	return (k.place.how == assumed || place.total) && without().MatchString(c.lead) && !without().MatchString(s.names(it, k.place.pos))
}

// mention is where a claim's sentence names a line last before the figure.
type mention struct {
	of             *facet // nil if it does not
	before, behind string // in the sentence
}

// names finds a line in what a sentence says before its figure. What the figure itself
// counts, 5 schools, is not in anybody's company.
func (c *Claim) names(f *facet) mention {
	if f.short || f.total || f.name == "" || c.mentions(inBehind, f) {
		return mention{}
	}
	lead := strings.ToLower(c.lead)
	for _, name := range [...]string{f.lower, f.stem} {
		if i := strings.LastIndex(lead, name); name != "" && i >= 0 {
			behind := lead[i+len(name):]
			return mention{f, lead[:i], behind[len(kindFirst().FindString(behind)):]}
		}
	}
	return mention{}
}

// among says whether a name is one of several that have the figure together, others of
// the same table or some that are not named; or of all but it.
func (m mention) among(all []facet) bool {
	if m.of == nil {
		return false
	}
	if andOthers().MatchString(m.behind) || withoutName().MatchString(m.before) || nameWithout().MatchString(m.behind) {
		return true
	}
	before, behind := withName().FindStringIndex(m.before), nameWith().FindStringIndex(m.behind)
	if before == nil && behind == nil {
		return false
	}
	return slices.ContainsFunc(all, func(o facet) bool {
		if o.short || o.pos == m.of.pos {
			return false
		}
		if behind != nil && o.named(m.behind[behind[1]:], strings.HasPrefix) {
			return true
		}
		return before != nil && (o.named(m.before[:before[0]], strings.HasSuffix) || o.named(kindLast().ReplaceAllString(m.before[:before[0]], ""), strings.HasSuffix))
	})
}

// The word for what kind of unit a name is of, which a table may leave out.
var (
	kindFirst = lazy.Regexp(`^(?:[` + name.KindEnds + `]|\s+(?:` + name.Kinds + `)\b)`)
	kindLast  = lazy.Regexp(`(?:[` + name.KindEnds + `]|\s+(?:` + name.Kinds + `))$`)
)

// named says whether a text in small letters begins or ends with the facet's name.
func (f *facet) named(text string, at func(text, name string) bool) bool {
	return f.lower != "" && at(text, f.lower) || f.stem != "" && at(text, f.stem)
}
