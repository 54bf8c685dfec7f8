// Package footing foots: it says of each position of each pattern whether the sum holds, in full
// decimals (sums.go, judge.go). A difference that rounding can make is none where figures are
// rounded: that is shown by their decimals, by small differences that recur over the table
// (rounding.go), or by a note. Percentages that are rates are not meant to add up, shares of a
// whole are (hundred.go, behind.go, quotient.go); and what a sum means whose positions disagree on
// a sign is decided before it is judged (bracketed.go, favour.go).
//
// What is wrong where a sum does not hold is told by package relation.
package footing
