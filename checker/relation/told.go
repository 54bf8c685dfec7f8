package relation

import "crossfoot/sheets/formula"

// This file remembers what has been found out once: many ask the same of a pattern or a position,
// each breach of it.

// once is what has been found out of one thing, once somebody has asked.
type once[V any] struct {
	asked bool
	is    V
}

func (o *once[V]) tell(find func() V) V {
	if !o.asked {
		o.asked, o.is = true, find()
	}
	return o.is
}

// each is what has been found out of several things.
type each[K comparable, V any] map[K]V

func (e *each[K, V]) tell(of K, find func() V) V {
	is, asked := (*e)[of]
	if !asked {
		is = find()
		if *e == nil {
			*e = each[K, V]{}
		}
		(*e)[of] = is
	}
	return is
}

// told is what has been found out while breaches are looked for. Afterwards it is forgotten.
type told struct {
	differences  each[spot, int64]        // of long patterns
	proportions  each[spot, map[int]span] // columns that are in proportion to one
	mostlyHolds  each[*Pattern, bool]     // whether they hold on
	passedBefore each[*Pattern, []int32]  // how many positions before each hold rates or no total
	akin         each[axisSide, int]      // sums that words and the layout claim alike
	grows        each[axisLine, bool]     // positions that hold rates of growth
	unmeant      each[axisLine, bool]     // positions in which an outline is none
	outcomes     each[axisLine, outcomes] // of all patterns of an axis in one position
	averages     each[axisLine, int]      // patterns whose totals lie among their parts there
	nilIsZero    once[bool]               // a sum comes out in which a mark for nothing stands
	fractions    once[int]                // sums of figures with decimals that come out
	formulas     formula.Exprs
}
