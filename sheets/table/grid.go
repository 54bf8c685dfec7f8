package table

import (
	"context"
	"strings"
	"unicode"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
)

// class is the coarse reading of a cell that the structure of a sheet shows in.
type class uint8

const (
	empty   class = iota
	word          // text
	moment        // a date
	mark          // a nil mark, an unavailable mark, coverage or an error value: stands where a number would
	number        // a number, percentage or compound
	dressed       // a number with words around it: 600个, 新建2, 8及以下; a head may be one too
	year          // a whole number from 1900 to 2100: a head or a figure
)

// figural says whether the class can stand in a column of figures.
func (c class) figural() bool { return c >= mark }

// numeric says whether it is a number, which must never be lost.
func (c class) numeric() bool { return c > mark }

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
	pairs, texts := false, false // some texts may be several figures; some may begin with one
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
			} else if kind := cells.Kind(i); kind == sheets.Text {
				e := g.recent.read(cells, i)
				g.class[i] = e.class
				g.figs.put(i, e.Figure)
				g.commas.see(e.text, e.Figure)
				pairs = pairs || e.pair
				texts = texts || e.begins
				g.scales = g.scales || mayScale(e.Figure)
				if e.lasts {
					g.durations = append(g.durations, duration{i, e.seconds})
				}
			} else {
				f := readStored(cells, i, percent.has(cells, i))
				g.class[i] = classOf(kind, "", f)
				g.figs.put(i, f)
				pairs = pairs || g.class[i] == word
				if kind == sheets.Date && elapsed.has(cells, i) {
					if seconds, ok := storedDuration(cells, i); ok {
						g.durations = append(g.durations, duration{i, seconds})
					}
				}
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
	return g
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
		}
		if e.class == word || e.class == moment {
			e.seconds, e.lasts = figure.Duration(text)
		}
		e.begins = (e.class == word || e.class == mark && f.Kind == figure.Text || f.Kind == figure.Compound) && begins(text)
	}
	return e
}

func classOf(kind sheets.Kind, raw string, f figure.Figure) class {
	switch f.Kind {
	case figure.Blank:
		return empty
	case figure.Number:
		switch {
		case f.Rare == nil || f.Big():
		case f.Rare.Unit != "" || named(f.Rare.Label):
			return dressed
		case f.Rare.Label != "":
			return number
		}
		if isYear(f) && (raw == "" || fourDigits(raw)) {
			return year
		}
		return number
	case figure.Percent, figure.Compound:
		return number
	case figure.Bound:
		return dressed
	case figure.Nil, figure.Unavailable, figure.Coverage, figure.Error:
		return mark
	case figure.Date:
		return moment
	}
	if kind == sheets.Text && figure.LooksNumeric(raw) {
		return mark
	}
	return word
}

// named says whether the label of a number is words rather than a currency sign.
func named(label string) bool {
	return label != "" && (label[0] >= 'a' && label[0] <= 'z' || wide(firstRune(label)))
}

// isYear says whether the figure is a plain whole number that could be a year.
func isYear(f figure.Figure) bool {
	if f.Big() {
		return false
	}
	if f.Scale == 0 {
		return 1900 <= f.Coef && f.Coef <= 2100
	}
	if f.Scale > 0 && f.Coef < 19_000 {
		return false // too small with a place after the point, as most are
	}
	v, ok := f.At(0)
	return ok && 1900 <= v && v <= 2100
}

// fourDigits says whether a text has four digits in a row, as a year has: 1,938 is none.
func fourDigits(raw string) bool {
	n := 0
	for _, r := range raw {
		if n++; !unicode.IsDigit(r) {
			n = 0
		}
		if n == 4 {
			return true
		}
	}
	return false
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

// slots gives every column that is met a small number, so that what is counted
// for it can stand in a slice.
type slots struct {
	at   []int32 // by column: 1 + its number, 0 if not met
	cols []int   // in the order of their numbers
}

// slots are taken from the grid and given back with done, because a sheet can
// have very many blocks and very wide ones. They begin with the given columns.
func (g *grid) slots(cols ...int) *slots {
	var s *slots
	if n := len(g.spare); n > 0 {
		s, g.spare = g.spare[n-1], g.spare[:n-1]
	} else {
		s = &slots{at: make([]int32, g.width+1)}
	}
	for _, c := range cols {
		s.of(c)
	}
	return s
}

func (g *grid) done(s *slots) {
	for _, c := range s.cols {
		s.at[c] = 0
	}
	s.cols = s.cols[:0]
	g.spare = append(g.spare, s)
}

// of is the number of a column, and whether it is a new one.
func (s *slots) of(col int) (int, bool) {
	if n := s.at[col]; n > 0 {
		return int(n) - 1, false
	}
	s.cols = append(s.cols, col)
	s.at[col] = int32(len(s.cols))
	return len(s.cols) - 1, true
}

// seen is the number of a column, or -1 if it has none.
func (s *slots) seen(col int) int { return int(s.at[col]) - 1 }
