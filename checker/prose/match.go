package prose

import (
	"cmp"
	"slices"
	"strings"

	"crossfoot/sheets/figure"
)

// candidate is an item that a claim may be about.
type candidate struct {
	claim   *Claim
	item    int     // of the table's items
	pos     int     // of the cell: the item's total, or the share of one entity
	score   float64 // how well the words fit, from 0 to 1
	verdict Verdict
	power   int32         // the cell is in units of 10^power of the claim's
	part    int           // the component of a compound cell that is meant, -1 if it is none
	figure  figure.Figure // of the cell, or the component
}

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
// the same sentence, in the sentence before, or in the heading above.
var away = [...]float64{0.8, 0.5, 0.4}

const (
	otherUnit   = 0.85 // 家 for 个 is common, 栋 for 个 is another thing
	besideOnly  = 0.75 // the item is named, but not next to the figure
	otherKind   = 0.5  // a percentage for an amount
	contextual  = 0.7  // a word of the labels around the item's own
	itemsLooked = 12   // whose score is worked out, those that share most with the claim
	itemsMost   = 512  // that use a word for it to lead to them, in a table of more
)

// candidates are the items of a table that a claim may be about, the best first.
func (x *indexed) candidates(c *Claim) (out []candidate) {
	own := map[string]bool{}
	for _, p := range c.own() {
		for w := range p {
			own[w] = true
		}
	}
	near := map[int32]float64{}
	look := func(words map[string]bool, worth float64) {
		for w := range words {
			if items := x.lexicon.used[w]; len(items) <= itemsMost {
				for _, i := range items {
					near[i] += worth * x.lexicon.weight(w)
				}
			}
		}
	}
	look(own, 1)
	for i, words := range c.beyond() {
		look(words, away[i])
	}
	best := make([]int32, 0, len(near))
	for i := range near {
		best = append(best, i)
	}
	slices.SortFunc(best, func(a, b int32) int { return cmp.Or(cmp.Compare(near[b], near[a]), cmp.Compare(a, b)) })
	for _, i := range best[:min(len(best), itemsLooked)] {
		it := &x.items[i]
		pos, named, several := x.entityIn(c, it)
		if several {
			continue
		}
		k := candidate{claim: c, item: int(i), pos: it.total, part: -1}
		if named != "" {
			k.pos = pos
		}
		k.score = x.score(c, it, named) * x.fit(&k, it)
		if k.score >= scoreLeast {
			out = append(out, k)
		}
	}
	slices.SortStableFunc(out, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	return out
}

// score is how well a claim's words fit an item's: the harmonic mean of the share of
// the item's words that the claim uses and the share of the claim's that the item uses.
func (x *indexed) score(c *Claim, it *item, named string) (best float64) {
	beyond := c.beyond()
	without := tokens(named)
	all := x.lexicon.sum(it.words)
	near, beside := tokens(c.near), 1.0
	if len(near) > 0 && !overlap(near, it.words) {
		beside = besideOnly
	}
	for _, own := range c.own() {
		covered, said, meant := 0.0, 0.0, 0.0
		for w := range it.words {
			worth := 0.0
			if own[w] {
				worth = 1
			} else {
				for i, words := range beyond {
					if words[w] {
						worth = away[i]
						break
					}
				}
			}
			covered += worth * x.lexicon.weight(w)
		}
		for w := range own {
			if without[w] {
				continue
			}
			weight := x.lexicon.weight(w)
			said += weight
			switch {
			case it.words[w]:
				meant += weight
			case it.context[w]:
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
	f := x.at(*it, k.pos)
	fit := 1.0
	unit := unitOf(&k.claim.Figure)
	units := it.units
	if f.Rare != nil && f.Rare.Unit != "" {
		units = append(slices.Clone(units), f.Rare.Unit)
	}
	if unit != "" && len(units) > 0 && !slices.ContainsFunc(units, func(u string) bool { return u == unit || u == "" }) {
		fit = otherUnit
	}
	if f.Kind == figure.Compound {
		k.part = component(f, &k.claim.Figure, it.units)
		if k.part < 0 {
			return fit
		}
		f = &f.Rare.Parts[k.part]
	}
	k.figure = *f
	k.verdict, k.power = compare(&k.claim.Figure, f, x.power(it, k.pos))
	if k.verdict == Differs && it.states(&k.claim.Figure, f) {
		k.verdict = Silent // the text only says what the item is called
	}
	if f.IsNumber() && isRate(f) != isRate(&k.claim.Figure) || k.claim.Figure.Kind == figure.Coverage && f.IsNumber() && !isRate(f) {
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

// entityIn finds the entity whose share a claim is about, by its name in the claim's
// own words, at the beginning of its sentence or in the heading above. Several names
// say too little.
func (x *indexed) entityIn(c *Claim, it *item) (pos int, name string, several bool) {
	lead := c.lead
	for _, in := range []string{tail(lead), lead, figure.Fold(c.section)} {
		for _, e := range x.entities[it.axis] {
			if len([]rune(e.name)) < 2 || !mentions(in, e.name) {
				continue
			}
			if name != "" {
				if strings.Contains(name, e.name) {
					continue
				}
				if !strings.Contains(e.name, name) {
					return 0, "", true
				}
			}
			pos, name = e.pos, e.name
		}
		if name != "" {
			return pos, name, false
		}
	}
	return 0, "", false
}

// mentions says whether a text names an entity, in full or without the word for what
// kind of unit it is: 定海 for 定海区.
func mentions(text, name string) bool {
	if strings.Contains(text, name) {
		return true
	}
	runes := []rune(name)
	return len(runes) == 3 && runes[0] > 0x2E80 && strings.ContainsRune("区县市镇乡街村州省", runes[2]) && strings.Contains(text, string(runes[:2]))
}

// spot is what a claim can be matched with: one figure of a table.
type spot struct{ item, pos, part int }

// assign matches the claims of one part of a text with a table's figures, each figure
// with the claim that fits it best, and each claim with one figure at most.
func assign(all []candidate) (out []candidate) {
	worth := func(k candidate) float64 {
		if k.verdict == Agrees {
			return k.score + agreeBonus
		}
		return k.score
	}
	order := slices.Clone(all)
	slices.SortStableFunc(order, func(a, b candidate) int { return cmp.Compare(worth(b), worth(a)) })
	taken, placed := map[spot]candidate{}, map[*Claim]bool{}
	for _, k := range order {
		s := spot{k.item, k.pos, k.part}
		_, again := taken[s]
		if placed[k.claim] || again && k.score < scoreRepeat {
			continue
		}
		placed[k.claim] = true
		if !again && k.verdict != Silent { // what says nothing of a figure leaves it to others
			taken[s] = k
		}
		out = append(out, k)
	}
	return slices.DeleteFunc(out, func(k candidate) bool { return !k.sure(all, taken) })
}

// sure says whether a claim is clearly about its figure and no other: no other fits
// it nearly as well, but for those that other claims fit better.
func (k candidate) sure(all []candidate, taken map[spot]candidate) bool {
	if k.verdict == Agrees {
		return k.score >= scoreAgree
	}
	if k.score < scoreSure {
		return false
	}
	for _, o := range all {
		if o.claim != k.claim || o.item == k.item {
			continue
		}
		if by, ok := taken[spot{o.item, o.pos, o.part}]; ok && by.claim != k.claim && by.score > o.score {
			continue
		}
		if o.score+marginSure > k.score {
			return false
		}
	}
	return true
}

// cell is the place of a candidate's figure in the table.
func (x *indexed) cell(k candidate) (row, col int) {
	it := x.items[k.item]
	return x.Cell(it.axis, it.line, k.pos)
}
