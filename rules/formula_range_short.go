package rules

import (
	"strconv"
	"strings"
	"unicode"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/checker/says"
	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/formula"
	"crossfoot/sheets/lang"
)

// This file finds ranges that stop short of a part. All formulas of a line do where a
// line was put in at the edge of their ranges, which Excel does not extend then.

// shortLeast is how many parts a range must have to say what a part looks like, and
// outOfScale how many times as large as any of them one more may be.
const (
	shortLeast = 3
	outOfScale = 20
)

// short reports a group of formulas whose range stops short of one line, which is like
// the lines in it. Its number must go on where theirs end; or else it must lie between
// the range and the total, which is then to be confirmed.
func (c *rangeCheck) short(group []*stated) {
	x := group[0]
	pieces := x.pieces(c.lines.axis)
	if len(pieces) != 1 || pieces[0].weight < 0 || strings.ContainsFunc(c.label(x.line(c.lines.axis)), unicode.IsDigit) {
		return // the total says itself how far it goes
	}
	first, last := c.span(x)
	total := x.line(c.lines.axis)
	if last-first+1 < shortLeast {
		return
	}
	switch after, before := last+1, first-1; {
	case c.numbered(total): // so the running numbers do not tell parts from totals
	case after < c.lines.n && after != total && c.follows(last, after) && (after+1 == total || c.ends(after)) && c.alike(group, after, last):
		c.reportShort(group, after, checker.Error)
	case before >= 0 && before != total && c.follows(before, first) && (before-1 == total || before == 0) && c.alike(group, before, first):
		c.reportShort(group, before, checker.Error)
	case c.lines.axis == relation.Down && c.closes(x, last) && !c.excludes(total, after) && c.alike(group, after, last):
		c.reportShort(group, after, checker.Warning)
	}
}

// closes says whether a line stands between the last part and the total below them, or
// between the last part of a total above and the next total.
func (c *rangeCheck) closes(x *stated, last int) bool {
	line := last + 1
	if x.line(c.lines.axis) > last {
		return line+1 == x.line(c.lines.axis)
	}
	if line+1 >= c.lines.n {
		return false
	}
	next := c.totals.at(c.at(x, line+1))
	return next != nil && next.along(c.lines.axis)
}

// span is the first and the last line that a formula of one piece adds.
func (c *rangeCheck) span(x *stated) (first, last int) {
	p := x.pieces(c.lines.axis)[0]
	r := sheets.Range{Top: p.from, Bottom: p.to, Left: 1, Right: sheets.MaxCol}
	if c.lines.axis == relation.Across {
		r = sheets.Range{Top: 1, Bottom: sheets.MaxRow, Left: p.from, Right: p.to}
	}
	top, bottom, left, right := c.s.Table.Within(r)
	if c.lines.axis == relation.Down {
		return top, bottom - 1
	}
	return left, right - 1
}

// at is the cell in which a line may be a part of a total.
func (c *rangeCheck) at(x *stated, line int) place { return c.lines.at(line, x.line(1-c.lines.axis)) }

func (c *rangeCheck) label(line int) string {
	if c.lines.axis == relation.Down {
		return c.s.Table.Rows[line].Label
	}
	return c.s.Table.Columns[line].Name()
}

// numbered says whether a total has a running number of its own.
func (c *rangeCheck) numbered(total int) bool {
	return total > 0 && c.follows(total-1, total) || total+1 < c.lines.n && c.follows(total, total+1)
}

// excludes says whether a total's name, or the line's own, says that it is left out.
func (c *rangeCheck) excludes(total, line int) bool { return excludes(c.label(total), c.label(line)) }

// ends says whether no line that goes on in the same way comes after one.
func (c *rangeCheck) ends(line int) bool {
	return line+1 == c.lines.n || !c.follows(line, line+1)
}

// alike says whether a line is of the kind of one in the range: by its label, its
// place in the outline, and its figures in the formulas' positions, which no other
// formula accounts for. Where it has none, or one much smaller than others, that says
// nothing, but half of them must say something.
func (c *rangeCheck) alike(group []*stated, line, part int) bool {
	if c.lines.axis == relation.Down {
		a, b := c.s.Table.Rows[line], c.s.Table.Rows[part]
		later := c.s.Table.Rows[max(line, part)]
		if a.Indent != b.Indent || a.Level != b.Level || a.Bold != b.Bold || !c.s.Table.SameSection(line, part) || a.Outline != b.Outline || later.Gap {
			return false
		}
	}
	if label := c.label(line); strings.TrimSpace(label) == "" || !says.Ordinary(label) {
		return false
	}
	like := 0
	for _, x := range group {
		at := c.at(x, line)
		f := c.s.Table.At(at.row, at.col)
		if c.addedAt(at) {
			return false
		}
		if f.Kind == figure.Blank || f.IsZero() {
			continue
		}
		beside, most := c.filledPart(x, part)
		if !c.sameKind(at, beside) || size(f) > outOfScale*most {
			return false
		}
		if outOfScale*outOfScale*size(f) >= most {
			like++
		}
	}
	return 2*like >= len(group)
}

