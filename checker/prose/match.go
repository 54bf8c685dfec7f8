package prose

import (
	"cmp"
	"math"
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
func (x *indexed) candidates(c *Claim) (out []candidate) {
	for i := range x.ways {
		out = append(out, x.byItems(c, &x.ways[i])...)
	}
	slices.SortStableFunc(out, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	x.last[c] = out
	return out
}

// byItems are the candidates of one way to read the table: the items that share most
// words with the claim, and, where its own words name none, those of the claim before
// it: 普陀区9个, 同比增长6%.
func (x *indexed) byItems(c *Claim, w *way) (out []candidate) {
	n := x.naming(c, w.axis)
	own, names := map[string]bool{}, false
	for _, p := range c.own() {
		for word := range p {
			own[word] = true
			if len(w.lexicon.used[word]) > 0 && !(n.tier == 1 && w.facets.list[n.facet].words[word]) {
				names = true
			}
		}
	}
	near := map[int32]float64{}
	look := func(words map[string]bool, worth float64) {
		for word := range words {
			if items := w.lexicon.used[word]; len(items) <= itemsMost {
				for _, i := range items {
					near[i] += worth * w.lexicon.weight(word)
				}
			}
		}
	}
	look(own, 1)
	for i, words := range c.beyond() {
		look(words, away[i])
	}
	for _, i := range w.bare[unitOf(&c.Figure)] {
		near[i] = max(near[i], math.SmallestNonzeroFloat64)
	}
	best := make([]int32, 0, len(near))
	for i := range near {
		best = append(best, i)
	}
	slices.SortFunc(best, func(a, b int32) int { return cmp.Or(cmp.Compare(near[b], near[a]), cmp.Compare(a, b)) })
	linked := c.joined && c.prev != nil && len(tokens(c.front)) == 0 && c.rate() != c.prev.rate()
	for _, i := range best[:min(len(best), itemsLooked)] {
		it := &w.items[i]
		k := candidate{claim: c, way: w, item: int(i), part: -1, place: x.place(c, it, nil)}
		if k.place.how == nowhere {
			continue
		}
		k.score = x.score(c, w, it, k.place.facet) * (1 + k.place.share) / 2
		if linked { // fell by 11% to 2,310 offences: what the sentence speaks of
			k.score *= besideOnly
		}
		if k = x.settled(k); k.score >= scoreLeast {
			out = append(out, k)
		}
	}
	if c.prev != nil && (!names || linked) {
		out = append(out, x.inherited(c, w, out)...)
	}
	return out
}

// How well the item of the claim before fits one that names none itself.
const (
	inSentence  = 0.95
	inParagraph = 0.75
)

// inherited are the items of the claim before, for one that only names another figure
// of theirs.
func (x *indexed) inherited(c *Claim, w *way, have []candidate) (out []candidate) {
	worth := inParagraph
	if c.joined {
		worth = inSentence
	}
	for _, before := range x.last[c.prev] {
		if before.way != w {
			continue
		}
		it := &w.items[before.item]
		k := candidate{claim: c, way: w, item: before.item, part: -1, place: x.place(c, it, before.place.facet)}
		unit := unitOf(&c.Figure)
		kinds := c.rate() != c.prev.rate()
		switch h := k.place.how; {
		case h == named && (k.place.pos != before.place.pos || before.place.how != named):
		case h == assumed && kinds && c.rate() && c.joined && len(tokens(c.front)) == 0 && familyOf(c.behind) != growth: // $132 million (25.7%)
		case (h == open || h == assumed) && kinds && c.joined && !it.rate && !c.rate(): // fell by 11% to 2,310
		case h == assumed && before.verdict == Silent && c.joined && unit == unitOf(&c.prev.Figure) && it.states(&c.prev.Figure, &before.figure): // 全省1.2万张,我市460张
		default:
			continue
		}
		if !c.rate() && unit != unitOf(&c.prev.Figure) && unit != "" && x.naming(c, w.axis).tier == 1 {
			continue // 定海区12个,参加3000人
		}
		k.score = before.score * worth
		if k = x.settled(k); k.score < scoreLeast {
			continue
		}
		if i := slices.IndexFunc(have, func(h candidate) bool { return h.item == k.item }); i >= 0 && have[i].score >= k.score {
			continue
		}
		out = append(out, k)
	}
	return out
}

// settled compares a candidate with its figure.
func (x *indexed) settled(k candidate) candidate {
	it := &k.way.items[k.item]
	fit := x.fit(&k, it)
	if k.place.how == doubtful && k.verdict != Agrees {
		for _, pos := range k.place.options {
			o := k
			o.place.pos = pos
			if f := x.fit(&o, it); o.verdict == Agrees {
				k, fit = o, f
				break
			}
		}
		if k.verdict == Differs {
			k.verdict = Silent
		}
	}
	if it.grand && !totals().MatchString(k.claim.front) && k.verdict == Differs {
		k.verdict = Silent
	}
	if k.verdict == Differs && (k.claim.besides(x.names(it, k.place.pos)) || x.qualified(k.claim)) {
		k.verdict = Silent
	}
	if k.verdict == Differs && (k.claim.unclear || !slip(k.claim.Figure.Value(), k.figure.Value().Shift(k.power))) {
		k.verdict = Silent
	}
	k.score = min(1, k.score*fit)
	k.at.row, k.at.col = x.Cell(it.axis, it.line, k.place.pos)
	return k
}

// score is how well a claim's words fit an item's: the harmonic mean of the share of
// the item's words that the claim uses and the share of the claim's that the item uses.
func (x *indexed) score(c *Claim, w *way, it *item, f *facet) (best float64) {
	if it.measure {
		switch {
		case !slices.Contains(it.units, unitOf(&c.Figure)):
			return 0
		case f != nil:
			return measureNamed
		}
		return measureOnly
	}
	beyond := c.beyond()
	var without map[string]bool
	if f != nil {
		without = f.words
	}
	all := w.lexicon.sum(it.words)
	beside := 1.0
	if near := c.beside(); len(near) > 0 && !overlap(near, it.words) {
		beside = besideOnly
	} else if noun := c.counted(); !overlap(noun, it.words) && !overlap(noun, without) {
		for word := range noun {
			if len(w.lexicon.used[word]) > 0 {
				beside = besideOnly // 94 grants are about grants, whoever received them
				break
			}
		}
	}
	owns := c.own()
	if f != nil && overlap(c.counted(), it.words) { // Ashby received 94 grants
		owns = append(slices.Clone(owns), c.counted())
	}
	for _, own := range owns {
		covered, said, meant := 0.0, 0.0, 0.0
		for word := range it.words {
			worth := 0.0
			if own[word] {
				worth = 1
			} else {
				for i, words := range beyond {
					if words[word] {
						worth = away[i]
						break
					}
				}
			}
			covered += worth * w.lexicon.weight(word)
		}
		for word := range own {
			if without[word] && !it.words[word] || vagueWords[word] {
				continue
			}
			weight := w.lexicon.weight(word)
			if len(w.lexicon.used[word]) == 0 && c.topic()[word] {
				continue // what the whole section is about
			}
			said += weight
			switch {
			case it.words[word]:
				meant += weight
			case it.context[word]:
				meant += contextual * weight
			}
		}
		share, precise := covered/all, 1.0
		if said > 0 {
			precise = meant / said
		} else if !slices.Contains(it.units, unitOf(&c.Figure)) {
			continue // a bare figure says what it is of by its unit only
		}
		if share+precise > 0 {
			best = max(best, beside*2*share*precise/(share+precise))
		}
	}
	return best
}

func overlap(a, b map[string]bool) bool {
	for w := range a {
		if b[w] {
			return true
		}
	}
	return false
}

// fit is how well a claim's figure fits the kind of an item's: 1 if it may be it. It
// settles which component of a compound is meant, and compares.
func (x *indexed) fit(k *candidate, it *item) float64 {
	cellFigure := x.figureAt(it, k.place.pos)
	f := &cellFigure
	fit := 1.0
	unit := unitOf(&k.claim.Figure)
	units := it.units
	if money(unit) && !slices.ContainsFunc(units, money) && x.money || !money(unit) && slices.ContainsFunc(units, money) && !k.claim.rate() {
		fit = otherUnit
	}
	if f.Rare != nil && f.Rare.Unit != "" {
		units = append(slices.Clone(units), f.Rare.Unit)
	}
	if unit != "" && k.way.units[unit] == 1 && slices.Contains(it.units, unit) && !it.measure {
		fit = onlyUnit
	}
	if unit != "" && len(units) > 0 && !slices.ContainsFunc(units, func(u string) bool { return u == unit || u == "" }) {
		fit = otherUnit
	}
	k.part = -1
	if f.Kind == figure.Compound {
		k.part = component(f, &k.claim.Figure, it.units)
		if k.part < 0 {
			k.verdict = Silent
			return fit
		}
		f = &f.Rare.Parts[k.part]
	}
	k.figure = *f
	k.verdict, k.power = compare(&k.claim.Figure, f, x.power(it, k.place.pos))
	if k.verdict == Differs && it.states(&k.claim.Figure, f) {
		k.verdict = Silent // the text only says what the item is called
	}
	if f.IsNumber() && f.IsRate() != k.claim.Figure.IsRate() || k.claim.Figure.Kind == figure.Coverage && f.IsNumber() && !f.IsRate() {
		fit *= otherKind
	}
	return fit
}

// states says whether a claim is a figure of the item's own name: the same one, or one
// of its unit where the name has the cell's figure in another.
func (it *item) states(claim, cell *figure.Figure) bool {
	for i, c := range it.counts {
		if c.Value().Equal(claim.Value()) {
			return true
		}
		if it.units[i] != unitOf(claim) || it.units[i] == "" {
			continue
		}
		for j, o := range it.counts {
			if it.units[j] != it.units[i] && o.Value().Equal(cell.Value()) {
				return true
			}
		}
	}
	return false
}

// component is the part of a compound that a claim states: that of its unit, or else
// the one that is equal to it.
func component(f, claim *figure.Figure, units []string) int {
	if len(units) == len(f.Rare.Parts) {
		if i := slices.Index(units, unitOf(claim)); i >= 0 && unitOf(claim) != "" {
			return i
		}
	}
	return slices.IndexFunc(f.Rare.Parts, func(p figure.Figure) bool { return p.Value().Equal(claim.Value()) })
}
