package prose

import (
	"context"
	"slices"

	"crossfoot/checker/sidebyside"
	"crossfoot/sheets"
	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
)

// Source is one of the files that were given together.
type Source struct {
	Prose  []sheets.Paragraph
	Tables []Table
}

// Match is a claim and the cell that states the same.
type Match struct {
	*Claim
	Table    Table
	Row, Col int           // of the table
	Cell     figure.Figure // what stands there; of a compound the component that is meant
	power    int32
	Verdict  Verdict
	Same     bool // the claim's part of the text is about the table; else it may count something else
	score    float64
	dated    bool // the table has a place for the year that the claim is of
}

// Value is what the text says of the cell, in the cell's own unit, and whether it says
// a value at all.
func (m Match) Value() (decimal.Decimal, bool) {
	return m.Figure.Value().Shift(-m.power), m.Figure.IsNumber()
}

// Result is what texts and tables say of each other.
type Result struct {
	Matches []Match
	Counts  []Counts // by file
}

// Counts says what came of the claims of one file.
type Counts struct {
	Paragraphs int
	Claims     int // figures that count something
	Agree      int // with a table
	Differ     int
	Over       bool // there are more than were read
	Cut        bool // there are more tables in other files than it was compared with
}

// Left is how many claims match nothing in a table that they could be compared with.
func (c Counts) Left() int { return c.Claims - c.Agree - c.Differ }

// Add sums two counts.
func (c Counts) Add(o Counts) Counts {
	return Counts{
		Paragraphs: c.Paragraphs + o.Paragraphs, Claims: c.Claims + o.Claims,
		Agree: c.Agree + o.Agree, Differ: c.Differ + o.Differ, Over: c.Over || o.Over, Cut: c.Cut || o.Cut,
	}
}

// Compare reads the claims of all texts and finds the cells that state the same.
// It gives up when ctx ends: what comes back then is of no use.
func Compare(ctx context.Context, sources []Source) Result {
	r := Result{Counts: make([]Counts, len(sources))}
	if !slices.ContainsFunc(sources, func(s Source) bool { return len(s.Prose) > 0 }) {
		return r
	}
	var tables []Table
	for _, s := range sources {
		tables = append(tables, s.Tables...)
	}
	isCell := known(tables)
	claims := make([][]*Claim, len(sources))
	inTurn(ctx, len(sources), func(i int) {
		found, over := Read(i, sources[i].Prose, isCell)
		claims[i], r.Counts[i] = found, Counts{Paragraphs: len(sources[i].Prose), Claims: len(found), Over: over}
	})
	if ctx.Err() != nil || !slices.ContainsFunc(claims, func(text []*Claim) bool { return len(text) > 0 }) {
		return r
	}
	ready := shelf{tables: tables, ready: map[int]func() *indexed{}}
	outlines := make([]outline, len(tables))
	inTurn(ctx, len(tables), func(i int) { outlines[i] = ready.get(i).outline() })
	search, cut := partnersOf(outlines, claims), make([]bool, len(sources))
	found := make([][]Match, len(sources))
	inTurn(ctx, len(sources), func(i int) {
		if len(claims[i]) > 0 {
			found[i], cut[i] = search.compare(ctx, i, claims[i], &ready)
		}
	})
	if ctx.Err() != nil {
		return r
	}
	all := slices.Concat(found...)
	r.Matches = settle(all)
	for _, m := range r.Matches {
		if m.Same && m.Table.File == m.File { // then other files' tables do not matter
			cut[m.File] = false
		}
		switch m.Verdict {
		case Agrees:
			r.Counts[m.File].Agree++
		case Differs:
			r.Counts[m.File].Differ++
		}
	}
	for i := range cut {
		r.Counts[i].Cut = cut[i]
	}
	return r
}

// compare compares a text with its partners among the tables. Cut says that there are
// more.
func (p *partners) compare(ctx context.Context, file int, text []*Claim, tables *shelf) (found []Match, cut bool) {
	words := newVocabulary()
	s := scribe{vocabulary: words}
	for _, c := range text {
		s.read(c)
	}
	of, cut := p.of(file, words, text)
	for _, i := range of {
		if ctx.Err() != nil {
			break
		}
		found = append(found, tables.get(i).study(words).matches(text)...)
	}
	for _, c := range text {
		c.forget()
	}
	return found, cut
}

// inTurn does a number of things that have nothing to do with each other side by side,
// until ctx ends.
func inTurn(ctx context.Context, n int, do func(i int)) {
	sidebyside.Do(n, func(i int) {
		if ctx.Err() == nil {
			do(i)
		}
	})
}

// matches are the matches of a text's claims with the table.
func (x *study) matches(claims []*Claim) (all []Match) {
	var found []candidate
	for _, c := range claims {
		found = append(found, x.candidates(c)...)
	}
	u := x.learn(found)
	found = nil
	for _, c := range claims {
		found = append(found, x.decide(x.last[c], u)...)
	}
	money := ofMoney(found)
	byPart := map[*part][]candidate{}
	var parts []*part
	for _, k := range found {
		if k.verdict == Differs && money && k.inKind() {
			k.verdict = Silent
		}
		p := k.claim.part
		if _, seen := byPart[p]; !seen {
			parts = append(parts, p)
		}
		byPart[p] = append(byPart[p], k)
	}
	for _, p := range parts {
		for _, k := range assign(byPart[p]) {
			all = append(all, Match{Claim: k.claim, Table: x.Table, Row: k.at.row, Col: k.at.col, Cell: k.figure, Verdict: k.verdict, power: k.power, score: k.score, dated: k.place.dated})
		}
	}
	outOfTime(all)
	return all
}

// strayShare is how many times as many figures must agree about another year.
const strayShare = 4

// outOfTime takes back what differs about a year that nothing agrees about, while much
// agrees about another: next year's aims beside this year's figures.
func outOfTime(all []Match) {
	agree := map[int]int{}
	for _, m := range all {
		if m.Verdict == Agrees && m.when.beside == 0 {
			agree[m.when.year]++
		}
	}
	most := 0
	for _, n := range agree {
		most = max(most, n)
	}
	strays := func(year int) bool { return year != 0 && most >= 2 && strayShare*agree[year] <= most }
	for i := range all {
		m := &all[i]
		if m.Verdict == Differs && !m.dated && (m.when.beside != 0 || strays(m.when.year)) {
			m.Verdict = Silent
		}
	}
}
