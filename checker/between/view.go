package between

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"crossfoot/checker"
	"crossfoot/checker/name"
	"crossfoot/checker/relation"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/table"
)

// This file makes tables ready to be compared.

// View is a table as it is compared: by the names of its lines, whether they are
// rows or columns.
type View struct {
	File int    // of the joint's files
	base string // of its name
	*checker.Sums
	lines    [2][]*line             // by relation.Axis: the columns, and the rows
	sums     [2][]*relation.Pattern // by axis and line: the sum of which the line is the total
	total    [2]int                 // the line that totals its axis, -1 if there is none or more than one
	context  []string               // keys of what the table as a whole is about: title, sheet, file, line of the unit, folders
	about    []string               // those of the entities that may be called so
	scope    name.Scope
	power    int32 // the figures are in units of 10^power, as far as the table says
	breaches map[[2]int][]*relation.Breach

	names   [2]func() *name.List // of the lines by their keys, to be matched with others
	content func() *content
}

// Views are the tables of all files, in their order; none if there are not as many as
// there must be for a rule to have anything to compare.
func Views(j *checker.Joint, least int) []*View {
	n := 0
	for _, p := range j.Files {
		n += len(p.Tables)
	}
	if n < least {
		return nil
	}
	return j.Once("between", func() any {
		var views []*View
		keys, folders := newSpellings(), foldersOf(j.Files)
		for i, p := range j.Files {
			around := name.ScopeOf(folders[i]...)
			for _, s := range p.Tables {
				v := newView(i, p.Book.Name, folders[i], s, keys, j.Names)
				v.scope = v.scope.Within(around)
				views = append(views, v)
			}
		}
		return views
	}).([]*View)
}

