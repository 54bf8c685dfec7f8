package between

import (
	"crossfoot/checker/name"
	"crossfoot/checker/relation"
)

// Partial is a table some of whose lines have tables of their own that state the same, while
// there is none for a few: those have not been handed in, hold no figures, or are called after
// something else.
type Partial struct {
	View *View
	Own  int      // lines that have one
	Lack []string // what the others are called
}

// partialShare is how many lines have tables of their own for each that has none.
const partialShare = 2

// partial finds such tables. Agreeing are the tables that state the same as a table.
func partial(names *name.Names, views []*View, agreeing map[*View][]*View) (out []Partial) {
	for _, whole := range views { // in their order
		for axis := range whole.lines {
			axis := relation.Axis(axis)
			if len(agreeing[whole]) < absentRest || len(whole.lines[axis]) <= absentRest {
				continue
			}
			p := Partial{View: whole}
			var open []int
			for line, own := range whole.tables(names, axis, agreeing[whole]) {
				switch {
				case own != nil:
					p.Own++
				case line != whole.total[axis] && whole.sums[axis][line] == nil && whole.lines[axis][line].text != "":
					open = append(open, line)
				}
			}
			if p.Own < absentRest || len(open) == 0 || partialShare*len(open) > p.Own {
				continue
			}
			about := whole.tables(names, axis, views) // also of those that do not agree with it
			for _, line := range open {
				if about[line] == nil {
					p.Lack = append(p.Lack, whole.lines[axis][line].text)
				}
			}
			if len(p.Lack) > 0 {
				out = append(out, p)
			}
		}
	}
	return out
}
