package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"crossfoot/checker"
	"crossfoot/sheets/figure"
)

const (
	headWidth = 16 // of a column title in an excerpt
	itemWidth = 40 // of a row title
	longest   = 12 // an excerpt with more cells than this leaves some out
)

// style is a table of columns without lines: the characters that draw lines are
// two columns wide in some Chinese terminals and would tear the table apart.
var style = table.Style{
	Box:     table.BoxStyle{PaddingRight: "  ", UnfinishedRow: "…"},
	Format:  table.FormatOptions{Header: text.FormatDefault, Row: text.FormatDefault, Footer: text.FormatDefault},
	Options: table.OptionsNoBordersAndSeparators,
}

func newTable(right ...int) table.Writer {
	t := table.NewWriter()
	t.SetStyle(style)
	t.SuppressTrailingSpaces()
	var columns []table.ColumnConfig
	for _, number := range right {
		columns = append(columns, table.ColumnConfig{Number: number, Align: text.AlignRight, AlignHeader: text.AlignRight})
	}
	t.SetColumnConfigs(columns)
	return t
}

func (p *printer) table(indent int, t table.Writer) { p.lines(indent, strings.Split(t.Render(), "\n")) }

// placesOf are the cells that a finding is about: its own and those that it adds up,
// but those that are nothing say nothing and are left out. In a line they stand as they
// do in the sheet.
func placesOf(x *checker.Finding) []checker.Place {
	places := []checker.Place{x.Cell}
	for _, place := range x.Related {
		if place.Ref.IsParagraph() {
			continue // the message quotes it
		}
		if f := figure.Parse(place.Text); isSuspect(x, place) || f.Kind != figure.Blank && !f.IsZero() {
			places = append(places, place)
		}
	}
	if across, down := inLine(x, places); across || down {
		slices.SortStableFunc(places, func(a, b checker.Place) int {
			return cmp.Or(cmp.Compare(a.Ref.Row, b.Ref.Row), cmp.Compare(a.Ref.Col, b.Ref.Col))
		})
	}
	return places
}

// inLine says whether places stand in one row, and whether in one column, with the
// finding's own cell.
func inLine(x *checker.Finding, places []checker.Place) (across, down bool) {
	across, down = true, true
	for _, place := range places {
		if place.File != "" || place.Ref.Sheet != x.Cell.Ref.Sheet {
			return false, false
		}
		across = across && place.Ref.Row == x.Cell.Ref.Row
		down = down && place.Ref.Col == x.Cell.Ref.Col
	}
	return across, down
}

// excerpt shows the cells of a finding without their neighbours, the doubtful ones
// marked.
func (p *printer) excerpt(x *checker.Finding) {
	if len(x.Related) == 0 {
		return
	}
	places := placesOf(x)
	if len(places) == 1 && slices.ContainsFunc(x.Related, func(p checker.Place) bool { return p.Ref.IsParagraph() }) {
		return
	}
	sameRow, sameCol := inLine(x, places)
	if sameRow && len(places) <= longest && p.across(x, places) {
		return
	}
	p.down(x, places, sameRow, sameCol)
}

// across shows the cells of one row side by side. It says false where they are
// too wide for the terminal.
func (p *printer) across(x *checker.Finding, places []checker.Place) bool {
	right := make([]int, len(places))
	var refs, heads, figures table.Row
	for i, place := range places {
		right[i] = i + 1
		refs = append(refs, p.paint(faint, name(place.Ref)))
		heads = append(heads, cut(clean(place.Entity), headWidth))
		figures = append(figures, p.marked(x, place))
	}
	t := newTable(right...)
	t.AppendRow(refs)
	if slices.ContainsFunc(places, func(p checker.Place) bool { return p.Entity != "" }) {
		t.AppendRow(heads)
	}
	t.AppendRow(figures)
	lines := strings.Split(t.Render(), "\n")
	if slices.ContainsFunc(lines, func(line string) bool { return text.StringWidthWithoutEscSequences(line)+4 > p.Width }) {
		return false
	}
	p.lines(4, lines)
	return true
}

// down shows the cells one below the other. Of a long sum it shows the ends and
// the cells that may be wrong.
func (p *printer) down(x *checker.Finding, places []checker.Place, sameRow, sameCol bool) {
	t := newTable(3)
	left := 0
	skip := func() {
		if left > 0 {
			t.AppendRow(table.Row{"…", p.t("%d more", "另有 %d 项", left), ""})
			left = 0
		}
	}
	for i, place := range places {
		if !keeps(x, places, i) {
			left++
			continue
		}
		skip()
		title := about(place)
		switch {
		case sameRow:
			title = clean(place.Entity)
		case sameCol:
			title = clean(place.Item)
		}
		if title == clean(place.Text) {
			title = "" // a name is its own
		}
		t.AppendRow(table.Row{p.paint(faint, addressBeside(x, place)), cut(title, itemWidth), p.marked(x, place)})
	}
	skip()
	p.table(4, t)
}

// keeps says whether the i-th place is shown: of many, the ends and what may be wrong.
func keeps(x *checker.Finding, places []checker.Place, i int) bool {
	return len(places) <= longest || i < longest/2 || i >= len(places)-longest/4 ||
		isSuspect(x, places[i]) || isCell(x, places[i])
}

// marked is what a cell displays, with a question mark if it may be wrong. The
// others get a space, so that the figures stay under each other.
func (p *printer) marked(x *checker.Finding, place checker.Place) string {
	s := cut(p.shown(place.Text), headWidth)
	switch {
	case isSuspect(x, place):
		return p.paint(yellow, s+"?")
	case isCell(x, place):
		return p.paint(bold, s) + " "
	}
	return s + " "
}

func isSuspect(x *checker.Finding, place checker.Place) bool {
	return slices.ContainsFunc(x.Suspects, func(s checker.Suspect) bool { return s.Cell.Ref == place.Ref && s.Cell.File == place.File })
}
