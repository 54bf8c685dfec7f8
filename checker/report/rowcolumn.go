package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
)

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
