package prose

import (
	"slices"
	"strings"
	"unicode"

	"crossfoot/checker/name"
	"crossfoot/checker/relation"
	"crossfoot/sheets/figure"
)

// facet is a position of an axis by what a text may call it: a district whose share
// stands there, a year, the growth beside the amount.
type facet struct {
	pos    int
	name   string
	folded string
	lower  string
	stem   string  // its name without the word for what kind of unit it is, "" if it has none
	short  bool    // its name is too short to be looked for
	words  []int32 // of the way's vocabulary
	rate   bool    // it says of itself that its figures are percentages
	year   int
	total  bool // it is called a total, and no more
	kind   family
	called family // the same of its name with quarters written in one way
}

// facets are the positions of an axis that have a name.
type facets struct {
	list  []facet
	lex   lexicon
	years bool // they are told apart by their years
}

// facetsOf are the positions of an axis.
func (x *indexed) facetsOf(axis relation.Axis, positions int, words *vocabulary) *facets {
	fs := &facets{}
	seen := map[int]bool{}
	for pos := range positions {
		called := figure.Fold(x.name(axis, pos))
		full := called
		if axis == relation.Across {
			full = figure.Fold(x.Table.Table.Columns[pos].Name())
		}
		_, said := figure.Counts(full)
		bare := bracketed().ReplaceAllString(called, "")
		f := facet{
			pos: pos, name: strings.TrimSpace(quarters(bare)), words: words.set(timeless(quarters(said))),
			rate: percentHead(figure.Fold(said)), year: yearIn(full), total: vague(bare), kind: familyOf(bare),
		}
		f.folded, f.lower, f.called = figure.Fold(f.name), strings.ToLower(f.name), f.kind
		if f.name != bare {
			f.called = familyOf(f.name)
		}
		runes := []rune(f.name)
		f.short = len(runes) < 2
		if len(runes) == 3 && runes[0] > 0x2E80 && strings.ContainsRune(name.KindEnds, runes[2]) {
			f.stem = string(runes[:2])
		}
		if f.year != 0 {
			seen[f.year] = true
		}
		fs.list = append(fs.list, f)
	}
	fs.years = len(seen) > 1
	return fs
}

// percentHead says whether a head says that what stands below it is in per cent.
func percentHead(name string) bool {
	lower := strings.ToLower(name)
	return strings.Contains(lower, "%") || strings.Contains(lower, "per cent") || strings.Contains(lower, "percent")
}

// byWords finds the facet that the words beside a claim's figure name in part, among
// some positions, and apart from the words of its item.
//
// A facet of the claim before helps where they do not tell: 86起, 同比下降12%.
func (g *glance) byWords(it *item, among []int, before *facet) (pos int, share float64, ok bool) {
	pos, share, ok = g.overlapping(nil, it, among)
	if ok || before == nil || pos < 0 {
		return pos, share, ok
	}
	return g.overlapping(before.words, it, among)
}

// overlapping finds the facet that shares most with the words beside the figure and some
// others, -1 if there is none, and whether only one does.
func (g *glance) overlapping(others []int32, it *item, among []int) (pos int, share float64, ok bool) {
	fs := g.way.facets
	best, second := 0.0, 0.0
	pos = -1
	for _, p := range among {
		f := &fs.list[p]
		sum, all := 0.0, 0.0
		for _, w := range f.words {
			if slices.Contains(it.words, w) {
				continue
			}
			weight := fs.lex.weights[w]
			all += weight
			if g.in[w]&beside != 0 || slices.Contains(others, w) {
				sum += weight
			}
		}
		if sum == 0 || !f.rate && 2*sum < all && !g.claim.rate() {
			continue
		}
		if sum > best {
			pos, share, second, best = p, sum/all, best, sum
		} else if sum > second {
			second = sum
		}
	}
	return pos, share, best > 0 && best > second
}

// byUnit finds the one facet whose name holds the unit of a claim, or the word behind
// its figure: 16个班 and 班级数, 800人 and 招生人数.
func (fs *facets) byUnit(c *Claim, among []int) (pos int, ok bool) {
	if unitOf(c.Figure) == "%" {
		return 0, false
	}
	for _, noun := range c.counts() {
		found := 0
		for _, p := range among {
			if strings.Contains(fs.list[p].folded, noun) {
				pos, found = p, found+1
			}
		}
		if found == 1 {
			return pos, true
		}
		if found > 1 {
			return 0, false
		}
	}
	return 0, false
}

// counts are the words for what the claim's figure counts: the first characters behind
// it, the most first, and its unit.
func (c *Claim) counts() []string {
	if c.nouns == nil {
		noun := []rune(c.behind)
		for n := range noun {
			if !unicode.Is(unicode.Han, noun[n]) {
				noun = noun[:n]
				break
			}
		}
		c.nouns = []string{}
		for n := min(len(noun), 4); n > 0; n-- {
			c.nouns = append(c.nouns, string(noun[:n]))
		}
		c.nouns = slices.DeleteFunc(append(c.nouns, unitOf(c.Figure)), func(s string) bool { return s == "" || s == "个" })
	}
	return c.nouns
}
