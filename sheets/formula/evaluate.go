package formula

import (
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
)

// Evaluator works out the formulas of one book, each from the values that the book
// stores for the cells it refers to: one that is out of date is found in its own
// cell, and not in all that follow from it.
type Evaluator struct {
	book   *sheets.Book
	grids  map[string]*grid // by the sheet's name in small letters
	own    *grid            // of the owner, whose formulas come one after the other
	owner  *sheets.Sheet
	exprs  Exprs
	groups map[string]map[string]*tally // of SUMIFS, by its ranges, then by their keys
	keys   int                          // in groups
	work   int
	// followed counts the cells that were looked at for circles.
	followed int
}

const (
	workMost = 100_000_000 // cells looked at in one book
	keysMost = 1_000_000   // sums that SUMIFS keeps
)

// NewEvaluator is an evaluator of a book's formulas.
func NewEvaluator(book *sheets.Book) *Evaluator {
	return &Evaluator{
		book: book, grids: map[string]*grid{}, exprs: Exprs{}, groups: map[string]map[string]*tally{},
	}
}

// Value is what the formula of a cell gives.
func (e *Evaluator) Value(sheet *sheets.Sheet, cell sheets.Cell) (Number, Reason) {
	return e.Gives(sheet, cell, sheet.Formulas[[2]int32{cell.Row, cell.Col}])
}

// Gives is what a formula would give in a cell.
func (e *Evaluator) Gives(sheet *sheets.Sheet, cell sheets.Cell, f sheets.Formula) (Number, Reason) {
	expr, why := e.exprs.Expr(f)
	if why != "" {
		return Number{}, why
	}
	return scope{e, sheet, &cell, int(f.DRow), int(f.DCol)}.value(expr)
}

// Sum is what ranges give that a formula of a sheet adds and subtracts.
func (e *Evaluator) Sum(sheet *sheets.Sheet, addends []Addend) (Number, Reason) {
	sum := Number{}
	s := scope{e: e, sheet: sheet}
	for _, a := range addends {
		g, why := s.grid(a.Sheet)
		if why != "" {
			return sum, why
		}
		t, why := s.sum(g, a.Range, a.Skips, false)
		if why != "" {
			return sum, why
		}
		n, why := t.number()
		if why != "" {
			return sum, why
		}
		if a.Weight < 0 {
			n = n.minus()
		}
		sum = sum.plus(n)
	}
	return sum, ""
}

// scope is where a formula stands, and how far from the cell that states it.
type scope struct {
	e          *Evaluator
	sheet      *sheets.Sheet
	cell       *sheets.Cell // nil if it stands nowhere
	rows, cols int
}

func (s scope) value(x *Expr) (Number, Reason) {
	switch x.op {
	case opNumber:
		return Number{Value: x.value}, ""
	case opRef:
		return s.one(x.ref)
	case opSum:
		return s.signed(x)
	case opProduct, opQuotient:
		a, why := s.value(&x.kids[0])
		if why != "" {
			return a, why
		}
		b, why := s.value(&x.kids[1])
		switch {
		case why != "":
			return b, why
		case x.op == opProduct:
			return checked(a.times(b))
		}
		q, ok := a.by(b)
		if !ok {
			return q, Zero
		}
		return checked(q)
	case opPercent:
		a, why := s.value(&x.kids[0])
		if why != "" {
			return a, why
		}
		return a.times(Number{Value: decimal.New(1, -2)}), ""
	case opCall:
		return functions[x.text](s, x)
	}
	return Number{}, NotNumber
}

func checked(n Number) (Number, Reason) {
	if tooLarge(n.Value) {
		return n, TooLarge
	}
	return n, ""
}

func (s scope) signed(x *Expr) (Number, Reason) {
	var sum Number
	slack, sizes, wholes := 0.0, 0.0, true
	for i := range x.kids {
		n, why := s.value(&x.kids[i])
		if why != "" {
			return n, why
		}
		if x.minus[i] {
			n = n.minus()
		}
		if i == 0 {
			sum = n
		} else {
			sum = sum.plus(n)
		}
		if len(x.kids) > 2 {
			slack, sizes, wholes = slack+n.Slack, sizes+size(n.Value), wholes && whole(n.Value)
		}
	}
	if !wholes { // not every program begins at the left
		sum.Slack = max(sum.Slack, slack+float64(len(x.kids))*off(sizes))
	}
	return sum, ""
}

