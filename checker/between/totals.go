package between

import (
	"cmp"
	"slices"
	"strconv"

	"crossfoot/checker/name"
	"crossfoot/checker/note"
	"crossfoot/sheets"
	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
)

// Misfit is a cell of a form that adds the others up and does not there.
type Misfit struct {
	Total Cell
	Parts []Cell // in the same place of the other forms, where there is a figure
	Sum   decimal.Decimal
	Lacks *View  // the one form that has no such row, nil if all have it
	Slip  string // the same for the cells of the form that are off by one slip
	row   int    // of those that the forms have in common
}

// Added is what came of adding up forms of one kind.
type Added struct {
	Misfits []Misfit
	Turned  []Turned
	Scaled  []Scaled
	Twice   []Pair // forms that say the same throughout, of which the second was left out
}

const (
	totalForms = 3    // of one kind, the one that adds up included
	totalHeld  = 8    // cells that must add up for the form to be the sum of the others,
	totalBits  = 40.0 // and what their figures say
	totalShare = 20   // cells that add up for each slip, but for
	totalFree  = 2    // as many as there may be in any case,
	totalFails = 2    // and for each cell that does not
)

// AddUp finds forms of one kind of which one adds up all others, and the cells
// where it does not. The forms stand in one workbook, or in several files.
func AddUp(views []*View) (all Added) {
	told := map[Cell]bool{}
	for _, k := range formsOf(views) {
		f := k.added()
		if t := f.turned; t != nil {
			all.Turned = append(all.Turned, *t)
			continue
		}
		if s := f.scaled; s != nil {
			all.Scaled = append(all.Scaled, *s)
			continue
		}
		if !f.proves() {
			continue
		}
		all.Twice = append(all.Twice, f.twice...)
		for _, m := range f.misfits {
			if m.coversMore() || m.noted() {
				continue
			}
			if !told[m.Total] { // two kinds of forms may come to the same when they are widened
				told[m.Total] = true
				all.Misfits = append(all.Misfits, m)
			}
		}
	}
	return all
}

// added is how well one of the forms adds up the others: as they are, each once where some
// are there twice, or together with those that have more rows or fewer.
func (k kindred) added() (f fits) {
	forms := k.same
	for {
		if f = addedUp(forms); f.proves() || f.turned != nil {
			return f
		}
		if once, twice := distinct(forms); len(twice) > 0 {
			if f = addedUp(once); f.proves() {
				f.twice = twice
				return f
			}
		}
		if f.scaled = scaledIn(forms); f.scaled != nil {
			return f
		}
		if len(forms) > len(k.same) {
			return f
		}
		if forms = k.widened(); len(forms) == len(k.same) {
			return f
		}
	}
}

// addedUp is how well the one of some forms that may be it adds up the others.
func addedUp(forms []filled) (f fits) {
	if whole := sumOfOthers(forms); whole >= 0 {
		f = fitsOf(forms, whole)
	}
	return f
}

// order sorts tables by where they stand.
func order(a, b *View) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Index, b.Index))
}

// fits is how well one form adds up the others.
type fits struct {
	held    int
	bits    float64
	misfits []Misfit
	turned  *Turned
	scaled  *Scaled
	twice   []Pair
}

func (f *fits) proves() bool {
	return f.held >= totalHeld && f.bits >= totalBits &&
		(len(f.misfits) <= totalFree || f.held >= totalFails*len(f.misfits) && f.slips() <= max(totalFree, f.held/totalShare))
}

// slips is how many slips there may be: where the form's own totals follow a figure that was
// changed, all of them are off by as much; and so they are by a row that is left out.
func (f *fits) slips() int {
	slips := map[string]bool{}
	for _, m := range f.misfits {
		slips[m.Slip] = true
	}
	return len(slips)
}

// fitsOf tries one form as the sum of the others. Rows and columns in which nothing
// adds up, and what lies among its parts like an average, are not meant to.
func fitsOf(forms []filled, whole int) (f fits) {
	rows, cols := size(forms)
	byRow, byCol := make([]int, rows), make([]int, cols)
	var failed []Misfit
	for r := range rows {
		for c := range cols {
			m, held, ok := sumOf(forms, whole, r, c)
			switch {
			case !ok:
			case held:
				f.held++
				f.bits += bits(m.Total.Figure())
				byRow[r]++
				byCol[c]++
			case !ownRow(forms, c, m.Off()):
				failed = append(failed, m)
			}
		}
	}
	if !f.proves() {
		return f
	}
	if f.turned = turnedIn(forms, whole, failed); f.turned != nil {
		return f
	}
	gaps := gapsIn(failed)
	for _, m := range failed {
		gap, follows := gaps[m.by()]
		fits := m.Lacks == nil && byRow[m.row] > 0 && byCol[m.Total.Col] > 0 && !(byRow[m.row] < totalForms && m.among())
		if m.Slip = gap; !follows {
			m.Slip = m.Off().Abs().String()
		}
		if fits || follows {
			f.misfits = append(f.misfits, m)
		}
	}
	return f
}

