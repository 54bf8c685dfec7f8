package relation

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"crossfoot/checker/arith"
	"crossfoot/checker/says"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/runes"
)

// This file finds the row that a total leaves out everywhere: one that was put in, or
// moved, after the total had been written down. All sums come out, but the row is in none.

// Omission is a row that stands among the parts of a total, is like them, and is not
// added anywhere.
type Omission struct {
	Pattern *Pattern
	Line    int
}

// What an omission needs, besides that the total is labelled as one and its row is not.
const (
	omittedHeld  = 2  // columns in which the others come to the total
	omittedParts = 3  // and how many others there are
	omittedSize  = 30 // how many times the largest of them a figure of the row may be, or the least be one
)

// Omissions are the rows that totals leave out, one of each at most: where it is several,
// they are of another kind.
func (a *Analysis) Omissions() (out []Omission) {
	for _, p := range a.Patterns {
		formula, word, _ := p.Stated() // a formula says itself what it adds
		if p.Axis != Down || formula || !word || p.IsStated || p.Lone || p.Broken > 0 || p.Exact < a.omittedLeast() || len(p.Parts) < omittedParts || !p.Adds() {
			continue
		}
		if rest := a.unadded(p); len(rest) == 1 && a.belongs(p, rest[0]) && (a.calledAlike(p, rest[0]) || a.surrounded(p, rest[0]) && (a.closesPlain(p, rest[0]) || !a.ofAbove(p, rest[0]))) && !a.sumsUp(p, rest[0]) {
			out = append(out, Omission{p, rest[0]})
		}
	}
	return out
}

// omittedLeast is in how many positions a total must come out without a row: in that of a
// table that has no more.
func (a *Analysis) omittedLeast() int { return min(omittedHeld, len(a.Table.Columns)) }

// unadded are the rows that stand among the parts of a total, or between them and it or the
// next border, and are no parts. They are none if a border stands between.
func (a *Analysis) unadded(p *Pattern) (rest []int) {
	rows, first, last := a.Table.Rows, p.Parts[0].Index, p.Parts[len(p.Parts)-1].Index
	total := func(line int) bool { return a.Numbers.Said[line]&says.ATotal != 0 }
	switch {
	case last < p.Total:
		last = p.Total
		for first > 0 && !rows[first].Gap && !total(first-1) {
			first--
		}
	case first > p.Total:
		first = p.Total
		for last+1 < len(rows) && !rows[last+1].Gap && !total(last+1) {
			last++
		}
	default:
		return nil
	}
	part := 0 // the next one, for they stand in order
	for line := first; line <= last; line++ {
		if line > first && rows[line].Gap {
			return nil
		}
		for part < len(p.Parts) && p.Parts[part].Index < line {
			part++
		}
		if line != p.Total && (part == len(p.Parts) || p.Parts[part].Index != line) {
			rest = append(rest, line)
		}
	}
	return rest
}

// belongs says whether a row is one like the parts of a total: its label stands as theirs
// do and says nothing else, and its figures are of their kind and size.
func (a *Analysis) belongs(p *Pattern, line int) bool {
	t := a.Table
	row := &t.Rows[line]
	if row.Label == "" || !says.Ordinary(row.Label) || len(a.through(Down, line)) > 0 {
		return false
	}
	for _, l := range p.Parts {
		part := &t.Rows[l.Index]
		if part.Indent != row.Indent || part.Level != row.Level || part.Bold != row.Bold || part.Hidden != row.Hidden ||
			(t.Serial(l.Index) == "") != (t.Serial(line) == "") || !says.Ordinary(part.Label) {
			return false
		}
	}
	filled := 0
	for pos := p.From; pos < p.To; pos++ {
		f := a.Figure(Down, line, pos)
		if f.Kind == figure.Blank || f.IsZero() {
			continue
		}
		if !a.like(p, pos, f) {
			return false
		}
		filled++
	}
	return filled >= a.omittedLeast()
}

