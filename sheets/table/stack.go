package table

import "slices"

// block is a run of a region's lines that holds one table: what stands above
// its heads, its heads, and its body, which starts with a row of figures.
type block struct {
	region
	kinds      []rowKind // of each line
	head, body int       // indexes into lines: [0,head) titles, [head,body) heads
	more       []int     // further lines of heads, below the first row of figures
}

// mostHeads is how many rows of heads are looked at; what stands above them is
// title.
const mostHeads = 24

// headFigures is how many rows of figures may stand among the heads: the points
// that can be had, the days of the columns.
const headFigures = 2

// stacker cuts a region into blocks, one above the other.
type stacker struct {
	region
	kinds []rowKind
	out   []block

	start, head, body int // of the block being read
	last, held        int // last row of figures, and how many it held
	filled            int // rows of figures
	more              []int
	heads             map[string][]int // the texts of the heads in force, and where they stand
}

// stack cuts a region into blocks, one above the other. A new block starts where
// a row of heads follows figures, unless it repeats the heads that are already
// in force and the rows go on, or comes so soon that the figures above it must be part of the heads.
func (r region) stack(t *tallies) []block {
	s := &stacker{region: r, kinds: make([]rowKind, len(r.lines))}
	s.begin(0)
	for i := range r.lines {
		apart := i > 0 && (s.kinds[i-1] != figures || r.lines[i].row() > r.lines[i-1].row()+1)
		k, held := r.kind(t, i, s.held, s.head >= 0, apart)
		if k == yearly {
			k = figures
			if s.repeats(i) {
				k = heading
			}
		}
		s.kinds[i] = k
		switch {
		case k == figures:
			if s.body < 0 {
				s.body = i
			}
			s.last, s.held = i, max(held, 1)
			s.filled++
		case k != heading:
		case s.body < 0:
			if s.head < 0 {
				s.head = i
			}
		case s.repeats(i) && !s.restarts(i):
		case s.filled <= headFigures && r.lines[i].row() <= r.lines[s.last].row()+1 && len(s.more) < mostHeads:
			s.more = append(s.more, i)
		default:
			s.flush(s.last + 1)
			s.head = i
		}
	}
	s.flush(len(r.lines))
	return s.out
}

func (s *stacker) begin(line int) {
	s.start, s.head, s.body, s.last, s.held, s.filled = line, -1, -1, -1, 0, 0
	s.more, s.heads = nil, nil
}

// flush ends the block before a line.
func (s *stacker) flush(end int) {
	if s.body >= 0 {
		head := s.head
		if head < 0 || head > s.body {
			head = s.body
		}
		head = max(head, s.body-mostHeads)
		b := block{region: s.part(s.start, end), kinds: s.kinds[s.start:end], head: head - s.start, body: s.body - s.start}
		for _, i := range s.more {
			b.more = append(b.more, i-s.start)
		}
		s.out = append(s.out, b)
	}
	s.begin(end)
}

// restarts says whether a new table begins with heads that are there already: a title stands
// before them, and the rows begin and end as those above do. There are no more such heads, and
// nothing comes behind: that may be what several sections come to.
func (s *stacker) restarts(line int) bool {
	if line+1 == len(s.lines) || !slices.Contains(s.kinds[s.last+1:line], lone) || slices.Contains(s.kinds[s.body:line], heading) {
		return false
	}
	last := len(s.lines) - 1
	for last > line+1 && s.lines[last].to()-s.lines[last].from() < 2 { // notes
		last--
	}
	for n := line + 1; n <= last; n++ {
		if s.repeats(n) {
			return false
		}
	}
	return last > line+1 && s.begins(s.body) == s.begins(line+1) && s.begins(s.last) == s.begins(last)
}

// begins is the first text of a line.
func (s *stacker) begins(line int) string { return s.text(s.lines[line].from()) }

// repeats says whether a row's words are mostly those of the heads in force, and
// none of them has moved to another column, which makes a new table.
func (s *stacker) repeats(line int) bool {
	if s.heads == nil {
		s.heads = map[string][]int{}
		for n := max(s.start, s.body-mostHeads); n < s.body; n++ {
			if s.kinds[n] == heading {
				for i := s.lines[n].from(); i < s.lines[n].to(); i++ {
					text := s.text(i)
					s.heads[text] = append(s.heads[text], s.col(i))
				}
			}
		}
	}
	same, all := 0, 0
	for i := s.lines[line].from(); i < s.lines[line].to(); i++ {
		all++
		cols := s.heads[s.text(i)]
		if slices.Contains(cols, s.col(i)) {
			same++
		} else if len(cols) > 0 {
			return false
		}
	}
	return 2*same >= all && same > 0
}
