package relation

import (
	"slices"

	"crossfoot/checker/matrix"
	"crossfoot/checker/says"
	"crossfoot/sheets/table"
)

// This file tells positions of rates of growth.

// Rates of growth do not add up: those of the parts lie around that of the total. What they
// contribute to it does, and so do amounts by which something has changed.

// growth says whether a position holds rates of growth: its labels say both, and no more
// sums come out in it than not.
func (a *Analysis) growth(axis Axis, pos int) bool {
	return a.told.grows.Tell(matrix.AxisLine{Axis: axis, Line: pos}, func() bool {
		return a.Numbers.SaysRates(a.Table, axis, pos) && saysGrowth(a.Table, axis, pos) && !a.addUp(axis, pos)
	})
}

func saysGrowth(t *table.Table, axis Axis, pos int) bool {
	if axis == Down {
		return slices.ContainsFunc(t.Columns[pos].Head, says.Change)
	}
	return says.Change(t.Rows[pos].Label)
}

// addUp says whether sums of several figures come out in a position more often than not.
func (a *Analysis) addUp(axis Axis, pos int) bool {
	held, broken := 0, 0
	for _, p := range a.Patterns {
		if p.Axis != axis || pos < p.From || pos >= p.To {
			continue
		}
		switch s, ok := a.Status(p, pos); {
		case !ok:
		case s == Broken:
			broken++
		case s <= Rounding && a.Filled(p, pos) > 1:
			held++
		}
	}
	return held > broken
}
