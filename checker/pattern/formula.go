package pattern

import (
	"slices"
	"sort"

	"crossfoot/checker/matrix"
	"crossfoot/sheets/formula"
)

// priceStated is what a formula takes off a hypothesis' price for every cell
// that states it, up to a bound: somebody has said that it is meant.
const (
	priceStated     = 6.0
	priceStatedMost = 40.0
	statedMost      = 5_000_000 // terms of formulas that are looked at
)

// stated are the hypotheses that the table's own formulas state along this axis.
func (f *finder) stated() []Hypothesis {
	if len(f.formulas) == 0 {
		return nil
	}
	work := 0
	type claim struct {
		h     Hypothesis
		cells int
	}
	claims := map[string]*claim{}
	var last *claim
	var parts []matrix.Line // used again for the next formula
	for _, x := range f.formulas {
		var total int
		var ok bool
		total, parts, ok = f.lined(parts[:0], x.Addends, x.Row, x.Col)
		if work += len(parts); !ok || work > statedMost {
			continue
		}
		if last == nil || last.h.Total != total || !slices.Equal(last.h.Parts, parts) { // as it is in most rows
			key := keyOf(total, parts)
			if claims[key] == nil {
				claims[key] = &claim{h: Hypothesis{Total: total, Parts: slices.Clone(parts)}}
			}
			last = claims[key]
		}
		last.cells++
	}
	keys := make([]string, 0, len(claims))
	for k := range claims {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var out []Hypothesis
	for _, k := range keys {
		c := claims[k]
		c.h.price = priceChoice - min(priceStatedMost, priceStated*float64(c.cells))
		out = append(out, c.h)
	}
	return out
}

// lined turns the addends of a formula in row r and column c of the table into
// lines behind some parts, if all of them stand in that row or column. Headings and empty
// lines inside a range are passed over.
func (f *finder) lined(parts []matrix.Line, terms []formula.Addend, r, c int) (total int, with []matrix.Line, ok bool) {
	total = c
	if f.Axis == matrix.Down {
		total = r
	}
	for _, a := range terms {
		top, bottom, left, right := f.table.Within(a.Range)
		from, to := left, right
		straight := top == r && bottom == r+1
		if f.Axis == matrix.Down {
			from, to = top, bottom
			straight = left == c && right == c+1
		}
		if !straight || a.Sheet != "" || a.Skips {
			return 0, parts, false
		}
		for line := from; line < to; line++ {
			if line == total {
				return 0, parts, false
			}
			parts = append(parts, matrix.Line{Index: line, Weight: a.Weight})
		}
	}
	return total, parts, len(parts) > 0
}
