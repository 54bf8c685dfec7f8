package relation

import (
	"crossfoot/checker/matrix"
	"crossfoot/sheets/formula"
	"crossfoot/sheets/lazy"
)

// told is what has been found out while breaches are looked for, as many ask the same of a pattern or
// a position: each breach of it. Afterwards it is forgotten.
type told struct {
	differences  lazy.Each[spot, int64]               // of long patterns
	proportions  lazy.Each[spot, map[int]span]        // columns that are in proportion to one
	mostlyHolds  lazy.Each[*Pattern, bool]            // whether they hold on
	passedBefore lazy.Each[*Pattern, []int32]         // how many positions before each hold rates or no total
	akin         lazy.Each[axisSide, int]             // sums that words and the layout claim alike
	grows        lazy.Each[matrix.AxisLine, bool]     // positions that hold rates of growth
	unmeant      lazy.Each[matrix.AxisLine, bool]     // positions in which an outline is none
	outcomes     lazy.Each[matrix.AxisLine, outcomes] // of all patterns of an axis in one position
	averages     lazy.Each[matrix.AxisLine, int]      // patterns whose totals lie among their parts there
	adjoined     lazy.Each[matrix.AxisLine, bool]     // positions of rates beside the amounts that sums are of
	sizes        lazy.Each[*Pattern, int64]           // that their totals usually have
	totals       lazy.Each[int, int]                  // rows called totals that come out in each column, up to two
	outdated     lazy.Each[*Pattern, outdated]        // whether their totals are older than their parts
	subtotals    lazy.Each[Axis, int]                 // labelled totals that come out
	away         lazy.Each[*Pattern, int]             // the place of a part that is taken away, -1 if there is none
	dropped      lazy.Each[*Pattern, bool]            // whether they leave out what is least in each position
	nilIsZero    lazy.Once[bool]                      // a sum comes out in which a mark for nothing stands
	fractions    lazy.Once[int]                       // sums of figures with decimals that come out
	formulas     formula.Exprs
}
