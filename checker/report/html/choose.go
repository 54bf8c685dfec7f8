package html

import (
	"maps"
	"slices"

	"crossfoot/checker"
	"crossfoot/sheets"
)

// A table is shown as a whole up to these sizes. Of a larger one the heads are shown,
// and around each cell that a finding names the rows and columns next to it.
const (
	cellsMost    = 6000
	columnsMost  = 40
	rowsMost     = 240 // of a table that is shown in parts
	partsMost    = 24  // of the parts of sums that are shown in it only because they are parts
	contextRows  = 2   // on each side
	contextCols  = 1
	headsMost    = 8 // rows of heads that each printed page repeats
	plainRows    = 8 // first rows of a large table in which nothing was found
	plainColumns = 12
)

// span is a run of rows or columns, both ends included.
type span struct{ from, to int }

func (s span) meets(o span) bool { return max(s.from, o.from) <= min(s.to, o.to) }

// extract says which part of a table is shown.
type extract struct {
	head          span // the rows of its heads; from > to if it has none
	rows, columns []span
	part          bool // something is left out
}

// choose settles what is shown of a table. The marked cells come in the order of their
// importance.
func choose(t *checker.Table, r sheets.Range, marked []spot) extract {
	x := extract{head: span{r.Top, r.Top - 1}}
	if last := slices.Max(append([]int{0}, t.Heads...)); last >= r.Top && last < min(r.Top+headsMost, r.Bottom) {
		x.head.to = last
	}
	body := span{x.head.to + 1, r.Bottom}
	all := span{r.Left, r.Right}
	x.rows, x.columns = []span{body}, []span{all}
	wide := r.Right-r.Left+1 > columnsMost
	if wide {
		x.columns = columnsOf(t, all, marked)
	}
	if (r.Bottom-r.Top+1)*width(x.columns) > cellsMost {
		rows := []span{{body.from, body.from + plainRows - 1}}
		if len(marked) > 0 {
			rows = nil
		}
		for _, s := range marked {
			rows = append(rows, span{s.row - contextRows, s.row + contextRows})
		}
		x.rows = within(body, rows, min(rowsMost, cellsMost/width(x.columns)))
	}
	x.part = width(x.rows) < width([]span{body}) || width(x.columns) < width([]span{all})
	return x
}

// columnsOf are the columns that name the rows, the total, those of marked cells, and
// if there is room the first ones.
func columnsOf(t *checker.Table, all span, marked []spot) []span {
	var wanted []span
	for _, name := range append(slices.Clone(t.Labels), t.Total) {
		if _, col, ok := sheets.ParseRef(name + "1"); ok {
			wanted = append(wanted, span{col, col})
		}
	}
	wanted = append(wanted, span{all.from, all.from + 1})
	for _, s := range marked {
		wanted = append(wanted, span{s.col - contextCols, s.col + contextCols})
	}
	wanted = append(wanted, span{all.from, all.from + plainColumns - 1})
	return within(all, wanted, columnsMost)
}

// within joins the wanted spans, cut to those of a whole, in the order of the sheet.
// Once there are most lines, the later ones are left out.
func within(whole span, wanted []span, most int) []span {
	chosen := make(map[int]bool)
	for _, w := range wanted {
		for i := max(w.from, whole.from); i <= min(w.to, whole.to) && len(chosen) < most; i++ {
			chosen[i] = true
		}
	}
	return spansOf(slices.Sorted(maps.Keys(chosen)))
}

// spansOf joins lines, which come in their order, into spans.
func spansOf(lines []int) (spans []span) {
	for _, i := range lines {
		if last := len(spans) - 1; last >= 0 && spans[last].to == i-1 {
			spans[last].to = i
		} else {
			spans = append(spans, span{i, i})
		}
	}
	return spans
}

// width is how many lines there are in spans.
func width(spans []span) (n int) {
	for _, s := range spans {
		n += s.to - s.from + 1
	}
	return n
}
