package linear

import "math/bits"

// This file calculates modulo a Mersenne prime.

const prime = 1<<61 - 1

func residue(x int64) uint64 {
	if x < 0 {
		return prime - uint64(-x)%prime
	}
	return uint64(x) % prime
}

func minus(a, b uint64) uint64 {
	if a >= b {
		return a - b
	}
	return a + prime - b
}

func times(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	sum := lo&prime + (lo>>61 | hi<<3)
	if sum >= prime {
		sum -= prime
	}
	return sum
}

// twoTimes is a · b + c · d.
func twoTimes(a, b, c, d uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	high, low := bits.Mul64(c, d)
	low, carry := bits.Add64(lo, low, 0)
	high, _ = bits.Add64(hi, high, carry)
	sum := low&prime + (low>>61 | high<<3) // below 2^63
	sum = sum&prime + sum>>61
	if sum >= prime {
		sum -= prime
	}
	return sum
}

func power61(a uint64, e uint64) uint64 {
	out := uint64(1)
	for ; e > 0; e >>= 1 {
		if e&1 == 1 {
			out = times(out, a)
		}
		a = times(a, a)
	}
	return out
}
