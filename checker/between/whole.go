package between

import (
	"math"
	"slices"

	"github.com/shopspring/decimal"
)

// sumOfOthers is the form that most often has in one place what all others have
// there together, that is half of what all of them have; -1 if none does so often.
func sumOfOthers(forms []*View) int {
	held := make([]int, len(forms))
	sums := sumsOf(forms)
	rows, cols := len(forms[0].Table.Rows), len(forms[0].Table.Columns)
	for i, v := range forms {
		for r := range rows {
			for c := range cols {
				if s, f := &sums[r*cols+c], v.Table.At(r, c); f.Coef != 0 && !s.odd && f.Coef+f.Coef == s.coef {
					held[i]++
				}
			}
		}
	}
	values := make([]int64, len(forms))
	for at := range sums {
		if sums[at].odd {
			holdAt(forms, at/cols, at%cols, values, held)
		}
	}
	whole := slices.Index(held, slices.Max(held))
	if held[whole] < totalHeld/2 { // where figures are rounded, not all places add up to the last digit
		return -1
	}
	return whole
}

// placeSum is what all forms have in one place together, as a coefficient at their common
// scale. In an odd place they
// have none, or the sum does not fit.
type placeSum struct {
	coef  int64
	scale int8
	some  bool
	odd   bool
}

// sumsOf are the sums of all places, row by row. Form is added to form, each as it lies in
// memory.
func sumsOf(forms []*View) []placeSum {
	rows, cols := len(forms[0].Table.Rows), len(forms[0].Table.Columns)
	sums := make([]placeSum, rows*cols)
	most := math.MaxInt64 / 2 / int64(len(forms))
	for _, v := range forms {
		for r := range rows {
			for c := range cols {
				f := v.Table.At(r, c)
				if f.Coef == 0 && !f.Big() {
					continue
				}
				s := &sums[r*cols+c]
				if !s.some {
					s.some, s.scale = true, f.Scale
				}
				s.odd = s.odd || f.Big() || f.Scale != s.scale || f.Coef > most || f.Coef < -most
				s.coef += f.Coef
			}
		}
	}
	return sums
}

// holdAt counts the forms that have half of the sum of an odd place.
func holdAt(forms []*View, r, c int, values []int64, held []int) {
	if sum, ok := wholes(values, forms, r, c); ok {
		for i, x := range values {
			if x != 0 && x+x == sum {
				held[i]++
			}
		}
		return
	}
	sum := decimal.Zero
	for _, v := range forms {
		sum = sum.Add(v.Table.At(r, c).Value())
	}
	for i, v := range forms {
		if x := v.Table.At(r, c).Value(); !x.IsZero() && x.Add(x).Equal(sum) {
			held[i]++
		}
	}
}

// wholes are the values that the forms have in one place, as whole numbers at one scale,
// into a slice of as many, and their sum. It says false where one does not fit.
func wholes(out []int64, forms []*View, r, c int) (sum int64, ok bool) {
	scale := 0
	for _, v := range forms {
		scale = max(scale, int(v.Table.At(r, c).Scale))
	}
	most := math.MaxInt64 / 2 / int64(len(forms))
	for i, v := range forms {
		f := v.Table.At(r, c)
		out[i] = 0
		if f.Big() || f.Coef != 0 {
			x, ok := f.At(scale)
			if !ok || x > most || x < -most {
				return 0, false
			}
			out[i] = x
			sum += x
		}
	}
	return sum, true
}
