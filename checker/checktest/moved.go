package checktest

import (
	"slices"
	"strings"
)

// Fixture is the allocation as a fixture that expects nothing.
func (a Allocation) Fixture(typed bool) Fixture {
	return Fixture{Name: "allocation", Grid: a.Grid, Typed: typed}
}

// With is the allocation with another text in one cell.
func (a Allocation) With(at Spot, text string) Allocation {
	grid := make([][]string, len(a.Grid))
	for r := range grid {
		grid[r] = slices.Clone(a.Grid[r])
	}
	grid[at.Row][at.Col] = text
	return Allocation{Grid: grid, Sums: a.Sums}
}

// Shuffled puts the columns behind the first into a new order; order names the
// old column of each new one.
func (a Allocation) Shuffled(order []int) Allocation {
	to := make([]int, len(order))
	for i, old := range order {
		to[old] = i
	}
	out := a.moved(func(s Spot) Spot { return Spot{s.Row, to[s.Col]} })
	out.Grid = make([][]string, len(a.Grid))
	for r := range a.Grid {
		for _, old := range order {
			out.Grid[r] = append(out.Grid[r], a.Grid[r][old])
		}
	}
	return out
}

// Transposed exchanges rows and columns.
func (a Allocation) Transposed() Allocation {
	out := a.moved(func(s Spot) Spot { return Spot{s.Col, s.Row} })
	out.Grid = make([][]string, len(a.Grid[0]))
	for c := range out.Grid {
		for r := range a.Grid {
			out.Grid[c] = append(out.Grid[c], a.Grid[r][c])
		}
	}
	return out
}

func (a Allocation) moved(to func(Spot) Spot) Allocation {
	out := Allocation{Sums: make([]Sum, len(a.Sums))}
	for i, s := range a.Sums {
		out.Sums[i].Total = to(s.Total)
		for _, p := range s.Parts {
			out.Sums[i].Parts = append(out.Sums[i].Parts, Part{to(p.Spot), p.Weight})
		}
	}
	return out
}

// String is the grid as a fixture writes it.
func (a Allocation) String() string {
	var b strings.Builder
	for _, row := range a.Grid {
		b.WriteString(strings.Join(row, " | ") + "\n")
	}
	return b.String()
}
