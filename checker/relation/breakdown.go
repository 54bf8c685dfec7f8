package relation

// This file finds rows that break the row above them down, although nothing marks them as its
// parts and they need not come to it: manufacturing, its industries as far as they are told,
// construction, and all of them below one total. They are what the total is less than its list.

// breakdown is the run of a sum's parts that comes to what the total lacks in every position but
// one at most, and that stands below a part that it may break down; nothing if there is none, or
// more than one.
func (f *finder) breakdown(h hypothesis) (from, to int) {
	looked := 0
	for _, pos := range f.sample {
		lacks := -f.off(h.total, h.parts, pos)
		if lacks <= 0 {
			continue
		}
		if from, to = f.breakdownIn(h, pos, lacks); from < to {
			return from, to
		}
		if looked++; looked > breakdownFails {
			break
		}
	}
	return 0, 0
}

const (
	priceBreakdown  = 3.0 // of how many rows break a part down, besides which part
	breakdownFails  = 1   // positions in which a slip may hide what the total lacks
	breakdownsTried = 8   // runs that come to it, before it says nothing that one does
)

// breakdownIn looks for the run in one position, of which nothing is less than zero.
func (f *finder) breakdownIn(h hypothesis, pos int, lacks int64) (from, to int) {
	value := func(i int) int64 { return f.val(f.index(h.parts[i].Index, pos)) }
	start, sum, tried := 1, int64(0), 0
	for end := 1; end < len(h.parts); end++ {
		if value(end) < 0 {
			return 0, 0
		}
		for sum += value(end); sum > lacks; start++ {
			sum -= value(start)
		}
		if sum < lacks || end == start || len(h.parts)-(end+1-start) < 2 {
			continue
		}
		if tried++; tried > breakdownsTried {
			return 0, 0
		}
		switch {
		case !f.breaksDown(h, start, end+1):
		case from < to && from != start:
			return 0, 0
		default:
			from, to = start, end+1
		}
	}
	return from, to
}

// breaksDown says whether a run of a sum's parts is what the total lacks, and about what the part
// above it has, or at least half, in each position but one that a slip may be in. Where it is just
// that everywhere, the part is a subtotal, which is found as such.
func (f *finder) breaksDown(h hypothesis, from, to int) bool {
	if h.parts[to-1].Index-h.parts[from-1].Index != to-from {
		return false
	}
	fails, subtotal := 0, true
	for _, pos := range f.sample {
		sum := int64(0)
		for _, l := range h.parts[from:to] {
			sum += f.val(f.index(l.Index, pos))
		}
		whole := f.val(f.index(h.parts[from-1].Index, pos))
		rounding := int64(to-from) * f.one()
		if f.off(h.total, h.parts, pos) != -sum || sum > whole+whole/10+rounding || 2*sum < whole-rounding {
			if fails++; fails > breakdownFails {
				return false
			}
		}
		subtotal = subtotal && sum == whole
	}
	return !subtotal
}
