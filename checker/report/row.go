package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/grid"
)

// rowView is the row of a finding: the cells that it is about, marked on a line of
// their own, and of the others as many as there is room for.
type rowView struct {
	*view
	row       int
	cells     []grid.Cell
	label     int // column that names the row, 0 if none
	itemWidth int // room for that
	headWidth int // room for heads
	shown     []int
}

// rowColumn is one column of it.
type rowColumn struct {
	heads   []string
	text    string
	right   bool
	mark    string // the sign below, "" for none
	aside   bool   // it is a neighbour only
	suspect bool
	told    []string // texts that are shown whole
}

// width is the room that a column takes beyond its letters.
func (c rowColumn) width() int {
	w := text.StringWidth(c.text)
	if c.suspect {
		w++
	}
	for _, h := range c.heads {
		w = max(w, text.StringWidth(h))
	}
	return w
}

// row shows the row of the finding; nil if there is no room for what matters.
func (v *view) row() (lines, said []string) {
	r := &rowView{view: v, row: v.x.Cell.Ref.Row}
	r.cells = v.cells(r.row)
	r.label = v.label(r.cells, v.x.Cell.Item)
	must := []int{v.x.Cell.Ref.Col}
	if r.label > 0 && v.place(r.row, r.label) == nil {
		must = append(must, r.label)
	}
	var parts []int
	for _, place := range v.places {
		switch {
		case isCell(v.x, place):
		case isSuspect(v.x, place):
			must = append(must, place.Ref.Col)
		default:
			parts = append(parts, place.Ref.Col)
		}
	}
	slices.Sort(parts)
	for _, room := range [][2]int{{itemWidth, headWidth}, {itemWidth / 2, headWidth}, {itemWidth / 2, headWidth / 2}, {itemWidth / 4, headWidth / 2}} {
		r.itemWidth, r.headWidth = room[0], room[1]
		if r.add(append(slices.Clone(must), parts...)...) {
			r.fillGaps()
			r.spread()
			return r.render()
		}
	}
	if !r.add(must...) {
		return nil, nil
	}
	for i, j := 0, len(parts)-1; i <= j; i, j = i+1, j-1 { // of a long sum both ends
		if !r.add(parts[i]) || !r.add(parts[j]) {
			break
		}
	}
	return r.render()
}

// add shows more columns if there is room for all of them.
func (r *rowView) add(cols ...int) bool {
	with := append(slices.Clone(r.shown), cols...)
	slices.Sort(with)
	with = slices.Compact(with)
	if r.width(with) > r.Width-inset {
		return false
	}
	r.shown = with
	return true
}

// width is that of a line with such columns.
func (r *rowView) width(shown []int) int {
	w, before := digits(r.row), 0
	for _, col := range shown {
		if before > 0 && r.leavesOut(before, col) {
			w += padding + 1
		}
		w += padding + max(r.column(col, before).width(), len(sheets.ColName(col)))
		before = col
	}
	if r.leavesOut(before, r.area.Right+1) {
		w += padding + 1
	}
	return w
}

func digits(n int) (d int) {
	for ; n > 0; n /= 10 {
		d++
	}
	return d
}

// leavesOut says whether something stands between two columns.
func (r *rowView) leavesOut(from, to int) bool {
	for col := from + 1; col < to; col++ {
		if r.cells[col-r.area.Left].Text != "" {
			return true
		}
	}
	return false
}

// neighbours are the columns from one to another that have something to show.
func (r *rowView) neighbours(from, to int) (cols []int) {
	for col := from; col <= to; col++ {
		something := r.cells[col-r.area.Left].Text != ""
		for line := range r.heads.Rows {
			something = something || r.heads.Rows[line].Cells[col-r.area.Left].Text != ""
		}
		if something && !r.sheet.Col(col).Hidden {
			cols = append(cols, col)
		}
	}
	return cols
}

// fillGaps shows what stands between the columns, narrow gaps first. Where there is no
// room for all of it, the nearest to the finding's cell.
func (r *rowView) fillGaps() {
	var gaps [][]int
	for i, col := range r.shown[1:] {
		gap := r.neighbours(r.shown[i]+1, col-1)
		if r.x.Cell.Ref.Col > r.shown[i] {
			slices.Reverse(gap)
		}
		gaps = append(gaps, gap)
	}
	slices.SortStableFunc(gaps, func(a, b []int) int { return cmp.Compare(len(a), len(b)) })
	for _, gap := range gaps {
		if len(gap) < r.Width && r.add(gap...) {
			continue
		}
		for _, col := range gap {
			if !r.add(col) {
				break
			}
		}
	}
}

