package report

import (
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"crossfoot/checker"
	"crossfoot/sheets"
	"crossfoot/sheets/grid"
)

const (
	headLines = 2 // rows of heads above an excerpt: the last, which say most
	inset     = 2 // of an excerpt
	padding   = 2 // between its columns

	// Signs that every terminal draws, one column wide.
	cellMark = "^" // below the cell that a finding is about
	partMark = "~" // below the others that it adds up
)

// view is a finding within its table, as both stand in the sheet.
type view struct {
	*printer
	x      *checker.Finding
	places []checker.Place // the finding's cell and the others that it adds up
	book   *sheets.Book
	sheet  *sheets.Sheet
	labels []int // columns that name the table's rows
	area   sheets.Range
	heads  grid.Grid // a row for each line of heads, over the width of the area
}

// inSheet shows the row or the column of a finding as it stands in the sheet; whole
// says whether that names what the finding is about. It is nothing where the file is
// not at hand, the cells stand in no line, or there is no room.
func (p *printer) inSheet(x *checker.Finding) (lines []string, whole bool) {
	places := placesOf(x)
	across, down := inLine(x, places)
	if !across && !down {
		return nil, false
	}
	v := p.view(x, places)
	if v == nil {
		return nil, false
	}
	var said []string
	if across {
		lines, said = v.row()
	} else {
		lines, said = v.column()
	}
	tooWide := func(line string) bool { return text.StringWidthWithoutEscSequences(line)+inset > p.Width }
	if slices.ContainsFunc(lines, tooWide) {
		return nil, false
	}
	return lines, len(lines) > 0 && says(said, x.Cell)
}

// view finds the finding's table; nil if there is none, or the file is not at hand.
func (p *printer) view(x *checker.Finding, places []checker.Place) *view {
	at := x.Cell.Ref
	var found *checker.Table
	var area sheets.Range
	for i := range p.file.Tables {
		t := &p.file.Tables[i]
		if r, ok := sheets.ParseRange(t.Range); ok && t.Sheet == at.Sheet && r.Contains(at.Row, at.Col) {
			found, area = t, r
			break
		}
	}
	if found == nil {
		return nil
	}
	book := p.book()
	if book == nil {
		return nil
	}
	i := slices.IndexFunc(book.Sheets, func(s *sheets.Sheet) bool { return s.Name == at.Sheet })
	if i < 0 {
		return nil
	}
	v := &view{printer: p, x: x, places: places, book: book, sheet: book.Sheets[i], area: area}
	for _, letters := range found.Labels {
		if r, ok := sheets.ParseRange(letters + "1"); ok {
			v.labels = append(v.labels, r.Left)
		}
	}
	for _, place := range places {
		v.area.Left, v.area.Right = min(v.area.Left, place.Ref.Col), max(v.area.Right, place.Ref.Col)
	}
	v.readHeads(found.Heads)
	return v
}

// book is the file that is being written about, as it was read; nil if it is not to be
// had. It is asked for once, and only when a finding is to be shown in its place.
func (p *printer) book() *sheets.Book {
	if !p.asked && p.Source != nil {
		s, err := p.Source(p.file)
		if err == nil {
			p.read = s.Book
		}
		p.unseen = err
	}
	p.asked = true
	return p.read
}

// readHeads lays out the last lines of heads above the finding's row.
func (v *view) readHeads(rows []int) {
	var last []int
	for _, row := range rows {
		if row < v.x.Cell.Ref.Row && (len(last) == 0 || row == last[len(last)-1]+1) {
			last = append(last, row)
		}
	}
	if last = last[max(0, len(last)-headLines):]; len(last) > 0 {
		v.heads = grid.Of(v.book, v.sheet, sheets.Range{Top: last[0], Left: v.area.Left, Bottom: last[len(last)-1], Right: v.area.Right})
	}
}

// head is what a line of heads says of a column: its own cell, or the one that is
// merged over it, unless that stands above the column shown before.
func (v *view) head(line, col, before int) string {
	cells := v.heads.Rows[line].Cells
	at := col - v.area.Left
	from := at
	for from > 0 && cells[from].Across == 0 {
		from--
	}
	if from+cells[from].Across <= at || v.area.Left+from <= before {
		return ""
	}
	return tidy(cells[from].Text)
}

// cells are those of one row of the area.
func (v *view) cells(row int) []grid.Cell {
	r := v.area
	r.Top, r.Bottom = row, row
	return grid.Of(v.book, v.sheet, r).Rows[0].Cells
}

// label is the column that names a row: of those that name rows, the one that says
// most of what the item is called, or else the last; 0 if none has anything to say.
func (v *view) label(cells []grid.Cell, item string) (col int) {
	longest := 0
	for _, c := range v.labels {
		if c < v.area.Left || c > v.area.Right {
			continue
		}
		s := tidy(cells[c-v.area.Left].Text)
		switch {
		case s == "":
		case strings.Contains(item, s) && len(s) > longest:
			col, longest = c, len(s)
		case longest == 0:
			col = c
		}
	}
	return col
}

// place is the finding's place at a cell, nil if the cell is none of them.
func (v *view) place(row, col int) *checker.Place {
	i := slices.IndexFunc(v.places, func(p checker.Place) bool { return p.Ref.Row == row && p.Ref.Col == col })
	if i < 0 {
		return nil
	}
	return &v.places[i]
}

// says tells whether texts that are shown name all that a cell is about. A stroke is
// what stands between the levels of a head.
func says(shown []string, p checker.Place) bool {
	for word := range strings.FieldsSeq(clean(p.Item + " " + p.Entity)) {
		if word != "/" && !slices.ContainsFunc(shown, func(s string) bool { return strings.Contains(s, word) }) {
			return false
		}
	}
	return true
}

// shownAt is what a cell of the finding displays.
func (v *view) shownAt(p checker.Place) string { return v.shown(tidy(p.Text)) }

// markColor is the colour of a mark: that of the severity below the finding's cell.
func (v *view) markColor(mark string) string {
	if mark == cellMark {
		return severityColor[v.x.Severity]
	}
	return faint
}
