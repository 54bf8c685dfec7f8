package relation

import "math/bits"

// Arithmetic modulo a Mersenne prime.

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

func times(a, b uint64) uint64 { return timesPlus(a, b, 0) }

// timesPlus is a · b + c.
func timesPlus(a, b, c uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	lo, carry := bits.Add64(lo, c, 0)
	sum := lo&prime + (lo>>61 | (hi+carry)<<3)
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
