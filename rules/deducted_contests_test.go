package rules_test

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// Of one question and the next, as many voters say Yes and No, but for the few who leave one out:
// that is no sum from which something is taken away.
func TestContestsAreNoSums(t *testing.T) {
	accused, all := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 41))
		precincts, questions := 8+rng.IntN(6), 3+rng.IntN(3)
		head, voters := []string{"Precinct"}, make([]int, precincts)
		for i := range voters {
			head, voters[i] = append(head, "Precinct "+strconv.Itoa(i+1)), 60+rng.IntN(400)
		}
		grid := [][]string{head}
		for range questions {
			yes, no := []string{"Yes"}, []string{"No"}
			for _, n := range voters {
				n -= []int{0, 0, 0, 1, 1, 2, 3}[rng.IntN(7)]
				x := n * (45 + rng.IntN(30)) / 100
				yes, no = append(yes, strconv.Itoa(x)), append(no, strconv.Itoa(n-x))
			}
			grid = append(grid, yes, no)
		}
		all++
		if len(show(checkGrid(grid))) > 0 {
			accused++
		}
	})
	assert.LessOrEqual(t, accused*20, all, "of %d", all)
}
