package relation

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// Every pattern runs through its own lines, also where a total that comes out nowhere has
// been looked at before they were all known.
func TestThrough(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		lines := []string{"Item | Amount"}
		section := func(name string) (sum int) {
			for i := range rapid.IntRange(3, 8).Draw(rt, name) {
				x := rapid.IntRange(1000, 9999).Draw(rt, "amount")
				sum += x
				lines = append(lines, fmt.Sprintf("%s %c | %d", name, 'A'+i, x))
			}
			return sum
		}
		north := section("North")
		lines = append(lines, fmt.Sprintf("Total north | %d", north))
		south := section("South")
		lines = append(lines, fmt.Sprintf("Total south | %d", south+10*rapid.IntRange(1, 9).Draw(rt, "off")))
		a := Find(read(t, lines...))
		for _, p := range a.Patterns {
			assert.Contains(rt, a.through(p.Axis, p.Total), p)
			for _, l := range p.Parts {
				assert.Contains(rt, a.through(p.Axis, l.Index), p)
			}
		}
	})
}
