package rules

import (
	"iter"
	"slices"
	"strings"

	"crossfoot/checker/says"
	"crossfoot/sheets/lazy"
	"crossfoot/sheets/table"
)

// This file reads the running numbers of a table: those in a column of their own, or
// in a row where the items stand side by side, and those in front of labels.

// numbering is what is numbered in one style in a row or a column: 一, 二, 三.
type numbering struct {
	head  string
	alone bool // the numbers have cells of their own
	said  bool // under a head that announces them
	runs  []run
}

// numberings are the running numbers of a table.
func numberings(t *table.Table) (out []*numbering) {
	l := tableLayout{t}
	for _, c := range t.Serials {
		if l.runsOn(c.Col) {
			continue // nearly all do, and that is quick to tell
		}
		said := slices.ContainsFunc(c.Head, table.SaysSerial)
		if said || len(c.Head) == 0 && c.Col == t.Range.Left && len(t.Labels) > 0 {
			out = append(out, readNumbers(l.down(c.Col, true), numbering{head: c.Name(), alone: true, said: said})...)
		}
	}
	for _, c := range t.Labels {
		if !l.mayNumber(c.Col) {
			continue
		}
		said := slices.ContainsFunc(c.Head, table.SaysSerial)
		out = append(out, readNumbers(l.down(c.Col, said), numbering{head: c.Name(), alone: said, said: said})...)
	}
	for _, line := range l.above() {
		spots, head := l.across(line)
		out = append(out, readNumbers(slices.Values(spots), numbering{head: head, alone: head != "", said: head != ""})...)
	}
	return out
}

// readNumbers sorts the numbers of a row or a column by their style, and by what
// stands in front of their last place. All are like a numbering without any yet.
func readNumbers(spots iter.Seq[spot], like numbering) []*numbering {
	r := numberReader{like: like, series: map[seriesKey]*series{}, byStyle: map[string]int{}, seen: map[string]bool{}}
	for s := range spots {
		n, ok := table.NumberOf(s.text, like.alone)
		if ok && (like.alone || n.Rest != "") {
			r.read(s, n)
		} else {
			r.pass(s)
		}
	}
	return r.out
}

// numberReader sorts numbers as they come.
type numberReader struct {
	like    numbering
	out     []*numbering
	series  map[seriesKey]*series
	byStyle map[string]int  // the place of its numbering
	seen    map[string]bool // numbers, and those in front of last places
	passed  passed
	last    seriesKey   // of the number before
	without []*numbered // items without a number since then
}

// seriesKey is how the numbers of a series are written, and what stands in front of their last place.
type seriesKey struct{ style, under string }

// series is the run that goes on with numbers of one kind.
type series struct {
	numbering, run int
	passed         passed // at its last number
}

// passed is how much that is no number has been passed: what ends a series, and what may be a number
// of it that cannot be read.
type passed struct{ breaks, blurs int }

// pass takes in what is no number.
func (r *numberReader) pass(s spot) {
	switch {
	case s.within || s.text == "" && s.item == "":
	case s.text == "" && s.hidden, r.like.alone && len(s.text) <= codeLength && strings.ContainsAny(s.text, "0123456789"):
		r.passed.blurs++
	case s.text == "" && says.Ordinary(s.item):
		r.without = append(r.without, &numbered{ref: s.ref, item: s.item})
	default:
		r.passed.breaks++
	}
}

// of is the series to which a number belongs.
func (r *numberReader) of(key seriesKey) *series {
	if known := r.series[key]; known != nil {
		return known
	}
	at, known := r.byStyle[key.style]
	if !known {
		at = len(r.out)
		r.byStyle[key.style] = at
		like := r.like
		r.out = append(r.out, &like)
	}
	s := &series{numbering: at, run: len(r.out[at].runs), passed: r.passed}
	r.series[key] = s
	r.out[at].runs = append(r.out[at].runs, nil)
	return s
}

// read takes in a number.
func (r *numberReader) read(s spot, n table.Number) {
	key := seriesKey{n.Style, n.Under}
	in := r.of(key)
	list := &r.out[in.numbering].runs[in.run]
	x := &numbered{ref: s.ref, number: n, item: s.item, without: r.without}
	if !r.like.alone {
		x.item = n.Rest
	}
	r.without = nil
	if m := len(*list); m > 0 {
		before := (*list)[m-1]
		if n.Under != "" && before.number.N+1 == 10*n.N { // 1.10, stored as a number
			x.number.N = 10 * n.N
		}
		if before.number.N == x.number.N && (before.item == x.item || continued().MatchString(x.item)) {
			return // several rows of one item
		}
		x.apart = r.passed.breaks != in.passed.breaks || r.last != key
		x.blurred = r.passed.blurs != in.passed.blurs
	}
	if n.Under != "" && !r.seen[n.Under] { // 4.1 stands for 4
		r.seen[n.Under] = true
		r.passed.blurs++
	}
	r.seen[strings.Trim(n.With(n.N), "()")] = true
	in.passed, r.last = r.passed, key
	*list = append(*list, x)
}

// continued is what stands at an item that goes on from the page before.
var continued = lazy.Regexp(`(?i)\bcont(inued|['’]?d|\.)|[(（][续續]`)

// codeLength is how many bytes a text among running numbers has at most that may be
// one that cannot be read: 4-6, 7a.
const codeLength = 12
