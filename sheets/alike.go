package sheets

// Alike finds the formulas of a sheet that read like one before, moved: those that were
// filled down a column or across a row. Some programs write such formulas as shared, and
// the others write each in full. The zero Alike has seen none.
type Alike struct {
	columns map[int]original // what the formulas of each column are like
	last    original         // the same of the formula seen last
	mover   mover
}

// original is a formula where it was first seen.
type original struct {
	row, col int
	text     string
}

// Like is the formula of a cell as one before and a distance, if it reads like the one
// above or beside it: Formula.String gives the text to the letter. It does not keep the
// text. Cells come by row, then by column; any other order finds less.
func (a *Alike) Like(row, col int, text []byte) (Formula, bool) {
	o := a.columns[col]
	if !a.reads(o, row, col, text) {
		if a.last == o || !a.reads(a.last, row, col, text) {
			return Formula{}, false
		}
		o = a.last
	}
	a.columns[col], a.last = o, o
	return Formula{Text: o.text, DRow: int32(row - o.row), DCol: int32(col - o.col)}, true
}

// First is the formula of a cell that is like none before, and is kept for those behind it.
func (a *Alike) First(row, col int, text string) Formula {
	if a.columns == nil {
		a.columns = map[int]original{}
	}
	a.last = original{row, col, text}
	a.columns[col] = a.last
	return Formula{Text: text}
}

// Of is Like or First, for a formula whose text is kept in any case. One that is shared
// already, or an array's, stays as it is.
func (a *Alike) Of(row, col int, f Formula) Formula {
	if f != (Formula{Text: f.Text}) || f.Text == "" {
		return f
	}
	if like, ok := a.Like(row, col, []byte(f.Text)); ok {
		return like
	}
	return a.First(row, col, f.Text)
}

// reads says whether a formula, moved to a cell, is a text.
func (a *Alike) reads(o original, row, col int, text []byte) bool {
	if o.text == "" || len(o.text) > alikeMost || len(text) > 2*len(o.text) {
		return false
	}
	m := &a.mover
	m.rows, m.cols = row-o.row, col-o.col
	m.move(o.text)
	return !m.lost && string(m.out) == string(text)
}

// alikeMost is how long a formula may be to be looked at: to move one takes as long as it
// is, and long ones are few.
const alikeMost = 1 << 10
