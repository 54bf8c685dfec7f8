package figure

import (
	"math"

	"github.com/shopspring/decimal"
)

// Kind is what a cell turned out to hold.
type Kind uint8

// The kinds of figure.
const (
	Blank       Kind = iota // nobody wrote anything
	Text                    // words, or something that only looks like a number
	Number                  // 60, 1,234.5, (1,234), 27万, 600个, 新建2
	Percent                 // 75%: the value is 0.75
	Bound                   // >86%, ≥3, 3以上, 约60: the value is the number named
	Nil                     // a nil mark: declared nothing, zero in a sum
	Unavailable             // …, n.a., x: there is a figure, but not here
	Compound                // 17(71): several components that foot one by one
	Coverage                // 全覆盖, all: everything is covered, no number
	Error                   // #REF!
	Date                    // a date or time; no figure
)

// Op is the comparison that a Bound states.
type Op uint8

// The comparisons.
const (
	Exactly Op = iota
	More       // >3, 超过3
	AtLeast    // ≥3, 3以上
	Less       // <3, 不足3
	AtMost     // ≤3, 3以下
	About      // 约60, 近60, ~60
)

// Figure is the reading of one cell. Its value is Coef·10^-Scale, exactly,
// unless that does not fit; Value gives it in every case. The scale is the
// printed one: 1.50 has scale 2, 27万 has scale -4.
//
// It is kept small because a table can have millions, with no more fields than the
// compiler keeps in registers; what only few figures have is behind Rare.
type Figure struct {
	Coef  int64
	Rare  *Rare
	Kind  Kind
	Scale int8
}

// Rare is what only few figures have.
type Rare struct {
	Value decimal.Decimal // if the figure is Big
	Text  string          // as written, for the kinds without a number
	Op    Op              // of a Bound
	Rate  bool            // of a Bound: the number is a percentage
	Label string          // in front of the number: 新建 of 新建2, $ of $5
	Unit  string          // behind the number: 个 of 600个
	Mark  string          // footnote marks, kept apart from the digits: ①, *, ²
	Parts []Figure        // of a Compound

	big, full bool
}

// allDigits is what is rare of a figure that is Full and nothing else.
var allDigits = &Rare{full: true}

// Full says whether the figure is a stored binary number that uses all its 15 digits:
// its last places are the machine's, not the writer's.
func (f Figure) Full() bool { return f.Rare != nil && f.Rare.full }

// Big says whether the value does not fit Coef and Scale and stands in Rare.
func (f Figure) Big() bool { return f.Rare != nil && f.Rare.big }

// Approx is about the value, which tells soon what is far from another.
func (f Figure) Approx() float64 {
	if f.Big() {
		return f.Rare.Value.InexactFloat64()
	}
	return float64(f.Coef) * math.Pow10(-int(f.Scale))
}

// Value is the exact value of a number, percentage or bound; zero for every
// other kind. A percentage's value is the fraction: 75% is 0.75.
func (f Figure) Value() decimal.Decimal {
	if f.Big() {
		return f.Rare.Value
	}
	return decimal.New(f.Coef, -int32(f.Scale))
}

// IsNumber says whether the figure has one exact value that can stand in a sum.
func (f Figure) IsNumber() bool { return f.Kind == Number || f.Kind == Percent }

// IsRate says whether the figure is a percentage or a bound on one.
func (f Figure) IsRate() bool { return f.Kind == Percent || f.Kind == Bound && f.Rare.Rate }

// IsZero says whether the figure counts as zero in a sum: a zero or a nil mark.
func (f Figure) IsZero() bool {
	return f.Kind == Nil || f.IsNumber() && !f.Big() && f.Coef == 0
}

// At is the value's coefficient at a scale, so that figures can be added as
// whole numbers: 1.5 at scale 2 is 150. It says false where the value has more
// places than that or does not fit.
func (f Figure) At(scale int) (int64, bool) {
	if f.Kind == Nil {
		return 0, true
	}
	if f.Big() || !f.IsNumber() {
		return 0, false
	}
	c := f.Coef
	for s := int(f.Scale); s < scale; s++ {
		if c > math.MaxInt64/10 || c < math.MinInt64/10 {
			return 0, false
		}
		c *= 10
	}
	for s := int(f.Scale); s > scale; s-- {
		if c%10 != 0 {
			return 0, false
		}
		c /= 10
	}
	return c, true
}

// Places is the scale without trailing zeros: 1.50 has one place, 300 has
// minus two. Zero has as few places as one likes; Places says minus 127.
func (f Figure) Places() int {
	if f.Big() {
		return placesOf(f.Rare.Value)
	}
	c, s := f.Coef, int(f.Scale)
	if c == 0 {
		return -127
	}
	for c%10 == 0 {
		c, s = c/10, s-1
	}
	return s
}

// Shown is how many places after the point the figure shows at least: its Places, but two
// for a percentage, whose value is the fraction. 100% is no more rounded to ones than 99% is.
func (f Figure) Shown() int {
	places := f.Places()
	if f.IsRate() && !f.IsZero() {
		places = max(places, 2)
	}
	return places
}

func placesOf(d decimal.Decimal) int {
	s := -int(d.Exponent())
	text := d.Coefficient().String()
	for len(text) > 1 && text[len(text)-1] == '0' {
		text, s = text[:len(text)-1], s-1
	}
	return s
}
