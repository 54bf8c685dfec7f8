package table

import (
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
)

// class is the coarse reading of a cell that the structure of a sheet shows in.
type class uint8

const (
	empty  class = iota
	word         // text
	number       // a number, percentage, bound or compound
	mark         // a nil mark, an unavailable mark, coverage or an error value: stands where a number would
	year         // a whole number from 1900 to 2100: a head or a figure
	moment       // a date
)

// figural says whether the class can stand in a column of figures.
func (c class) figural() bool { return c == number || c == mark || c == year }

// grid is a sheet with its figures read, row by row. Only rows and columns that
// hold something take room, so that a far-off cell costs nothing.
type grid struct {
	book  *sheets.Book
	sheet *sheets.Sheet
	figs  []figure.Figure // of each cell of sheet.Cells
	class []class         // of each cell of sheet.Cells
	rows  []span          // the rows that hold cells, from top to bottom
}

// span is one row: its number and its cells, as indexes into sheet.Cells.
type span struct {
	row      int
	from, to int
}

func newGrid(book *sheets.Book, sheet *sheets.Sheet) *grid {
	g := &grid{
		book: book, sheet: sheet,
		figs:  make([]figure.Figure, len(sheet.Cells)),
		class: make([]class, len(sheet.Cells)),
	}
	comma := decimalComma(sheet)
	for i := range sheet.Cells {
		c := &sheet.Cells[i]
		g.figs[i] = read(book, c)
		if comma && c.Kind == sheets.Text {
			if text, _, ok := figure.FromComma(c.Raw); ok {
				g.figs[i] = figure.Parse(text)
			}
		}
		g.class[i] = classOf(c, &g.figs[i])
		if n := len(g.rows); n > 0 && g.rows[n-1].row == int(c.Row) {
			g.rows[n-1].to = i + 1
		} else {
			g.rows = append(g.rows, span{row: int(c.Row), from: i, to: i + 1})
		}
	}
	return g
}

// decimalComma says whether the sheet's texts write numbers with a decimal comma:
// some can be read in no other way, and hardly any has a decimal point.
func decimalComma(sheet *sheets.Sheet) bool {
	commas, points := 0, 0
	for i := range sheet.Cells {
		c := &sheet.Cells[i]
		if c.Kind != sheets.Text {
			continue
		}
		if strings.Contains(c.Raw, ",") {
			if _, decided, _ := figure.FromComma(c.Raw); decided {
				commas++
			} else if f := figure.Parse(c.Raw); f.IsNumber() && f.Scale > 0 {
				points++
			}
		} else if strings.Contains(c.Raw, ".") {
			if f := figure.Parse(c.Raw); f.IsNumber() && f.Scale > 0 {
				points++
			}
		}
	}
	return commas >= 2 && commas > 10*points
}

// read takes a cell as a figure.
func read(book *sheets.Book, c *sheets.Cell) figure.Figure {
	switch c.Kind {
	case sheets.Number:
		return figure.FromNumber(c.Raw, book.Style(*c).Percent)
	case sheets.Date:
		return figure.Figure{Kind: figure.Date}
	case sheets.ErrorValue:
		return figure.Figure{Kind: figure.Error, Rare: &figure.Rare{Text: c.Raw}}
	case sheets.Bool:
		return figure.Figure{Kind: figure.Text, Rare: &figure.Rare{Text: c.Raw}}
	case sheets.Missing:
		return figure.Figure{Kind: figure.Unavailable}
	}
	return figure.Parse(c.Raw)
}

func classOf(c *sheets.Cell, f *figure.Figure) class {
	switch f.Kind {
	case figure.Blank:
		return empty
	case figure.Number:
		if isYear(f) {
			return year
		}
		return number
	case figure.Percent, figure.Bound, figure.Compound:
		return number
	case figure.Nil, figure.Unavailable, figure.Coverage, figure.Error:
		return mark
	case figure.Date:
		return moment
	}
	if c.Kind == sheets.Text && figure.LooksNumeric(c.Raw) {
		return mark
	}
	return word
}

// isYear says whether the figure is a plain whole number that could be a year.
func isYear(f *figure.Figure) bool {
	if f.Big || f.Rare != nil && (f.Rare.Unit != "" || f.Rare.Label != "") {
		return false
	}
	v, ok := f.At(0)
	return ok && 1900 <= v && v <= 2100
}

// region is a part of a grid: some of its rows, and a run of columns.
type region struct {
	*grid
	lines       []span // cells outside left..right are not in it
	left, right int
}

// whole is the region of the entire sheet.
func (g *grid) whole() region {
	r := region{grid: g, lines: g.rows, left: sheets.MaxCol, right: 0}
	for _, s := range g.rows {
		r.left = min(r.left, int(g.sheet.Cells[s.from].Col))
		r.right = max(r.right, int(g.sheet.Cells[s.to-1].Col))
	}
	return r
}

// cut is the part of the region between two columns, both included. Rows that
// hold nothing there are left out.
func (r region) cut(left, right int) region {
	out := region{grid: r.grid, left: left, right: right}
	for _, s := range r.lines {
		for s.from < s.to && int(r.sheet.Cells[s.from].Col) < left {
			s.from++
		}
		for s.from < s.to && int(r.sheet.Cells[s.to-1].Col) > right {
			s.to--
		}
		if s.from < s.to {
			out.lines = append(out.lines, s)
		}
	}
	return out
}

// part is the region's lines from..to-1.
func (r region) part(from, to int) region {
	return region{grid: r.grid, lines: r.lines[from:to], left: r.left, right: r.right}
}

// text is a cell's text with runs of white space made one space, and none
// between Chinese characters, where a line break is only a line break.
func (g *grid) text(i int) string {
	return tidy(g.book.Text(g.sheet.Cells[i]))
}

func tidy(s string) string {
	fields := strings.Fields(s)
	if len(fields) < 2 {
		return strings.Join(fields, "")
	}
	var b strings.Builder
	b.WriteString(fields[0])
	for i, f := range fields[1:] {
		if !wide(lastRune(fields[i])) && !wide(firstRune(f)) {
			b.WriteByte(' ')
		}
		b.WriteString(f)
	}
	return b.String()
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

func lastRune(s string) (last rune) {
	for _, r := range s {
		last = r
	}
	return last
}

// wide says whether a rune belongs to a script that is written without spaces.
func wide(r rune) bool {
	return r >= 0x2E80 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF || r >= 0xFF00 && r <= 0xFFEF || r >= 0x20000 && r <= 0x3FFFF
}
