package html

import (
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"crossfoot/sheets"
	"crossfoot/sheets/document"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/lazy"
)

// The largest spans that a page may state; larger ones count as these.
const (
	mostCols = 1000
	mostRows = 65534
)

// grid is a table while its cells are put into their places, as the standard's
// algorithm for forming a table does.
type grid struct {
	row    int
	last   int   // row of the group that is being read
	until  []int // by column from 0, the last row that a cell from above takes
	widest int   // the last column at which a cell begins
	hidden []bool
}

func (r *reader) table(n *html.Node) error {
	r.book.End(document.Mark{})
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Caption && !r.hidden(c) {
			if err := r.block(c); err != nil {
				return err
			}
		}
	}
	r.book.OpenTable()
	pre, raised, struck := r.pre, r.raised, r.struck
	r.pre, r.raised, r.struck = 0, 0, 0
	g := &grid{hidden: r.hiddenColumns(n)}
	for _, group := range groups(n) {
		if err := r.group(g, group); err != nil {
			return err
		}
	}
	r.pre, r.raised, r.struck = pre, raised, struck
	return r.book.CloseTable(g.shape)
}

// groups are a table's groups of rows in the order in which they are displayed: the
// first head, the others, the first foot.
func groups(table *html.Node) []*html.Node {
	var head, foot *html.Node
	var bodies []*html.Node
	for c := table.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.Thead && head == nil:
			head = c
		case c.DataAtom == atom.Tfoot && foot == nil:
			foot = c
		case c.DataAtom == atom.Thead || c.DataAtom == atom.Tbody || c.DataAtom == atom.Tfoot:
			bodies = append(bodies, c)
		}
	}
	if head != nil {
		bodies = append([]*html.Node{head}, bodies...)
	}
	if foot != nil {
		bodies = append(bodies, foot)
	}
	return bodies
}

func (r *reader) group(g *grid, n *html.Node) error {
	g.last = g.row
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Tr {
			continue
		}
		g.last++
		if rows := r.runOf(c); rows != nil {
			g.last += rows.rows - 1
		}
	}
	unseen := r.hidden(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Tr {
			continue
		}
		var err error
		if rows := r.runOf(c); rows != nil {
			err = r.run(g, rows, unseen)
		} else {
			err = r.row(g, c, unseen)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) row(g *grid, tr *html.Node, unseen bool) error {
	g.row++
	if unseen || r.hidden(tr) {
		r.book.HideRow(g.row)
	}
	col := 1
	for td := tr.FirstChild; td != nil; td = td.NextSibling {
		if td.DataAtom != atom.Td && td.DataAtom != atom.Th || r.hidden(td) {
			continue
		}
		at, next, err := r.place(g, col, td)
		if err != nil {
			return err
		}
		col = next
		if err := r.book.OpenCell(at.Top, at.Left); err != nil {
			return err
		}
		if err := r.children(td); err != nil {
			return err
		}
		if err := r.book.CloseCell(sheets.Style{Indent: r.style(td).indent}); err != nil {
			return err
		}
		if err := r.book.Merge(at); err != nil {
			return err
		}
	}
	return nil
}

// place is where a cell goes, to the next place that no cell from above takes, and where
// the search for the place of the next one begins: behind all that it spans. From the
// first place on that another has taken, it gets none of them.
func (r *reader) place(g *grid, col int, td *html.Node) (at sheets.Range, next int, err error) {
	taken := func(col int) bool { return col <= len(g.until) && g.until[col-1] >= g.row }
	for taken(col) {
		col++
		r.places--
	}
	at = sheets.Range{Top: g.row, Left: col, Bottom: g.row, Right: col}
	next = col + span(td, "colspan", mostCols)
	for at.Right < min(next-1, sheets.MaxCol) && !taken(at.Right+1) {
		at.Right++
	}
	switch rows := span(td, "rowspan", mostRows); {
	case rows == 0:
		at.Bottom = g.last
	default:
		at.Bottom = min(g.row+rows-1, g.last)
	}
	r.places -= next - 1 - col
	if r.places < 0 {
		return at, next, &sheets.Error{
			Cause: lang.New("the page's merged cells cover too many places", "网页中合并单元格覆盖的范围过大"),
			Do:    lang.New("copy the table into Excel or WPS and save it as .xlsx", "请把表格复制到 Excel 或 WPS 中另存为 .xlsx"),
		}
	}
	if at.Bottom > g.row {
		for len(g.until) < next-1 {
			g.until = append(g.until, 0)
		}
		for c := col; c < next; c++ {
			g.until[c-1] = max(g.until[c-1], at.Bottom)
		}
	}
	g.widest = max(g.widest, at.Left)
	return at, next, nil
}

// span is how many columns or rows a cell spans; 0 is for all rows that are left.
func span(td *html.Node, name string, most int) int {
	value, found := attr(td, name)
	if !found {
		return 1
	}
	digits := leadingDigits().FindStringSubmatch(value)
	if digits == nil {
		return 1
	}
	n, err := strconv.Atoi(digits[1])
	switch {
	case err != nil || n > most:
		return most
	case n == 0 && name == "colspan":
		return 1
	}
	return n
}

var leadingDigits = lazy.Regexp(`^\s*\+?([0-9]+)`)

// shape lets no merge go further to the right than there are cells, and says which
// columns are hidden.
func (g *grid) shape(s *sheets.Sheet) {
	merges := s.Merges[:0]
	for _, m := range s.Merges {
		m.Right = min(m.Right, max(g.widest, m.Left))
		if m.Top != m.Bottom || m.Left != m.Right {
			merges = append(merges, m)
		}
	}
	s.Merges = merges
	for col, is := range g.hidden[:min(len(g.hidden), g.widest)] {
		if is {
			s.Cols = append(s.Cols, sheets.ColSpan{From: col + 1, To: col + 1, Line: sheets.Line{Hidden: true}})
		}
	}
}

// hiddenColumns says of each column whether the table says that it is not displayed.
func (r *reader) hiddenColumns(table *html.Node) []bool {
	var columns []bool
	add := func(n *html.Node, is bool) {
		for range max(span(n, "span", mostCols), 1) {
			if len(columns) < sheets.MaxCol {
				columns = append(columns, is)
			}
		}
	}
	for group := table.FirstChild; group != nil; group = group.NextSibling {
		if group.DataAtom != atom.Colgroup {
			continue
		}
		if group.FirstChild == nil {
			add(group, r.hidden(group))
		}
		for col := group.FirstChild; col != nil; col = col.NextSibling {
			if col.DataAtom == atom.Col {
				add(col, r.hidden(group) || r.hidden(col))
			}
		}
	}
	return columns
}
