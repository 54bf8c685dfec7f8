package table

// This file tells outlines whose names stand in another column on each level.

// stepped are the columns of names, if each is one level: every row has its own name in
// one of them, or else repeats those above it, and goes in by one column at most.
func (b block) stepped(l layout) []int {
	var cols []int
	for _, c := range l.labels {
		if len(l.figures) > 0 && c < l.figures[0] {
			cols = append(cols, c)
		}
	}
	if len(cols) < 2 {
		return nil
	}
	levels, rows := b.levels(cols)
	if len(levels) < 2 || !b.goesIn(levels, rows) {
		return nil
	}
	return levels
}

// levels are the first of some columns and those behind it that do not name every row, as no level
// does, and how many rows there are.
func (b block) levels(cols []int) (levels []int, rows int) {
	full := make([]int, len(cols)) // rows that have something in it that is no code: 01, 02, …, 11
	b.eachOwn(cols, func(own []int) bool {
		rows++
		for k, i := range own {
			if i >= 0 && !b.class[i].numeric() && !isZeroCode(b.sheet.Cells.Peek(i)) {
				full[k]++
			}
		}
		return true
	})
	levels = cols[:1]
	for k, c := range cols[1:] {
		if 10*full[k+1] < 9*rows {
			levels = append(levels, c)
		}
	}
	return levels, rows
}

// goesIn says whether the rows step in and out of some columns as an outline does.
func (b block) goesIn(cols []int, rows int) bool {
	path, deep, counted, others := make([]string, len(cols)), 0, 0, 0
	before, ok := 0, true
	b.eachOwn(cols, func(own []int) bool {
		at := -1
		for k, i := range own {
			if i >= 0 {
				at = k
			}
		}
		if at < 0 { // as a total has its name elsewhere
			others++
			before, ok = 0, outlineOthers*others <= rows
			return ok
		}
		for k := range at { // its names further out are those above it
			ok = ok && (own[k] < 0 || b.sheet.Cells.Peek(own[k]) == path[k])
		}
		ok = ok && at <= before
		path[at] = b.sheet.Cells.Peek(own[at])
		if at > 0 {
			deep++
		}
		if style, _ := numberingOf(path[at]); style != "" {
			counted++
		}
		before = at + 1
		return ok
	})
	return ok && deep >= outlineNested && 2*counted <= rows
}

// eachOwn calls do with the cells that each row of the body has in some columns, -1 where it
// has none, as long as do says true.
func (b block) eachOwn(cols []int, do func(own []int) bool) {
	own := make([]int, len(cols))
	for n := b.body; n < len(b.lines); n++ {
		if b.kinds[n] != figures && b.kinds[n] != yearly {
			continue
		}
		for k, c := range cols {
			own[k] = b.at(b.lines[n], c)
			if own[k] >= 0 && b.class[own[k]] == empty {
				own[k] = -1
			}
		}
		if !do(own) {
			return
		}
	}
}
