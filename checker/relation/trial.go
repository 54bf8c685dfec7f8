package relation

// This file tells soon what a line cannot run by.

// runProbes is how many steps of a line are looked at first.
const runProbes = 8

// trial is a few of the steps of a line, in which the lines around it are looked at first,
// so that most of what it could run by is soon ruled out.
type trial struct {
	view
	line, from, to int // and the lines around it
	steps          int
	grows          [runProbes]int64 // by how much the line grows
	at             [runProbes]int   // where the figures of the lines around it begin
}

// fill makes it the trial of a line. It is false where the line does not change.
func (t *trial) fill(line int, order []int) bool {
	t.line, t.from, t.to, t.steps = line, max(0, line-runNear), min(t.lines, line+runNear+1), 0
	stride := max(1, (len(order)-1)/runProbes)
	for i := 1; i < len(order) && t.steps < runProbes; i += stride {
		if d := t.val(t.index(line, order[i])) - t.val(t.index(line, order[i-1])); d != 0 {
			t.grows[t.steps], t.at[t.steps] = d, t.index(t.from, order[i])
			t.steps++
		}
	}
	return 2*t.steps >= min(runHeld, len(order)/stride)
}

// needed is in how many of the steps what a line runs by has to hold.
func (t *trial) needed() int { return max(2, (t.steps+2)/3) }

// any says whether anything at all may be likely: so early, some line or two have to come
// to what the line grows by. Mostly none does, which the last 16 bits of the figures show.
func (t *trial) any() bool {
	for n, grows := range t.grows[:max(0, t.steps-t.needed()+1)] {
		var a, b fours // of every second line, but for the line itself: no more than four each
		at := t.at[n]
		for i := t.from; i < t.to; i++ {
			if a, b = b, a; i != t.line {
				b = b<<16 | fours(uint16(t.val(at)))
			}
			at += t.byLine
		}
		g := uint16(grows)
		if either(a, b, g) || either(a, b, -g) {
			return true
		}
		for x, y := a, b; x|y != 0; x, y = x>>16, y>>16 {
			if either(a, b, uint16(x)-g) || either(a, b, uint16(y)-g) {
				return true
			}
		}
	}
	return false
}

// fours are four numbers of 16 bits each.
type fours uint64

// either says whether a number is among these or those: then some bits are all zero once
// the number's are taken off (Lamport, Multiple byte processing with full-word
// instructions, CACM 1975).
func either(these, those fours, x uint16) bool {
	const lowest, highest = 0x0001_0001_0001_0001, 0x8000_8000_8000_8000
	these, those = these^fours(x)*lowest, those^fours(x)*lowest
	return ((these-lowest)&^these|(those-lowest)&^those)&highest != 0
}

// likely says whether one line, and another unless its weight is 0, add what the line
// grows by in a third of the steps.
func (t *trial) likely(i, wi, k, wk int) bool {
	i, k = (i-t.from)*t.byLine, (k-t.from)*t.byLine
	missing := t.needed()
	for n := range t.steps {
		switch at := t.at[n]; {
		case int64(wi)*t.val(at+i)+int64(wk)*t.val(at+k) == t.grows[n]:
			missing--
		case missing > t.steps-n-1:
			return false
		}
	}
	return missing <= 0
}
