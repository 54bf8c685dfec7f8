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
	d := agreementOf(all)
	best := map[*Claim]Match{}
	var order []*Claim
	for _, m := range all {
		if m.Same = d.same(m); m.Verdict == Differs && d.ofAnother(m) {
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

// tableOf is a table of a file.
type tableOf struct{ file, table int }

func (m Match) tableOf() tableOf { return tableOf{m.Table.File, m.Table.Index} }

// partAndTable is a part of a text beside a table, textAndTable the whole of it.
type (
	partAndTable struct {
		part *part
		tableOf
	}
	textAndTable struct {
		text int
		tableOf
	}
)

// agreement is how far the texts and the tables say the same.
type agreement struct {
	parts  map[partAndTable]tally
	texts  map[textAndTable]tally
	agreed map[*Claim]bool // those that agree with some table
	atHome map[*part]bool  // those that are about a table of their own file
	spoken map[tableOf]int // tables that some part is about: how many figures of the best one agree
}

func agreementOf(all []Match) agreement {
	d := agreement{map[partAndTable]tally{}, map[textAndTable]tally{}, map[*Claim]bool{}, map[*part]bool{}, map[tableOf]int{}}
	for _, m := range all {
		p, w := partAndTable{m.part, m.tableOf()}, textAndTable{m.Claim.File, m.tableOf()}
		a, b := d.parts[p], d.texts[w]
		switch m.Verdict {
		case Agrees:
			a.agree, b.agree = a.agree+1, b.agree+1
			d.agreed[m.Claim] = true
		case Differs:
			if !m.Claim.again { // one figure speaks against the table once
				a.differ, b.differ = a.differ+1, b.differ+1
			}
		}
		d.parts[p], d.texts[w] = a, b
	}
	for p, t := range d.parts {
		if t.about() {
			d.spoken[p.tableOf] = max(d.spoken[p.tableOf], t.agree)
			d.atHome[p.part] = d.atHome[p.part] || p.part.file == p.file
		}
	}
	return d
}

// same says whether the part of the text in which a claim stands is about the table that it has been
// matched with.
func (d *agreement) same(m Match) bool {
	p, w := d.parts[partAndTable{m.part, m.tableOf()}], d.texts[textAndTable{m.Claim.File, m.tableOf()}]
	return p.about() && bestShare*p.agree >= d.spoken[m.tableOf()] ||
		p.agree+p.differ < aboutLeast && w.agree >= aboutLeast && w.agree >= wholeShare*w.differ
}

// ofAnother says of a claim that differs from a table that it speaks of another one.
func (d *agreement) ofAnother(m Match) bool {
	return d.agreed[m.Claim] || d.atHome[m.part] && m.Table.File != m.Claim.File ||
		!m.Same && (m.score < otherScore || d.spoken[m.tableOf()] == 0)
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
