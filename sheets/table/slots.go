package table

// This file tells columns apart by the order in which they are met.

// slots gives every column that is met a small number, so that what is counted
// for it can stand in a slice.
type slots struct {
	at   []int32 // by column: 1 + its number, 0 if not met
	cols []int   // in the order of their numbers
}

// slots are taken from the grid and given back with done, because a sheet can
// have very many blocks and very wide ones. They begin with the given columns.
func (g *grid) slots(cols ...int) *slots {
	var s *slots
	if n := len(g.spare); n > 0 {
		s, g.spare = g.spare[n-1], g.spare[:n-1]
	} else {
		s = &slots{at: make([]int32, g.width+1)}
	}
	for _, c := range cols {
		s.of(c)
	}
	return s
}

func (g *grid) done(s *slots) {
	for _, c := range s.cols {
		s.at[c] = 0
	}
	s.cols = s.cols[:0]
	g.spare = append(g.spare, s)
}

// of is the number of a column, and whether it is a new one.
func (s *slots) of(col int) (int, bool) {
	if n := s.at[col]; n > 0 {
		return int(n) - 1, false
	}
	s.cols = append(s.cols, col)
	s.at[col] = int32(len(s.cols))
	return len(s.cols) - 1, true
}

// seen is the number of a column, or -1 if it has none.
func (s *slots) seen(col int) int { return int(s.at[col]) - 1 }
