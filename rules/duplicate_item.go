package rules

import (
	"hash/maphash"
	"math/bits"
	"slices"
	"strings"

	"crossfoot/checker"
	"crossfoot/checker/name"
	"crossfoot/checker/relation"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

var duplicateItem = rule("duplicate-item", checker.Warning, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		for _, l := range linesOf(s) {
			for _, d := range l.duplicates() {
				reportDuplicate(p, l, d)
			}
		}
	}
	return nil
})

// Where an item that is there twice is a slip, rather than the way of the table.
const (
	itemsLeast  = 4  // that a table has
	itemsRepeat = 33 // for each that is there twice, but for one
)

// duplicate is an item that is there twice.
type duplicate struct {
	first, second int  // lines
	differ        int  // the position where the first figure differs, -1 if they are the same
	copied        bool // the same figures are too many for chance
}

// duplicates are the items of the same name within the same section, if they are so
// few that they can be slips.
func (l lines) duplicates() (out []duplicate) {
	if l.positions == 0 {
		return nil
	}
	if !l.mayRepeat() {
		return nil
	}
	parents := l.parents()
	totals := l.totalled()
	before := map[[3]string]int{}
	items, repeats, usual := 0, 0, false
	for i := range l.n {
		label := l.label(i)
		key := l.itemKey(i)
		if key == "" || !l.owns(i, label) {
			continue // it goes on from the one before
		}
		items++
		same := [3]string{key, signsIn(itemName(label)), parents[i]}
		first, again := before[same]
		before[same] = i
		if !again {
			continue
		}
		repeats++
		d := duplicate{first: first, second: i, differ: l.differ(first, i)}
		d.copied = d.differ < 0 && l.says(i)
		if telling(label, d.copied) && !l.oneItem(d) && !l.onlyPart(d, totals) && !l.ratesOfAbove(d) {
			out = append(out, d)
		} else {
			usual = true
		}
	}
	if items < itemsLeast || repeats > max(1, items/itemsRepeat) {
		return nil
	}
	if usual { // that a name stands there twice says nothing in this table
		out = slices.DeleteFunc(out, func(d duplicate) bool { return !d.copied })
	}
	return out
}

// ratesOfAbove says whether two rows of one name are rates of the rows above them, which are different
// items: the share of each.
func (l lines) ratesOfAbove(d duplicate) bool {
	return l.axis == relation.Down && !d.copied && d.first > 0 && l.rated(d.second) && l.itemKey(d.first-1) != l.itemKey(d.second-1)
}

// itemKey is the key of a line's name.
func (l lines) itemKey(line int) string {
	label := l.label(line)
	if name.IsKey(label) {
		return label // most are, and no running number stands in front
	}
	return name.Item(itemName(label))
}

// mayRepeat says whether any key comes twice, as it does in few tables; once in many
// thousands of those where none does it says so as well. It keeps half of each key's hash,
// at the place in a table that the other half names or behind it.
func (l lines) mayRepeat() bool {
	seen, seed := make([]uint32, 1<<bits.Len(uint(l.n+l.n/2))), maphash.MakeSeed()
	for i := range l.n {
		key := l.itemKey(i)
		if key == "" {
			continue
		}
		hash := maphash.String(seed, key)
		half := uint32(hash>>32) | 1 // 0 is none
		at := hash % uint64(len(seen))
		for seen[at] != 0 {
			if seen[at] == half {
				return true
			}
			at = (at + 1) % uint64(len(seen))
		}
		seen[at] = half
	}
	return false
}

// differ is the first position where two lines have different figures, -1 if there is
// none.
func (l lines) differ(a, b int) int {
	for pos := range l.positions {
		x, y := l.figure(a, pos), l.figure(b, pos)
		if x.Kind != y.Kind || !x.Value().Equal(y.Value()) || !x.IsNumber() && x.String() != y.String() {
			return pos
		}
	}
	return -1
}

// says tells whether a line has several figures other than zero that differ: then
// another one with the same is a copy.
func (l lines) says(line int) bool {
	var first string
	for pos := range l.positions {
		switch f := l.figure(line, pos); {
		case !f.IsNumber() || f.IsZero():
		case first == "":
			first = f.String()
		case f.String() != first:
			return true
		}
	}
	return false
}

