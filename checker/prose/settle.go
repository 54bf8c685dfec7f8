package prose

import (
	"cmp"
	"slices"
)

// When a part of a text is about a table.
const (
	aboutLeast = 3 // figures that agree,
	aboutShare = 3 // and so many for each that does not
	bestShare  = 2 // and half as many as in the part that agrees most;
	wholeShare = 5 // so many in the text as a whole, if the part says too little
	otherScore = 0.7
)

// tally counts what claims and a table say of each other.
type tally struct{ agree, differ int }

func (t tally) about() bool { return t.agree >= aboutLeast && t.agree >= aboutShare*t.differ }

// settle decides for each claim which of its matches in several tables counts, and
// whether its part of the text is about the table.
//
// A claim that agrees with a table is held against no other. One that differs speaks
// of the table that its part is about; of another table only if some part of the texts
// is about that one, and no claim there has said the same already, and then with
// reserve. A part that is about a table of its own file is held against no table of
// another file: ten districts write the same notice with other figures.
func settle(all []Match) []Match {
	type pair struct {
		part  *part
		file  int
		table int
	}
	type whole struct{ text, file, table int }
	parts, texts := map[pair]tally{}, map[whole]tally{}
	agreed := map[*Claim]bool{}
	for _, m := range all {
		p, w := pair{m.part, m.Table.File, m.Table.Index}, whole{m.Claim.File, m.Table.File, m.Table.Index}
		a, b := parts[p], texts[w]
		switch m.Verdict {
		case Agrees:
			a.agree, b.agree = a.agree+1, b.agree+1
			agreed[m.Claim] = true
		case Differs:
			if !m.Claim.again { // one figure speaks against the table once
				a.differ, b.differ = a.differ+1, b.differ+1
			}
		}
		parts[p], texts[w] = a, b
	}
	atHome := map[*part]bool{}
	spoken := map[[2]int]int{} // tables that some part is about: how many figures of the best one agree
	for p, t := range parts {
		if key := [2]int{p.file, p.table}; t.about() {
			spoken[key] = max(spoken[key], t.agree)
			if p.part.file == p.file {
				atHome[p.part] = true
			}
		}
	}
	best := map[*Claim]Match{}
	var order []*Claim
	for _, m := range all {
		p := parts[pair{m.part, m.Table.File, m.Table.Index}]
		w := texts[whole{m.Claim.File, m.Table.File, m.Table.Index}]
		key := [2]int{m.Table.File, m.Table.Index}
		m.Same = p.about() && bestShare*p.agree >= spoken[key] || p.agree+p.differ < aboutLeast && w.agree >= aboutLeast && w.agree >= wholeShare*w.differ
		away := atHome[m.part] && m.Table.File != m.Claim.File
		if m.Verdict == Differs && (agreed[m.Claim] || away || !m.Same && (m.score < otherScore || spoken[key] == 0)) {
			continue
		}
		old, seen := best[m.Claim]
		if !seen {
			order = append(order, m.Claim)
		}
		if !seen || m.rank() > old.rank() || m.rank() == old.rank() && m.score > old.score {
			best[m.Claim] = m
		}
	}
	out := make([]Match, 0, len(order))
	for _, c := range order {
		out = append(out, best[c])
	}
	slices.SortStableFunc(out, func(a, b Match) int {
		return cmp.Or(cmp.Compare(a.Claim.File, b.Claim.File), cmp.Compare(a.number, b.number))
	})
	return out
}

// rank orders the matches of one claim: that of the table that its part is about
// first, and then one that agrees.
func (m Match) rank() (r int) {
	if m.Same {
		r += 2
	}
	if m.Verdict == Agrees {
		r++
	}
	return r
}
