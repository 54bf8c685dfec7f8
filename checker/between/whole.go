package between

import (
	"math"
	"slices"

	"crossfoot/checker/arith"

	"github.com/shopspring/decimal"
)

// sumOfOthers is the form that most often has in one place what all others have
// there together, that is half of what all of them have; -1 if none does so often.
func sumOfOthers(forms []filled) int {
	held := make([]int, len(forms))
	sums := sumsOf(forms)
	rows, cols := size(forms)
	for i, v := range forms {
		for r := range rows {
			for c := range cols {
				s := &sums[r*cols+c]
				if s.coef == 0 || s.odd || 2*s.largest < arith.Abs(s.coef) {
					continue
				}
				f := v.at(r, c)
				if x, ok := scaled(f.Coef, int(s.scale)-int(f.Scale)); ok && x+x == s.coef {
					held[i]++
				}
			}
		}
	}
	for at := range sums {
		if sums[at].odd {
			holdAt(forms, at/cols, at%cols, held)
		}
	}
	whole := slices.Index(held, slices.Max(held))
	if held[whole] < totalHeld/2 { // where figures are rounded, not all places add up to the last digit
		return -1
	}
	return whole
}

// placeSum is what all forms have in one place together, as a coefficient at the largest
// of their scales. In an odd place it does not fit.
type placeSum struct {
	coef    int64
	largest int64 // of the figures, without their signs
	scale   int8
	some    bool // there is a figure
	odd     bool
}

// mostScaled is what a sum of figures at one scale is kept below.
const mostScaled = math.MaxInt64 / 4

// sumsOf are the sums of all places, row by row. Form is added to form, each as it lies in
// memory.
func sumsOf(forms []filled) []placeSum {
	rows, cols := size(forms)
	sums := make([]placeSum, rows*cols)
	most := mostScaled / int64(len(forms))
	for _, v := range forms {
		for r := range rows {
			for c := range cols {
				f := v.at(r, c)
				if f.Coef == 0 && !f.Big() {
					continue
				}
				s, x, ok := &sums[r*cols+c], f.Coef, true
				switch {
				case !s.some:
					s.some, s.scale = true, f.Scale
				case f.Scale > s.scale:
					s.coef, ok = scaled(s.coef, int(f.Scale)-int(s.scale))
					largest, fits := scaled(s.largest, int(f.Scale)-int(s.scale))
					s.largest, s.scale, ok = largest, f.Scale, ok && fits
				case f.Scale < s.scale:
					x, ok = scaled(x, int(s.scale)-int(f.Scale))
				}
				s.odd = s.odd || !ok || f.Big() || x > most || x < -most
				s.coef += x
				s.largest = max(s.largest, arith.Abs(x))
			}
		}
	}
	return sums
}

// scaled is a coefficient at a scale that is so much larger, or false if it does not fit.
func scaled(coef int64, by int) (int64, bool) {
	for ; by > 0 && coef != 0; by-- {
		if coef > mostScaled/10 || coef < -mostScaled/10 {
			return 0, false
		}
		coef *= 10
	}
	return coef, true
}

// holdAt counts the forms that have half of the sum of an odd place.
func holdAt(forms []filled, r, c int, held []int) {
	sum := decimal.Zero
	for _, v := range forms {
		sum = sum.Add(v.at(r, c).Value())
	}
	for i, v := range forms {
		if x := v.at(r, c).Value(); !x.IsZero() && x.Add(x).Equal(sum) {
			held[i]++
		}
	}
}
