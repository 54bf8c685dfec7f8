package linear

import (
	"math/rand/v2"
	"slices"

	"crossfoot/checker/matrix"
)

// This file eliminates: it tells which of some lines are sums of others in a sample of
// positions. It calculates modulo a prime: whole numbers, without fractions.

// Elimination has the figures of some lines in some positions, and memory for samples
// of these.
type Elimination struct {
	lines   []int
	figures []uint64 // residues, by position, then by line

	order  []int // of the positions, at random
	taken  []bool
	sample []int

	rows    [][]uint64 // of the sample
	memory  []uint64   // behind them
	pivots  []int      // the columns of the rows' first ones
	weights []int8     // how often a column has those of the pivots
}

// Sum is a line as the sum of others.
type Sum struct {
	Total int
	Parts []matrix.Line
}

// Read takes the figures of some lines in some positions, whatever it had before.
func (e *Elimination) Read(v matrix.View, lines, positions []int) {
	e.lines, e.figures = lines, e.figures[:0]
	for _, pos := range positions {
		for _, l := range lines {
			e.figures = append(e.figures, residue(v.Val(v.Index(l, pos))))
		}
	}
}

// Draw picks so many of the positions, for every line one in which it is filled.
func (e *Elimination) Draw(rng *rand.Rand, size int) []int {
	width := len(e.lines)
	n := len(e.figures) / width
	e.order, e.taken, e.sample = e.order[:0], slices.Grow(e.taken[:0], n)[:n], e.sample[:0]
	clear(e.taken)
	for i := range n {
		e.order = append(e.order, i)
	}
	rng.Shuffle(n, func(i, j int) { e.order[i], e.order[j] = e.order[j], e.order[i] })
	take := func(pos int) {
		e.taken[pos] = true
		e.sample = append(e.sample, pos)
	}
	for l := range width {
		for _, pos := range e.order {
			if !e.taken[pos] && e.figures[pos*width+l] != 0 {
				take(pos)
				break
			}
		}
	}
	for _, pos := range e.order {
		if !e.taken[pos] && len(e.sample) < size {
			take(pos)
		}
	}
	return e.sample
}

// Sums brings the figures of a sample into row echelon form. A line without a pivot is
// a sum of the lines with pivots before it; it is told if it takes each of them
// once, added or subtracted.
func (e *Elimination) Sums(sample []int) (out []Sum) {
	e.echelon(sample)
	next := 0
	for c := range e.lines {
		if next < len(e.pivots) && e.pivots[next] == c {
			next++
			continue
		}
		if s, ok := e.sum(c, e.pivots[:next]); ok {
			out = append(out, s)
		}
	}
	return out
}

// echelon takes the sample's rows and puts zeros below every pivot. It multiplies rows
// instead of dividing by pivots, since inverses are dear.
func (e *Elimination) echelon(sample []int) {
	width := len(e.lines)
	e.memory, e.rows, e.pivots = e.memory[:0], e.rows[:0], e.pivots[:0]
	for _, pos := range sample {
		e.memory = append(e.memory, e.figures[pos*width:(pos+1)*width]...)
	}
	for n := range sample {
		e.rows = append(e.rows, e.memory[n*width:(n+1)*width])
	}
	for c := range width {
		top := len(e.pivots)
		r := top
		for r < len(e.rows) && e.rows[r][c] == 0 {
			r++
		}
		if r == len(e.rows) {
			continue
		}
		e.rows[top], e.rows[r] = e.rows[r], e.rows[top]
		pivot := e.rows[top][c:]
		for _, row := range e.rows[top+1:] {
			row = row[c:]
			row = row[:len(pivot)]
			if row[0] == 0 {
				continue
			}
			factor := prime - row[0]
			for k, x := range pivot {
				row[k] = twoTimes(pivot[0], row[k], factor, x)
			}
		}
		e.pivots = append(e.pivots, c)
	}
}

// sum is a column as the sum of those of the pivots, each of which counts once at most:
// from the last pivot to the first.
func (e *Elimination) sum(column int, pivots []int) (Sum, bool) {
	s := Sum{Total: e.lines[column]}
	e.weights = append(e.weights[:0], make([]int8, len(pivots))...)
	parts := 0
	for r := len(pivots) - 1; r >= 0; r-- {
		row := e.rows[r]
		left := row[column]
		for k := r + 1; k < len(pivots); k++ {
			switch e.weights[k] {
			case 1:
				left = minus(left, row[pivots[k]])
			case -1:
				left = minus(left, prime-row[pivots[k]])
			}
		}
		switch left {
		case 0:
			continue
		case row[pivots[r]]:
			e.weights[r] = 1
		case prime - row[pivots[r]]:
			e.weights[r] = -1
		default:
			return s, false
		}
		parts++
	}
	s.Parts = make([]matrix.Line, 0, parts)
	for r, p := range pivots {
		if w := e.weights[r]; w != 0 {
			s.Parts = append(s.Parts, matrix.Line{Index: e.lines[p], Weight: int(w)})
		}
	}
	return s, len(s.Parts) > 1
}
