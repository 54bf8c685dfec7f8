package matrix

import (
	"context"
	"math"

	"crossfoot/checker/arith"
	"crossfoot/checker/says"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/table"
)

// This file reads the figures of a table as numbers.

// New are those of a table.
func New(ctx context.Context, t *table.Table) *Numbers {
	n := &Numbers{Rows: len(t.Rows), Cols: len(t.Columns), sinking: map[AxisLine]bool{}, Behind: map[int]string{}}
	size := n.Rows * n.Cols
	scale, largest := scaleOf(t)
	n.Scale, n.values = scale, newValues(size, largest*arith.Pow10(scale) > narrowMost)
	n.Said = make([]says.Said, n.Rows)
	for r := 0; r < n.Rows && !Stopped(ctx, r); r++ {
		n.Said[r] = says.Of(t.Rows[r].Label)
		if says.TotalBehind(t, r) || says.CountsAbove(t, r) {
			n.Said[r] |= says.ATotal
		}
		for c := 0; c < n.Cols; c++ {
			if coef, places, ok := t.Plain(r, c); !ok || !n.setPlain(r*n.Cols+c, coef, places) {
				n.read(t, r, c)
			}
		}
	}
	n.Base = n.commonBase()
	if n.Scaled != nil {
		n.units = [2][]int64{Down: n.Along(Down).scaledUnits(), Across: n.Along(Across).scaledUnits()}
	}
	n.amounts(t)
	n.forwarded(t)
	return n
}

// read reads a cell that holds no plain number.
func (n *Numbers) read(t *table.Table, r, c int) {
	i, f := r*n.Cols+c, t.At(r, c)
	if f.Rare != nil && f.Rare.Unit != "" && n.Behind[r] == "" {
		n.Behind[r] = f.Rare.Unit
	}
	switch f.Kind {
	case figure.Blank:
		n.put(i, 0, Void)
		n.Blanks++
	case figure.Nil:
		n.put(i, 0, Nilled)
	case figure.Unavailable:
		n.put(i, 0, Absent)
	case figure.Number, figure.Percent:
		n.set(i, f)
		if f.Scale < 0 {
			n.noteScaled(i, f, t.Text(r, c))
		}
	case figure.Compound:
		n.set(i, f.Rare.Parts[0])
	default:
		n.put(i, 0, Unread)
		if c == 0 && f.Kind == figure.Text { // MEAN, below the numbers of the students
			n.Said[r] |= says.Of(t.Sheet.At(t.Rows[r].Row(), t.Columns[0].Col).Raw) & says.ARate
		}
	}
}

// setPlain is set for the number coef·10^-places, if nothing has to be rounded.
func (n *Numbers) setPlain(i int, coef int64, places int) bool {
	more := n.Scale - places
	if more < 0 || more >= len(tens) || arith.Abs(coef) > reach[more] {
		return false
	}
	n.Negative = n.Negative || coef < 0
	n.put(i, coef*tens[more], Known)
	return true
}

func (n *Numbers) set(i int, f figure.Figure) {
	if !f.IsNumber() {
		n.put(i, 0, Unread)
		return
	}
	if f.Kind == figure.Percent {
		if n.Rate == nil {
			n.Rate = make([]bool, n.Size())
		}
		n.Rate[i] = true
	}
	n.Negative = n.Negative || f.Coef < 0
	if v, ok := f.At(n.Scale); ok && v <= most && v >= -most {
		n.put(i, v, Known)
		return
	}
	if n.Scale > 0 && f.Scale <= 0 && math.Abs(f.Approx()) >= longest {
		n.put(i, 0, Unread)
		return
	}
	n.Inexact = true
	v := f.Value().Shift(int32(n.Scale)).Round(0)
	if v.Abs().IntPart() > most || v.NumDigits() > 18 {
		n.put(i, 0, Unread)
		return
	}
	n.put(i, v.IntPart(), Known)
}

// scaleOf is the number of places that the table's figures need, as far as the
// largest of them leaves room for it, and how large that is. Whole figures so long that they
// leave none are the numbers of accounts and persons.
func scaleOf(t *table.Table) (places int, largest float64) {
	var plain [8]int64 // by places: the largest of the plain figures
	long := 0.0        // the largest that may be such a number
	for r := range t.Rows {
		for c := range t.Columns {
			if coef, scale, ok := t.Plain(r, c); ok && scale < len(plain) {
				if scale == 0 && arith.Abs(coef) >= longest {
					long = max(long, float64(arith.Abs(coef)))
					continue
				}
				plain[scale] = max(plain[scale], arith.Abs(coef))
				continue
			}
			f := t.At(r, c)
			if f.Kind == figure.Compound {
				f = f.Rare.Parts[0]
			}
			if !f.IsNumber() || f.Big() {
				continue
			}
			if int(f.Scale) > places {
				places = max(places, f.Places())
			}
			if x := math.Abs(f.Approx()); x >= longest && f.Scale <= 0 {
				long = max(long, x)
			} else {
				largest = max(largest, x)
			}
		}
	}
	for scale, x := range plain {
		if x > 0 {
			places = max(places, scale)
			largest = max(largest, float64(x)*arith.Pow10(-scale))
		}
	}
	if places == 0 || largest >= longest {
		largest = max(largest, long)
	}
	for places > 0 && largest*arith.Pow10(places) > float64(most) {
		places--
	}
	return places, largest
}

// longest is the size from which a whole figure may be the number of an account.
const longest = 1e14

// tens are powers of ten, as far as most reaches, and reach is most divided by each.
var (
	tens  = [...]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}
	reach = [len(tens)]int64{4e15, 4e14, 4e13, 4e12, 4e11, 4e10, 4e9, 4e8, 4e7, 4e6, 4e5, 4e4, 4e3, 400, 40, 4}
)

// most is the largest magnitude that a scaled figure may have, so that sums of
// many stay within a whole number of 64 bits.
const most = int64(4e15)
