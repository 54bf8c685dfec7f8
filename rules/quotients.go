package rules

import (
	"math"
	"slices"

	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
)

// This file finds the lines that are the quotient of two others: a rate beside the
// part and the whole that it comes from, or the change from one to the other.

// quotient claims that one line is another divided by a third.
type quotient struct {
	rate, over, under int
	shift             int32 // the rate is so many places larger: per 1000
	change            bool  // less one
	held, failed      []int // positions where it holds, and where it does not
}

// Evidence for a quotient.
const (
	quotientNear   = 8  // lines around a rate among which its quotient is looked for
	quotientHeld   = 6  // positions that hold, at least
	quotientFailed = 6  // positions that hold, for each that does not
	quotientBits   = 30 // what the positions that hold must say in all
	quotientPlaces = 12 // to which quotients are worked out
	quotientProbes = 24 // positions that are looked at first, or up to twice as many
	quotientSome   = 3  // of which agree, at least
)

// quotients are those of a table's lines in one direction, the best of each rate.
func (l lines) quotients() (out []quotient) {
	few := probed{lines: l}
	for rate := range l.n {
		if !l.hasRates(rate) {
			continue
		}
		if q := few.best(rate); len(q.held) > 0 {
			out = append(out, q)
		}
	}
	byRate := map[int]quotient{}
	for _, q := range out {
		byRate[q.rate] = q
	}
	return slices.DeleteFunc(out, func(q quotient) bool {
		return l.restates(q, byRate[q.over]) || l.restates(q, byRate[q.under])
	})
}

// best is the quotient of two lines near a rate that holds in most positions.
func (p *probed) best(rate int) (best quotient) {
	rates, some := p.rates(rate)
	if some < quotientSome {
		return best
	}
	from, to := max(0, rate-quotientNear), min(p.n, rate+quotientNear+1)
	for over := from; over < to; over++ {
		for under := from; under < to; under++ {
			if over == under || over == rate || under == rate {
				continue
			}
			for _, change := range []bool{false, true} {
				shift, likely := likely(rates, p.line(over), p.line(under), change)
				q := quotient{rate: rate, over: over, under: under, shift: shift, change: change}
				if likely && p.divide(&q) > len(best.held) {
					best = q
				}
			}
		}
	}
	return best
}

// restates says whether one quotient is another one turned around, and it is the other
// one's rate that was worked out: it shows more places.
func (l lines) restates(q, o quotient) bool {
	if o.over == o.under || q.rate != o.over && q.rate != o.under {
		return false // there is no other, or it is about other lines
	}
	places := func(line int) (most int) {
		for pos := range l.positions {
			if f := l.figure(line, pos); f.IsNumber() {
				most = max(most, int(f.Scale))
			}
		}
		return most
	}
	p, r := places(q.rate), places(o.rate)
	return p < r || p == r && q.rate < o.rate
}

// hasRates says whether a line holds rates: by its label, or as percentages.
func (l lines) hasRates(line int) bool {
	if l.rated(line) {
		return true
	}
	if !l.Table.HoldsAny(figure.Percent) && !l.Table.HoldsAny(figure.Bound) {
		return false
	}
	rates, others := 0, 0
	for pos := range l.positions {
		switch f := l.figure(line, pos); {
		case f.IsRate():
			rates++
		case f.IsNumber():
			others++
		}
	}
	return rates > others
}

// probed are the figures of lines in some positions, near enough to tell what is worth
// dividing exactly.
type probed struct {
	lines
	of [][]float64 // by line, what is no number as NaN; nil until it is asked for
}

func (p *probed) line(i int) []float64 {
	if p.of == nil { // most tables have no rates
		p.of = make([][]float64, p.n)
	}
	if p.of[i] == nil {
		out := make([]float64, 0, 2*quotientProbes)
		for pos := 0; pos < p.positions; pos += max(1, p.positions/quotientProbes) {
			x := math.NaN()
			if f := p.figure(i, pos); f.IsNumber() {
				x = f.Approx()
			}
			out = append(out, x)
		}
		p.of[i] = out
	}
	return p.of[i]
}

// rates are the figures of a line that say something as rates, and how many they are.
func (p *probed) rates(line int) (rates []float64, some int) {
	rates = slices.Clone(p.line(line))
	for i, x := range rates {
		switch x {
		case 0, 1:
			rates[i] = math.NaN()
		case x:
			some++
		}
	}
	return rates, some
}

// likely says whether some rates mostly are a quotient, or a change, more or less, and by
// how many places larger.
func likely(rates, over, under []float64, change bool) (shift int32, is bool) {
	agree, known := 0, 0
	for i, rate := range rates {
		x := over[i]
		if change {
			x -= under[i]
		}
		ratio := rate * under[i] / x
		if !(ratio > 0 && ratio <= math.MaxFloat64) {
			continue
		}
		known++
		if s, near := shiftOf(ratio); near && (agree == 0 || s == shift) {
			shift = s
			agree++
		} else if left := len(rates) - 1 - i; 2*agree+left <= known {
			return 0, false
		}
	}
	return shift, agree >= quotientSome && 2*agree > known
}

