package formula

import (
	"math"

	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
)

// Number is what a formula gives: the exact result of its arithmetic, and how far
// from it a program may come that reckons in binary doubles.
//
// A double is off from the decimal that it stands for, and from the result of an
// operation, by at most half a unit in the last of its 53 bits: |z|·2⁻⁵³. A sum of n
// numbers, added in whatever order, is therefore off by at most n·2⁻⁵³ times the sum
// of their sizes (Higham, Accuracy and Stability of Numerical Algorithms, 4.2), and
// once more for the numbers themselves; whole ones below 2⁵³ are not off at all.
// Slack follows these bounds through the formula, to first order and rounded up.
type Number struct {
	Value decimal.Decimal
	Slack float64
}

const (
	half = 1.0 / (1 << 53) // of a unit in a double's last place, in relation to the double
	more = 1.01            // covers what first order leaves out

	fifteenth  = 5e-15 // half a unit in the last of 15 significant digits, in relation to the number
	thirteenth = 5e-13
)

// Agrees says whether a number that a cell stores (figure.FromNumber) can be what the formula
// gave: the two are the same in 15 significant digits, which is what programs show and many
// store, or as near as doubles come. Fractions need be the same in 13 only: some programs
// store fewer digits, and nothing that somebody has changed differs by so little.
func (n Number) Agrees(stored figure.Figure) bool {
	if stored.Kind != figure.Number {
		return false
	}
	value := stored.Value()
	if value.Equal(n.Value) {
		return true
	}
	diff := value.Sub(n.Value).Abs()
	same := fifteenth * size(n.Value)
	if !n.Value.IsInteger() && !value.IsInteger() {
		same = thirteenth * size(n.Value)
	}
	return diff.LessThanOrEqual(decimal.NewFromFloat(n.Slack + noise(stored) + same))
}

// noise is what the last of 15 digits may be off by.
func noise(f figure.Figure) float64 {
	if !f.Full() {
		return 0
	}
	return 0.5 * math.Pow10(-int(f.Scale))
}

func size(d decimal.Decimal) float64 { return math.Abs(d.InexactFloat64()) }

// off is what doubles are off by whose sizes add up to so much.
func off(sizes ...float64) (slack float64) {
	for _, s := range sizes {
		slack += half * s * more
	}
	return slack
}

// whole says whether a double holds the number exactly.
func whole(d decimal.Decimal) bool { return d.IsInteger() && size(d) < 1<<53 }

// plus adds: the two operands are doubles, and so is the sum.
func (n Number) plus(o Number) Number {
	z := Number{n.Value.Add(o.Value), n.Slack + o.Slack}
	if whole(n.Value) && whole(o.Value) {
		return z
	}
	a, b, c := size(n.Value), size(o.Value), size(z.Value)
	z.Slack += off(a, b, c) + fifteenth*max(a, b) // many programs store their operands in 15 digits
	if c < 1e-14*max(a, b) {                      // Excel makes it zero if it is next to nothing beside them
		z.Slack += c
	}
	return z
}

func (n Number) minus() Number { return Number{n.Value.Neg(), n.Slack} }

func (n Number) times(o Number) Number {
	z := Number{Value: n.Value.Mul(o.Value)}
	z.Slack = (size(n.Value)*o.Slack + size(o.Value)*n.Slack + n.Slack*o.Slack) * more
	if !whole(n.Value) || !whole(o.Value) || !whole(z.Value) {
		z.Slack += 3 * off(size(z.Value))
	}
	return z
}

// places are those of a quotient, which does not come out in decimals.
const places = 24

func (n Number) by(o Number) (Number, bool) {
	divisor := size(o.Value) - o.Slack
	if divisor <= 0 {
		return Number{}, false
	}
	// As many more places as the quotient has zeros behind its point.
	small := max(0, int(math.Log10(max(size(o.Value), 1)))-int(math.Log10(max(size(n.Value), 1e-100))))
	q := n.Value.DivRound(o.Value, int32(places+small))
	slack := (n.Slack+size(q)*o.Slack)/divisor*more + math.Pow10(-places-small)
	return Number{q, slack + 3*off(size(q))}, true
}

// rounding is one of ROUND, ROUNDUP and ROUNDDOWN.
type rounding func(d decimal.Decimal, places int32) decimal.Decimal

// round rounds to the last digit. What a double may take for either side of the
// border may come out on either.
func (n Number) round(to int32, how rounding) Number {
	slack := decimal.NewFromFloat(n.Slack)
	low, high := how(n.Value.Sub(slack), to), how(n.Value.Add(slack), to)
	return Number{how(n.Value, to), size(high.Sub(low))}
}

// tooLarge says whether a number has an exponent that no table needs, and whose
// exact sums would take much room.
func tooLarge(d decimal.Decimal) bool {
	digits := d.NumDigits() + int(d.Exponent())
	return digits > 40 || d.Exponent() < -120 || d.NumDigits() > 200
}

// tally adds up numbers of cells.
type tally struct {
	coef            int64
	scale           int
	large           decimal.Decimal // what does not fit the two
	size, noise     float64
	n               int
	fractions       int // numbers that are not whole
	errors, missing int // cells that cannot be added
	huge            int
}

func (t *tally) add(f figure.Figure) {
	t.n++
	if f.Big() {
		t.huge++
		return
	}
	c, s := f.Coef, int(f.Scale)
	t.size += math.Abs(float64(c)) * math.Pow10(-s)
	t.noise += noise(f)
	if s > 0 {
		t.fractions++
	}
	s = max(s, 0)
	if c, ok := f.At(max(s, t.scale)); ok {
		if own, ok := rescaled(t.coef, s-t.scale); ok && abs(own) < 1<<62 && abs(c) < 1<<62 {
			t.coef, t.scale = own+c, max(s, t.scale)
			return
		}
	}
	t.large = t.large.Add(f.Value())
}

// rescaled is a coefficient with so many more places.
func rescaled(c int64, places int) (int64, bool) {
	for ; places > 0; places-- {
		if abs(c) > math.MaxInt64/10 {
			return 0, false
		}
		c *= 10
	}
	return c, true
}

func abs(c int64) int64 { return max(c, -c) }

// plus joins what two tallies have added; times is -1 to take o off.
func (t tally) plus(o tally, times int) tally {
	t.large = t.total().Add(o.total().Mul(decimal.NewFromInt(int64(times))))
	t.coef, t.scale = 0, 0
	t.size = max(0, t.size+float64(times)*o.size)
	t.noise = max(0, t.noise+float64(times)*o.noise)
	t.n += times * o.n
	t.fractions += times * o.fractions
	t.errors += times * o.errors
	t.missing += times * o.missing
	t.huge += times * o.huge
	return t
}

func (t tally) total() decimal.Decimal {
	if t.large.IsZero() {
		return decimal.New(t.coef, -int32(t.scale))
	}
	return t.large.Add(decimal.New(t.coef, -int32(t.scale)))
}

// number is the sum as a formula sees it.
func (t tally) number() (Number, Reason) {
	switch {
	case t.errors > 0:
		return Number{}, ErrorCell
	case t.missing > 0:
		return Number{}, NoValue
	case t.huge > 0:
		return Number{}, TooLarge
	}
	n := Number{Value: t.total(), Slack: t.noise * more}
	if t.n > 1 && (t.fractions > 0 || t.size >= 1<<53) {
		n.Slack += float64(t.n+1) * off(t.size)
	}
	return n, ""
}
