package table

// This file cuts a sheet into blocks that each hold one table: first side by
// side, then one above the other, then side by side again.

// tally counts the classes of the cells in one column of a region.
type tally struct {
	words, figures, numbers int // figures include numbers
}

func (r region) tallies() map[int]*tally {
	out := map[int]*tally{}
	for _, s := range r.lines {
		for i := s.from; i < s.to; i++ {
			c := int(r.sheet.Cells[i].Col)
			t := out[c]
			if t == nil {
				t = &tally{}
				out[c] = t
			}
			switch k := r.class[i]; {
			case k == word || k == moment:
				t.words++
			case k.figural():
				t.figures++
				if k != mark {
					t.numbers++
				}
			}
		}
	}
	return out
}

// figural says whether the column is one of figures rather than of words. A few
// words are heads.
func (t *tally) figural() bool { return t != nil && t.figures > 0 && t.figures >= t.words }

// beside cuts a region at an empty column where both sides are tables of their
// own: each has words in its first column and numbers further right, and the
// words are not the same on both sides (then the right is a continuation).
func (r region) beside() []region {
	counts := r.tallies()
	for c := r.left + 1; c < r.right; c++ {
		if counts[c] != nil {
			continue
		}
		next := c + 1
		for counts[next] == nil && next < r.right {
			next++
		}
		if r.standsAlone(counts, r.left, c-1) && r.standsAlone(counts, next, r.right) && !r.sameWords(counts, c, next) {
			return append([]region{r.cut(r.left, c-1)}, r.cut(next, r.right).beside()...)
		}
		c = next
	}
	return []region{r}
}

// standsAlone says whether the columns left..right could be a table: one of the
// first holds words in most rows, and a later one numbers.
func (r region) standsAlone(counts map[int]*tally, left, right int) bool {
	names := 0 // in the first column of words, which a running number may precede
	for c, filled := left, 0; c <= right && filled < 3; c++ {
		t := counts[c]
		if t == nil {
			continue
		}
		filled++
		if names == 0 && t.words >= 3 && !t.figural() {
			names = t.words
		}
	}
	if names == 0 {
		return false
	}
	for c := left + 1; c <= right; c++ {
		if t := counts[c]; t.figural() && t.numbers >= 2 && 2*t.figures >= names-3 {
			return true
		}
	}
	return false
}

// sameWords says whether the first columns on both sides of a gap say the same
// in most of their rows.
func (r region) sameWords(counts map[int]*tally, gap, next int) bool {
	first := r.left
	for counts[first] == nil || counts[first].words == 0 {
		if first++; first >= gap {
			return false
		}
	}
	same, both := 0, 0
	for _, s := range r.lines {
		var a, b string
		for i := s.from; i < s.to; i++ {
			switch int(r.sheet.Cells[i].Col) {
			case first:
				a = r.text(i)
			case next:
				b = r.text(i)
			}
		}
		if a != "" && b != "" {
			both++
			if a == b {
				same++
			}
		}
	}
	return both > 0 && 2*same > both
}

// block is a run of a region's lines that holds one table: what stands above
// its heads, its heads, and its body, which starts with a row of figures.
type block struct {
	region
	head, body int // indexes into lines: [0,head) titles, [head,body) heads
}

// stack cuts a region into blocks, one above the other. A new block starts where
// a row of heads follows figures, unless it repeats the heads that are already
// in force.
func (r region) stack() []block {
	counts := r.tallies()
	var out []block
	start, head, body := 0, -1, -1 // of the block being read
	last, held := -1, 0            // last row of figures, and how many it held
	var heads []int                // rows of heads in force
	flush := func(end int) {
		if body >= 0 {
			if head < 0 || head > body {
				head = body
			}
			out = append(out, block{region: r.part(start, end), head: head - start, body: body - start})
		}
		start, head, body, last, held, heads = end, -1, -1, -1, 0, nil
	}
	for i := range r.lines {
		switch kind := r.kind(counts, i, held, head >= 0); {
		case kind == figures:
			if body < 0 {
				body = i
			}
			last, held = i, r.figuresIn(i)
		case kind == heading && body < 0:
			if head < 0 {
				head = i
			}
			heads = append(heads, i)
		case kind == heading && !r.repeats(heads, i):
			flush(last + 1)
			head, heads = i, []int{i}
		}
	}
	flush(len(r.lines))
	return out
}

// rowKind is what one row is for a table.
type rowKind uint8

const (
	lone    rowKind = iota // one text: a title, a section heading, a note
	heading                // several words or years, no figures
	figures
)

// kind tells what a row is. Numbers that only count the columns, and years, are
// heads above a table's body and figures in it. before is how many figures the
// last row of figures held, 0 above the body.
func (r region) kind(counts map[int]*tally, line, before int, headed bool) rowKind {
	s := r.lines[line]
	words, over, years, others := 0, 0, 0, 0
	for i := s.from; i < s.to; i++ {
		k := r.class[i]
		switch inFigures := counts[int(r.sheet.Cells[i].Col)].figural(); {
		case k == year:
			years++
		case k.figural() && inFigures:
			others++
		default:
			words++
			if inFigures {
				over++
			}
		}
	}
	above := before == 0
	switch {
	case others > 0 && !(above && r.counting(line)):
		return figures
	case others > 0:
		return heading
	case years > 0 && (above && headed && years == 1 && words == 1 || !above && over == 0):
		return figures
	case years > 0:
		return heading
	case words > 1 && (above || 3*over >= before && over > 0):
		return heading
	}
	return lone
}

// counting says whether a row's numbers only count its columns: 1, 2, 3, …
func (r region) counting(line int) bool {
	s := r.lines[line]
	n, first, prev := 0, int64(0), int64(0)
	for i := s.from; i < s.to; i++ {
		if !r.class[i].figural() {
			continue
		}
		v, ok := r.figs[i].At(0)
		if !ok || r.figs[i].IsZero() || r.class[i] == mark {
			return false
		}
		if n == 0 {
			first = v
		} else if v != prev+1 && !(n == 1 && v == first) {
			return false
		}
		prev = v
		n++
	}
	return n >= 3 && (first == 1 || n >= 5 && first < 10)
}

// repeats says whether a row's words are mostly those of the heads in force.
func (r region) repeats(heads []int, line int) bool {
	known := map[string]bool{}
	for _, h := range heads {
		for i := r.lines[h].from; i < r.lines[h].to; i++ {
			known[r.text(i)] = true
		}
	}
	same, all := 0, 0
	for i := r.lines[line].from; i < r.lines[line].to; i++ {
		all++
		if known[r.text(i)] {
			same++
		}
	}
	return 2*same >= all && same > 0
}

func (r region) figuresIn(line int) int {
	n := 0
	for i := r.lines[line].from; i < r.lines[line].to; i++ {
		if r.class[i].figural() {
			n++
		}
	}
	return max(n, 1)
}
