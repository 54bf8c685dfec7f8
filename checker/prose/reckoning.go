package prose

import (
	"strings"

	"crossfoot/checker/pen"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"

	"github.com/shopspring/decimal"
)

// reckoning is how a figure is worked out from two others.
type reckoning struct {
	by       operation
	of, over Written
}

// Written is a figure as a text writes it: $1.4 million, 25.5亿元.
type Written struct {
	figure.Figure
	Text string
}

// Like writes a value in the way of the figure, in millions if that is.
func (w Written) Like(value decimal.Decimal) string {
	digits := numeral().FindString(w.Text)
	n, err := decimal.NewFromString(strings.ReplaceAll(digits, ",", ""))
	if err != nil || n.IsZero() {
		return value.String()
	}
	return strings.Replace(w.Text, digits, value.Mul(n).DivRound(w.Value(), quotientPlaces).String(), 1)
}

var numeral = lazy.Regexp(`[0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+`)

type operation uint8

const (
	asDifference operation = iota // of and over, whichever is larger
	asGrowth                      // from over to of, as a part of over
	asIncrease                    // of grew by over, as a part of what it was
	asDecrease                    // of fell by over, as a part of what it was
	asShare                       // of as a part of over
)

// Expression is how it is worked out, in figures.
func (r reckoning) Expression() string {
	of, over := r.of.Text, r.over.Text
	if r.by <= asGrowth && r.of.Value().LessThan(r.over.Value()) {
		of, over = over, of
	}
	switch r.by {
	case asDifference:
		return of + " − " + over
	case asGrowth:
		return "(" + of + " − " + over + ") / " + r.over.Text
	case asIncrease:
		return over + " / (" + of + " − " + over + ")"
	case asDecrease:
		return over + " / (" + of + " + " + over + ")"
	}
	return of + " / " + over
}

// value works the figure out; zero where that cannot be.
func (r reckoning) value(of, over decimal.Decimal) decimal.Decimal {
	part, whole := of, over
	switch r.by {
	case asDifference:
		return of.Sub(over).Abs()
	case asGrowth:
		part = of.Sub(over).Abs()
	case asIncrease:
		part, whole = over, of.Sub(over)
	case asDecrease:
		part, whole = over, of.Add(over)
	}
	if whole.Sign() <= 0 {
		return decimal.Zero
	}
	return part.DivRound(whole, quotientPlaces)
}

// quotientPlaces are those to which a quotient is worked out.
const quotientPlaces = 12

// holds says whether the figure is what the two others give, as far as the places go that
// they show. A rate may also be cut off instead of rounded, and one that is only about right
// be further off.
func (d Derived) holds() bool {
	stated, unit := d.Stated.Value(), decimal.New(1, -int32(d.Stated.Scale))
	value := d.value(d.of.Value(), d.over.Value())
	if d.Stated.Kind == figure.Bound {
		unit = decimal.Max(unit.Add(unit), value.Div(decimal.New(aboutPart, 0)))
	}
	if d.IsRate() && stated.Sub(value).Abs().LessThan(unit) {
		return true
	}
	low, high := d.bounds()
	if d.by == asDifference && d.Stated.Scale == 0 && low.Equal(high) { // all is counted
		return stated.Equal(value)
	}
	half := unit.Div(decimal.New(2, 0))
	return !stated.LessThan(low.Sub(half)) && !stated.GreaterThan(high.Add(half))
}

// bounds are the least and the most that the figure can be, as the two others are rounded.
func (d Derived) bounds() (low, high decimal.Decimal) {
	a, b := d.slack(d.of, d.over), d.slack(d.over, d.of)
	low = d.value(d.of.Value(), d.over.Value())
	high = low
	for _, of := range []decimal.Decimal{d.of.Value().Sub(a), d.of.Value().Add(a)} {
		for _, over := range []decimal.Decimal{d.over.Value().Sub(b), d.over.Value().Add(b)} {
			v := d.value(of, over)
			low, high = decimal.Min(low, v), decimal.Max(high, v)
		}
	}
	return low, high
}

// aboutPart is the part of a figure by which it may be off if it is only about right.
const aboutPart = 10

// slack is by how much a figure may be off, as it is rounded. A whole number is counted,
// unless it and its companion are both of thousands; but pounds and tonnes are rounded, so
// that a rate, for which that does no harm where they are many, takes all as rounded.
func (d Derived) slack(w, companion Written) decimal.Decimal {
	if w.Scale != 0 {
		return decimal.New(5, -int32(w.Scale)-1)
	}
	switch zeros := min(zerosOf(w.Figure), zerosOf(companion.Figure)); {
	case zeros >= roundedZeros:
		return decimal.New(5, int32(zeros)-1)
	case d.IsRate() && w.Coef >= many, !d.IsRate() && d.Stated.Scale > 0:
		return decimal.New(5, -1)
	}
	return decimal.Zero
}

// many are so many that a half more or less is no matter.
const many = 100

// roundedZeros are at the end of whole numbers that are rounded.
const roundedZeros = 3

func zerosOf(f figure.Figure) (n int) {
	for c := f.Coef; f.Scale == 0 && c != 0 && c%10 == 0; c /= 10 {
		n++
	}
	return n
}

// chance is how rarely a figure must look like a slip by chance for that to say anything: the
// slips of 75 are as many as every fourth number, those of 375 are few.
const chance = 12

// slip says whether one of the three figures is as it is by a slip of the pen: else one of
// them may be of something else.
func (d Derived) slip() bool {
	one := decimal.New(1, 0)
	stated := d.Stated.Value()
	is := func(w Written, want decimal.Decimal) bool {
		meant := want.Shift(int32(w.Scale)).Round(0)
		if !meant.BigInt().IsInt64() {
			return false
		}
		kind, others := pen.SlipOf(meant.IntPart(), w.Coef)
		return kind != pen.NoSlip && int64(others)*chance <= max(meant.IntPart(), w.Coef)
	}
	if is(d.Stated, d.value(d.of.Value(), d.over.Value())) {
		return true
	}
	switch of, over := d.of.Value(), d.over.Value(); d.by {
	case asShare:
		return is(d.of, over.Mul(stated)) || stated.Sign() > 0 && is(d.over, of.DivRound(stated, quotientPlaces))
	case asIncrease:
		return is(d.over, of.Mul(stated).DivRound(one.Add(stated), quotientPlaces))
	}
	return false
}
