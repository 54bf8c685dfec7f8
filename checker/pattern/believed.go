package pattern

import (
	"slices"

	"crossfoot/checker/matrix"
)

// This file believes what somebody has said, whatever the figures say.

// Statement says that one line is the signed sum of others, in every position.
type Statement struct {
	Axis  matrix.Axis
	Total int
	Parts []matrix.Line
	Lead  bool // it is what the table is about
}

// believe puts what has been stated in the place of what was found for the same
// totals. A sum that was found as it is stated keeps what speaks for it. Lines that are hidden
// are none of any.
func (f *finder) believe(statements []Statement, hidden []int, primary, witnesses []*Pattern) (p, w []*Pattern) {
	if f.View.Masked != nil {
		primary, witnesses = unmasked(hidden, primary), unmasked(hidden, witnesses)
	}
	var stated []*Pattern
	for _, h := range statements {
		if h.Axis != f.Axis || len(h.Parts) == 0 {
			continue
		}
		i := slices.IndexFunc(primary, func(p *Pattern) bool { return h.Says(p.Total, p.Parts) })
		var q *Pattern
		if i >= 0 {
			q = primary[i]
		} else {
			q = f.patternOf(h)
		}
		if slices.Contains(stated, q) {
			continue
		}
		q.IsStated, q.IsLead, q.From, q.To = true, h.Lead, 0, f.Positions
		q.First, q.Last, q.Lone, q.Others = 0, f.Positions, false, nil
		q.Evidence = append(slices.Clone(q.Evidence), FromRules)
		stated = append(stated, q)
	}
	if len(stated) == 0 {
		return primary, witnesses
	}
	// A statement of lines that were found in another order replaces that. One that was
	// found as it is stated was found beside the others, and they stay.
	settled := func(p *Pattern) bool {
		return slices.ContainsFunc(stated, func(q *Pattern) bool {
			return p.Total == q.Total || q.Relates(p.Total, p.Parts) && !slices.Contains(primary, q)
		})
	}
	// What was found stays in its order, so that stating it changes nothing else.
	for _, found := range primary {
		if i := slices.Index(stated, found); i >= 0 || !settled(found) {
			p = append(p, found)
		}
	}
	for _, q := range stated {
		if !slices.Contains(p, q) {
			p = append(p, q)
		}
	}
	return p, slices.DeleteFunc(witnesses, settled)
}

// Says tells whether a total's being the sum of parts is what is stated.
func (s Statement) Says(total int, parts []matrix.Line) bool {
	if total != s.Total || len(parts) != len(s.Parts) {
		return false
	}
	for _, l := range s.Parts {
		if !slices.Contains(parts, l) {
			return false
		}
	}
	return true
}

// patternOf makes a pattern of a statement that was not found.
func (f *finder) patternOf(s Statement) *Pattern {
	c := candidate{Hypothesis: Hypothesis{Total: s.Total, Parts: s.Parts}}
	c.account = f.tally(&c.Hypothesis, f.everywhere())
	c.from, c.to = 0, f.Positions
	c.held, c.near, c.broken = 0, 0, 0
	for _, w := range f.weights {
		switch w.Outcome {
		case matrix.Holds:
			c.held++
		case matrix.Nearly:
			c.near++
		case matrix.Fails, matrix.Average, matrix.Open:
			c.broken++
		}
	}
	p := f.add(&c)
	p.Evidence = nil
	return p
}

// unmasked drops the lines that are not additive from patterns, and the patterns
// that are nothing without them.
func unmasked(hidden []int, patterns []*Pattern) []*Pattern {
	var out []*Pattern
	for _, p := range patterns {
		p.Parts = slices.DeleteFunc(slices.Clone(p.Parts), func(l matrix.Line) bool { return slices.Contains(hidden, l.Index) })
		if len(p.Parts) > 0 && !slices.Contains(hidden, p.Total) {
			out = append(out, p)
		}
	}
	return out
}
