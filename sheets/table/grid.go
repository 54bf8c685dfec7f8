package table

import (
	"context"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
)

// grid is a sheet with its figures read, row by row. Only rows that hold
// something take room, so that a far-off cell costs nothing.
type grid struct {
	*memory // class and taken: of each cell; rows: those that hold cells, from top to bottom

	book   *sheets.Book
	sheet  *sheets.Sheet
	figs   *sheetFigures
	width  int // the last column that holds something
	merges []merge
	spare  []*slots // not in use

	durations []duration      // by row, then by column
	commas    commas          // what the texts say of the decimal mark
	scales    bool            // some texts may be numbers with a written scale
	ctx       context.Context // of the search, which a grid does not outlive
}

// span is one row: its number and its cells, as indexes into sheet.Cells.
type span struct{ number, first, end int32 }

func (s span) row() int  { return int(s.number) }
func (s span) from() int { return int(s.first) }
func (s span) to() int   { return int(s.end) }

func newGrid(ctx context.Context, book *sheets.Book, sheet *sheets.Sheet, marks Marks, comma bool) *grid {
	cells := &sheet.Cells
	g := &grid{
		ctx: ctx, book: book, sheet: sheet, merges: reaching(sheet.Merges),
		figs: newSheetFigures(cells), memory: memories.Get().(*memory),
	}
	g.room(cells.Len(), cells.Rows())
	percent, apart, elapsed := percentages(book), groupings(book), durationStyles(book)
	pairs, texts, keys := false, false, false // some texts may be several figures; some may begin with one; some are short words
	for k := range cells.Rows() {
		if k%(1<<6) == 0 && g.stopped() {
			break
		}
		row, from, to := cells.RowAt(k)
		g.rows = append(g.rows, span{int32(row), int32(from), int32(to)})
		g.width = max(g.width, cells.Col(to-1))
		for i := from; i < to; i++ {
			if marked, ok := marks.of(cells, i); ok {
				g.class[i] = mark
				g.figs.put(i, marked)
			} else if f, ok := g.figs.number(i, percent.has(cells, i)); ok {
				g.class[i] = classOf(sheets.Number, "", f)
				if g.class[i] == year && apart.has(cells, i) {
					g.class[i] = number
				}
			} else if cells.Kind(i) == sheets.Text {
				e := g.readText(i)
				pairs, texts, keys = pairs || e.pair, texts || e.begins, keys || e.key
			} else {
				g.readStored(i, percent.has(cells, i), elapsed.has(cells, i))
				pairs = pairs || g.class[i] == word
			}
		}
	}
	if g.commas.decimal() || comma && g.commas.open() {
		g.readCommas()
	}
	if pairs {
		g.readCompounds()
	}
	if texts {
		g.readWorded()
	}
	if keys {
		g.readKeys()
	}
	return g
}

// readText reads a text.
func (g *grid) readText(i int) *reading {
	e := g.recent.read(&g.sheet.Cells, i)
	g.class[i] = e.class
	g.figs.put(i, e.Figure)
	g.commas.see(e.text, e.Figure)
	g.scales = g.scales || mayScale(e.Figure)
	if e.lasts {
		g.durations = append(g.durations, duration{i, e.seconds})
	}
	return e
}

// readStored reads what a file stores in another way than most numbers, such as a date.
func (g *grid) readStored(i int, percent, elapsed bool) {
	cells := &g.sheet.Cells
	kind, f := cells.Kind(i), readStored(cells, i, percent)
	g.class[i] = classOf(kind, "", f)
	g.figs.put(i, f)
	if kind == sheets.Date && elapsed {
		if seconds, ok := storedDuration(cells, i); ok {
			g.durations = append(g.durations, duration{i, seconds})
		}
	}
}

// styles are some styles of a book, nil if none.
type styles []bool

// stylesOf are those of a book's styles for which something is so.
func stylesOf(book *sheets.Book, is func(sheets.Style) bool) (out styles) {
	for i, s := range book.Styles {
		if is(s) {
			if out == nil {
				out = make(styles, len(book.Styles))
			}
			out[i] = true
		}
	}
	return out
}

// percentages are the styles that show numbers as percentages.
func percentages(book *sheets.Book) styles {
	return stylesOf(book, func(s sheets.Style) bool { return s.Percent })
}

// groupings are the styles that part thousands: nobody has years shown as 1,938.
func groupings(book *sheets.Book) styles {
	return stylesOf(book, func(s sheets.Style) bool { return strings.Contains(s.Format, "#,#") })
}

// has says whether the i-th cell has one of the styles.
func (s styles) has(cells *sheets.Cells, i int) bool {
	return s != nil && cells.Style(i) < len(s) && s[cells.Style(i)]
}

// stopped says that nobody waits for what is found any more.
func (g *grid) stopped() bool { return g.ctx.Err() != nil }

// recent remembers the texts read last: marks for nothing and names of offices
// come again and again.
type recent [256]reading

// reading is a text with the figure and the class of a cell that holds it.
type reading struct {
	text string
	figure.Figure
	class
	pair   bool // it is words that could be several numbers in one
	begins bool // it begins with a number, and is words, a pair or what looks like a number
	key    bool // it may stand for a figure

	lasts   bool // it is a duration of so many seconds
	seconds int64
}

// read is the reading of a cell that holds text.
func (r *recent) read(cells *sheets.Cells, i int) *reading {
	text := cells.Peek(i)
	if text == "" {
		return &reading{}
	}
	e := &r[byte(31*len(text)+7*int(text[0])+int(text[len(text)-1])+3*int(text[len(text)/2]))]
	if e.text != text {
		text = cells.Raw(i)
		f := figure.Read(text)
		*e = reading{text: text, Figure: f, class: classOf(sheets.Text, text, f)}
		if e.class == word {
			_, e.pair = shape(text)
			e.key = mayBeKey(text)
		}
		if e.class == word || e.class == moment {
			e.seconds, e.lasts = figure.Duration(text)
		}
		e.begins = (e.class == word || e.class == mark && f.Kind == figure.Text || f.Kind == figure.Compound) && begins(text)
	}
	return e
}

// whole is the number of a cell, if it is a whole one.
func (g *grid) whole(i int) (int64, bool) {
	f := g.figs.at(i)
	if f.Kind != figure.Number {
		return 0, false
	}
	if f.Scale == 0 && !f.Big() {
		return f.Coef, true
	}
	return f.At(0)
}

func (g *grid) col(i int) int { return g.sheet.Cells.Col(i) }

// region is a part of a grid: some of its rows, and a run of columns.
type region struct {
	*grid
	lines       []span // cells outside left..right are not in it
	left, right int
}

// sheetwide is the region of the entire sheet.
func (g *grid) sheetwide() region {
	r := region{grid: g, lines: g.rows, left: sheets.MaxCol, right: 0}
	for _, s := range g.rows {
		r.left = min(r.left, g.col(s.from()))
		r.right = max(r.right, g.col(s.to()-1))
	}
	return r
}

// part is the region's lines from..to-1.
func (r region) part(from, to int) region {
	return region{grid: r.grid, lines: r.lines[from:to], left: r.left, right: r.right}
}
