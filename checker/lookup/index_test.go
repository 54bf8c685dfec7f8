package lookup

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestIndexFindsEveryPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sums := rapid.SliceOfN(rapid.Int64Range(-6, 6), 1, 60).Draw(t, "sums")
		var index Index
		index.Fill(sums)
		for sum := int64(-7); sum <= 7; sum++ {
			var want, got []int
			for i, s := range sums {
				if s == sum && len(want) < 4 {
					want = append(want, i)
				}
			}
			for i := range index.First(sum, 4) {
				assert.Equal(t, sum, sums[i])
				got = append(got, i)
			}
			assert.Equal(t, want, got, "the first few places of a sum, in their order")
		}
	})
}

func TestIndexOfLargeSums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sums := rapid.SliceOfNDistinct(rapid.Int64(), 1, 200, rapid.ID).Draw(t, "sums")
		var index Index
		index.Fill(sums)
		for want, s := range sums {
			assert.Equal(t, []int{want}, slices.Collect(index.First(s, 4)))
		}
		other := rapid.Int64().Filter(func(x int64) bool {
			return !slices.Contains(sums, x)
		}).Draw(t, "other")
		assert.Empty(t, slices.Collect(index.First(other, 4)), "there is no such sum")
	})
}
