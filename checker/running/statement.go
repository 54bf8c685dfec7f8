package running

import (
	"cmp"
	"slices"
	"strings"

	"crossfoot/checker/footing"
	"crossfoot/checker/matrix"
	"crossfoot/checker/says"
)

// This file finds statements in steps: items stand in an inner column, and what they come to one
// column further out, beside the last of them, on the line below or on the line of their heading. The
// outer column goes on from there, and its own results stand in it.

// Bounds of the search.
const (
	statementProbes = 12 // totals that are tried before one comes out
	statementBlanks = 4  // a statement has a blank among so many cells
)

// Statement is a statement in steps: its sums, and its columns of which these are all.
type Statement struct {
	Runs    []*Run
	Columns []int
}

// has says whether sums of the statement stand in a line.
func (s Statement) has(line int) bool {
	return slices.ContainsFunc(s.Runs, func(r *Run) bool { return r.Total == line })
}

// Statements finds the statements in steps of a table. They need no sum that is known before.
func Statements(a *footing.Audit) (out []Statement) {
	v := a.Numbers.Along(matrix.Across)
	if v.Blanks*statementBlanks < v.Size() || v.Positions <= runHeld {
		return nil
	}
	f := steps{finder: finder{Audit: a}, View: v}
	var all []statement
	for _, c := range f.innermost(f.paired()) {
		all = append(all, f.read(c))
	}
	for i, s := range all {
		if s.meant() || slices.ContainsFunc(all, func(o statement) bool { return o.meant() && s.like(o) }) {
			out = append(out, f.told(all[i]))
		}
	}
	return out
}

// steps looks for statements in steps.
type steps struct {
	finder
	matrix.View
	pairs map[int]pair // by the inner column
}

// pair is a column of items, and one that has what they come to: beside the last of them, or where their
// heading stands.
type pair struct {
	inner, outer int
	heads        bool
}

// paired are the pairs of columns for which most speaks.
func (f *steps) paired() (out []pair) {
	type candidate struct {
		pair
		bits float64
	}
	var found []candidate
	columns := f.gapped()
	for _, outer := range columns {
		near, _ := slices.BinarySearchFunc(columns, outer.line-runNear, func(c column, line int) int { return c.line - line })
		for _, inner := range columns[near:] {
			if inner.line > outer.line+runNear {
				break
			}
			if inner.line == outer.line {
				continue
			}
			for _, heads := range [...]bool{false, true} {
				p := pair{inner.line, outer.line, heads}
				if c := f.carry(p, inner.entries, outer.entries, false); c.meant {
					found = append(found, candidate{p, c.evidence.bits})
				}
			}
		}
	}
	slices.SortStableFunc(found, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.bits, x.bits), x.away()-y.away())
	})
	f.pairs = map[int]pair{}
	outer := map[int]bool{}
	for _, c := range found {
		if _, taken := f.pairs[c.inner]; !taken && !outer[c.outer] && !f.reaches(c.outer, c.inner) {
			f.pairs[c.inner], outer[c.outer] = c.pair, true
			out = append(out, c.pair)
		}
	}
	return out
}

func (p pair) away() int { return max(p.inner-p.outer, p.outer-p.inner) }

// reaches says whether what stands in a column is carried on to another one, step by step.
func (f *steps) reaches(from, to int) bool {
	for p, ok := f.pairs[from]; ok; p, ok = f.pairs[p.outer] {
		if p.outer == to {
			return true
		}
	}
	return false
}

// innermost are the pairs in whose inner columns no totals of others stand.
func (f *steps) innermost(pairs []pair) []pair {
	return slices.DeleteFunc(pairs, func(p pair) bool {
		for _, q := range f.pairs {
			if q.outer == p.inner {
				return true
			}
		}
		return false
	})
}

// column is a column with its figures.
type column struct {
	line    int
	entries []entry
}

// gapped are the columns of amounts that have gaps.
func (f *steps) gapped() (out []column) {
	for line := range f.Lines {
		if es, ok := f.entries(line); ok && len(es) >= 2 && len(es) < f.Positions {
			out = append(out, column{line, es})
		}
	}
	return out
}

