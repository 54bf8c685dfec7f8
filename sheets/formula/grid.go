package formula

import (
	"slices"
	"sort"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
)

// grid finds a sheet's cells by column. A column keeps sums up to every few of its
// cells once it has been added up often, as running totals do.
type grid struct {
	sheet   *sheets.Sheet
	columns map[int]*column
	numbers []int // of the columns that have cells, ascending
}

type column struct {
	cells []int32 // indices into Sheet.Cells, by row
	added int     // cells that were added up one by one so far
	sums  []tally // before every step-th cell
}

const (
	step  = 16
	often = 4 // times a column is added up before it keeps sums
)

func newGrid(s *sheets.Sheet) *grid {
	g := &grid{sheet: s, columns: map[int]*column{}}
	for i := range s.Cells.Len() {
		col := s.Cells.Col(i)
		c := g.columns[col]
		if c == nil {
			c = &column{}
			g.columns[col] = c
			g.numbers = append(g.numbers, col)
		}
		c.cells = append(c.cells, int32(i))
	}
	sort.Ints(g.numbers)
	return g
}

// across are the columns of a range that have cells.
func (g *grid) across(r sheets.Range) []int {
	from := sort.SearchInts(g.numbers, r.Left)
	return g.numbers[from:sort.SearchInts(g.numbers, r.Right+1)]
}

// down is the run of a column's cells that lie in a range.
func (g *grid) down(c *column, r sheets.Range) (from, to int) {
	cells := &g.sheet.Cells
	from, _ = slices.BinarySearch(c.cells, int32(cells.Find(r.Top, 0)))
	to, _ = slices.BinarySearch(c.cells, int32(cells.Find(r.Bottom+1, 0)))
	return from, max(from, to)
}

// sum adds the numbers of a range as SUM does, which takes no notice of texts and
// truth values. It says how many cells it looked at.
func (g *grid) sum(r sheets.Range) (t tally, work int) {
	for _, number := range g.across(r) {
		c := g.columns[number]
		from, to := g.down(c, r)
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

// addCell adds what the i-th cell stores, if that is a number.
func (t *tally) addCell(cells *sheets.Cells, i int) {
	if cells.HasDecimal(i) {
		t.add(figure.Stored(cells.Decimal(i)))
		return
	}
	switch kind := cells.Kind(i); kind {
	case sheets.Number, sheets.Date:
		if f := figure.FromNumber(cells.Peek(i), false); f.Kind == figure.Number {
			t.add(f)
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
