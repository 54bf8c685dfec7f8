package arith

import (
	"math"
	"math/bits"
)

// This file has the arithmetic that the others share.

// Abs is how large a number is, whatever its sign.
func Abs(x int64) int64 {
	if x < 0 {
		return -x
	}
	return x
}

// GCD is the greatest common divisor of two numbers that are not negative. Often the one
// is a multiple of the other; if not, it goes on without any division (Stein, Journal of
// Computational Physics 1, 1967).
func GCD(a, b int64) int64 {
	a, b = min(a, b), max(a, b)
	if a == 0 {
		return b
	}
	if b %= a; b == 0 {
		return a
	}
	twos := bits.TrailingZeros64(uint64(a | b))
	a >>= bits.TrailingZeros64(uint64(a))
	for b != 0 {
		b >>= bits.TrailingZeros64(uint64(b))
		a, b = min(a, b), max(a, b)-min(a, b)
	}
	return a << twos
}

// Flag is 1 if something is so, and else 0.
func Flag(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// Clamp is a number, or the nearest one between two bounds.
func Clamp(x, low, high float64) float64 { return max(low, min(x, high)) }

// Pow10 is 10 to some power.
func Pow10(n int) float64 {
	if n >= 0 && n < len(powers) {
		return powers[n]
	}
	return math.Pow(10, float64(n))
}

var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18}

// Spread is at most want numbers below n, evenly spaced.
func Spread(n, want int) []int {
	if n <= want {
		out := make([]int, n)
		for i := range out {
			out[i] = i
		}
		return out
	}
	out := make([]int, want)
	for i := range out {
		out[i] = int(math.Round(float64(i) * float64(n-1) / float64(want-1)))
	}
	return out
}

// Hashing spreads sums over the slots of a table by its upper bits (Fibonacci hashing:
// Knuth, The Art of Computer Programming 3, 6.4).
const Hashing = 0x9E3779B97F4A7C15

// Hash goes on with a hash of several numbers, which starts with HashBegin (FNV-1a, by numbers
// instead of bytes; Fowler, Noll and Vo).
func Hash(hash uint64, x int64) uint64 { return (hash ^ uint64(x)) * 1099511628211 }

// HashBegin is the hash of no numbers.
const HashBegin uint64 = 14695981039346656037