// spread shows what stands on both sides, from near to far: first on the left, where
// rows are named.
func (r *rowView) spread() {
	left := r.neighbours(r.area.Left, r.shown[0]-1)
	slices.Reverse(left)
	for _, col := range left { // a running number is part of the name
		if s := r.x.Cell.Serial; s != "" && tidy(r.cells[col-r.area.Left].Text) == s {
			r.add(col)
		}
	}
	right := r.neighbours(r.shown[len(r.shown)-1]+1, r.area.Right)
	for _, side := range [][]int{left, right} {
		for _, col := range side {
			if !slices.Contains(r.shown, col) && !r.add(col) {
				break
			}
		}
	}
}

// column is one column as it is shown beside the one before.
func (r *rowView) column(col, before int) (c rowColumn) {
	for line := range r.heads.Rows {
		head := r.head(line, col, before)
		c.heads = append(c.heads, c.tell(head, r.headWidth))
	}
	cell := r.cells[col-r.area.Left]
	c.right = !slices.Contains(r.labels, col) && (cell.Number || figure.Parse(cell.Text).Kind != figure.Text)
	width := headWidth
	place := r.place(r.row, col)
	if col == r.label || place != nil && !c.right {
		width = r.itemWidth
	}
	if place == nil {
		c.text, c.aside = c.tell(tidy(cell.Text), width), col != r.label
		return c
	}
	c.text = c.tell(r.shownAt(*place), width)
	c.suspect = isSuspect(r.x, *place)
	c.mark = partMark
	if isCell(r.x, *place) {
		c.mark = cellMark
	}
	return c
}

// tell cuts a text to a width and remembers it if it is whole.
func (c *rowColumn) tell(s string, width int) string {
	short := cut(s, width)
	if short == s {
		c.told = append(c.told, s)
	}
	return short
}

// render lays the row out: letters, heads, the row itself and the marks below.
func (r *rowView) render() (lines, said []string) {
	letters, marks := table.Row{""}, table.Row{""}
	row := table.Row{r.paint(faint, fmt.Sprint(r.row))}
	heads := make([]table.Row, len(r.heads.Rows))
	for i, h := range r.heads.Rows {
		heads[i] = table.Row{r.paint(faint, fmt.Sprint(h.Row))}
	}
	right := []int{1}
	ellipsis := func(from, to int) {
		if from == 0 || !r.leavesOut(from, to) {
			return
		}
		letters, row, marks = append(letters, ""), append(row, "…"), append(marks, "")
		for i := range heads {
			heads[i] = append(heads[i], "")
		}
	}
	before := 0
	headed := make([]bool, len(heads))
	for _, col := range r.shown {
		ellipsis(before, col)
		c := r.column(col, before)
		said = append(said, c.told...)
		for i, h := range c.heads {
			headed[i] = headed[i] || h != ""
			heads[i] = append(heads[i], r.beside(c, h))
		}
		letters = append(letters, r.paint(faint, sheets.ColName(col)))
		row = append(row, r.figure(c))
		marks = append(marks, r.under(c))
		if c.right {
			right = append(right, len(row))
		}
		before = col
	}
	ellipsis(before, r.area.Right+1)
	t := newTable(right...)
	t.AppendRow(letters)
	for i, h := range heads {
		if headed[i] {
			t.AppendRow(h)
		}
	}
	t.AppendRow(row)
	t.AppendRow(marks)
	return strings.Split(t.Render(), "\n"), said
}

// beside is a text in the colour of its column: those of neighbours stand back.
func (r *rowView) beside(c rowColumn, s string) string {
	if c.aside {
		return r.paint(faint, s)
	}
	return s
}

// figure is the cell of a column.
func (r *rowView) figure(c rowColumn) string {
	switch {
	case c.suspect:
		return r.paint(yellow, c.text+"?")
	case c.mark == cellMark:
		return r.paint(bold, c.text)
	}
	return r.beside(c, c.text)
}

// under is the mark below a cell.
func (r *rowView) under(c rowColumn) string {
	if c.mark == "" {
		return ""
	}
	line := r.paint(r.markColor(c.mark), strings.Repeat(c.mark, text.StringWidth(c.text)))
	if c.suspect {
		line += " "
	}
	return line
}
