package between

import (
	"math/rand/v2"
	"slices"
	"sync"

	"crossfoot/checker/name"
	"crossfoot/checker/relation"
)

// This file matches lines of other names by the figures that they share.

const (
	guessBits  = 8.0  // what figures must say for two lines to be one by other names
	guessLines = 8    // lines that may have a figure in one position for it to lead to them
	guessAlike = 0.45 // how much names of one item have in common, at least
)

// guess matches lines of other names by the figures that they share in the lines
// that are matched across them, if their names do not speak against it: an item in
// other words; a district's column, and what the district's own table says in all.
func (l *alignment) guess(names *name.Names, axis relation.Axis) (out []match) {
	across := l.matches[1-axis]
	leftA, leftB := l.left(axis)
	if len(across) < 2 || len(leftA) == 0 || len(leftB) == 0 {
		return nil
	}
	at := l.figuresOf(axis, leftB)
	defer at.release()
	best := map[int]match{} // by line of b
	score := map[int]float64{}
	said, some := make([]float64, len(l.b.lines[l.axis(axis)])), []int(nil) // by line of b
	var lines []int32
	for _, i := range leftA {
		for k, pos := range across {
			f := l.a.at(axis, i, pos.a)
			digits, zeros, ok := coefficient(f)
			if !ok {
				continue
			}
			if lines = at.having(lines[:0], k, number{digits, zeros}); len(lines) > guessLines {
				continue
			}
			for _, j := range lines {
				if said[j] == 0 {
					some = append(some, int(j))
				}
				said[j] += bitsOf(digits, zeros)
			}
		}
		slices.Sort(some)
		to, most := -1, guessBits
		for _, j := range some {
			if said[j] > most && l.maybe(names, axis, i, j) {
				to, most = j, said[j]
			}
			said[j] = 0
		}
		some = some[:0]
		if to >= 0 && most > score[to] {
			best[to], score[to] = match{a: i, b: to, guessed: true}, most
		}
	}
	for _, j := range leftB {
		if m, ok := best[j]; ok {
			out = append(out, m)
		}
	}
	return out
}

// left are the lines of both tables that are not matched.
func (l *alignment) left(axis relation.Axis) (a, b []int) {
	inA, inB := make([]bool, len(l.a.lines[axis])), make([]bool, len(l.b.lines[l.axis(axis)]))
	for _, m := range l.matches[axis] {
		inA[m.a], inB[m.b] = true, true
	}
	return unset(inA), unset(inB)
}

// unset are the indexes of what is false.
func unset(list []bool) (out []int) {
	for i, set := range list {
		if !set {
			out = append(out, i)
		}
	}
	return out
}

// figuresAt are figures of lines of b in the matched positions, where each is soon found:
// a hash table with chains. Its memory is used again for the next two tables.
type figuresAt struct {
	heads []int32 // by hash: the first of a chain, plus 1
	all   []figureAt
	shift int // of a hash, to the bits that count
}

// figureAt is one of them.
type figureAt struct {
	number
	pos, line int32
	next      int32 // in its chain, plus 1
}

var figuresPool = sync.Pool{New: func() any { return &figuresAt{} }}

func (s *figuresAt) release() { figuresPool.Put(s) }

// figuresOf are the figures of some lines of b in the matched positions, in the unit of a.
func (l *alignment) figuresOf(axis relation.Axis, lines []int) *figuresAt {
	across := l.matches[1-axis]
	s := figuresPool.Get().(*figuresAt)
	s.clear(len(lines) * len(across))
	for _, j := range lines {
		for k, pos := range across {
			if digits, zeros, ok := coefficient(l.b.at(l.axis(axis), j, pos.b)); ok {
				s.add(number{digits, zeros + int(l.shift)}, k, j)
			}
		}
	}
	return s
}

// clear makes room for so many figures.
func (s *figuresAt) clear(most int) {
	width := 1
	for 1<<width < most {
		width++
	}
	s.shift = 64 - width
	s.heads = slices.Grow(s.heads[:0], 1<<width)[:1<<width]
	clear(s.heads)
	s.all = slices.Grow(s.all[:0], most)
}

func (s *figuresAt) add(n number, pos, line int) {
	head := &s.heads[s.hash(n, pos)]
	s.all = append(s.all, figureAt{number: n, pos: int32(pos), line: int32(line), next: *head})
	*head = int32(len(s.all))
}

// having adds the lines that have a figure in a position.
func (s *figuresAt) having(to []int32, pos int, n number) []int32 {
	for k := s.heads[s.hash(n, pos)]; k != 0; k = s.all[k-1].next {
		if x := &s.all[k-1]; x.number == n && x.pos == int32(pos) {
			to = append(to, x.line)
		}
	}
	return to
}

// hash is a multiply-shift hash (Dietzfelbinger and others, Journal of Algorithms 25, 1997).
// Its factors are drawn for each run, so that no table can be made slow by its figures.
func (s *figuresAt) hash(n number, pos int) uint64 {
	return (uint64(n.digits)*factors[0] + uint64(n.zeros)*factors[1] + uint64(pos)*factors[2]) >> s.shift
}

var factors = [...]uint64{rand.Uint64() | 1, rand.Uint64() | 1, rand.Uint64() | 1}

// maybe says whether two lines of other names can be the same.
func (l *alignment) maybe(names *name.Names, axis relation.Axis, i, j int) bool {
	a, b := l.a.lines[axis][i], l.b.lines[l.axis(axis)][j]
	if a.key != "" && b.key != "" && (name.Alike(a.key, b.key) >= guessAlike || name.Mistyped(a.key, b.key)) {
		return true
	}
	return l.b.stands(names, l.axis(axis), j, l.a, axis, i) || l.a.stands(names, axis, i, l.b, l.axis(axis), j)
}

// stands says whether a line of a table stands for all of it, its total or its only one, and
// the table is about what a line of another one is called. The name may be written wrong, if
// it is not that of another line. Where the other table is about one line of this one, as the
// sheet of one item is that lists the districts, that line stands for all that both can say.
func (v *View) stands(names *name.Names, axis relation.Axis, i int, of *View, along relation.Axis, line int) bool {
	other := of.lines[along][line]
	if other.key == "" || v.total[axis] != i && len(v.lines[axis]) > 1 && !of.isAbout(names, v.lines[axis][i].text) {
		return false
	}
	if v.isAbout(names, other.text) {
		return true
	}
	subject := v.subject(names, of, along)
	return subject == line || subject < 0 && v.isNearly(other.key)
}
