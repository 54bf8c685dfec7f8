package running

import "crossfoot/checker/matrix"

// This file tells soon what a line cannot run by.

// runProbes is how many steps of a line are looked at first.
const runProbes = 8

// trial is a few of the steps of a line, in which the lines around it are looked at first,
// so that most of what it could run by is soon ruled out.
type trial struct {
	matrix.View
	line, from, to int // and the lines around it
	steps          int
	grows          [runProbes]int64 // by how much the line grows
	at             [runProbes]int   // where the figures of the lines around it begin
	run            Run              // what is tried, used again
}

// fill makes it the trial of a line. It is false where the line does not change.
func (t *trial) fill(line int, order []int32) bool {
	t.line, t.from, t.to, t.steps = line, max(0, line-runNear), min(t.Lines, line+runNear+1), 0
	stride := max(1, (len(order)-1)/runProbes)
	first, above := t.Index(line, 0), (line-t.from)*t.ByLine
	for i := 1; i < len(order) && t.steps < runProbes; i += stride {
		now := first + int(order[i])*t.ByPosition
		if d := t.Val(now) - t.Val(first+int(order[i-1])*t.ByPosition); d != 0 {
			t.grows[t.steps], t.at[t.steps] = d, now-above
			t.steps++
		}
	}
	return 2*t.steps >= min(runHeld, len(order)/stride)
}

// needed is in how many of the steps what a line runs by has to hold.
func (t *trial) needed() int { return max(2, (t.steps+2)/3) }

// any says whether anything at all may be likely: in as many of the steps as are needed,
// some line or two have to come to what the line grows by. Mostly they do not, which the
// last 16 bits of the figures show.
func (t *trial) any() bool {
	missing := t.needed()
	for n, grows := range t.grows[:t.steps] {
		if missing > t.steps-n {
			return false
		}
		if above, below := t.around(t.at[n]); amounts(above, below, uint16(grows)) {
			missing--
		}
	}
	return missing <= 0
}

// around are the figures of the lines above and below the one that is tried, where those
// of them all begin: no more than four each.
func (t *trial) around(at int) (above, below fours) {
	for range t.line - t.from {
		above = above<<16 | fours(uint16(t.Val(at)))
		at += t.ByLine
	}
	for range t.to - t.line - 1 {
		at += t.ByLine
		below = below<<16 | fours(uint16(t.Val(at)))
	}
	return above, below
}

// amounts says whether one of some figures, or one less another, may come to an amount or
// its opposite. Lines that are not there are zero, which changes nothing.
func amounts(a, b fours, g uint16) bool {
	if either(a, b, g) || either(a, b, -g) {
		return true
	}
	for x, y := a, b; x|y != 0; x, y = x>>16, y>>16 {
		if either(a, b, uint16(x)-g) || either(a, b, uint16(y)-g) {
			return true
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
	i, k = (i-t.from)*t.ByLine, (k-t.from)*t.ByLine
	missing := t.needed()
	for n := range t.steps {
		switch at := t.at[n]; {
		case int64(wi)*t.Val(at+i)+int64(wk)*t.Val(at+k) == t.grows[n]:
			missing--
		case missing > t.steps-n-1:
			return false
		}
	}
	return missing <= 0
}
