package between

import "crossfoot/checker/relation"

// Turned is two lines of one of the forms that another adds up, whose figures stand in each
// other's place: turned round, they make up what the form that adds up says of both.
type Turned struct {
	Names [2]string
	Cells [2]Cell // the first figure of each line
	Total Cell    // where the first of them is added up
}

// turnedIn finds the two lines on which all places lie that do not add up, if that they
// stand in each other's place explains them all, in one of the forms only.
func turnedIn(forms []filled, whole int, failed []Misfit) *Turned {
	for _, axis := range [...]relation.Axis{relation.Across, relation.Down} {
		lines, off, ok := onTwoLines(axis, failed)
		if !ok {
			continue
		}
		var found *Turned
		for i, f := range forms {
			switch {
			case !f.turns(axis, lines, off, i == whole):
			case found != nil:
				return nil
			default:
				found = f.turned(axis, lines, off[0].pos)
				found.Total = failed[0].Total
			}
		}
		return found
	}
	return nil
}

// turned are two lines of a form, with their figures in one position.
func (f *filled) turned(axis relation.Axis, lines [2]int, pos int) *Turned {
	out := &Turned{}
	for k, line := range lines {
		row, col := axis.Cell(line, pos)
		own, _ := f.row(row)
		out.Cells[k] = Cell{f.View, own, col}
		at := line
		if axis == relation.Down {
			at = own
		}
		out.Names[k] = f.lines[axis][at].text
	}
	return out
}

// offAt is by how much the first of two lines is off in one position.
type offAt struct {
	pos int
	by  *Misfit
}

// turnedLeast is how many positions must be explained for two lines to be turned round.
const turnedLeast = 3

// onTwoLines are the two lines of an axis that hold all misfits, if there are just two and
// what the one has too much the other lacks, position by position.
func onTwoLines(axis relation.Axis, failed []Misfit) (lines [2]int, off []offAt, ok bool) {
	n := 0
	at := map[int]*Misfit{} // by position: of the first line
	for i := range failed {
		m := &failed[i]
		line, pos := lineOf(axis, m)
		switch {
		case n == 0 || n == 1 && line != lines[0]:
			lines[n] = line
			n++
		case line != lines[0] && line != lines[n-1]:
			return lines, nil, false
		}
		if line == lines[0] {
			at[pos] = m
			off = append(off, offAt{pos, m})
		}
	}
	if n < 2 || len(off) < turnedLeast || 2*len(off) != len(failed) {
		return lines, nil, false
	}
	for i := range failed {
		m := &failed[i]
		if line, pos := lineOf(axis, m); line == lines[1] && (at[pos] == nil || !at[pos].Off().Equal(m.Off().Neg())) {
			return lines, nil, false
		}
	}
	return lines, off, true
}

// lineOf is the line of an axis on which a misfit lies, and where on the line.
func lineOf(axis relation.Axis, m *Misfit) (line, pos int) {
	if axis == relation.Across {
		return m.Total.Col, m.row
	}
	return m.row, m.Total.Col
}

// turns says whether the two lines of a form, turned round, make up for what is off.
func (f *filled) turns(axis relation.Axis, lines [2]int, off []offAt, whole bool) bool {
	for _, o := range off {
		a, b := f.at(axis.Cell(lines[0], o.pos)), f.at(axis.Cell(lines[1], o.pos))
		by := b.Value().Sub(a.Value())
		if whole {
			by = by.Neg()
		}
		if !by.Equal(o.by.Off()) {
			return false
		}
	}
	return true
}
