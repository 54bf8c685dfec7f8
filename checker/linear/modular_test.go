package linear

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Calculating modulo a prime has an inverse for every number but zero.
func TestArithmeticModuloPrime(t *testing.T) {
	assert.EqualValues(t, prime-1, residue(-1))
	assert.EqualValues(t, 0, residue(prime))
	assert.EqualValues(t, 0, residue(-prime))
	assert.EqualValues(t, 1, times(prime-1, prime-1))
	assert.EqualValues(t, prime-3, minus(2, 5))
	assert.EqualValues(t, 2, twoTimes(prime-1, prime-1, prime-1, prime-1))
	assert.EqualValues(t, prime-1, twoTimes(prime-1, 3, 2, 1))
	for _, x := range []int64{1, 2, 3, 1_000_003, -17, 4e15, -4e15} {
		r := residue(x)
		assert.EqualValues(t, 1, times(r, power(r, prime-2)), "%d times its inverse", x)
	}
}
