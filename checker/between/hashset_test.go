package between

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestHashSet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s hashSet
		want := map[uint64]bool{}
		// As in a pile, the first bits are the same, and the last are left out by a sieve.
		hash := rapid.Map(rapid.Uint64Range(0, 3000), func(n uint64) uint64 { return n % 60 << 24 * (n % 2) * (n % 3) })
		for n := range rapid.Uint64Range(0, 2000).Draw(t, "others") {
			s.add((n + 1) << 30)
			want[(n+1)<<30] = true
		}
		for _, h := range rapid.SliceOfN(rapid.OneOf(hash, rapid.Uint64()), 0, 60).Draw(t, "hashes") {
			assert.Equal(t, want[h], s.has(h))
			s.add(h)
			want[h] = h != 0
		}
		for h, has := range want {
			assert.Equal(t, has, s.has(h))
		}
		assert.False(t, s.has(0), "0 is not kept")
	})
}