// gapLeast is how many figures of a row that one form lacks must be more than what the others
// say.
const gapLeast = 2

// gapsIn are the rows that one form lacks though the one that adds up has more there than the
// others say together, by where and by how much it is more: its totals are off by the same.
func gapsIn(failed []Misfit) map[string]string {
	more, less := map[int]int{}, map[int]bool{} // by row
	for _, m := range failed {
		if m.Lacks != nil && m.Off().Sign() > 0 {
			more[m.row]++
		} else if m.Lacks != nil {
			less[m.row] = true
		}
	}
	gaps := map[string]string{}
	for _, m := range failed {
		if m.Lacks != nil && more[m.row] >= gapLeast && !less[m.row] {
			gaps[m.by()] = "row " + strconv.Itoa(m.row)
		}
	}
	return gaps
}

// by is in which column a total is off, and by how much.
func (m *Misfit) by() string { return strconv.Itoa(m.Total.Col) + " " + m.Off().String() }

// sumOf adds up one place of the other forms. It says false where there is nothing
// to add, or something that cannot be.
func sumOf(forms []filled, whole, row, col int) (m Misfit, held, ok bool) {
	places, filled := int32(0), 0
	m.row = row
	for i, v := range forms {
		line, has := v.row(row)
		if !has {
			if i == whole || m.Lacks != nil {
				return m, false, false
			}
			m.Lacks = v.View
			continue
		}
		cell := Cell{v.View, line, col}
		x := v.at(row, col)
		if x.Kind != figure.Number && x.Kind != figure.Nil && x.Kind != figure.Blank {
			return m, false, false
		}
		if i == whole {
			m.Total = cell
			continue
		}
		if x.Kind == figure.Number && !x.IsZero() {
			m.Parts = append(m.Parts, cell)
			m.Sum = m.Sum.Add(x.Value())
			filled++
		}
		places = max(places, int32(x.Scale))
	}
	x := forms[whole].at(row, col)
	if filled < 2 || x.Kind == figure.Blank {
		return m, false, false
	}
	slack := decimal.Zero
	if places = max(places, int32(x.Scale)); places > 0 {
		slack = decimal.New(int64(len(forms)+1), -places).Div(decimal.NewFromInt(2))
	}
	return m, x.Value().Sub(m.Sum).Abs().LessThanOrEqual(slack), true
}

// Off is by how much the total is too much.
func (m *Misfit) Off() decimal.Decimal { return m.Total.Figure().Value().Sub(m.Sum) }

// coversMore says whether the total is more than its parts and its form says that it
// includes something that none of the others is about: headquarters, which file no form.
func (m *Misfit) coversMore() bool {
	if m.Off().Sign() <= 0 {
		return false
	}
	var about []string // what the parts are about
	for _, p := range m.Parts {
		about = append(about, p.View.context...)
	}
	v := m.Total.View
	return slices.ContainsFunc([]string{v.Table.Title, v.Table.Unit, v.Table.Sheet.Name, v.base}, func(text string) bool {
		return name.IncludesOther(name.TitleIncludes(text), slices.Values(about))
	})
}

// noted says whether a note on the total's sheet speaks of the very difference: so many who
// are of no district, or were counted twice.
func (m *Misfit) noted() bool {
	cells, off := &m.Total.View.Table.Sheet.Cells, m.Off().Abs().String()
	for i := range cells.Len() {
		if cells.Kind(i) == sheets.Text && note.Speaks(cells.Peek(i), off) {
			return true
		}
	}
	return false
}

// among says whether the total lies among its parts.
func (m *Misfit) among() bool {
	x := m.Total.Figure().Value()
	low, high := m.Sum, decimal.Zero
	for i, p := range m.Parts {
		v := p.Figure().Value()
		if i == 0 {
			low, high = v, v
		}
		low, high = decimal.Min(low, v), decimal.Max(high, v)
	}
	return !x.LessThan(low) && !x.GreaterThan(high)
}