// filledPart is the part of a formula that is nearest to one at an end of its range and
// has a figure other than zero, and how large its largest part is.
func (c *rangeCheck) filledPart(x *stated, end int) (nearest place, most float64) {
	first, last := c.span(x)
	nearest = c.at(x, end)
	far := last - first + 1
	for line := first; line <= last; line++ {
		at := c.at(x, line)
		f := c.s.Table.At(at.row, at.col)
		if !f.IsNumber() || f.IsZero() {
			continue
		}
		most = max(most, size(f))
		if off := max(line-end, end-line); off < far {
			nearest, far = at, off
		}
	}
	return nearest, most
}

func size(f figure.Figure) float64 { return f.Value().Abs().InexactFloat64() }

// sameKind says whether two cells hold figures of the same kind, in the same format,
// both typed or both by formula.
func (c *rangeCheck) sameKind(a, b place) bool {
	t := c.s.Table
	x, y := t.Cell(a.row, a.col), t.Cell(b.row, b.col)
	if x == nil || y == nil || x.Formula != y.Formula || x.Kind != y.Kind {
		return false
	}
	f, g := t.At(a.row, a.col), t.At(b.row, b.col)
	return f.Kind == g.Kind && f.IsNumber() && t.Book.Style(*x).Format == t.Book.Style(*y).Format
}

// follows says whether the running number of one line is the next after another's, as
// in 3 and 4, Q3 and Q4, 11月 and 12月.
func (c *rangeCheck) follows(line, next int) bool {
	if c.lines.axis == relation.Down {
		a, b := c.s.Table.Serial(line), c.s.Table.Serial(next)
		if a != "" && b != "" {
			return oneMore(a, b)
		}
	}
	return oneMore(c.label(line), c.label(next))
}

// oneMore says whether two texts differ in one number, by 1.
func oneMore(a, b string) bool {
	a, b = numerals.Replace(a), numerals.Replace(b)
	at := 0
	for at < min(len(a), len(b)) && a[at] == b[at] {
		at++
	}
	digit := func(r rune) bool { return r >= '0' && r <= '9' }
	at = len(strings.TrimRightFunc(a[:at], digit))
	x, y := strings.TrimLeftFunc(a[at:], digit), strings.TrimLeftFunc(b[at:], digit)
	m, err1 := strconv.Atoi(a[at : len(a)-len(x)])
	n, err2 := strconv.Atoi(b[at : len(b)-len(y)])
	return err1 == nil && err2 == nil && n == m+1 && x == y
}

// numerals makes those of 第一季度 and 第二季度 digits.
var numerals = strings.NewReplacer("一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9", "十", "10")

func (c *rangeCheck) reportShort(group []*stated, line int, severity checker.Severity) {
	for _, x := range group {
		cell := c.at(x, line)
		if c.s.Table.At(cell.row, cell.col).IsZero() {
			continue
		}
		more := formula.Addend{Range: c.only(cell), Weight: 1}
		got, would, ok := c.values(x.addends, append([]formula.Addend{more}, x.addends...))
		if !ok {
			return
		}
		f := c.finding(x, got, would, []place{cell})
		f.Severity = severity
		f.Arithmetic = f.Got + " + " + c.s.Table.Text(cell.row, cell.col) + " = " + f.Want
		also := lang.New("", "")
		if len(group) > 1 {
			also = lang.New(" This goes for %d formulas of the line.", "；同一行（列）共有 %d 个公式如此", len(group))
		}
		f.Message = lang.New(
			"The formula %s stops short of %s, which stands beside the parts that it adds and is like them. It gives %s; with it, it would be %s.%s Extend the range, or confirm that the figure does not belong to the total.",
			"公式 %s 未包括相邻的 %s，而它与所加各项同类。现结果为 %s，加上后为 %s%s。请扩大求和范围，或确认该项不计入合计。",
			c.text(x), c.names([]place{cell}), f.Got, f.Want, also)
		c.report(x, f)
		return
	}
}
