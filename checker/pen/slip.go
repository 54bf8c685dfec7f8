package pen

import (
	"math"
	"strconv"

	"crossfoot/checker/arith"
)

// Slip is a way in which a clerk writes one number for another.
type Slip uint8

// The slips, from the most to the least telling.
const (
	NoSlip          Slip = iota
	Swapped              // two neighbouring digits exchanged
	OneDigit             // one digit wrong
	ZeroAdded            // a zero too many
	ZeroLost             // a zero too few
	PointMoved           // the decimal point or the unit: ×10, ×100, ×1000, ×万
	SignLost             // a minus lost or added
	DigitAdded           // one digit too many
	DigitLost            // one digit too few
	LeftBlank            // nothing written
	PartLeftOut          // a total that lacks one of its parts
	PartTwice            // a total that has one of its parts twice
	Neighbour            // what stands beside, above or below, written once more
	Exchanged            // two figures of a line, each in the other's place
	CopiedRow            // part of a row whose figures all stand in another one
	AllTwice             // a total that has all of its parts twice, as subtotals and by their own rows
	OtherSide            // a total that is not what the other side of the list comes to
	Misplaced            // what belongs in another position of its line
	OutOfProportion      // not what the figures beside it say, to which its column's others are in proportion
)

// OfThePen says whether a slip turns one number into another, as SlipOf tells.
func (s Slip) OfThePen() bool { return Swapped <= s && s <= DigitLost }

// SlipOf tells which slip turns the number that was meant into the one that was
// written, both in units of the same scale, and how many numbers the same kind
// of slip could have made of it: the fewer, the more it says.
func SlipOf(meant, written int64) (Slip, int) {
	if meant == written || meant == 0 {
		return NoSlip, 0
	}
	if meant == -written {
		return SignLost, 1
	}
	if (meant < 0) != (written < 0) || written == 0 {
		return NoSlip, 0
	}
	m, w := strconv.FormatInt(arith.Abs(meant), 10), strconv.FormatInt(arith.Abs(written), 10)
	if pow := power(arith.Abs(meant), arith.Abs(written)); pow != 0 {
		switch pow {
		case 1:
			return ZeroAdded, len(m)
		case -1:
			return ZeroLost, len(m)
		}
		return PointMoved, 8
	}
	if len(m) == len(w) {
		return sameLength(m, w)
	}
	if len(w) == len(m)+1 {
		if at, ok := inserted(m, w); ok {
			if w[at] == '0' {
				return ZeroAdded, len(m)
			}
			return DigitAdded, 9 * len(w)
		}
	}
	if len(w) == len(m)-1 {
		if at, ok := inserted(w, m); ok {
			if m[at] == '0' {
				return ZeroLost, len(m)
			}
			return DigitLost, 9 * len(m)
		}
	}
	return NoSlip, 0
}

func sameLength(m, w string) (Slip, int) {
	first, last, wrong := -1, -1, 0
	for i := range m {
		if m[i] != w[i] {
			if first < 0 {
				first = i
			}
			last = i
			wrong++
		}
	}
	switch {
	case wrong == 1:
		return OneDigit, 9 * len(m)
	case wrong == 2 && last == first+1 && m[first] == w[last] && m[last] == w[first]:
		return Swapped, len(m)
	}
	return NoSlip, 0
}

// power is k where written = meant × 10^k, 0 if there is none.
func power(meant, written int64) int {
	sign := 1
	if meant > written {
		meant, written, sign = written, meant, -1
	}
	for k := 1; k <= 8 && meant <= math.MaxInt64/10; k++ {
		if meant *= 10; meant == written {
			return sign * k
		}
	}
	return 0
}

// inserted finds where long has one character more than short.
func inserted(short, long string) (int, bool) {
	i := 0
	for i < len(short) && short[i] == long[i] {
		i++
	}
	return i, short[i:] == long[i+1:]
}
