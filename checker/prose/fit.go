package prose

import (
	"slices"

	"crossfoot/sheets/figure"
)

// fit is how well a claim's figure fits the kind of an item's: 1 if it may be it. It
// settles which component of a compound is meant, and compares.
func (x *indexed) fit(k *candidate, it *item) float64 {
	f := x.figureAt(it, k.place.pos)
	fit := 1.0
	unit := unitOf(k.claim.Figure)
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
		k.part = component(f, k.claim.Figure, it.units)
		if k.part < 0 {
			k.verdict = Silent
			return fit
		}
		f = f.Rare.Parts[k.part]
	}
	k.figure = f
	k.verdict, k.power = compare(k.claim.Figure, f, x.power(it, k.place.pos))
	if k.verdict == Differs && it.states(k.claim.Figure, f) {
		k.verdict = Silent // the text only says what the item is called
	}
	if f.IsNumber() && f.IsRate() != k.claim.Figure.IsRate() || k.claim.Figure.Kind == figure.Coverage && f.IsNumber() && !f.IsRate() {
		fit *= otherKind
	}
	return fit
}

// states says whether a claim is a figure of the item's own name: the same one, or one
// of its unit where the name has the cell's figure in another.
func (it *item) states(claim, cell figure.Figure) bool {
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
func component(f, claim figure.Figure, units []string) int {
	if len(units) == len(f.Rare.Parts) {
		if i := slices.Index(units, unitOf(claim)); i >= 0 && unitOf(claim) != "" {
			return i
		}
	}
	return slices.IndexFunc(f.Rare.Parts, func(p figure.Figure) bool { return p.Value().Equal(claim.Value()) })
}
