package relation

import (
	"slices"
	"sync"

	"crossfoot/checker/matrix"
	"crossfoot/checker/running"
	"crossfoot/sheets/bitset"
	"crossfoot/sheets/figure"
)

// This file counts a table's relations, and tells the cells that stand in them.

// Counts are a table's relations by status, and its cells by whether a decided
// relation runs through them.
type Counts struct {
	Status           [Broken + 1]int
	Figures, Checked int
}

// Count counts every relation of the table.
func (a *Analysis) Count() Counts {
	in := a.decided()
	c, n := Counts{Status: in.status}, a.Numbers
	for i := range n.Size() {
		s := n.State(i)
		figures := s == matrix.Known
		if s == matrix.Unread || n.Masked != nil && n.Masked[i] {
			switch a.Table.Kind(i/n.Cols, i%n.Cols) {
			case figure.Number, figure.Percent, figure.Bound, figure.Compound:
				figures = true
			}
		}
		if figures {
			c.Figures++
			if in.cells.Has(i) {
				c.Checked++
			}
		}
	}
	return c
}

// decided says of each cell, row by row, whether a relation runs through it that holds
// or is reported, and how many relations there are by status. Vouched are the cells of
// those whose total no formula adds up: it would follow if a part was wrong.
type decided struct {
	once           sync.Once
	cells, vouched bitset.Set
	status         [Broken + 1]int
}

// decided goes through the relations of the table when it is first asked.
func (a *Analysis) decided() *decided {
	d := &a.judged
	d.once.Do(func() {
		d.cells = bitset.New(a.Numbers.Size())
		d.vouched = d.cells
		if len(a.Formulas) > 0 {
			d.vouched = bitset.New(a.Numbers.Size())
		}
		for _, p := range a.Patterns {
			v := a.Numbers.Along(p.Axis)
			a.eachOf(p, func(pos int, s Status) { a.decide(d, v, p, pos, s) })
		}
		for _, r := range a.Runs {
			v := a.Numbers.Along(r.Axis)
			for _, s := range r.Steps {
				a.decideStep(d, v, r, s)
			}
		}
	})
	return d
}

// decide notes one relation of a pattern.
func (a *Analysis) decide(d *decided, v matrix.View, p *Pattern, pos int, s Status) {
	if d.status[s]++; s == Undetermined {
		return
	}
	total := v.Index(p.Total, pos)
	d.add(a, total, total)
	for _, l := range p.Parts {
		d.add(a, v.Index(l.Index, pos), total)
	}
}

// decideStep notes one step of a run.
func (a *Analysis) decideStep(d *decided, v matrix.View, r *running.Run, s running.Step) {
	if d.status[s.Status]++; s.Status == Undetermined {
		return
	}
	total := v.Index(r.Total, s.Position)
	d.add(a, total, total)
	for x := range r.Addends(s) {
		d.add(a, x.Row*a.Numbers.Cols+x.Col, total)
	}
}

// add notes a cell through which a relation with that total runs.
func (d *decided) add(a *Analysis, cell, total int) {
	d.cells.Add(cell)
	if len(a.Formulas) > 0 && !a.adds(total) {
		d.vouched.Add(cell)
	}
}

// Decided tells which cells of the table, their rows and columns counted from 0, stand
// in a sum that holds or is reported.
func (a *Analysis) Decided() func(row, col int) bool {
	in := a.decided().cells
	return func(row, col int) bool { return in.Has(row*a.Numbers.Cols + col) }
}

// Vouched tells which of these stand in a sum whose total no formula adds up.
func (a *Analysis) Vouched() func(row, col int) bool {
	in := a.decided().vouched
	return func(row, col int) bool { return in.Has(row*a.Numbers.Cols + col) }
}

// adds says whether the formula of a cell does nothing but add and subtract.
func (a *Analysis) adds(cell int) bool {
	_, found := slices.BinarySearchFunc(a.Formulas, cell, func(x matrix.FormulaSum, cell int) int {
		return x.Row*a.Numbers.Cols + x.Col - cell
	})
	return found
}

// Apart lists the lines along an axis that have figures and stand in no pattern
// of either direction: whole columns for Across, whole rows for Down.
func (a *Analysis) Apart(axis Axis) []int {
	v := a.Numbers.Along(axis)
	in := a.decided().cells
	var out []int
	for line := range v.Lines {
		figures, checked := 0, 0
		for pos := range v.Positions {
			if i := v.Index(line, pos); v.State(i) == matrix.Known || v.Masked != nil && v.Masked[i] {
				figures++
				if in.Has(i) {
					checked++
				}
			}
		}
		if figures > 0 && checked == 0 {
			out = append(out, line)
		}
	}
	return out
}

// Summed says whether a cell of the table, its row and column counted from 0,
// stands in a sum that has a total. Where a sum reaches over columns of rates, it does not there.
func (a *Analysis) Summed(row, col int) bool {
	in := func(axis Axis, line, pos int) bool {
		v := a.Numbers.Along(axis)
		return slices.ContainsFunc(a.through(axis, line), func(p *Pattern) bool {
			return v.State(v.Index(p.Total, pos)) != matrix.Void && p.From <= pos && pos < p.To && p.Claims(pos) && (p.Proven() || a.Awaits(p)) && !a.Numbers.SaysRates(a.Table, axis, pos)
		})
	}
	return in(Across, col, row) || in(Down, row, col)
}
