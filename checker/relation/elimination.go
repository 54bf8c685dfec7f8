package relation

import "math/rand/v2"

// This file eliminates: it tells which of some lines are sums of others in a sample of
// positions. It calculates modulo a prime: exact, without fractions.

// elimination has the figures of some lines in some positions, and memory for samples
// of these.
type elimination struct {
	lines   []int
	figures []uint64 // residues, by position, then by line

	order  []int // of the positions, at random
	taken  []bool
	sample []int

	rows   [][]uint64 // of the sample
	memory []uint64   // behind them
	pivots []int      // the columns of the rows' first ones
	parts  []uint64   // how often a column has those of the pivots
}

func (f *finder) elimination(lines, positions []int) *elimination {
	e := &elimination{lines: lines, figures: make([]uint64, 0, len(lines)*len(positions))}
	for _, pos := range positions {
		for _, l := range lines {
			e.figures = append(e.figures, residue(f.val[f.index(l, pos)]))
		}
	}
	return e
}

// draw picks so many of the positions, for every line one in which it is filled.
func (e *elimination) draw(rng *rand.Rand, size int) []int {
	width := len(e.lines)
	n := len(e.figures) / width
	e.order, e.taken, e.sample = e.order[:0], append(e.taken[:0], make([]bool, n)...), e.sample[:0]
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

// sums brings the figures of a sample into row echelon form. A line without a pivot is
// a sum of the lines with pivots before it; it is a hypothesis if it takes each of them
// once, added or subtracted.
func (e *elimination) sums(sample []int) (out []hypothesis) {
	e.echelon(sample)
	next := 0
	for c := range e.lines {
		if next < len(e.pivots) && e.pivots[next] == c {
			next++
			continue
		}
		if h, ok := e.sum(c, e.pivots[:next]); ok {
			out = append(out, h)
		}
	}
	return out
}

// echelon takes the sample's rows and puts zeros below every pivot, which is 1.
func (e *elimination) echelon(sample []int) {
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
		inverse := power61(pivot[0], prime-2)
		for k := range pivot {
			pivot[k] = times(pivot[k], inverse)
		}
		for _, row := range e.rows[top+1:] {
			row = row[c:]
			row = row[:len(pivot)]
			if row[0] == 0 {
				continue
			}
			factor := prime - row[0]
			for k, x := range pivot {
				row[k] = timesPlus(factor, x, row[k])
			}
		}
		e.pivots = append(e.pivots, c)
	}
}

// sum is the column as the sum of those of the pivots, from the last to the first.
func (e *elimination) sum(column int, pivots []int) (hypothesis, bool) {
	h := hypothesis{total: e.lines[column]}
	e.parts = append(e.parts[:0], make([]uint64, len(pivots))...)
	for r := len(pivots) - 1; r >= 0; r-- {
		row, part := e.rows[r], e.rows[r][column]
		for k := r + 1; k < len(pivots); k++ {
			if e.parts[k] != 0 {
				part = timesPlus(prime-e.parts[k], row[pivots[k]], part)
			}
		}
		if part != 0 && part != 1 && part != prime-1 {
			return h, false
		}
		e.parts[r] = part
	}
	for r, p := range pivots {
		switch e.parts[r] {
		case 1:
			h.parts = append(h.parts, Line{e.lines[p], 1})
		case prime - 1:
			h.parts = append(h.parts, Line{e.lines[p], -1})
		}
	}
	return h, len(h.parts) > 1
}
