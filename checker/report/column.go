package report

import (
	"fmt"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
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
	itemWidth int
	lettered  int      // the column that names the rows, 0 if there are several
	said      []string // of the finding's own cell
}

// column shows the column of the finding.
func (v *view) column() (lines, said []string) {
	c := &columnView{view: v, col: v.x.Cell.Ref.Col}
	kept := v.kept()
	c.lettered = v.nameColumn(kept)
	c.itemWidth = min(itemWidth, max(v.Width-inset-digits(sheets.MaxRow)-headWidth-3*padding, headWidth/2))
	if right := figure.Parse(v.x.Cell.Text).Kind != figure.Text; right {
		c.Writer = newTable(1, 3)
	} else {
		c.Writer = newTable(1)
	}
	letters := ""
	if c.lettered > 0 && c.lettered != c.col {
		letters = v.paint(faint, sheets.ColName(c.lettered))
	}
	c.AppendRow(table.Row{"", letters, v.paint(faint, sheets.ColName(c.col)) + " "})
	c.headed()
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

// headed shows the heads of the column.
func (c *columnView) headed() {
	for i, h := range c.heads.Rows {
		name, head := "", cut(c.head(i, c.col, 0), headWidth)
		if c.lettered > 0 && c.lettered != c.col {
			name = cut(c.head(i, c.lettered, 0), c.itemWidth)
		}
		if name+head != "" {
			c.AppendRow(table.Row{c.paint(faint, fmt.Sprint(h.Row)), c.paint(faint, name), head + " "})
			c.tell(head)
		}
	}
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
	case parts > 0:
		c.AppendRow(table.Row{"…", c.t("%d more", "另有 %d 项", parts), ""})
	case to-from-1 > narrowGap:
		c.AppendRow(table.Row{"…", "", ""})
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
	item := ""
	if place != nil {
		item = clean(place.Item)
	}
	name := item
	if label := c.label(cells, item); label > 0 {
		name = tidy(cells[label-c.area.Left].Text)
		if label == c.col {
			name = ""
		}
	}
	name = cut(name, c.itemWidth)
	number := c.paint(faint, fmt.Sprint(row))
	if place == nil {
		shown := cut(tidy(cells[c.col-c.area.Left].Text), headWidth)
		if name+shown != "" {
			c.AppendRow(table.Row{number, c.paint(faint, name), c.paint(faint, shown) + " "})
		}
		return
	}
	shown := cut(c.shownAt(*place), headWidth)
	if name == "" {
		shown = cut(c.shownAt(*place), c.itemWidth)
	}
	switch {
	case isSuspect(c.x, *place):
		c.AppendRow(table.Row{number, name, c.paint(yellow, shown+"?")})
	case isCell(c.x, *place):
		c.AppendRow(table.Row{number, name, c.paint(bold, shown) + " "})
	default:
		c.AppendRow(table.Row{number, name, shown + c.paint(faint, "|")})
	}
	if isCell(c.x, *place) {
		c.tell(name)
		c.tell(shown)
		c.AppendRow(table.Row{"", "", c.paint(c.markColor(cellMark), strings.Repeat(cellMark, text.StringWidth(shown))) + " "})
	}
}

// tell remembers a text that is shown whole.
func (c *columnView) tell(s string) {
	if !strings.HasSuffix(s, "…") {
		c.said = append(c.said, s)
	}
}
