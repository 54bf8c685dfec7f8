package running_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"crossfoot/checker/relation"
	"crossfoot/sheets/sheettest"
	"crossfoot/sheets/table"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// statement is a statement in steps: the sections are added up one by one or taken off, and after the
// first ones stands a result.
type statement struct {
	rows   [][3]string // a label, a figure of the inner column, one of the outer
	inner  []int       // the rows of items
	totals []int       // and of the totals of the sections
}

func drawStatement(t *rapid.T) (s statement) {
	rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 11))
	below, brackets, labels := rapid.Bool().Draw(t, "below"), rapid.Bool().Draw(t, "brackets"), rapid.Bool().Draw(t, "labels")
	put := func(label, inner, outer string) int {
		if !labels && inner+outer != "" {
			label = ""
		}
		s.rows = append(s.rows, [3]string{label, inner, outer})
		return len(s.rows) - 1
	}
	balance := 0
	for section := range rapid.IntRange(3, 6).Draw(t, "sections") {
		sum, off := 0, section > 1 && section%2 == 0
		put(fmt.Sprint("Section ", string(rune('A'+section))), "", "")
		for item := range 2 + rng.IntN(4) {
			x := 3000 + rng.IntN(90000)
			sum += x
			s.inner = append(s.inner, put(fmt.Sprint("Item ", string(rune('a'+item)), section), strconv.Itoa(x), ""))
		}
		total := strconv.Itoa(sum)
		if off && brackets {
			total = "(" + total + ")"
		}
		at := len(s.rows) - 1
		if below {
			at = put("", "", "")
		}
		s.rows[at][2] = total
		s.totals = append(s.totals, at)
		if off {
			sum = -sum
		}
		if balance += sum; section > 0 {
			put(fmt.Sprint("Result ", string(rune('A'+section))), "", strconv.Itoa(balance))
		}
	}
	return s
}

func (s statement) analysis(t require.TestingT) *relation.Analysis {
	grid := [][]string{{"", "£", "£"}}
	for _, row := range s.rows {
		grid = append(grid, row[:])
	}
	sheet := sheettest.Sheet("accounts", grid, true)
	tables, _ := table.Find(sheettest.Book(sheet), sheet)
	require.Len(t, tables, 1)
	return relation.Find(tables[0])
}

// off are the rows of the totals and results that are said to be wrong, or not to be known.
func (s statement) off(t require.TestingT) (out []int) {
	a := s.analysis(t)
	require.NotEmpty(t, a.Runs, "%v", s)
	for _, r := range a.Runs {
		for _, step := range r.Steps {
			if step.Status != relation.Held {
				out = append(out, a.Table.Rows[step.Position].Row()-2)
			}
		}
	}
	require.Empty(t, a.Breaches, "%v", s)
	return out
}

// slipped is a figure with another last digit but one.
func slipped(figure string) string {
	i := len(strings.TrimSuffix(figure, ")")) - 2
	return figure[:i] + string('0'+(figure[i]-'0'+5)%10) + figure[i+1:]
}

func TestStatementsInSteps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawStatement(t)
		assert.Empty(t, s.off(t), "%v", s)
		of := rapid.IntRange(0, len(s.totals)-1).Draw(t, "of")
		at, column := s.totals[of], 2
		if rapid.Bool().Draw(t, "an item") {
			at, column = s.inner[slices.IndexFunc(s.inner, func(row int) bool { return of == 0 || row > s.totals[of-1] })], 1
		}
		s.rows[at][column] = slipped(s.rows[at][column])
		assert.Equal(t, []int{s.totals[of]}, s.off(t), "%v", s)
	})
}
