package between

import (
	"slices"
	"unicode/utf8"

	"crossfoot/checker"
	"crossfoot/checker/name"
	"crossfoot/checker/relation"
	"crossfoot/sheets"
)

// List is the entities that a table breaks its figures down by, in their order: the
// parts of a total.
type List struct {
	View  *View
	Axis  relation.Axis
	Lines []int
	Names []string
	Keys  []string
}

const (
	listLeast  = 4   // entities of a list
	listMost   = 200 // and more are items
	listShare  = 0.8 // of all names of two lists that they have in common, for them to list the same
	listOthers = 64  // groups that share a name and are looked at
)

// Lists are the lists of entities of all tables, those that list nearly the same
// together; none if there are not as many tables as there must be. A name that stands
// for the same entity has the same key in all of them.
func Lists(j *checker.Joint, least int) [][]*List {
	views := Views(j, least)
	if len(views) == 0 {
		return nil
	}
	return j.Once("lists", func() any { return listsOf(j.Names, views) }).([][]*List)
}

func listsOf(names *name.Names, views []*View) [][]*List {
	var groups [][]*List
	var firsts []*name.List        // the names of the first list of each group
	byHash := map[nameHash][]int{} // groups that may have the name
	for _, l := range allLists(names, views) {
		own := names.List(l.Names)
		if g, pairs := nearest(own, l.near(byHash), firsts, groups); g >= 0 {
			l.call(groups[g][0].Keys, pairs)
			groups[g] = append(groups[g], l)
			continue
		}
		groups, firsts = append(groups, []*List{l}), append(firsts, own)
		for _, h := range l.hashes() {
			if len(byHash[h]) < listOthers {
				byHash[h] = append(byHash[h], len(groups)-1)
			}
		}
	}
	return groups
}

// allLists are the lists of all tables, in their order.
func allLists(names *name.Names, views []*View) (out []*List) {
	for _, v := range views {
		for _, axis := range [...]relation.Axis{relation.Across, relation.Down} {
			if l := v.list(names, axis); l != nil {
				out = append(out, l)
			}
		}
	}
	return out
}

// call gives the names of a list the keys that another list has for them.
func (l *List) call(keys []string, pairs []int) {
	for i, j := range pairs {
		if j >= 0 {
			l.Keys[i] = keys[j]
		}
	}
}

// nearest is the one of some groups whose first list has most names in common with a list, if it
// lists the same, and -1 if none does, with the place in it of each name of the list.
func nearest(own *name.List, near []int, firsts []*name.List, groups [][]*List) (group int, pairs []int) {
	group = -1
	for _, g := range near {
		in := own.Match(firsts[g])
		if n := matched(in); n > matched(pairs) && sameList(n, len(in), len(groups[g][0].Names)) {
			group, pairs = g, in
		}
	}
	return group, pairs
}

func matched(pairs []int) (n int) {
	for _, j := range pairs {
		if j >= 0 {
			n++
		}
	}
	return n
}

// sameList says whether two lists list the same, but for few of their names: one in
// which a name is written wrong must still be taken for the other.
func sameList(common, a, b int) bool {
	all := a + b - common
	return float64(common) >= listShare*float64(all) || common >= listLeast-1 && all-common <= 2
}

// hashes are what its names have in common with their long and short forms.
func (l *List) hashes() []nameHash {
	out := make([]nameHash, len(l.Lines))
	for i, line := range l.Lines {
		out[i] = l.View.lines[l.Axis][line].hash
	}
	return out
}

// near are the groups that may have most of the list's names.
func (l *List) near(byHash map[nameHash][]int) (out []int) {
	common := map[int]int{}
	for _, h := range l.hashes() {
		for _, g := range byHash[h] {
			common[g]++
		}
	}
	for g, n := range common {
		if n >= listLeast-1 {
			out = append(out, g)
		}
	}
	slices.Sort(out)
	return out
}

