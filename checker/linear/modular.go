package linear

// This file calculates modulo a Mersenne prime, so small that products of two numbers can be added
// in a word. Figures that differ by a multiple of it are taken for the same, which seldom happens;
// what comes of it is weighed by the figures themselves.

const (
	primeBits = 31
	prime     = 1<<primeBits - 1
)

func residue(x int64) uint64 {
	if x < 0 {
		return minus(0, uint64(-x)%prime)
	}
	return uint64(x) % prime
}

func minus(a, b uint64) uint64 {
	if a >= b {
		return a - b
	}
	return a + prime - b
}

func times(a, b uint64) uint64 { return twoTimes(a, b, 0, 0) }

// twoTimes is a · b + c · d.
func twoTimes(a, b, c, d uint64) uint64 {
	sum := a*b + c*d // below 2^63
	sum = sum&prime + sum>>primeBits
	sum = sum&prime + sum>>primeBits
	if sum >= prime {
		sum -= prime
	}
	return sum
}

func power(a, e uint64) uint64 {
	out := uint64(1)
	for ; e > 0; e >>= 1 {
		if e&1 == 1 {
			out = times(out, a)
		}
		a = times(a, a)
	}
	return out
}
