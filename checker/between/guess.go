package between

import (
	"cmp"
	"slices"

	"crossfoot/checker/name"
	"crossfoot/checker/relation"
)

// This file matches lines of other names by the figures that they share.

const (
	guessBits  = 8.0  // what figures must say for two lines to be one by other names
	guessLines = 8    // lines that may have a figure in one position for it to lead to them
	guessAlike = 0.45 // how much names of one item have in common, at least
)

// guess matches lines of other names by the figures that they share in the lines
// that are matched across them, if their names do not speak against it: an item in
// other words; a district's column, and what the district's own table says in all.
func (l *alignment) guess(names *name.Names, axis relation.Axis) (out []match) {
	across := l.matches[1-axis]
	leftA, leftB := l.left(axis)
	if len(across) < 2 || len(leftA) == 0 || len(leftB) == 0 {
		return nil
	}
	at := l.figuresOf(axis, leftB)
	best := map[int]match{} // by line of b
	score := map[int]float64{}
	said, some := make([]float64, len(l.b.lines[l.axis(axis)])), []int(nil) // by line of b
	for _, i := range leftA {
		for k, pos := range across {
			f := l.a.at(axis, i, pos.a)
			digits, zeros, ok := coefficient(f)
			if !ok {
				continue
			}
			lines := at.having(figureAt{pos: k, number: number{digits, zeros}})
			if len(lines) > guessLines {
				continue
			}
			for _, x := range lines {
				if said[x.line] == 0 {
					some = append(some, x.line)
				}
				said[x.line] += bits(f)
			}
		}
		slices.Sort(some)
		to, most := -1, guessBits
		for _, j := range some {
			if said[j] > most && l.maybe(names, axis, i, j) {
				to, most = j, said[j]
			}
			said[j] = 0
		}
		some = some[:0]
		if to >= 0 && most > score[to] {
			best[to], score[to] = match{a: i, b: to, guessed: true}, most
		}
	}
	for _, j := range leftB {
		if m, ok := best[j]; ok {
			out = append(out, m)
		}
	}
	return out
}

// left are the lines of both tables that are not matched.
func (l *alignment) left(axis relation.Axis) (a, b []int) {
	inA, inB := make([]bool, len(l.a.lines[axis])), make([]bool, len(l.b.lines[l.axis(axis)]))
	for _, m := range l.matches[axis] {
		inA[m.a], inB[m.b] = true, true
	}
	return unset(inA), unset(inB)
}

// unset are the indexes of what is false.
func unset(list []bool) (out []int) {
	for i, set := range list {
		if !set {
			out = append(out, i)
		}
	}
	return out
}

// figureAt is a figure of b in a matched position.
type figureAt struct {
	pos int
	number
	line int
}

func (x figureAt) compare(y figureAt) int {
	return cmp.Or(cmp.Compare(x.pos, y.pos), cmp.Compare(x.digits, y.digits), cmp.Compare(x.zeros, y.zeros))
}

// figuresAt are figures in order.
type figuresAt []figureAt

// figuresOf are the figures of some lines of b in the matched positions, in the unit of a.
func (l *alignment) figuresOf(axis relation.Axis, lines []int) figuresAt {
	across := l.matches[1-axis]
	out := make(figuresAt, 0, len(lines)*len(across))
	for _, j := range lines {
		for k, pos := range across {
			if digits, zeros, ok := coefficient(l.b.at(l.axis(axis), j, pos.b)); ok {
				out = append(out, figureAt{k, number{digits, zeros + int(l.shift)}, j})
			}
		}
	}
	slices.SortFunc(out, figureAt.compare)
	return out
}

// having are those that are the same, of whatever line.
func (s figuresAt) having(x figureAt) figuresAt {
	from, _ := slices.BinarySearchFunc(s, x, figureAt.compare)
	to := from
	for to < len(s) && s[to].compare(x) == 0 {
		to++
	}
	return s[from:to]
}

// maybe says whether two lines of other names can be the same.
func (l *alignment) maybe(names *name.Names, axis relation.Axis, i, j int) bool {
	a, b := l.a.lines[axis][i], l.b.lines[l.axis(axis)][j]
	if a.key != "" && b.key != "" && name.Alike(a.key, b.key) >= guessAlike {
		return true
	}
	return l.stands(names, l.b, l.axis(axis), j, a) || l.stands(names, l.a, axis, i, b)
}

// stands says whether a line of a table stands for all of it, its total or its only
// one, and the table is about what the other line is called.
func (l *alignment) stands(names *name.Names, v *View, axis relation.Axis, i int, other *line) bool {
	return (v.total[axis] == i || len(v.lines[axis]) == 1) && other.key != "" && v.isAbout(names, other.text)
}
