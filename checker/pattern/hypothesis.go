package pattern

import (
	"strconv"
	"strings"

	"crossfoot/checker/matrix"
)

// This file tells what a sum is before it is believed, and what it takes to believe it.

// What positions say together, in bits, and what is asked of them; and what it takes to name a sum
// among all others (see package matrix).
const (
	bitsSingle   = 4.0 // a total that is its only non-zero part, where the part varies
	bitsAlike    = 0.1 // the share left to figures that are others times a factor
	BitsUnstated = 5.0 // what a pattern must be worth that no word or formula states
	bitsLayout   = 3.0 // or that only the layout states
	bitsSolid    = 4.0 // of a position that says as much as can be asked of one
	bitsAgain    = 0.1 // the same figures once more
	priceChoice  = 8.0 // of saying that a line is a total at all
	pricePart    = 1.2 // per doubling of the number of parts
	priceGap     = 1.5 // per line between the total and its parts
	priceStride  = 3.2 // of the list of lines that stand evenly apart, one of nine
	priceBorder  = 2.0 // per end of the parts that is no border of the table
)

// Hypothesis is a pattern before it is accepted.
type Hypothesis struct {
	Total   int
	Parts   []matrix.Line
	price   float64 // of choosing it
	Source  Source
	outline int // 1 + which outline says so; 0 if none does
}

// Source is what says which parts a hypothesis has, as far as it makes a difference.
type Source uint8

// The sources.
const (
	anySource Source = iota
	byWords          // words say which are subtracted
	byHeads          // heads of several levels say which they are
	ByHeight         // they are those of a run that stand highest in an outline
	byStep           // they stand one step below the total in an outline, or in the groups of a list
	byWay            // they are one of several ways in which a whole is broken down
	byRoot           // they stand as high as the first row of an outline that adds up, which is the total
)

// seenSums are sums by their totals and parts.
type seenSums map[string]bool

// add notes a sum, and says whether it is new.
func (s seenSums) add(total int, parts []matrix.Line) bool {
	key := keyOf(total, parts)
	isNew := !s[key]
	s[key] = true
	return isNew
}

func keyOf(total int, parts []matrix.Line) string {
	var b strings.Builder
	b.WriteString(strconv.Itoa(total))
	for _, p := range parts {
		b.WriteByte(' ')
		b.WriteString(strconv.Itoa(p.Weight * (p.Index + 1)))
	}
	return b.String()
}
