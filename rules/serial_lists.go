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
			out = append(out, readNumbers(l.down(c.Col, true), c.Name(), true, said)...)
		}
	}
	for _, c := range t.Labels {
		if !l.mayNumber(c.Col) {
			continue
		}
		said := slices.ContainsFunc(c.Head, table.SaysSerial)
		out = append(out, readNumbers(l.down(c.Col, said), c.Name(), said, said)...)
	}
	for _, line := range l.above() {
		spots, head := l.across(line)
		out = append(out, readNumbers(slices.Values(spots), head, head != "", head != "")...)
	}
	return out
}

// readNumbers sorts the numbers of a row or a column by their style, and by what
// stands in front of their last place.
func readNumbers(spots iter.Seq[spot], head string, alone, said bool) (out []*numbering) {
	type key struct{ style, under string }
	type state struct {
		numbering, run int
		breaks, blurs  int // how many had been passed at its last number
	}
	states := map[key]*state{}
	byStyle := map[string]int{}
	seen := map[string]bool{}
	breaks, blurs := 0, 0
	var last key
	var without []*numbered
	for s := range spots {
		n, ok := table.NumberOf(s.text, alone)
		switch {
		case ok && (alone || n.Rest != ""):
		case s.within || s.text == "" && s.item == "":
			continue
		case s.text == "" && s.hidden, alone && len(s.text) <= codeLength && strings.ContainsAny(s.text, "0123456789"):
			blurs++
			continue
		case s.text == "" && says.Ordinary(s.item):
			without = append(without, &numbered{ref: s.ref, item: s.item})
			continue
		default:
			breaks++
			continue
		}
		k := key{n.Style, n.Under}
		st := states[k]
		if st == nil {
			at, known := byStyle[n.Style]
			if !known {
				at = len(out)
				byStyle[n.Style] = at
				out = append(out, &numbering{head: head, alone: alone, said: said})
			}
			st = &state{numbering: at, run: len(out[at].runs), breaks: breaks, blurs: blurs}
			states[k] = st
			out[at].runs = append(out[at].runs, nil)
		}
		list := &out[st.numbering].runs[st.run]
		x := &numbered{ref: s.ref, number: n, item: s.item, without: without}
		if !alone {
			x.item = n.Rest
		}
		without = nil
		if m := len(*list); m > 0 {
			before := (*list)[m-1]
			if n.Under != "" && before.number.N+1 == 10*n.N { // 1.10, stored as a number
				x.number.N = 10 * n.N
			}
			if before.number.N == x.number.N && (before.item == x.item || continued().MatchString(x.item)) {
				continue // several rows of one item
			}
			x.apart = breaks != st.breaks || last != k
			x.blurred = blurs != st.blurs
		}
		if n.Under != "" && !seen[n.Under] { // 4.1 stands for 4
			seen[n.Under] = true
			blurs++
		}
		seen[strings.Trim(n.With(n.N), "()")] = true
		st.breaks, st.blurs, last = breaks, blurs, k
		*list = append(*list, x)
	}
	return out
}

// continued is what stands at an item that goes on from the page before.
var continued = lazy.Regexp(`(?i)\bcont(inued|['’]?d|\.)|[(（][续續]`)

// codeLength is how many bytes a text among running numbers has at most that may be
// one that cannot be read: 4-6, 7a.
const codeLength = 12