// Powers of ten by which a rate may be larger than its quotient, and how near it has to
// come to one: to a twentieth of the next.
const (
	quotientShift = 6
	quotientClose = 0.05
)

// powersOfTwo is the largest one, and its opposite the smallest, that numbers near such
// powers of ten begin with, and some more.
const powersOfTwo = 32

// nearPower are the numbers near to a power of ten.
type nearPower struct {
	least, most float64
	shift       int32
}

// nearPowers are, by the power of two that a number begins with, those among which it may be.
var nearPowers = func() (out [2 * powersOfTwo]nearPower) {
	for shift := -quotientShift; shift <= quotientShift; shift++ {
		least, most := math.Pow(10, float64(shift)-quotientClose), math.Pow(10, float64(shift)+quotientClose)
		for e := math.Ilogb(least); e <= math.Ilogb(most); e++ {
			out[powersOfTwo+e] = nearPower{least, most, int32(shift)}
		}
	}
	return out
}()

// shiftOf is the power of ten that a positive number is near to, if it is.
func shiftOf(x float64) (shift int32, near bool) {
	const mantissa, bias = 52, 1023 // of a float64 (IEEE 754)
	e := int(math.Float64bits(x)>>mantissa) - bias
	if e < -powersOfTwo || e >= powersOfTwo {
		return 0, false
	}
	at := &nearPowers[powersOfTwo+e]
	return at.shift, at.least <= x && x <= at.most
}

// divide works a quotient out in every position, and returns in how many it holds; in none if it does
// in too few.
func (l lines) divide(q *quotient) int {
	near, bits := 0, 0.0
	seen, under := map[string]bool{}, map[string]int{}
	same := 0 // positions with the commonest divisor
	for pos := range l.positions {
		value, slack, ok := l.value(*q, pos)
		if !ok {
			continue
		}
		rate := l.figure(q.rate, pos).Value()
		off := rate.Sub(value).Abs()
		switch {
		case off.LessThanOrEqual(slack):
			q.held = append(q.held, pos)
			divisor := l.figure(q.under, pos).Value().String()
			under[divisor]++
			same = max(same, under[divisor])
			if key := rate.String(); !seen[key] {
				seen[key] = true
				bits += min(10, math.Log2(1+rate.Abs().Div(slack).InexactFloat64()/2))
			}
		case off.LessThanOrEqual(slack.Add(slack)), l.shows(*q, pos, value):
			near++
		case l.meanOf(*q, pos), l.ofSome(*q, pos), l.extremes(*q, pos), slipAt(l.Sums, l.at(q.over, pos), l.at(q.under, pos)) != nil: // a sum tells more
		default:
			q.failed = append(q.failed, pos)
		}
	}
	n := len(q.held)
	if 2*same > n || (n < quotientHeld || bits < quotientBits || (near+len(q.failed))*quotientFailed > n) && (near > 0 || !l.allButOne(q, bits)) {
		q.held = nil
	}
	return len(q.held)
}

// value is what the rate would have to be in a position, and how far rounding may take
// it from there.
func (l lines) value(q quotient, pos int) (value, slack decimal.Decimal, ok bool) {
	rate, over, under := l.figure(q.rate, pos), l.figure(q.over, pos), l.figure(q.under, pos)
	a, b := over.Value(), under.Value()
	if !rate.IsNumber() || !over.IsNumber() || !under.IsNumber() || b.Sign() <= 0 || a.IsZero() || rate.Rare != nil && rate.Rare.Unit != "" {
		return value, slack, false
	}
	value, of := q.value(a, b)
	part := over.Value().Abs()
	slack = of.Abs().Mul(halfPlace(over).DivRound(part, quotientPlaces).Add(halfPlace(under).DivRound(b, quotientPlaces)))
	return value, slack.Add(decimal.Max(unitPlace(rate), decimal.New(1, q.shift-quotientPlaces))), true
}

// value is the rate of two amounts, and their quotient in its units.
func (q quotient) value(over, under decimal.Decimal) (rate, of decimal.Decimal) {
	of = over.DivRound(under, quotientPlaces)
	rate = of
	if q.change {
		rate = rate.Sub(decimal.New(1, 0))
	}
	return rate.Shift(q.shift), of.Shift(q.shift)
}

// unitPlace is the unit of the last place that a figure shows, which cutting off instead
// of rounding takes from it, or the last to which quotients are worked out: what a formula
// stores has more. halfPlace is half of it.
func unitPlace(f figure.Figure) decimal.Decimal {
	return decimal.New(1, -min(int32(f.Scale), quotientPlaces))
}

func halfPlace(f figure.Figure) decimal.Decimal {
	if f.Scale <= 0 { // whole numbers count
		return decimal.Zero
	}
	return decimal.New(5, -int32(f.Scale)-1)
}

// shows says whether a rate that is stored with more places than it shows is the value
// in those that it shows.
func (l lines) shows(q quotient, pos int, value decimal.Decimal) bool {
	at := l.at(q.rate, pos)
	shown := figure.Parse(l.Table.Text(at.row, at.col))
	return shown.IsNumber() && shown.Value().Sub(value).Abs().LessThanOrEqual(unitPlace(shown))
}
