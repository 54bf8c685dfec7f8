package linear

import "crossfoot/checker/matrix"

// This file tells which sums are combinations of others.

// Vector is what lines count in a sum that comes to nothing, modulo the prime.
type Vector map[int]uint64

// VectorOf is what the total of a sum and its parts count in it.
func VectorOf(total int, parts ...matrix.Line) Vector {
	v := Vector{total: minus(0, 1)}
	for _, l := range parts {
		v[l.Index] = residue(int64(l.Weight))
	}
	return v
}

// Basis is a set of independent vectors by their first line, which counts once.
type Basis map[int]Vector

// Reduce takes from a vector what the basis accounts for.
func (b Basis) Reduce(v Vector) Vector {
	for first := v.first(b); first >= 0; first = v.first(b) {
		factor := v[first]
		for line, x := range b[first] {
			if y := minus(v[line], times(factor, x)); y == 0 {
				delete(v, line)
			} else {
				v[line] = y
			}
		}
	}
	return v
}

// first is the first line of a vector that is the first of one of the basis, or -1.
func (v Vector) first(b Basis) int {
	first := -1
	for line := range v {
		if _, found := b[line]; found && (first < 0 || line < first) {
			first = line
		}
	}
	return first
}

// Add takes a reduced vector into the basis.
func (b Basis) Add(v Vector) {
	first := -1
	for line := range v {
		if first < 0 || line < first {
			first = line
		}
	}
	if first < 0 {
		return
	}
	inverse := power(v[first], prime-2)
	for line, x := range v {
		v[line] = times(x, inverse)
	}
	b[first] = v
}