// one is the value of a single cell in arithmetic, where blank is zero and a text
// is an error.
func (s scope) one(r ref) (Number, Reason) {
	at, g, why := s.find(r)
	switch {
	case why != "":
		return Number{}, why
	case at.Top != at.Bottom || at.Left != at.Right:
		return Number{}, Array
	}
	s.e.work++
	cells := &g.sheet.Cells
	i := cells.Find(at.Top, at.Left)
	switch {
	case !cells.Stands(i, at.Top, at.Left):
		return Number{}, ""
	case cells.Kind(i) == sheets.Text || cells.Kind(i) == sheets.Bool:
		return Number{}, NotNumber
	}
	var t tally
	t.addCell(cells, i)
	return t.number()
}

// find is the range that a reference means here, and its sheet's grid.
func (s scope) find(r ref) (sheets.Range, *grid, Reason) {
	at, ok := r.at(s.rows, s.cols)
	if !ok {
		return at, nil, ErrorCell
	}
	g, why := s.grid(r.sheet)
	switch {
	case why != "":
		return at, nil, why
	case s.cell != nil && g.sheet == s.sheet && at.Contains(int(s.cell.Row), int(s.cell.Col)):
		return at, nil, Circular
	case s.e.work > workMost:
		return at, nil, TooLarge
	}
	return at, g, ""
}

// grid is that of a sheet by its name, "" for the formula's own.
func (s scope) grid(name string) (g *grid, why Reason) {
	switch {
	case name != "":
		return s.e.named(name)
	case s.e.owner == s.sheet:
		return s.e.own, ""
	}
	if g, why = s.e.named(s.sheet.Name); why == "" {
		s.e.own, s.e.owner = g, s.sheet
	}
	return g, why
}

func (e *Evaluator) named(name string) (*grid, Reason) {
	key := strings.ToLower(name)
	if g, ok := e.grids[key]; ok {
		return g, ""
	}
	for _, sheet := range e.book.Sheets {
		if strings.ToLower(sheet.Name) == key {
			g := &grid{sheet: sheet}
			e.grids[key] = g
			return g, ""
		}
	}
	return nil, Sheet
}

// sum adds a range's numbers. SUBTOTAL passes over other subtotals, and over hidden
// rows if it is told to. Otherwise rows that a filter hides are left out and others
// are not; which ones those are the file does not say in the rows themselves.
func (s scope) sum(g *grid, r sheets.Range, skips, visible bool) (tally, Reason) {
	if !skips {
		t, work := g.sum(r)
		s.e.work += work
		return t, ""
	}
	var t tally
	for c, in := range g.runs(r) {
		s.e.work += in.to - in.from + 1
		for _, i := range c.cells[in.from:in.to] {
			cells, i := &g.sheet.Cells, int(i)
			row := cells.Row(i)
			hidden := g.sheet.Rows[row].Hidden
			switch {
			case cells.Formula(i) && isSubtotal(g.sheet.Formulas[[2]int32{int32(row), int32(c.number)}].Text):
			case hidden && visible:
			case hidden && cells.Kind(i) != sheets.Text:
				return t, Filter
			default:
				t.addCell(cells, i)
			}
		}
	}
	return t, ""
}

// isSubtotal says whether SUBTOTAL passes over a cell with such a formula.
func isSubtotal(text string) bool {
	text = strings.ToUpper(text)
	return strings.Contains(text, "SUBTOTAL(") || strings.Contains(text, "AGGREGATE(")
}

// stored is the number that a cell stores, if it is one.
func stored(c *sheets.Cell) (figure.Figure, bool) {
	if c.Kind != sheets.Number && c.Kind != sheets.Date {
		return figure.Figure{}, false
	}
	f := figure.FromNumber(c.Raw, false)
	return f, f.Kind == figure.Number
}
