package rules_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// filledForms are forms of several districts in the same three columns, and one that adds
// them up. No row has the same figure twice, so that columns in each other's place differ in all,
// and the figures are drawn evenly, so that no two forms look like copies of each other.
type filledForms struct {
	items []string
	forms [][][]int // by district and item
}

func drawForms(t *rapid.T) (f filledForms) {
	r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
	f.items = rapid.Permutation(someItems).Draw(t, "items")[:rapid.IntRange(5, len(someItems)).Draw(t, "rows")]
	for range rapid.IntRange(4, 6).Draw(t, "districts") {
		var form [][]int
		for range f.items {
			row := make([]int, 3)
			for len(slices.Compact(slices.Sorted(slices.Values(row)))) < len(row) {
				for i := range row {
					row[i] = 100 + r.IntN(9900)
				}
			}
			form = append(form, row)
		}
		f.forms = append(f.forms, form)
	}
	return f
}

// grid lays a form out, with the total of each row.
func (f filledForms) grid(form [][]int) [][]string {
	out := [][]string{{"事项", "合计", "城区", "镇区", "乡村"}}
	for i, item := range f.items {
		row := []string{item, strconv.Itoa(form[i][0] + form[i][1] + form[i][2])}
		for _, x := range form[i] {
			row = append(row, strconv.Itoa(x))
		}
		out = append(out, row)
	}
	return out
}

// grids are all forms, and the one that adds them up.
func (f filledForms) grids() (out [][][]string) {
	sum := make([][]int, len(f.items))
	for i := range sum {
		sum[i] = make([]int, 3)
	}
	for _, form := range f.forms {
		for i := range form {
			for k, x := range form[i] {
				sum[i][k] += x
			}
		}
		out = append(out, f.grid(form))
	}
	return append(out, f.grid(sum))
}

// formSlips are slips of one form that the form which adds up all of them tells; each gives
// the grids with the slip.
var formSlips = map[string]func(f filledForms, grids [][][]string, at, line int) [][][]string{
	"two columns exchanged": func(_ filledForms, grids [][][]string, at, line int) [][][]string {
		for _, row := range grids[at][1:] {
			row[2], row[3+line%2] = row[3+line%2], row[2]
		}
		return grids
	},
	"two rows exchanged": func(f filledForms, grids [][][]string, at, line int) [][][]string {
		a, b := grids[at][1+line], grids[at][1+(line+1)%len(f.items)]
		for c := 1; c < len(a); c++ {
			a[c], b[c] = b[c], a[c]
		}
		return grids
	},
	"another unit": func(_ filledForms, grids [][][]string, at, line int) [][][]string {
		for _, row := range grids[at][1:] {
			for c := 1; c < len(row); c++ {
				row[c] += []string{"000", "0000"}[line%2]
			}
		}
		return grids
	},
	"a row left out": func(_ filledForms, grids [][][]string, at, line int) [][][]string {
		grids[at] = slices.Delete(grids[at], 1+line, 2+line)
		return grids
	},
}

// Forms that another adds up are left in peace, also where one of them is there twice.
func TestFormsThatAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		grids := drawForms(t).grids()
		if rapid.Bool().Draw(t, "twice") {
			grids = append(grids, grids[0])
		}
		assert.Empty(t, betweenTables(true, grids...))
	})
}

// A slip that goes through a whole form is one finding, or several of one group, whichever
// form it is.
func TestSlipsOfWholeForms(t *testing.T) {
	for name, slip := range formSlips {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				f := drawForms(t)
				at := rapid.IntRange(0, len(f.forms)-1).Draw(t, "form")
				found := betweenTables(true, slip(f, f.grids(), at, rapid.IntRange(0, len(f.items)-1).Draw(t, "line"))...)
				if assert.NotEmpty(t, found) {
					for _, x := range found {
						assert.Equal(t, "cross-table-mismatch", x.Rule.ID)
						assert.Equal(t, found[0].Group, x.Group)
					}
				}
			})
		})
	}
}