// entries are the figures of a column, with those that words take off. It is false if something
// cannot be read, or is a rate.
func (f *steps) entries(line int) (out []entry, ok bool) {
	marks, less := f.Marks[matrix.Down], false
	for pos := range f.Positions {
		if f.Rate != nil && f.Rate[f.Index(line, pos)] {
			return nil, false
		}
		less = less || marks != nil && marks[pos] == says.Subtracted
		switch val, state := f.View.At(f.Index(line, pos)); {
		case state >= matrix.Absent:
			if !ruled(f.Table.Text(f.Axis.Cell(line, pos))) {
				return nil, false
			}
		case val != 0:
			out = append(out, entry{pos: pos, val: val, less: less})
			less = false
		}
	}
	return out, true
}

// ruled says whether a text is a line that is drawn below figures.
func ruled(text string) bool {
	return text != "" && strings.Trim(text, "-–—=_ ") == ""
}

// carried is what the totals of one column say of the items of another.
type carried struct {
	pair
	account          // of the items
	totals   []sum   // those that are what the items come to, and those that are off
	missing  []sum   // those that are not written
	above    account // of the outer column as far as it has been read
	evidence evidence
	meant    bool
}

// carry goes through the items of a column, and those of another that may be their totals: each
// closes what stands above it, or where it stands in the line of a heading, what stands below.
// Lenient says whether slips of the pen are looked for.
func (f *steps) carry(p pair, ins, outs []entry, lenient bool) (c carried) {
	c.pair, c.lenient = p, lenient
	if p.heads && ins[0].pos < outs[0].pos {
		return c
	}
	for i, t := range outs {
		end := t.pos + 1
		if p.heads {
			end = f.Positions
			if i+1 < len(outs) {
				end = outs[i+1].pos
			}
		}
		for ; len(ins) > 0 && ins[0].pos < end; ins = ins[1:] {
			if len(c.open) == accountLong {
				return c
			}
			c.put(ins[0])
		}
		if len(c.open) == 0 { // a figure of the outer column's own
			c.above.put(t)
			continue
		}
		if lenient && f.passedOver(&c, t) {
			continue // its total is not written
		}
		s, cost, held := c.close(t)
		if held {
			c.evidence.holds(s, cost)
		} else {
			c.evidence.fails(s)
		}
		c.totals = append(c.totals, s)
		c.above.put(t)
		if c.evidence.held == 0 && len(c.totals) >= statementProbes || c.evidence.failed > 1+c.evidence.held {
			return c
		}
	}
	c.meant = len(ins) == 0 && c.evidence.held > 0
	return c
}

// statement is what the columns of a statement say, from the inner to the outer.
type statement struct {
	carried  []carried
	outer    account // of the outermost column
	complete bool    // all of its figures are accounted for
	evidence evidence
}

// meant says whether enough of a statement comes out, and some of it is what columns carry on: that
// stands beside several stretches, or it is all that the outermost column has not of its own.
func (s *statement) meant() bool {
	held, all := 0, 0
	for _, c := range s.carried {
		held += c.evidence.held
		all += c.evidence.held + c.evidence.failed
	}
	return held > 0 && (all > 1 || s.complete) && s.evidence.enough()
}

// like says whether a statement is laid out as another one is, so that it is the same of another year.
func (s *statement) like(o statement) bool {
	if len(s.carried) != len(o.carried) || s.evidence.failed > s.evidence.held {
		return false
	}
	for i, c := range s.carried {
		same := func(x, y sum) bool { return x.at.pos == y.at.pos }
		if !slices.EqualFunc(c.totals, o.carried[i].totals, same) {
			return false
		}
	}
	return true
}

