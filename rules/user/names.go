package user

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"crossfoot/checker/name"
	"crossfoot/checker/relation"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/runes"
	"crossfoot/sheets/table"
)

// pattern is a text in which * and ? stand for any characters. Spaces and the
// difference between wide and narrow, capital and small letters do not count.
type pattern struct{ *regexp.Regexp }

func newPattern(s string) pattern {
	quoted := regexp.QuoteMeta(squeeze(s))
	quoted = strings.NewReplacer(`\*`, `.*`, `\?`, `.`).Replace(quoted)
	return pattern{regexp.MustCompile("^(?is:" + quoted + ")$")}
}

func (p pattern) matches(s string) bool { return p.MatchString(squeeze(s)) }

// squeeze leaves out spaces and folds wide characters.
func squeeze(s string) string { return strings.Join(strings.Fields(runes.Narrow(s)), "") }

// lines finds the columns of figures and the rows of a table by name.
type lines struct {
	table *table.Table
	names *name.Names
	index [2][]map[string][]int // by axis, by how exactly the name is meant
	plain [2][][]string         // by axis, what patterns are matched with
}

// find is the lines along an axis that a name means: those that are called so in
// full, else those whose innermost head is the name, else those that are called so
// but for what stands in brackets, else those of which the name is an alias. A
// column may be named by its letters too.
func (l *lines) find(axis relation.Axis, s string) []int {
	if l.index[axis] == nil {
		l.index[axis] = l.build(axis)
	}
	keys := []string{name.Key(s), name.Key(s), name.Key(s), l.names.Entity(s)}
	for tier, index := range l.index[axis] {
		if found := index[keys[tier]]; len(found) > 0 && keys[tier] != "" {
			return found
		}
	}
	if axis == relation.Across {
		for i, c := range l.table.Columns {
			if sheets.ColName(c.Col) == s {
				return []int{i}
			}
		}
	}
	return nil
}

func (l *lines) build(axis relation.Axis) []map[string][]int {
	index := make([]map[string][]int, 4)
	for i := range index {
		index[i] = map[string][]int{}
	}
	add := func(line int, full, own string) {
		for tier, key := range []string{name.Key(full), name.Key(own), name.Key(bare(own)), l.names.Entity(own)} {
			index[tier][key] = append(index[tier][key], line)
		}
	}
	if axis == relation.Across {
		for i, c := range l.table.Columns {
			add(i, c.Name(), innermost(c))
		}
		return index
	}
	for i, r := range l.table.Rows {
		add(i, l.table.Item(i), r.Label)
	}
	return index
}

func innermost(c table.Column) string {
	if len(c.Head) == 0 {
		return ""
	}
	return c.Head[len(c.Head)-1]
}

// bare is a name without what stands in brackets: 新增托位 of 新增托位（个）.
func bare(s string) string {
	depth := 0
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Ps, r):
			depth++
			return -1
		case unicode.Is(unicode.Pe, r):
			depth = max(depth-1, 0)
			return -1
		case depth > 0:
			return -1
		}
		return r
	}, s)
}

// one is the line along an axis that a name means, or why there is none.
func (l *lines) one(axis relation.Axis, s string) (int, lang.Message) {
	found := l.find(axis, s)
	switch {
	case len(found) == 1:
		return found[0], lang.Message{}
	case len(found) == 0 && axis == relation.Across:
		return 0, lang.New("no column of figures is called “%s”%s", "没有名为“%s”的数据列%s", s, l.meant(axis, s))
	case len(found) == 0:
		return 0, lang.New("no row is called “%s”%s", "没有名为“%s”的行%s", s, l.meant(axis, s))
	case axis == relation.Across:
		return 0, lang.New("%d columns are called “%s”; name one by its letters", "有 %d 列名为“%s”，请用列标指明", len(found), s)
	}
	return 0, lang.New("%d rows are called “%s”; name them apart", "有 %d 行名为“%s”，请改用能区分的名称", len(found), s)
}

// A name of fewer characters than meantLeast may nearly be any other; no more names than
// meantMost are looked through.
const (
	meantLeast = 3
	meantMost  = 1000
)

// meant is a hint at the line that a wrong name nearly names, or "".
func (l *lines) meant(axis relation.Axis, s string) lang.Text {
	var names []string
	if axis == relation.Across {
		for _, c := range l.table.Columns {
			names = append(names, oneSpace(innermost(c)), oneSpace(c.Name()))
		}
	} else {
		for _, r := range l.table.Rows {
			names = append(names, oneSpace(r.Label))
		}
	}
	if n := len([]rune(s)); n < meantLeast || n > excerptMost {
		return lang.Text{}
	}
	if near := name.Nearest(s, names[:min(len(names), meantMost)]); len(near) > 0 {
		return lang.Text{EN: "; is it “" + near[0] + "”?", ZH: "，是不是“" + near[0] + "”？"}
	}
	from, what, hyphen := strings.Cut(runes.Narrow(s), "-")
	if hyphen && len(l.find(axis, from)) > 0 && len(l.find(axis, what)) > 0 {
		return lang.Text{EN: "; leave a space on both sides of a minus", ZH: "，减号两边请各空一格"}
	}
	return lang.Text{}
}

// along is the axis along which all names mean one line each, with those lines, or
// why there is none: what is missing in the direction in which most are found.
func (l *lines) along(names []string) (axis relation.Axis, found []int, why lang.Message) {
	most := -1
	for _, axis := range []relation.Axis{relation.Across, relation.Down} {
		list := make([]int, 0, len(names))
		var missing lang.Message
		for _, s := range names {
			if i, no := l.one(axis, s); no.IsZero() {
				list = append(list, i)
			} else if missing.IsZero() {
				missing = no
			}
		}
		if len(list) < len(names) {
			if len(list) > most {
				most, why = len(list), missing
			}
			continue
		}
		if axis == relation.Across && l.bothWays(names) {
			return axis, nil, lang.New("“%s” and the other names are columns as well as rows; name columns by their letters",
				"“%s”等名称既是列又是行，请用列标指明", names[0])
		}
		return axis, list, lang.Message{}
	}
	return 0, nil, why
}

// bothWays says whether names that mean columns could mean rows just as well.
func (l *lines) bothWays(names []string) bool {
	for _, s := range names {
		if len(l.find(relation.Down, s)) == 0 {
			return false
		}
	}
	return len(names) > 0
}

// like is the lines along an axis whose name matches a pattern; a column's letters
// are one of its names. A rules file may have many patterns for a table of many lines,
// so that this ends early when nobody waits for the result any more.
func (l *lines) like(ctx context.Context, axis relation.Axis, p pattern) (out []int) {
	if l.plain[axis] == nil {
		l.plain[axis] = l.squeezed(axis)
	}
	for i, names := range l.plain[axis] {
		if i%256 == 0 && ctx.Err() != nil {
			break
		}
		if slices.ContainsFunc(names, p.MatchString) {
			out = append(out, i)
		}
	}
	return out
}

// squeezed are the names of each line along an axis, as patterns are matched with them.
func (l *lines) squeezed(axis relation.Axis) [][]string {
	out := make([][]string, 0, max(len(l.table.Columns), len(l.table.Rows)))
	add := func(names ...string) {
		for i, s := range names {
			names[i] = squeeze(s)
		}
		out = append(out, slices.Compact(names))
	}
	if axis == relation.Across {
		for _, c := range l.table.Columns {
			add(c.Name(), innermost(c), sheets.ColName(c.Col))
		}
		return out
	}
	for i, r := range l.table.Rows {
		add(l.table.Item(i), r.Label)
	}
	return out
}
