package between

// doubts are figures that differ by more than a slip of the pen would, on lines that are too
// short to tell by themselves that they should be equal. A summary of several tables tells it:
// what it says of all of them is nearly always equal.
type doubts struct {
	twins         []Twins
	equal, differ map[*View]int // twins of a table
}

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

// settled are the twins that should be equal. Agreeing are the tables that state the same as a
// table.
func (d *doubts) settled(agreeing map[*View][]*View) (differ []Twins) {
	for _, t := range d.twins {
		if d.surely(t.A.View, agreeing) || d.surely(t.B.View, agreeing) {
			differ = append(differ, t)
		}
	}
	return differ
}

// surely says whether so much of what a table and several others say is equal that what
// differs is a slip, whatever it looks like.
func (d *doubts) surely(v *View, agreeing map[*View][]*View) bool {
	return len(agreeing[v]) >= summarized && d.equal[v] >= sureEqual*d.differ[v]
}