// surrounded says whether a row stands between the parts of a total, or between them and it. Beyond
// them often stands what is told besides: pupils of which some board, what the year began with.
func (a *Analysis) surrounded(p *Pattern, line int) bool {
	return (line > p.Parts[0].Index) != (line > p.Parts[len(p.Parts)-1].Index) || (line > p.Total) != (line > p.Parts[0].Index)
}

// closesPlain says whether a row stands right between the parts of a total and the total, in a list of one
// column in which every other row is one of these. It was put in at the end, as rows mostly are.
func (a *Analysis) closesPlain(p *Pattern, line int) bool {
	v := a.Numbers.Along(Down)
	return v.Positions == 1 && v.Lines == len(p.Parts)+2 && line == p.Total-1
}

// ofAbove says whether a row may be a part of the one above it, which nothing marks: it is no
// more than that anywhere.
func (a *Analysis) ofAbove(p *Pattern, line int) bool {
	v := a.Numbers.Along(Down)
	if line == 0 || line-1 == p.Total {
		return false
	}
	for pos := p.From; pos < p.To; pos++ {
		if v.Val(v.Index(line, pos)) > v.Val(v.Index(line-1, pos)) {
			return false
		}
	}
	return true
}

// sumsUp says whether a row is the sum of parts beside it, above or below: a subtotal, which
// nothing marks and which counts by its own parts already.
func (a *Analysis) sumsUp(p *Pattern, line int) bool {
	v := a.Numbers.Along(Down)
	for _, step := range [...]int{-1, 1} {
		off := make([]int64, v.Positions) // what the parts so far lack of the row's figures
		for pos := p.From; pos < p.To; pos++ {
			off[pos] = v.Val(v.Index(line, pos))
		}
		for part := line + step; p.Total != part && p.Involves(part); part += step {
			for pos := p.From; pos < p.To; pos++ {
				off[pos] -= v.Val(v.Index(part, pos))
			}
			if !slices.ContainsFunc(off, func(x int64) bool { return x != 0 }) {
				return true
			}
		}
	}
	return false
}

// calledAlike says whether a row is called like most parts of a total: it has a number as they do, or
// it begins with the same word or ends with the same one, or with the same character: 区, 县.
func (a *Analysis) calledAlike(p *Pattern, line int) bool {
	if a.Table.Serial(line) != "" {
		return true
	}
	first, last := ends(a.Table.Rows[line].Label)
	begins, ending := 0, 0
	for _, l := range p.Parts {
		x, y := ends(a.Table.Rows[l.Index].Label)
		begins += int(arith.Flag(x == first))
		ending += int(arith.Flag(y == last))
	}
	return 2*max(begins, ending) > len(p.Parts)
}

// ends are the first word of a label and its last; of a label in Chinese its last character.
func ends(label string) (first, last string) {
	words := strings.Fields(label)
	if len(words) == 0 {
		return "", ""
	}
	first, last = words[0], words[len(words)-1]
	if r, size := utf8.DecodeLastRuneInString(last); runes.IsIdeograph(r) {
		last = last[len(last)-size:]
	}
	return first, last
}

// like says whether a figure could be another part of a total: one of the size of those
// that it has, and with no more decimals.
func (a *Analysis) like(p *Pattern, pos int, f figure.Figure) bool {
	if f.Kind != figure.Number {
		return false
	}
	x, _ := f.At(a.Numbers.Scale)
	x = arith.Abs(x)
	v := a.Numbers.Along(Down)
	low, high, places := int64(math.MaxInt64), int64(0), 0
	for _, l := range p.Parts {
		if part := arith.Abs(v.Val(v.Index(l.Index, pos))); part != 0 {
			low, high = min(low, part), max(high, part)
		}
		places = max(places, a.Figure(Down, l.Index, pos).Places())
	}
	return high > 0 && x <= omittedSize*high && omittedSize*x >= low && f.Places() <= places
}
