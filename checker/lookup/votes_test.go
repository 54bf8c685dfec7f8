package lookup

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// Each vote is counted once, with how often it was given, and by totals.
func TestCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		place := rapid.IntRange(0, 6)
		var votes []Vote
		want := map[Vote]int{}
		for range rapid.IntRange(0, 100).Draw(t, "votes") {
			v := voteFor(place.Draw(t, "total"), place.Draw(t, "a"), place.Draw(t, "b"))
			votes = append(votes, v)
			want[v]++
		}
		got, last := map[Vote]int{}, 0
		for v, n := range Counted(votes) {
			assert.NotContains(t, got, v)
			assert.GreaterOrEqual(t, v.Total(), last)
			got[v], last = n, v.Total()
		}
		assert.Equal(t, want, got)
	})
}
