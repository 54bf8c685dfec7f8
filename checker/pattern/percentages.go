package pattern

import (
	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
)

// This file tells lines of percentages from lines of amounts.

// percentages says whether a line's figures are percentages: most of a column's, all of a
// row's, as rows have amounts and their shares side by side. A row whose only figures stand in
// columns of percentages lacks its amounts.
func (f *finder) percentages(line int) bool {
	if f.View.Rate == nil {
		return false
	}
	rates, others, amiss := 0, 0, false
	for _, pos := range f.sample {
		i := f.Index(line, pos)
		switch {
		case f.State(i) != matrix.Known:
		case f.View.Rate[i]:
			rates++
			amiss = amiss || f.Axis == matrix.Across || !f.ofPercentages(pos)
		default:
			others++
		}
	}
	return amiss && rates > others && (f.Axis == matrix.Across || others == 0)
}

// ofPercentages says whether most figures of a position are percentages, of some lines.
func (f *finder) ofPercentages(pos int) bool {
	return f.percent.Tell(pos, func() bool {
		rates, others := 0, 0
		for _, line := range arith.Spread(f.Lines, percentSample) {
			switch i := f.Index(line, pos); {
			case f.State(i) != matrix.Known:
			case f.View.Rate[i]:
				rates++
			default:
				others++
			}
		}
		return rates > others && rates >= percentLeast
	})
}

// percentLeast is how many percentages make a column one of percentages, and percentSample how many
// of its lines are looked at.
const (
	percentLeast  = 3
	percentSample = 48
)
