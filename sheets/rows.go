package sheets

// RowRuns collects what a file says of its rows, run by run from the top.
type RowRuns []rowRun

type rowRun struct {
	from, to int
	Line
}

// Add notes a run of rows below those before it. One of plain rows is left out.
func (r *RowRuns) Add(from, to int, line Line) {
	runs := *r
	switch last := len(runs) - 1; {
	case line == Line{}:
	case last >= 0 && runs[last].to == from-1 && runs[last].Line == line:
		runs[last].to = to
	default:
		*r = append(runs, rowRun{from, to, line})
	}
}

// Arrange puts a sheet in order once its cells and merges are read, and gives it what was
// said of its rows. Before are the rows of which something is said in sheets before it:
// they count against the limit of cells.
func (r RowRuns) Arrange(s *Sheet, limits Limits, before int) (err error) {
	if s.Merges, err = ArrangeMerges(s.Merges); err != nil {
		return err
	}
	rows, ok := r.Lines(s, limits.Cells-before)
	if !ok {
		return Beyond(LimitCells, "the workbook says of more than %d rows how they are shown", "工作簿中设置了显示方式的行超过 %d 行", limits.Cells)
	}
	s.Rows = rows
	return nil
}

// Lines are what is said of the rows of a sheet, as far down as it holds cells and
// merges: a run below them may be a claim of a million rows. It says false if there are
// more of them than most.
func (r RowRuns) Lines(s *Sheet, most int) (map[int]Line, bool) {
	last := 0
	if n := s.Cells.Len(); n > 0 {
		last = s.Cells.Row(n - 1)
	}
	for _, m := range s.Merges {
		last = max(last, m.Bottom)
	}
	var lines map[int]Line
	for _, run := range r {
		to := min(run.to, last)
		if to-run.from+1 > most-len(lines) {
			return nil, false
		}
		for row := run.from; row <= to; row++ {
			if lines == nil {
				lines = map[int]Line{}
			}
			lines[row] = run.Line
		}
	}
	return lines, true
}
