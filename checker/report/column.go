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

// narrowGap is how many rows between those of a sum are shown although they are no
// part of it.
const narrowGap = 2

// columnView is the column of a finding: the ends of the sum, the cells that may be
// wrong, each with the name of its row.
type columnView struct {
	*view
	table.Writer
	col       int
	names     int  // the column that names the rows; 0 if they have names in several, -1 if none is to be shown
	right     bool // the column holds figures
	textWidth int  // room for names and other texts
	said      []string
}

// column shows the column of the finding.
func (v *view) column() (lines, said []string) {
	c := &columnView{view: v, col: v.x.Cell.Ref.Col}
	kept := v.kept()
	if c.names = v.nameColumn(kept); c.names == c.col {
		c.names = -1
	}
	c.right = figure.Parse(v.x.Cell.Text).Kind != figure.Text
	c.textWidth = min(itemWidth, max(v.Width-inset-digits(sheets.MaxRow)-headWidth-3*padding, headWidth/2))
	switch {
	case c.right && (c.names < 0 || c.names > c.col):
		c.Writer = newTable(1, 2)
	case c.right:
		c.Writer = newTable(1, 3)
	default:
		c.Writer = newTable(1)
	}
	letters := ""
	if c.names > 0 {
		letters = sheets.ColName(c.names)
	}
	c.line("", c.paint(faint, letters), c.paint(faint, sheets.ColName(c.col))+" ")
	for i, h := range c.heads.Rows {
		name, head := "", cut(c.head(i, c.col, 0), c.room())
		if c.names > 0 {
			name = cut(c.head(i, c.names, 0), c.textWidth)
		}
		if name+head != "" {
			c.line(fmt.Sprint(h.Row), c.paint(faint, name), head+" ")
			c.tell(head)
		}
	}
	before := 0
	for _, row := range kept {
		if before > 0 {
			c.between(before, row)
		}
		c.show(row)
		before = row
	}
	return strings.Split(c.Render(), "\n"), c.said
}

// line adds a line, its cells in the order of the sheet.
func (c *columnView) line(number, name, shown string) {
	row := table.Row{c.paint(faint, number), name, shown}
	switch {
	case c.names < 0:
		row = table.Row{row[0], shown}
	case c.names > c.col:
		row[1], row[2] = row[2], row[1]
	}
	c.AppendRow(row)
}

// room is how wide the cells of the column may be.
func (c *columnView) room() int {
	if c.right {
		return headWidth
	}
	return c.textWidth
}

// kept are the rows to show: of a long sum the ends and what may be wrong.
func (v *view) kept() (rows []int) {
	for i, place := range v.places {
		if keeps(v.x, v.places, i) {
			rows = append(rows, place.Ref.Row)
		}
	}
	return rows
}

// nameColumn is the column that names all of the rows; 0 if there is none.
func (v *view) nameColumn(rows []int) (col int) {
	for _, row := range rows {
		c := v.label(v.cells(row), v.place(row, v.x.Cell.Ref.Col).Item)
		if col > 0 && c != col {
			return 0
		}
		col = c
	}
	return col
}

// between shows the rows between two that are shown, or that there are some.
func (c *columnView) between(from, to int) {
	parts := 0
	for _, place := range c.places {
		if place.Ref.Row > from && place.Ref.Row < to {
			parts++
		}
	}
	switch {
	case parts > 0 && c.names < 0:
		c.line("…", "", c.t("%d more", "另有 %d 项", parts))
	case parts > 0:
		c.line("…", c.t("%d more", "另有 %d 项", parts), "")
	case to-from-1 > narrowGap:
		c.line("…", "", "")
	default:
		for row := from + 1; row < to; row++ {
			c.show(row)
		}
	}
}

// show adds a row. A bar stands beside the cells that are added up, and the one that
// they are to come to is underlined.
func (c *columnView) show(row int) {
	cells, place := c.cells(row), c.place(row, c.col)
	if place == nil {
		c.beside(row, cells)
		return
	}
	name := clean(place.Item)
	if label := c.label(cells, name); label > 0 {
		name = tidy(cells[label-c.area.Left].Text)
	}
	name = cut(name, c.textWidth)
	shown := cut(c.shownAt(*place), c.room())
	mark := c.paint(faint, "|")
	switch {
	case isSuspect(c.x, *place):
		shown, mark = c.paint(yellow, shown+"?"), ""
	case isCell(c.x, *place):
		shown, mark = c.paint(bold, shown), " "
	}
	c.line(fmt.Sprint(row), name, shown+mark)
	if isCell(c.x, *place) {
		shown = cut(c.shownAt(*place), c.room())
		c.tell(name)
		c.tell(shown)
		c.line("", "", c.paint(c.markColor(cellMark), strings.Repeat(cellMark, text.StringWidth(shown)))+" ")
	}
}

// beside adds a row that is no part of the sum, if it says anything: what is merged with a cell
// above has been shown there.
func (c *columnView) beside(row int, cells []grid.Cell) {
	own := func(col int) string {
		if slices.ContainsFunc(c.sheet.Merges, func(m sheets.Range) bool { return m.Top < row && m.Contains(row, col) }) {
			return ""
		}
		return tidy(cells[col-c.area.Left].Text)
	}
	name := ""
	if label := cmp.Or(max(c.names, 0), c.label(cells, "")); label > 0 {
		name = cut(own(label), c.textWidth)
	}
	if shown := cut(own(c.col), c.room()); name+shown != "" {
		c.line(fmt.Sprint(row), c.paint(faint, name), c.paint(faint, shown)+" ")
	}
}

// tell remembers a text that is shown whole.
func (c *columnView) tell(s string) {
	if !strings.HasSuffix(s, "…") {
		c.said = append(c.said, s)
	}
}
