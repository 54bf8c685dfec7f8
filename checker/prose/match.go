package prose

import (
	"cmp"
	"slices"

	"crossfoot/sheets/figure"
)

// candidate is a figure of a table that a claim may be about.
type candidate struct {
	claim   *Claim
	way     *way
	item    int // of the way's items
	place   place
	at      cell
	score   float64 // how well the words fit, from 0 to 1
	verdict Verdict
	power   int32         // the cell is in units of 10^power of the claim's
	part    int           // the component of a compound cell that is meant, -1 if it is none
	figure  figure.Figure // of the cell, or the component
}

// cell is a place in a table.
type cell struct{ row, col int }

// How well words of a claim must fit those of an item.
const (
	scoreLeast  = 0.35 // to be looked at
	scoreAgree  = 0.45 // to be about it, where the figures agree
	scoreSure   = 0.6  // where they do not
	marginSure  = 0.08 // and by so much better than those of any other item
	agreeBonus  = 0.15 // what it is worth that the figures agree
	scoreRepeat = 0.8  // to state an item once more that another claim states
)

// How much a word counts for an item that stands not with the figure, but before it in
// the same sentence, in the sentence before, or in the heading above. See lexicon.weight
// for why they are so many 256ths.
var away = [...]float64{205. / 256, 128. / 256, 102. / 256}

const (
	measureOnly  = 0.5        // the unit is all that names the item
	measureNamed = 0.7        // that, and the text names whose it is
	onlyUnit     = 1.15       // no other item has the figure's unit
	otherUnit    = 0.85       // 家 for 个 is common, 栋 for 个 is another thing
	besideOnly   = 0.75       // the item is named, but not next to the figure
	otherKind    = 0.5        // a percentage for an amount
	contextual   = 179. / 256 // a word of the labels around the item's own
	itemsLooked  = 12         // whose score is worked out, those that share most with the claim
	itemsMost    = 512        // that use a word for it to lead to them, in a table of more
)

// candidates are the figures of a table that a claim may be about, the best first.
func (s *study) candidates(c *Claim) (out []candidate) {
	for i := range s.glances {
		s.glances[i].take(c)
	}
	for i := range s.glances {
		out = append(out, s.byItems(&s.glances[i])...)
	}
	slices.SortStableFunc(out, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	s.last[c] = out
	return out
}

// byItems are the candidates of one way to read the table: the items that share most
// words with the claim, and, where its own words name none, those of the claim before
// it: 普陀区9个, 同比增长6%.
func (s *study) byItems(g *glance) (out []candidate) {
	c, w := g.claim, g.way
	best, names := g.nearest()
	linked := c.joined && c.prev != nil && c.bare && c.rate() != c.prev.rate()
	for _, i := range best {
		it := &w.items[i]
		k := candidate{claim: c, way: w, item: int(i), part: -1, place: s.place(g, it, nil)}
		if k.place.how == nowhere {
			continue
		}
		k.score = g.score(it, k.place.facet) * (1 + k.place.share) / 2
		if linked { // fell by 11% to 2,310 offences: what the sentence speaks of
			k.score *= besideOnly
		}
		if k.score*onlyUnit < scoreLeast { // no figure makes it any better
			continue
		}
		if k = s.settled(k); k.score >= scoreLeast {
			out = append(out, k)
		}
	}
	if c.prev != nil && (!names || linked) {
		out = append(out, s.inherited(g, out)...)
	}
	return out
}

// How well the item of the claim before fits one that names none itself.
const (
	inSentence  = 0.95
	inParagraph = 0.75
)

// goesOn says whether a claim may be about the item of the claim before, and another figure of it.
func (g *glance) goesOn(k, before *candidate) bool {
	c, it := g.claim, &g.way.items[k.item]
	unit, kinds := unitOf(c.Figure), c.rate() != c.prev.rate()
	if !c.rate() && unit != unitOf(c.prev.Figure) && unit != "" && g.naming.tier == 1 {
		return false // 定海区12个,参加3000人
	}
	switch h := k.place.how; {
	case h == named && (k.place.pos != before.place.pos || before.place.how != named):
		return true
	case h == assumed && kinds && c.rate() && c.joined && c.bare && c.grown != growth: // $132 million (25.7%)
		return true
	case (h == open || h == assumed) && kinds && c.joined && !it.rate && !c.rate(): // fell by 11% to 2,310
		return true
	case h == assumed && before.verdict == Silent && c.joined && unit == unitOf(c.prev.Figure): // 全省1.2万张,我市460张
		return it.states(c.prev.Figure, before.figure)
	}
	return false
}

// inherited are the items of the claim before, for one that only names another figure
// of theirs.
func (s *study) inherited(g *glance, have []candidate) (out []candidate) {
	c, w := g.claim, g.way
	worth := inParagraph
	if c.joined {
		worth = inSentence
	}
	for _, before := range s.last[c.prev] {
		if before.way != w {
			continue
		}
		it := &w.items[before.item]
		k := candidate{claim: c, way: w, item: before.item, part: -1, place: s.place(g, it, before.place.facet)}
		if !g.goesOn(&k, &before) {
			continue
		}
		k.score = before.score * worth
		if k = s.settled(k); k.score < scoreLeast {
			continue
		}
		if k.verdict == Differs && k.place.loose && before.place.how == open {
			k.verdict = Silent // 7 schools in Elmhurst, with 2,520 places: these are of what no line is called after
		}
		if i := slices.IndexFunc(have, func(h candidate) bool { return h.item == k.item }); i >= 0 && have[i].score >= k.score {
			continue
		}
		out = append(out, k)
	}
	return out
}

// settled compares a candidate with its figure.
func (s *study) settled(k candidate) candidate {
	it := &k.way.items[k.item]
	fit := s.fit(&k, it)
	if k.place.how == doubtful && k.verdict != Agrees {
		for _, pos := range k.place.options {
			o := k
			o.place.pos = pos
			if f := s.fit(&o, it); o.verdict == Agrees {
				k, fit = o, f
				break
			}
		}
		if k.verdict == Differs {
			k.verdict = Silent
		}
	}
	if it.grand && !k.claim.total && k.verdict == Differs {
		k.verdict = Silent
	}
	if k.verdict == Differs && (k.claim.besideOther(func() string { return s.names(it, k.place.pos) }) || s.qualified(k.claim) || s.inCompany(k)) {
		k.verdict = Silent
	}
	if k.verdict == Differs && (k.claim.unclear || !slip(k.claim.Figure.Value(), k.figure.Value().Shift(k.power))) {
		k.verdict = Silent
	}
	k.score = min(1, k.score*fit)
	k.at.row, k.at.col = s.Cell(it.axis, it.line, k.place.pos)
	return k
}