// foldersOf are the folders in which each of several files stands, without those in which
// all of them do.
func foldersOf(files []*checker.Pass) [][]string {
	all := make([][]string, len(files))
	for i, p := range files {
		parts := strings.Split(strings.ReplaceAll(p.Book.Name, `\`, "/"), "/")
		all[i] = parts[:len(parts)-1]
	}
	common := len(all[0])
	for _, f := range all {
		for common > len(f) || !slices.Equal(f[:common], all[0][:common]) {
			common--
		}
	}
	for i := range all {
		all[i] = all[i][common:]
	}
	return all
}

func newView(file int, path string, folders []string, s *checker.Sums, keys *spellings, names *name.Names) *View {
	base := filepath.Base(strings.ReplaceAll(path, `\`, "/"))
	base = strings.TrimSuffix(base, filepath.Ext(base))
	v := &View{File: file, Sums: s, base: base}
	t := s.Table
	texts := []string{t.Title, t.Sheet.Name, base}
	for _, text := range slices.Concat(texts, t.Units, folders) {
		v.concerns(names, name.Key(text))
	}
	v.lines[relation.Across] = keys.linesOf(len(t.Columns), func(i int) string {
		if head := t.Columns[i].Head; len(head) > 0 {
			return head[len(head)-1]
		}
		return ""
	}, func(i int) string { return t.Columns[i].Name() })
	v.lines[relation.Down] = keys.linesOf(len(t.Rows), func(i int) string { return t.Rows[i].Label }, func(i int) string {
		return strings.Join(append([]string{t.Section(i)}, t.Path(i)...), " / ")
	})
	for axis := range v.sums {
		v.sums[axis] = make([]*relation.Pattern, len(v.lines[axis]))
	}
	for _, p := range v.Patterns {
		if of := &v.sums[p.Axis][p.Total]; *of == nil {
			*of = p
		}
	}
	v.scope = name.ScopeOf(append(texts, headsAndSections(t)...)...)
	v.power = table.UnitPower(t.Unit)
	v.total = [2]int{v.whole(relation.Across), v.whole(relation.Down)}
	v.content = sync.OnceValue(func() *content { return contentOf(v) })
	for _, axis := range [...]relation.Axis{relation.Across, relation.Down} {
		v.names[axis] = sync.OnceValue(func() *name.List { return names.List(keysOf(v.lines[axis])) })
	}
	v.noteBreaches()
	return v
}

// noteBreaches notes the broken sums by the cells that take part in them.
func (v *View) noteBreaches() {
	for _, b := range v.Reported() {
		if b.Status != relation.Broken {
			continue
		}
		if v.breaches == nil {
			v.breaches = map[[2]int][]*relation.Breach{}
		}
		for _, l := range append([]relation.Line{{Index: b.Pattern.Total}}, b.Pattern.Parts...) {
			row, col := v.Cell(b.Pattern.Axis, l.Index, b.Position)
			v.breaches[[2]int{row, col}] = append(v.breaches[[2]int{row, col}], b)
		}
	}
}

// headsAndSections are the heads above those of a table's columns, and its sections if they are a few.
func headsAndSections(t *table.Table) (texts []string) {
	for _, c := range t.Columns {
		texts = append(texts, c.Head[:max(0, len(c.Head)-1)]...)
	}
	sections := map[string]bool{}
	for i := range t.Rows {
		if i == 0 || !t.SameSection(i, i-1) {
			sections[t.Section(i)] = true
		}
	}
	if len(sections) <= scopeSections {
		texts = slices.AppendSeq(texts, maps.Keys(sections))
	}
	return texts
}

// scopeSections is how many sections of a table may speak of its scope.
const scopeSections = 8

// whole is the line that totals the others of its axis, and is no part itself.
func (v *View) whole(axis relation.Axis) int {
	part, totals := map[int]bool{}, map[int]bool{}
	for _, p := range v.Patterns {
		if p.Axis != axis || !p.Proven() {
			continue
		}
		totals[p.Total] = true
		for _, l := range p.Parts {
			part[l.Index] = true
		}
	}
	found := -1
	for t := range totals {
		if part[t] {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = t
	}
	return found
}

// parts are the lines that a total adds up in the end, where each line may have a sum of its own;
// none if the line is no total.
func (v *View) parts(axis relation.Axis, total int) map[int]bool {
	sums := v.sums[axis]
	if sums[total] == nil {
		return nil
	}
	parts, seen := map[int]bool{}, map[int]bool{}
	for open := []int{total}; len(open) > 0; open = open[1:] {
		p := sums[open[0]]
		if p == nil {
			parts[open[0]] = true
			continue
		}
		for _, l := range p.Parts {
			if !seen[l.Index] {
				seen[l.Index] = true
				open = append(open, l.Index)
			}
		}
	}
	return parts
}

// nothing says whether lines hold no figure but zeros.
func (v *View) nothing(axis relation.Axis, lines map[int]bool) bool {
	for i := range lines {
		for pos := range v.lines[1-axis] {
			if f := v.at(axis, i, pos); f.Kind != figure.Blank && !f.IsZero() {
				return false
			}
		}
	}
	return true
}

// at is the figure of a line of an axis in one position.
func (v *View) at(axis relation.Axis, line, pos int) figure.Figure {
	row, col := v.Cell(axis, line, pos)
	return v.Table.At(row, col)
}

// concerns notes the key of something that the table as a whole is about.
func (v *View) concerns(names *name.Names, key string) {
	v.context, v.about = append(v.context, key), append(v.about, names.Entity(key))
}

// isAbout says whether the table as a whole is about an entity: its sheet or file
// is named after it, or its title speaks of it.
func (v *View) isAbout(names *name.Names, entity string) bool {
	key := name.Key(entity)
	if len([]rune(key)) < 2 {
		return false
	}
	proper := names.Entity(key)
	for i, c := range v.context {
		if c == key || name.SameEntity(v.about[i], proper) || strings.Contains(c, key) {
			return true
		}
	}
	return false
}

// isNearly says whether what the table is about is called like an entity, but for a slip in
// the name.
func (v *View) isNearly(entity string) bool {
	return slices.ContainsFunc(v.context, func(c string) bool { return name.HasMistyped(c, entity) })
}