// read reads a statement from its innermost column on. What its totals ought to be is known in the
// next one.
func (f *steps) read(p pair) (s statement) {
	ins, _ := f.entries(p.inner)
	for ok := true; ok; p, ok = f.pairs[p.outer] {
		outs, _ := f.entries(p.outer)
		c := f.carry(p, ins, outs, true)
		f.gaps(&c)
		s.carried = append(s.carried, c)
		s.evidence.join(c.evidence)
		s.evidence.join(c.account.evidence)
		ins = c.doubt(outs)
	}
	if len(ins) > accountLong {
		return s
	}
	for _, e := range ins {
		s.outer.putResult(e)
	}
	s.complete = s.outer.end()
	s.evidence.join(s.outer.evidence)
	s.blame()
	return s
}

// doubt notes of the figures of the outer column what those that are off ought to be, and puts in those that
// are not written.
func (c *carried) doubt(outs []entry) []entry {
	for _, s := range c.totals {
		if i, found := slices.BinarySearchFunc(outs, s.at.pos, func(e entry, pos int) int { return e.pos - pos }); found && s.off != 0 {
			outs[i].doubted, outs[i].ought = true, s.want()
		}
	}
	for _, m := range c.missing {
		outs = append(outs, m.at)
	}
	slices.SortStableFunc(outs, func(x, y entry) int { return x.pos - y.pos })
	return outs
}

// blame finds the totals that are wrong themselves: what goes on from them is right if they are mended.
func (s *statement) blame() {
	mended := map[place]bool{}
	note := func(column int, sums []sum) {
		for _, x := range sums {
			for _, e := range x.parts {
				if e.doubted && e.val == e.ought {
					mended[place{column, e.pos}] = true
				}
			}
		}
	}
	for _, c := range s.carried {
		note(c.inner, c.totals)
		note(c.inner, c.results)
	}
	last := s.carried[len(s.carried)-1].outer
	note(last, s.outer.results)
	for _, c := range s.carried {
		for i := range c.totals {
			c.totals[i].own = mended[place{c.outer, c.totals[i].at.pos}]
		}
	}
}

// told are the sums of a statement: of each column what is carried on, and its own results.
func (f *steps) told(s statement) (out Statement) {
	add := func(total, part int, sums []sum) {
		if len(sums) > 0 {
			out.Runs = append(out.Runs, f.listed(total, part, sums))
		}
	}
	for _, c := range s.carried {
		add(c.inner, c.inner, c.results)
		add(c.outer, c.inner, c.totals)
		for _, m := range c.missing {
			r := out.Runs[len(out.Runs)-1]
			r.Blank = append(r.Blank, f.step(m))
		}
		out.Columns = append(out.Columns, c.inner)
	}
	if last := s.carried[len(s.carried)-1].outer; s.complete {
		add(last, last, s.outer.results)
		out.Columns = append(out.Columns, last)
	}
	return out
}

// listed are sums of a statement as a run whose steps name what they take.
func (f *steps) listed(total, part int, sums []sum) *Run {
	r := &Run{Axis: f.Axis, Total: total, Parts: []matrix.Line{{Index: part, Weight: 1}}, Beside: true, named: map[place][]int{}}
	slices.SortFunc(sums, func(x, y sum) int { return x.at.pos - y.at.pos })
	for i, s := range sums {
		step := f.step(s)
		put := func(at place) { r.named[at] = append(r.named[at], i) }
		put(place{total, s.at.pos})
		for _, e := range s.parts {
			if !e.doubted || e.val != e.ought {
				put(place{part, e.pos})
			}
		}
		r.Steps = append(r.Steps, step)
	}
	return r
}

// step is a sum as a step that names what it takes.
func (f *steps) step(s sum) Step {
	step := Step{Position: s.at.pos, Before: -1, Off: s.off, Own: s.own, Gaps: s.gaps}
	for k, e := range s.parts {
		step.Takes = append(step.Takes, Take{e.pos, int(s.minus.weight(k))})
	}
	if s.off != 0 {
		step.Status = footing.Broken
		if s.slip() <= 0 && len(s.gaps) == 0 && !s.own && !says.Total(matrix.Label(f.Table, matrix.Down, s.at.pos)) {
			step.Status = footing.Undetermined // it may be what there is, rather than what is listed
		}
	}
	return step
}
