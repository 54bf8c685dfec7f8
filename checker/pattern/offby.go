package pattern

import (
	"math"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
)

// This file tells totals that come out in no position and are off by one line in all of them: it has
// been added twice or not at all, or it has been taken off the list.

const (
	offByBits = 10.0 // that a line's figures tell, for being the differences
	lacksFar  = 2    // how many times more than its largest, or less than its least, another may be
)

// OffByPart is the part of a sum by whose figure its total is off in all of some positions, and how many
// times it has that too much: once if it has been added twice, -1 if it has been left out, 0 if there is
// no such part.
func (p *Pattern) OffByPart(v matrix.View, positions []int) (line, times int) {
	off, over, under := make([]int64, len(positions)), 0, 0
	bits := -math.Log2(float64(len(p.Parts)))
	for k, pos := range positions {
		x := v.Off(p.Total, p.Parts, pos)
		over, under = over+int(arith.Flag(x > 0)), under+int(arith.Flag(x < 0))
		off[k] = arith.Abs(x)
		bits += math.Log2(float64(off[k] + 1))
	}
	if bits < offByBits || over > 0 && under > 0 {
		return 0, 0
	}
	for _, l := range p.Parts {
		switch {
		case l.Weight < 0 || !has(v, l.Index, positions, off):
		case over > 0:
			return l.Index, 1
		default:
			return l.Index, -1
		}
	}
	return 0, 0
}

// has says whether a line has some figures in some positions.
func has(v matrix.View, line int, positions []int, figures []int64) bool {
	for k, pos := range positions {
		if v.Val(v.Index(line, pos)) != figures[k] {
			return false
		}
	}
	return true
}

// LacksLine says whether what a total is too much in each of some positions could be another row of it.
func (p *Pattern) LacksLine(v matrix.View, positions []int) bool {
	for _, pos := range positions {
		least, most := int64(math.MaxInt64), int64(0)
		for _, l := range p.Parts {
			x := v.Val(v.Index(l.Index, pos))
			least, most = min(least, x), max(most, x)
		}
		if off := v.Off(p.Total, p.Parts, pos); off <= 0 || off < least/lacksFar || off/lacksFar > most {
			return false
		}
	}
	return true
}
