// Package bitset has sets of small whole numbers.
package bitset

// Set is a set of whole numbers from 0 on, a bit for each.
type Set []uint64

// New is an empty set, for numbers below n.
func New(n int) Set { return make(Set, Words(n)) }

// Words is the length of a Set for numbers below n.
func Words(n int) int { return (n + 63) / 64 }

// Add puts a number into the set.
func (s Set) Add(i int) { s[i/64] |= 1 << (i % 64) }

// Has says whether a number is in the set.
func (s Set) Has(i int) bool { return s[i/64]>>(i%64)&1 != 0 }
