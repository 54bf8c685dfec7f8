package between

import (
	"cmp"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// What is dealt out, thinned and looked up comes out as if all facts were sorted.
func TestSharing(t *testing.T) {
	thinned, several := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		hashes := rapid.SliceOfN(rapid.Uint64(), 1, 200).Draw(t, "hashes")
		tables := rapid.IntRange(1, 2*factTables).Draw(t, "tables")
		var all []fact
		d := newDeck(rapid.SampledFrom([]int{0, 10 * pileFacts}).Draw(t, "about"))
		for view := range tables {
			n := rapid.IntRange(0, 90).Draw(t, "facts")
			for _, h := range rapid.SliceOfN(rapid.SampledFrom(hashes), n, n).Draw(t, "hashes of facts") {
				f := fact{h, int32(view), int32(len(all))}
				all = append(all, f)
				d.add(f)
			}
		}
		slices.SortStableFunc(all, func(a, b fact) int { return cmp.Compare(a.hash, b.hash) })
		var want, got [][]fact
		for len(all) > 0 {
			n := slices.IndexFunc(all, func(f fact) bool { return f.hash != all[0].hash })
			if n < 0 {
				n = len(all)
			}
			same := slices.CompactFunc(slices.Clone(all[:n]), func(a, b fact) bool { return a.view == b.view })
			if all = all[n:]; len(same) > 1 && len(same) <= factTables {
				want = append(want, same)
			}
		}
		d.sharing(func(same []fact) { got = append(got, slices.Clone(same)) })
		assert.Equal(t, want, got)
		thinned += d.piles[0].most
		several += len(want)
	})
	assert.Positive(t, thinned)
	assert.Positive(t, several)
}
