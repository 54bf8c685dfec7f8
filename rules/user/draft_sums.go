package user

import (
	"fmt"
	"strings"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// written is a pattern as a relation.
type written struct {
	sum
	text   string // "" if it has no names that find the same lines again
	steady bool   // it can be stated without a change
}

// write writes all patterns of a table as relations.
func (d *Draft) write(s *checker.Sums) {
	l := &lines{table: s.Table}
	for _, p := range s.Patterns {
		if len(p.Parts) > partsShown {
			continue
		}
		text, named := writeSum(l, p)
		d.sums[p] = written{named, text, text != "" && s.Steady(p)}
	}
}

// writeSum writes a pattern with names that find the same lines again, if there are
// such names.
func writeSum(l *lines, p *relation.Pattern) (string, sum) {
	for _, letters := range []bool{false, true} {
		st := sum{total: lineName(l, p.Axis, p.Total, letters)}
		for _, part := range p.Parts {
			st.parts = append(st.parts, addend{lineName(l, p.Axis, part.Index, letters), part.Weight})
		}
		text := st.String()
		again, cause := parseSum(text)
		if !cause.IsZero() {
			continue
		}
		if stated, why := again.state(l, nil); why.IsZero() && stated.Axis == p.Axis && stated.Says(p.Total, p.Parts) {
			return text, st
		}
	}
	return "", sum{}
}

// lineName is the shortest name that means a line alone.
func lineName(l *lines, axis relation.Axis, i int, letters bool) string {
	candidates := []string{}
	if axis == relation.Across {
		c := l.table.Columns[i]
		if letters {
			return sheets.ColName(c.Col)
		}
		candidates = append(candidates, innermost(c), c.Name(), sheets.ColName(c.Col))
	} else {
		candidates = append(candidates, l.table.Rows[i].Label, l.table.Item(i))
	}
	for _, c := range candidates {
		if found, why := l.one(axis, c); why.IsZero() && found == i {
			return oneSpace(c)
		}
	}
	return ""
}

// String is the relation as it is written.
func (s sum) String() string {
	var b strings.Builder
	b.WriteString(quotable(s.total) + " =")
	for i, p := range s.parts {
		switch {
		case p.weight < 0:
			b.WriteString(" −")
		case i > 0:
			b.WriteString(" +")
		}
		b.WriteString(" " + quotable(p.name))
	}
	return b.String()
}

// byPlace writes a sum for a reader: by names if there are any, else by letters and
// numbers.
func (d *Draft) byPlace(s *checker.Sums, p *relation.Pattern, text string) string {
	if text != "" {
		return text
	}
	at := func(i int) string {
		if p.Axis == relation.Across {
			return sheets.ColName(s.Table.Columns[i].Col)
		}
		return fmt.Sprint(s.Table.Rows[i].Row())
	}
	named := sum{total: at(p.Total)}
	for i, part := range p.Parts {
		if i == longSum {
			return named.String() + lang.New(" + … (%d parts)", " + …（共 %d 项）", len(p.Parts)).In(d.Lang)
		}
		named.parts = append(named.parts, addend{at(part.Index), part.Weight})
	}
	return named.String()
}
