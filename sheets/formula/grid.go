package formula

import (
	"iter"
	"slices"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
)

// grid finds a sheet's cells by column. A column keeps sums up to every few of its
// cells once it has been added up often, as running totals do.
type grid struct {
	sheet *sheets.Sheet
	known []*column // that have cells, from the left; nil until somebody asks
}

type column struct {
	number int
	cells  []int32 // indices into Sheet.Cells, by row
	added  int     // cells that were added up one by one so far
	sums   []tally // before every step-th cell
}

const (
	step  = 16
	often = 4 // times a column is added up before it keeps sums
)

func (g *grid) columns() []*column {
	if g.known != nil {
		return g.known
	}
	cells := &g.sheet.Cells
	byNumber := []*column{}
	for i := range cells.Len() {
		number := cells.Col(i)
		if number >= len(byNumber) {
			byNumber = append(byNumber, make([]*column, number+1-len(byNumber))...)
		}
		if byNumber[number] == nil {
			byNumber[number] = &column{number: number}
		}
		c := byNumber[number]
		c.cells = append(c.cells, int32(i))
	}
	g.known = slices.DeleteFunc(byNumber, func(c *column) bool { return c == nil })
	return g.known
}

// run is cells of a column, from one to before another, by their indexes in it.
type run struct{ from, to int }

// runs are the runs of the columns that lie in a range, from the left.
func (g *grid) runs(r sheets.Range) iter.Seq2[*column, run] {
	return func(yield func(*column, run) bool) {
		first, end := g.sheet.Cells.Find(r.Top, 0), g.sheet.Cells.Find(r.Bottom+1, 0)
		columns := g.columns()
		at, _ := slices.BinarySearchFunc(columns, r.Left, func(c *column, number int) int { return c.number - number })
		for _, c := range columns[at:] {
			if c.number > r.Right {
				return
			}
			from, _ := slices.BinarySearch(c.cells, int32(first))
			to, _ := slices.BinarySearch(c.cells, int32(end))
			if !yield(c, run{from, max(from, to)}) {
				return
			}
		}
	}
}

// sum adds the numbers of a range as SUM does, which takes no notice of texts and
// truth values. It says how many cells it looked at.
func (g *grid) sum(r sheets.Range) (t tally, work int) {
	if r.Top == r.Bottom { // its cells stand one behind the other
		cells := &g.sheet.Cells
		from, to := cells.Find(r.Top, r.Left), cells.Find(r.Top, r.Right+1)
		for i := from; i < to; i++ {
			t.addCell(cells, i)
		}
		return t, to - from + 1
	}
	for c, in := range g.runs(r) {
		from, to := in.from, in.to
		n := to - from
		if c.sums == nil {
			if c.added += n; c.added <= often*len(c.cells)+step {
				g.addCells(&t, c.cells[from:to])
				work += n + 1
				continue
			}
			g.keepSums(c)
			work += len(c.cells)
		}
		work += step
		low, high := (from+step-1)/step, to/step
		if low >= high {
			g.addCells(&t, c.cells[from:to])
			continue
		}
		t = t.plus(c.sums[high], 1).plus(c.sums[low], -1)
		g.addCells(&t, c.cells[from:low*step])
		g.addCells(&t, c.cells[high*step:to])
	}
	return t, work
}

func (g *grid) keepSums(c *column) {
	var t tally
	for i := range c.cells {
		if i%step == 0 {
			c.sums = append(c.sums, t)
		}
		g.addCells(&t, c.cells[i:i+1])
	}
	if len(c.cells)%step == 0 {
		c.sums = append(c.sums, t)
	}
}

func (g *grid) addCells(t *tally, cells []int32) {
	for _, i := range cells {
		t.addCell(&g.sheet.Cells, int(i))
	}
}

// longestExact is how long a number may be stored, with sign and point, without being read
// in fewer digits.
const longestExact = 15

// addCell adds what the i-th cell stores, if that is a number.
func (t *tally) addCell(cells *sheets.Cells, i int) {
	if cells.HasDecimal(i) {
		t.add(figure.Stored(cells.Decimal(i)))
		return
	}
	switch kind := cells.Kind(i); kind {
	case sheets.Number, sheets.Date:
		text := cells.Peek(i)
		if f := figure.FromNumber(text, false); f.Kind == figure.Number {
			t.add(f)
			if len(text) > longestExact && !f.Full() && !f.Big() { // 1789.699999999997 is read as 1789.7
				t.noise += fifteenth * size(f.Value())
			}
		} else if kind == sheets.Number {
			t.huge++
		} else {
			t.errors++ // a date in words, whose number is not known here
		}
	case sheets.ErrorValue:
		t.errors++
	case sheets.Missing:
		t.missing++
	}
}
