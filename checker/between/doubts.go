package between

import (
	"slices"

	"crossfoot/checker/relation"
)

// doubts are figures that differ by more than a slip of the pen would, on lines that are too
// short to tell by themselves that they should be equal. A summary of several tables tells it:
// what it says of all of them is nearly always equal.
type doubts struct {
	twins         []Twins
	equal, differ map[*View]int // twins of a table
}

// summarized is how many tables there must be of which a summary says the same.
const summarized = 3

// see keeps what a comparison of two tables left open, and counts what it found.
func (d *doubts) see(c comparison) {
	if d.equal == nil {
		d.equal, d.differ = map[*View]int{}, map[*View]int{}
	}
	for _, t := range c.twins {
		count := d.equal
		if !t.Equal {
			count = d.differ
		}
		count[t.A.View]++
		count[t.B.View]++
	}
	for _, t := range c.doubted {
		d.differ[t.A.View]++
		d.differ[t.B.View]++
	}
	d.twins = append(d.twins, c.doubted...)
}

// settled are the twins that should be equal, but for those two of which each has the other's
// figure in the summary, which are exchanged. Agreeing are the tables that state the same as a
// table.
func (d *doubts) settled(agreeing map[*View][]*View) (differ []Twins, exchanged []Exchange) {
	// A is the figure in the summary.
	for _, t := range d.twins {
		switch {
		case d.surely(t.A.View, agreeing):
			differ = append(differ, t)
		case d.surely(t.B.View, agreeing):
			differ = append(differ, t.Turned())
		}
	}
	byTable := map[*View][]Twins{}
	for _, t := range differ {
		byTable[t.A.View] = append(byTable[t.A.View], t)
	}
	traded := map[Twins]bool{}
	for _, t := range differ {
		exchanged = append(exchanged, trades(byTable[t.A.View], traded)...)
		delete(byTable, t.A.View)
	}
	return slices.DeleteFunc(differ, func(t Twins) bool { return traded[t] }), exchanged
}

// surely says whether so much of what a table and several others say is equal that what
// differs is a slip, whatever it looks like.
func (d *doubts) surely(v *View, agreeing map[*View][]*View) bool {
	return len(agreeing[v]) >= summarized && d.equal[v] >= sureEqual*d.differ[v]
}

// trades finds among twins that differ, whose first cells stand in one table, those two of which
// each has there what the other should have, and keeps them in traded.
func trades(odd []Twins, traded map[Twins]bool) (out []Exchange) {
	for i, s := range odd {
		for _, t := range odd[i+1:] {
			if !traded[s] && !traded[t] && s.trade(t) {
				traded[s], traded[t] = true, true
				out = append(out, s.exchange(t))
			}
		}
	}
	return out
}

// exchange is two twins, each of which has in the table of the first cells what the other
// should have there.
func (t Twins) exchange(o Twins) Exchange {
	axis, lines := relation.Down, [2]int{t.A.Row, o.A.Row}
	if t.A.Row == o.A.Row {
		axis, lines = relation.Across, [2]int{t.A.Col, o.A.Col}
	}
	of := t.A.View.lines[axis]
	return Exchange{
		Names: [2]string{of[lines[0]].text, of[lines[1]].text},
		Cells: [2]Cell{t.A, o.A}, Same: [2]Cell{o.B, t.B},
	}
}
