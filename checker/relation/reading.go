package relation

import (
	"context"
	"math"

	"crossfoot/sheets/figure"
	"crossfoot/sheets/table"
)

// This file reads the figures of a table as numbers.

// newNumbers are those of a table.
func newNumbers(ctx context.Context, t *table.Table) *numbers {
	n := &numbers{rows: len(t.Rows), cols: len(t.Columns), sinking: map[axisLine]bool{}, behind: map[int]string{}}
	size := n.rows * n.cols
	scale, largest := scaleOf(t)
	n.scale, n.values = scale, newValues(size, largest*pow10(scale) > narrowMost)
	n.said = make([]said, n.rows)
	for r := 0; r < n.rows && !stopped(ctx, r); r++ {
		n.said[r] = saysOf(t.Rows[r].Label)
		if saysTotalBehind(t, r) || countsAbove(t, r) {
			n.said[r] |= aTotal
		}
		for c := 0; c < n.cols; c++ {
			i := r*n.cols + c
			if coef, places, ok := t.Plain(r, c); ok && n.setPlain(i, coef, places) {
				continue
			}
			f := t.At(r, c)
			if f.Rare != nil && f.Rare.Unit != "" && n.behind[r] == "" {
				n.behind[r] = f.Rare.Unit
			}
			switch f.Kind {
			case figure.Blank:
				n.put(i, 0, void)
				n.blanks++
			case figure.Nil:
				n.put(i, 0, nilled)
			case figure.Unavailable:
				n.put(i, 0, absent)
			case figure.Number, figure.Percent:
				n.set(i, f)
				if f.Scale < 0 {
					n.noteScaled(i, f, t.Text(r, c))
				}
			case figure.Compound:
				n.set(i, f.Rare.Parts[0])
			default:
				n.put(i, 0, unread)
				if c == 0 && f.Kind == figure.Text { // MEAN, below the numbers of the students
					n.said[r] |= saysOf(t.Sheet.At(t.Rows[r].Row(), t.Columns[0].Col).Raw) & aRate
				}
			}
		}
	}
	n.base = n.commonBase()
	if n.scaled != nil {
		n.units = [2][]int64{Down: n.along(Down).scaledUnits(), Across: n.along(Across).scaledUnits()}
	}
	n.amounts(t)
	n.forwarded(t)
	return n
}

// columnOf are those of a table of one column whose figures are whole and known already. Wide
// ones may be large.
func columnOf(figures []int64, states []state, wide bool) *numbers {
	n := &numbers{rows: len(figures), cols: 1, base: 1, values: newValues(len(figures), wide)}
	for i, x := range figures {
		n.put(i, x, states[i])
	}
	return n
}

// setPlain is set for the number coef·10^-places, if nothing has to be rounded.
func (n *numbers) setPlain(i int, coef int64, places int) bool {
	more := n.scale - places
	if more < 0 || more >= len(tens) || abs(coef) > reach[more] {
		return false
	}
	n.negative = n.negative || coef < 0
	n.put(i, coef*tens[more], known)
	return true
}

func (n *numbers) set(i int, f figure.Figure) {
	if !f.IsNumber() {
		n.put(i, 0, unread)
		return
	}
	if f.Kind == figure.Percent {
		if n.rate == nil {
			n.rate = make([]bool, n.size())
		}
		n.rate[i] = true
	}
	n.negative = n.negative || f.Coef < 0
	if v, ok := f.At(n.scale); ok && v <= most && v >= -most {
		n.put(i, v, known)
		return
	}
	if n.scale > 0 && f.Scale <= 0 && math.Abs(f.Approx()) >= longest {
		n.put(i, 0, unread)
		return
	}
	n.inexact = true
	v := f.Value().Shift(int32(n.scale)).Round(0)
	if v.Abs().IntPart() > most || v.NumDigits() > 18 {
		n.put(i, 0, unread)
		return
	}
	n.put(i, v.IntPart(), known)
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
				if scale == 0 && abs(coef) >= longest {
					long = max(long, float64(abs(coef)))
					continue
				}
				plain[scale] = max(plain[scale], abs(coef))
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
			largest = max(largest, float64(x)*pow10(-scale))
		}
	}
	if places == 0 || largest >= longest {
		largest = max(largest, long)
	}
	for places > 0 && largest*pow10(places) > float64(most) {
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
