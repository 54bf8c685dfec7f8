package rules

import "math"

// This file finds figures that are out of scale with their row and their column where
// the rows and columns of a table are more or less in proportion to each other.

// strays are the figures of a table that are out of scale with their row and their
// column, while the others of both are in proportion to each other.
func (v scales) strays() (out []outlier) {
	fit, ok := v.fit()
	if !ok {
		return nil
	}
	rows, cols := make([]spread, v.n), make([]spread, v.positions)
	for line := range v.of {
		for pos := range v.of[line] {
			if e := fit.rest(line, pos); known(e) {
				rows[line].add(e)
				cols[pos].add(e)
			}
		}
	}
	for line := range v.of {
		if !rows[line].full(v.positions) {
			continue
		}
		for pos := range v.of[line] {
			e := fit.rest(line, pos)
			if !known(e) || math.Abs(e) < strayLeast || !cols[pos].full(v.n) || rows[line].n+cols[pos].n < fitFigures {
				continue
			}
			power := int(math.Round(e))
			size := abs(power)
			others := max(rows[line].without(e), cols[pos].without(e))
			if size > powerMost || others > min(float64(size)/steadyOf, steadyMost) || math.Abs(e-float64(power)) > max(others, ownLeast*float64(size)) {
				continue
			}
			usual := v.of[line][pos] - e
			o := outlier{at: v.at(line, pos), power: power, fitted: math.Pow(10, usual)}
			if !v.slips(o, min(v.places(line, pos), v.crossing().places(pos, line)), usual) {
				continue
			}
			for p := max(0, pos-2); p < min(v.positions, pos+3); p++ {
				if p != pos {
					o.beside = append(o.beside, v.at(line, p))
				}
			}
			out = append(out, o)
		}
	}
	return out
}

// places are those that the others of a line show.
func (l lines) places(line, but int) (most int) {
	for pos := range l.positions {
		if f := l.figure(line, pos); pos != but && f.IsNumber() {
			most = max(most, f.Places())
		}
	}
	return most
}

// fitLines is how many lines of each direction must be in proportion, fitFigures how
// many figures the two lines of a cell must have, and fitSample how many lines are
// looked at for what is usual in another.
const (
	fitLines   = 4
	fitFigures = 12
	fitSample  = 64
	fitRounds  = 3
)

// proportion is the scale of each row and of each column.
type proportion struct {
	scales
	byLine, byPosition []float64
}

// rest is by how many places a figure is off.
func (p proportion) rest(line, pos int) float64 {
	return p.of[line][pos] - p.byLine[line] - p.byPosition[pos]
}

// fit finds the scale of each line and position by medians (Tukey's median polish), on
// a sample of them.
func (v scales) fit() (proportion, bool) {
	p := proportion{v, make([]float64, v.n), make([]float64, v.positions)}
	if v.n < fitLines || v.positions < fitLines {
		return p, false
	}
	lines, positions := sample(v.n), sample(v.positions)
	var buf []float64
	polish := func(effects []float64, some, over []int, rest func(i, j int) float64) {
		for _, i := range some {
			buf = buf[:0]
			for _, j := range over {
				if e := rest(i, j); known(e) {
					buf = append(buf, e)
				}
			}
			effects[i] = median(buf)
		}
	}
	byLine := func(i, j int) float64 { return v.of[i][j] - p.byPosition[j] }
	byPosition := func(j, i int) float64 { return v.of[i][j] - p.byLine[i] }
	for range fitRounds {
		polish(p.byLine, lines, positions, byLine)
		polish(p.byPosition, positions, lines, byPosition)
	}
	polish(p.byLine, all(v.n), positions, byLine)
	polish(p.byPosition, all(v.positions), lines, byPosition)
	return p, true
}

// sample are so many of n, evenly.
func sample(n int) (out []int) {
	for i := range min(n, fitSample) {
		out = append(out, i*n/min(n, fitSample))
	}
	return out
}

func all(n int) (out []int) {
	for i := range n {
		out = append(out, i)
	}
	return out
}

// spread is how far figures are off: the furthest and the next.
type spread struct {
	n           int
	first, next float64
}

func (s *spread) add(e float64) {
	s.n++
	switch e = math.Abs(e); {
	case e > s.first:
		s.first, s.next = e, s.first
	case e > s.next:
		s.next = e
	}
}

// without is the furthest of the others.
func (s spread) without(e float64) float64 {
	if math.Abs(e) == s.first {
		return s.next
	}
	return s.first
}

// full says whether there are figures in nearly all of so many places.
func (s spread) full(of int) bool { return s.n >= fitLines && (of-s.n)*fullOf <= of }
