package report

import (
	"cmp"
	"slices"

	"crossfoot/sheets"
	"crossfoot/sheets/grid"
)

// rowView is the row of a finding: the cells that it is about, marked on a line of
// their own, and of the others as many as there is room for.
type rowView struct {
	*view
	row       int
	cells     []grid.Cell
	label     int // column that names the row, 0 if none
	itemWidth int // room for that
	headWidth int // room for heads
	shown     []int
}

// row shows the row of the finding; nil if there is no room for what matters.
func (v *view) row() (lines, said []string) {
	r := &rowView{view: v, row: v.x.Cell.Ref.Row}
	r.cells = v.cells(r.row)
	r.label = v.label(r.cells, v.x.Cell.Item)
	must := []int{v.x.Cell.Ref.Col}
	if r.label > 0 && v.place(r.row, r.label) == nil {
		must = append(must, r.label)
	}
	var parts []int
	for _, place := range v.places {
		switch {
		case isCell(v.x, place):
		case isSuspect(v.x, place):
			must = append(must, place.Ref.Col)
		default:
			parts = append(parts, place.Ref.Col)
		}
	}
	slices.Sort(parts)
	for _, room := range [][2]int{{itemWidth, headWidth}, {itemWidth / 2, headWidth}, {itemWidth / 2, headWidth / 2}, {itemWidth / 4, headWidth / 2}} {
		r.itemWidth, r.headWidth = room[0], room[1]
		if r.add(append(slices.Clone(must), parts...)...) {
			r.fillGaps()
			r.spread()
			return r.render()
		}
	}
	if !r.add(must...) {
		return nil, nil
	}
	for i, j := 0, len(parts)-1; i <= j; i, j = i+1, j-1 { // of a long sum both ends
		if !r.add(parts[i]) || !r.add(parts[j]) {
			break
		}
	}
	return r.render()
}

// add shows more columns if there is room for all of them.
func (r *rowView) add(cols ...int) bool {
	with := append(slices.Clone(r.shown), cols...)
	slices.Sort(with)
	with = slices.Compact(with)
	if r.width(with) > r.Width-inset {
		return false
	}
	r.shown = with
	return true
}

// width is that of a line with such columns.
func (r *rowView) width(shown []int) int {
	w, before := digits(r.row), 0
	for _, col := range shown {
		if before > 0 && r.leavesOut(before, col) {
			w += padding + 1
		}
		w += padding + max(r.column(col, before).width(), len(sheets.ColName(col)))
		before = col
	}
	if r.leavesOut(before, r.area.Right+1) {
		w += padding + 1
	}
	return w
}

func digits(n int) (d int) {
	for ; n > 0; n /= 10 {
		d++
	}
	return d
}

// leavesOut says whether something stands between two columns.
func (r *rowView) leavesOut(from, to int) bool {
	for col := from + 1; col < to; col++ {
		if r.cells[col-r.area.Left].Text != "" {
			return true
		}
	}
	return false
}

// neighbours are the columns from one to another that have something to show.
func (r *rowView) neighbours(from, to int) (cols []int) {
	for col := from; col <= to; col++ {
		something := r.cells[col-r.area.Left].Text != ""
		for line := range r.heads.Rows {
			something = something || r.heads.Rows[line].Cells[col-r.area.Left].Text != ""
		}
		if something && !r.sheet.Col(col).Hidden {
			cols = append(cols, col)
		}
	}
	return cols
}

// fillGaps shows what stands between the columns, narrow gaps first. Where there is no
// room for all of it, the nearest to the finding's cell.
func (r *rowView) fillGaps() {
	var gaps [][]int
	for i, col := range r.shown[1:] {
		gap := r.neighbours(r.shown[i]+1, col-1)
		if r.x.Cell.Ref.Col > r.shown[i] {
			slices.Reverse(gap)
		}
		gaps = append(gaps, gap)
	}
	slices.SortStableFunc(gaps, func(a, b []int) int { return cmp.Compare(len(a), len(b)) })
	for _, gap := range gaps {
		if len(gap) < r.Width && r.add(gap...) {
			continue
		}
		for _, col := range gap {
			if !r.add(col) {
				break
			}
		}
	}
}

// spread shows what stands on both sides, from near to far: first on the left, where
// rows are named.
func (r *rowView) spread() {
	left := r.neighbours(r.area.Left, r.shown[0]-1)
	slices.Reverse(left)
	for _, col := range left { // a running number is part of the name
		if s := r.x.Cell.Serial; s != "" && tidy(r.cells[col-r.area.Left].Text) == s {
			r.add(col)
		}
	}
	right := r.neighbours(r.shown[len(r.shown)-1]+1, r.area.Right)
	for _, side := range [][]int{left, right} {
		for _, col := range side {
			if !slices.Contains(r.shown, col) && !r.add(col) {
				break
			}
		}
	}
}
