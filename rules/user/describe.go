package user

import (
	"context"
	"fmt"
	"slices"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/table"
)

// entry is one of Config.Tables, made ready.
type entry struct {
	Table
	name                string // tables[2]
	sheet, title        *pattern
	header              []pattern
	ignore, notAdditive []pattern
	sums                []sum
	tolerance           *Tolerance
	grades              checker.Grades
}

// describe finds the first entry that matches a table, lays the table out as it
// says, and finds the lines that it names.
func (r *Rules) describe(ctx context.Context, t *table.Table) checker.Description {
	d := checker.Description{}
	r.tolerate(&d, r.Config.Tolerance)
	l := r.lines(t)
	i := slices.IndexFunc(r.entries, func(e *entry) bool { return e.matches(ctx, l) })
	if i < 0 {
		return d
	}
	e := r.entries[i]
	note := func(key string, why lang.Message) {
		d.Outcomes = append(d.Outcomes, checker.Outcome{
			Name: e.name + "." + key, Line: r.places[e.name+"."+key], Applied: why.IsZero(), Why: lang.New("%s: %s", "%s：%s", place(t), why),
		})
	}
	d.Outcomes = append(d.Outcomes, checker.Outcome{Name: e.name, Applied: true})
	d.Grades = e.grades
	e.arrange(ctx, r, t, &d, note)
	r.tolerate(&d, e.tolerance)

	l = r.lines(t) // as it is laid out now
	sums := e.sums
	if e.Total != "" {
		whole := sum{total: e.Total}
		for _, name := range e.Entities {
			whole.parts = append(whole.parts, addend{name, 1})
		}
		st, why := whole.state(l, r.Config.Groups)
		st.Lead = true
		if why.IsZero() {
			d.Stated.Sums = append(d.Stated.Sums, st)
		}
		note("total", why)
	}
	for i, s := range sums {
		st, why := s.state(l, r.Config.Groups)
		if why.IsZero() {
			d.Stated.Sums = append(d.Stated.Sums, st)
		}
		note(fmt.Sprintf("relations[%d]", i), why)
	}
	for i, p := range e.notAdditive {
		columns, rows := l.like(ctx, relation.Across, p), l.like(ctx, relation.Down, p)
		d.Stated.Columns = append(d.Stated.Columns, columns...)
		d.Stated.Rows = append(d.Stated.Rows, rows...)
		note(fmt.Sprintf("not-additive[%d]", i), found(l, len(columns)+len(rows), e.NotAdditive[i]))
	}
	return d
}

// matches says whether the entry is about a table.
func (e *entry) matches(ctx context.Context, l *lines) bool {
	t := l.table
	if e.sheet != nil && !e.sheet.matches(t.Sheet.Name) || e.title != nil && !e.title.matches(t.Title) {
		return false
	}
	for _, h := range e.header {
		if len(l.like(ctx, relation.Across, h)) == 0 && len(l.like(ctx, relation.Down, h)) == 0 && !slices.ContainsFunc(others(t), func(c table.Column) bool { return h.matches(c.Name()) || h.matches(innermost(c)) }) {
			return false
		}
	}
	return true
}

// others are a table's columns without figures.
func others(t *table.Table) []table.Column { return slices.Concat(t.Labels, t.Serials, t.Words) }

// arrange lays the table out as the entry says.
func (e *entry) arrange(ctx context.Context, r *Rules, t *table.Table, d *checker.Description, note func(string, lang.Message)) {
	var a table.Arrangement
	// All columns count here: figures may stand where the table's looks show none.
	every := *t
	every.Columns = slices.Concat(t.Columns, others(t))
	l := r.lines(&every)
	for _, name := range append([]string{e.Total}, e.Entities...) {
		if i, why := l.one(relation.Across, name); why.IsZero() && i >= len(t.Columns) {
			a.Figures = append(a.Figures, every.Columns[i].Col)
		}
	}
	for i, name := range e.Labels {
		at, why := l.one(relation.Across, name)
		if why.IsZero() {
			a.Labels = append(a.Labels, every.Columns[at].Col)
		}
		note(fmt.Sprintf("labels[%d]", i), why)
	}
	for i, p := range e.ignore {
		columns, rows := l.like(ctx, relation.Across, p), l.like(ctx, relation.Down, p)
		for _, c := range columns {
			a.DropColumns = append(a.DropColumns, every.Columns[c].Col)
			d.Unread = append(d.Unread, ignored(t, sheets.Range{Top: t.Rows[0].Row(), Bottom: t.Rows[len(t.Rows)-1].Row(), Left: every.Columns[c].Col, Right: every.Columns[c].Col}))
		}
		for _, row := range rows {
			a.DropRows = append(a.DropRows, t.Rows[row].Row())
			d.Unread = append(d.Unread, ignored(t, sheets.Range{Top: t.Rows[row].Row(), Bottom: t.Rows[row].Row(), Left: t.Range.Left, Right: t.Range.Right}))
		}
		note(fmt.Sprintf("ignore[%d]", i), found(l, len(columns)+len(rows), e.Ignore[i]))
	}
	if !t.Arrange(a) {
		d.Unread = nil
		note("ignore", lang.New("nothing would be left of the table", "这样整张表就没有数据了"))
	}
}

// ignored is what the user says is no part of a table.
func ignored(t *table.Table, r sheets.Range) checker.Unread {
	return checker.Unread{Sheet: t.Sheet.Name, Range: r.String(), Reason: lang.New("left out by the rules file", "规则文件指定不检查")}
}

// found is why a pattern that matches nothing does not apply.
func found(l *lines, n int, pattern string) lang.Message {
	if n > 0 {
		return lang.Message{}
	}
	hint := l.meant(relation.Across, pattern)
	if hint == (lang.Text{}) {
		hint = l.meant(relation.Down, pattern)
	}
	return lang.New("no column or row is called “%s”%s", "没有名为“%s”的列或行%s", pattern, hint)
}

// place names a table for a reader.
func place(t *table.Table) string { return t.Sheet.Name + "!" + t.Range.String() }

func (r *Rules) lines(t *table.Table) *lines { return &lines{table: t, names: r.Names} }

// tolerate takes over how far sums may be off, if it is said.
func (r *Rules) tolerate(d *checker.Description, t *Tolerance) {
	if t != nil {
		d.Stated.Tolerance, d.Stated.Units = t.Absolute.Decimal, t.Units.IntPart()
	}
}
