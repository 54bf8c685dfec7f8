package running_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"crossfoot/checker/relation"
	"crossfoot/sheets/sheettest"
	"crossfoot/sheets/table"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// account is a table of what comes in and goes out, period by period, and of what there
// is then: its first rows at the top or at the bottom, its periods down or across.
type account struct {
	in, out, balance []int
	reversed, across bool
}

func drawAccount(t *rapid.T) account {
	rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 5))
	a := account{reversed: rapid.Bool().Draw(t, "reversed"), across: rapid.Bool().Draw(t, "across")}
	both := rapid.Bool().Draw(t, "goes out as well")
	now := 50_000
	for range rapid.IntRange(10, 24).Draw(t, "periods") {
		in, out := 1000+rng.IntN(9000), 0
		if both {
			out = 1000 + rng.IntN(5000)
		}
		now += in - out
		a.in, a.out, a.balance = append(a.in, in), append(a.out, out), append(a.balance, now)
	}
	return a
}

func (a account) analysis(t require.TestingT) *relation.Analysis {
	grid := [][]string{{"Period", "In", "Out", "Held"}}
	for i := range a.in {
		k := i
		if a.reversed {
			k = len(a.in) - 1 - i
		}
		grid = append(grid, []string{fmt.Sprint("P", string(rune('a'+k))), strconv.Itoa(a.in[k]), strconv.Itoa(a.out[k]), strconv.Itoa(a.balance[k])})
	}
	if a.across {
		turned := make([][]string, len(grid[0]))
		for c := range turned {
			for r := range grid {
				turned[c] = append(turned[c], grid[r][c])
			}
		}
		grid = turned
	}
	sheet := sheettest.Sheet("account", grid, true)
	tables, _ := table.Find(sheettest.Book(sheet), sheet)
	require.Len(t, tables, 1)
	return relation.Find(tables[0])
}

// broken are the periods, counted from the first, in which a run does not hold.
func (a account) broken(t require.TestingT) (out []int) {
	for _, r := range a.analysis(t).Runs {
		for _, s := range r.Steps {
			if s.Status == relation.Broken {
				k := s.Position
				if a.reversed {
					k = len(a.in) - 1 - k
				}
				out = append(out, k)
			}
		}
	}
	return out
}

func TestRunningBalanceIsUnderstood(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawAccount(t)
		assert.Len(t, a.analysis(t).Runs, 1, "%v", a)
		assert.Empty(t, a.broken(t), "%v", a)
		at := rapid.IntRange(1, len(a.in)-1).Draw(t, "at")
		what := rapid.SampledFrom([][]int{a.in, a.balance}).Draw(t, "what")
		digit := rapid.SampledFrom([]int{100, 1000}).Draw(t, "digit")
		if what[at]/digit%10 == 9 {
			digit = -digit
		}
		what[at] += digit
		assert.Equal(t, []int{at}, a.broken(t), "%v", a)
	})
}
