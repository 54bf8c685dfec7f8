package user

import (
	"math/big"
	"slices"
	"strings"

	"crossfoot/sheets/figure"
)

// kind is what a value is.
type kind uint8

const (
	unknown kind = iota // a figure that cannot be read, and whatever follows from it
	number
	truth
	text
	list
	row // of a table, from which a figure is still to be taken
)

// value is what a part of an expression comes to. Numbers are exact.
type value struct {
	kind    kind
	num     *big.Rat
	truth   bool
	blank   bool // a number of which nothing is written: zero among others, nothing by itself
	percent bool // a number written with a % sign
	text    string
	list    []value
	row     rowRef
}

var zero = new(big.Rat)

func numeric(x *big.Rat) value { return value{kind: number, num: x} }
func logical(x bool) value     { return value{kind: truth, truth: x} }

// read is the value of a figure: of a compound, its k-th component. several is how
// many components it has.
func read(f figure.Figure, k int) (v value, several int) {
	switch f.Kind {
	case figure.Blank:
		return value{kind: number, num: zero, blank: true}, 1
	case figure.Nil:
		return numeric(zero), 1
	case figure.Number, figure.Percent:
		if k > 0 { // beside compounds a plain number is the first component alone
			return value{}, 1
		}
		v = numeric(f.Value().Rat())
		v.percent = f.Kind == figure.Percent
		return v, 1
	case figure.Compound:
		if k < len(f.Rare.Parts) && (f.Rare.Parts[k].IsNumber() || f.Rare.Parts[k].Kind == figure.Nil) {
			return numeric(f.Rare.Parts[k].Value().Rat()), len(f.Rare.Parts)
		}
		return value{}, len(f.Rare.Parts)
	}
	return value{}, 1
}

// shownPlaces is to how many places a number without end is shown.
const shownPlaces = 6

// String is a number as a reader writes it.
func (v value) String() string {
	switch v.kind {
	case number:
		x, sign := v.num, ""
		if v.percent {
			x, sign = new(big.Rat).Mul(x, big.NewRat(100, 1)), "%"
		}
		if x.IsInt() {
			return x.Num().String() + sign
		}
		if n, exact := x.FloatPrec(); exact {
			return x.FloatString(n) + sign
		}
		return strings.TrimRight(x.FloatString(shownPlaces), "0") + "…" + sign
	case text:
		return "“" + v.text + "”"
	case list:
		return addition(v.list)
	}
	return "?"
}

// longSum is the number of parts from which the middle of an addition is left out.
const longSum = 12

// addition writes a sum out, without the parts that are nothing.
func addition(parts []value) string {
	var terms []string
	for _, p := range parts {
		if p.kind == number && p.num.Sign() == 0 {
			continue
		}
		s := p.String()
		if strings.HasPrefix(s, "-") && len(terms) > 0 {
			s = "(" + s + ")"
		}
		terms = append(terms, s)
	}
	if len(terms) == 0 {
		return "0"
	}
	if len(terms) > longSum {
		terms = slices.Concat(terms[:longSum-3], []string{"…"}, terms[len(terms)-2:])
	}
	return strings.Join(terms, " + ")
}