// oneItem says whether two lines of one name are rows of one item, or are set apart by
// what is said of them in other columns: units, responsible offices.
func (l lines) oneItem(d duplicate) bool {
	if l.axis == relation.Across {
		return d.differ >= 0 && d.second == d.first+1
	}
	t := l.Table
	a, b := t.Rows[d.first], t.Rows[d.second]
	for _, c := range t.Words {
		x, y := t.Sheet.At(a.Row(), c.Col), t.Sheet.At(b.Row(), c.Col)
		if x != nil && y != nil && name.Key(x.Raw) != name.Key(y.Raw) {
			return true
		}
	}
	if d.differ < 0 {
		return false
	}
	return (len(t.Serials) > 0 || d.second == d.first+1) && t.Serial(d.first) == t.Serial(d.second)
}

// onlyPart says whether the second of two lines can be the only part of the first: they
// stand side by side with the same figures, in a table with groups.
func (l lines) onlyPart(d duplicate, totals map[int]bool) bool {
	if d.differ >= 0 || d.second != d.first+1 || len(totals) < 2 {
		return false
	}
	if l.axis == relation.Across {
		return true
	}
	a, b := l.Table.Serial(d.first), l.Table.Serial(d.second)
	return a == b || a == "" || b == ""
}

func reportDuplicate(p *checker.Pass, l lines, d duplicate) {
	first, second := l.labelPlace(d.first), l.labelPlace(d.second)
	f := checker.Finding{Rule: p.Rule, Severity: p.Rule.Severity, Table: l.Index, Cell: second, Related: []checker.Place{first}}
	f.Got = second.Text
	if d.differ < 0 {
		f.Message = lang.New(
			"This item stands at %s already, with the same figures. Delete it if it was copied, or make the names different.",
			"此事项在 %s 已有，数据相同。如为误复制，请删去；如为不同事项，请在名称上加以区分。", first.Ref)
		p.Report(f)
		return
	}
	x, y := l.at(d.first, d.differ), l.at(d.second, d.differ)
	one, other := checker.PlaceOf(l.Table, x.row, x.col), checker.PlaceOf(l.Table, y.row, y.col)
	f.Related = []checker.Place{one, other}
	f.Arithmetic = orBlank(one.Text) + " ≠ " + orBlank(other.Text)
	f.Message = lang.New(
		"This item stands at %s already, with other figures. Keep the right one, or make the names different.",
		"此事项在 %s 已有，且数据不同。请保留正确的一项；如为不同事项，请在名称上加以区分。", first.Ref)
	p.Report(f)
}

// orBlank writes a figure in arithmetic, where it may be missing.
func orBlank(text string) string {
	if text == "" {
		return "␣"
	}
	return text
}

// owns says whether a line's label stands in a cell of its own, and is not that of a
// merge over several lines.
func (l lines) owns(line int, label string) bool {
	t := l.Table
	if l.axis == relation.Down {
		return t.Rows[line].Label != ""
	}
	c := t.Sheet.At(l.headRow(line), t.Columns[line].Col)
	return c != nil && strings.HasSuffix(name.Key(label), name.Key(c.Raw))
}

// headRow is the row of a column's innermost head.
func (l lines) headRow(line int) int {
	t := l.Table
	for _, row := range slices.Backward(t.HeadRows) {
		if c := t.Sheet.At(row, t.Columns[line].Col); row < t.Rows[0].Row() && c != nil && strings.TrimSpace(c.Raw) != "" {
			return row
		}
	}
	return t.Range.Top
}

// labelPlace is the cell that names a line.
func (l lines) labelPlace(line int) checker.Place {
	t := l.Table
	if l.axis == relation.Across {
		c := t.Columns[line]
		return placeAt(l.Sums, l.headRow(line), c.Col, "", c.Name())
	}
	row := t.Rows[line]
	col := t.Range.Left
	for i, label := range t.Path(line) {
		if label == row.Label {
			col = t.Labels[i].Col
		}
	}
	p := placeAt(l.Sums, row.Row(), col, t.Item(line), "")
	p.Serial = t.Serial(line)
	return p
}

// placeAt is any cell of a table's sheet.
func placeAt(s *checker.Sums, row, col int, item, entity string) checker.Place {
	t := s.Table
	p := checker.Place{Ref: sheets.Ref{Sheet: t.Sheet.Name, Row: row, Col: col}, Item: item, Entity: entity}
	if c := t.Sheet.At(row, col); c != nil {
		p.Text = strings.Join(strings.Fields(t.Book.Text(*c)), " ")
	}
	return p
}
