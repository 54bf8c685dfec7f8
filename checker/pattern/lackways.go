package pattern

// This file reads from one position which parts of a sum may be those that its total lacks.

// oneTo are the parts of a sum that have a figure in one position.
func (f *finder) oneTo(h Hypothesis, pos int, x int64) (out [][]int) {
	for i, l := range h.Parts {
		if f.Val(f.Index(l.Index, pos)) == x {
			out = append(out, []int{i})
		}
	}
	return out
}

// runTo are the runs of a sum's parts that come to a figure in one position, of which nothing is
// less than zero; none if there are many. Above a run stands what it breaks down, and beside that
// something else is added.
func (f *finder) runTo(h Hypothesis, pos int, x int64) (out [][]int) {
	value := func(i int) int64 { return f.Val(f.Index(h.Parts[i].Index, pos)) }
	if x < 0 {
		return nil
	}
	from, sum := 1, int64(0)
	for to := 1; to < len(h.Parts); to++ {
		if value(to) < 0 {
			return nil
		}
		for sum += value(to); sum > x; from++ {
			sum -= value(from)
		}
		if sum < x || to == from || len(h.Parts)-(to+1-from) < 2 {
			continue
		}
		if len(out) == lackWays {
			return nil
		}
		out = append(out, placesOf(from, to+1))
	}
	return out
}

// fewTo are the parts of a sum that come to a figure in one position: one, two, or all but the
// first; none if there are many ways.
func (f *finder) fewTo(h Hypothesis, pos int, x int64) (out [][]int) {
	rest := -f.Val(f.Index(h.Parts[0].Index, pos))
	pairs := len(h.Parts) <= awayPairs
	for i, l := range h.Parts {
		a := f.Val(f.Index(l.Index, pos))
		if rest += a; a == 0 {
			continue
		}
		if a == x {
			out = append(out, []int{i})
		}
		for j := 0; pairs && j < i; j++ {
			if b := f.Val(f.Index(h.Parts[j].Index, pos)); b != 0 && a+b == x {
				out = append(out, []int{j, i})
			}
		}
		if len(out) > lackWays {
			return nil
		}
	}
	if rest == x && len(h.Parts) > 3 {
		out = append(out, placesOf(1, len(h.Parts)))
	}
	return out
}

// placesOf are the places from one up to another.
func placesOf(from, to int) (out []int) {
	for i := from; i < to; i++ {
		out = append(out, i)
	}
	return out
}