// list is what the table's widest sum on an axis adds up, if its parts have names
// of their own that are no numbers.
func (v *View) list(names *name.Names, axis relation.Axis) *List {
	var widest *relation.Pattern
	for _, p := range v.Patterns {
		if p.Axis == axis && (widest == nil || len(p.Parts) > len(widest.Parts)) {
			widest = p
		}
	}
	if widest == nil || len(widest.Parts) < listLeast || len(widest.Parts) > listMost {
		return nil
	}
	size := len(widest.Parts)
	l := &List{View: v, Axis: axis, Lines: make([]int, 0, size), Names: make([]string, 0, size), Keys: make([]string, 0, size)}
	periods := 0
	for _, part := range widest.Parts {
		n := v.lines[axis][part.Index]
		if long := utf8.RuneCountInString(n.masked); part.Weight < 0 || long < 2 || long > entityLong {
			return nil
		}
		if n.isPeriod() {
			periods++
		}
		l.Lines = append(l.Lines, part.Index)
		l.Names = append(l.Names, n.text)
		l.Keys = append(l.Keys, names.Entity(n.text))
	}
	if 2*periods >= len(l.Lines) {
		return nil // months are no entities
	}
	return l
}

// entityLong is the length from which a name is no entity's.
const entityLong = 30

// Head is the place of the i-th name: the head of its column, or the label of its
// row.
func (l *List) Head(i int) checker.Place {
	t := l.View.Table
	p := checker.Place{Ref: sheets.Ref{Sheet: t.Sheet.Name}, Text: l.Names[i]}
	if l.Axis == relation.Across {
		p.Ref.Col, p.Ref.Row, p.Entity = t.Columns[l.Lines[i]].Col, l.headRow(l.Lines[i]), l.Names[i]
		return p
	}
	p.Ref.Row, p.Ref.Col, p.Item = t.Rows[l.Lines[i]].Row(), l.labelCol(l.Lines[i]), t.Item(l.Lines[i])
	return p
}

// headRow is the lowest row of heads that writes something above a column.
func (l *List) headRow(col int) int {
	t := l.View.Table
	row := t.Range.Top
	for _, r := range t.HeadRows {
		if r >= t.Rows[0].Row() {
			break // a head that is repeated below
		}
		if c := t.Sheet.At(r, t.Columns[col].Col); c != nil && c.Raw != "" {
			row = r
		}
	}
	return row
}

// labelCol is the column in which a row is named.
func (l *List) labelCol(row int) int {
	t := l.View.Table
	for _, v := range slices.Backward(t.Labels) {
		if c := t.Sheet.At(t.Rows[row].Row(), v.Col); c != nil && name.Key(c.Raw) == name.Key(t.Rows[row].Label) {
			return v.Col
		}
	}
	return t.Range.Left
}

// Index is where a name stands in the list, -1 if it does not.
func (l *List) Index(key string) int { return slices.Index(l.Keys, key) }

// Swapped are two names of the list, the first of which stands before the second
// here and after it in another list; and whether there are any.
func (l *List) Swapped(other *List) (before, after int, ok bool) {
	at := map[string]int{}
	for i, key := range other.Keys {
		at[key] = i
	}
	last, common := -1, 0
	for i, key := range l.Keys {
		n, known := at[key]
		if !known {
			continue
		}
		if last >= 0 && n < at[l.Keys[last]] && !ok {
			before, after, ok = last, i, true
		}
		last = i
		common++
	}
	return before, after, ok && common >= listLeast
}

// SameFigures says whether the i-th name of the list has the figures that the k-th of another
// list has, as far as their tables have them under the same names: enough of them for it to
// be the same entity.
func (l *List) SameFigures(i int, other *List, k int) bool {
	a := &alignment{a: l.View, b: other.View, crossed: l.Axis != other.Axis, shift: shiftOf(l.View, other.View)}
	a.matches[1-l.Axis] = a.named(1 - l.Axis)
	t := a.tally(l.Axis, match{a: l.Lines[i], b: other.Lines[k]})
	return t.bits >= provenBits && t.distinct >= sameDistinct && t.agrees()
}

// sameDistinct is how many different figures two lines of nearly the same name have in common at
// least for them to be the same.
const sameDistinct = 2
