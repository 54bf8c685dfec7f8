package pattern

import (
	"context"
	"math"
	"slices"
	"sync"

	"crossfoot/checker/arith"
	"crossfoot/checker/lookup"
	"crossfoot/checker/matrix"
	"crossfoot/checker/says"
	"crossfoot/sheets/lazy"
	"crossfoot/sheets/table"
)

// This file says in which order sums are looked for, and what it takes to name one.

// finder looks for patterns along one axis.
type finder struct {
	matrix.View
	*memory
	ctx        context.Context // of the search, which a finder does not outlive
	table      *table.Table
	sample     []int
	probes     []int
	all        []int                // the lines
	total      []bool               // the line is labelled as a total
	rate       []bool               // the line is labelled as a rate
	shares     []bool               // most of its figures are percentages
	shareLines int                  // how many these are
	percent    lazy.Each[int, bool] // positions that hold percentages
	units      []string             // that the rows are written with; nil if it is the same for all
	marks      []says.Mark          // what its label begins with; nil if no label begins with a mark
	closed     bool                 // totals close sections of several lines
	accepted   []*Pattern
	byTotal    map[int][]*Pattern
	formulas   []matrix.FormulaSum // of the table
	states     []Hypothesis        // by formulas
	outlines   outlines
	layout     []Hypothesis
	wayHeld    map[int][]bool        // by the whole that is broken down in several ways, whether one comes out in each position of the sample
	byHeads    map[int]bool          // the totals of sums that heads claim
	meant      map[int][]Hypothesis  // the same by total, once somebody has asked
	stood      map[figureAt]*Pattern // by figure, the total that comes out and has it, once somebody has asked
	hidden     []Hypothesis          // subtotals that slips hide
	interims   []Hypothesis          // and results on the way to a total
	years      []int                 // the two positions that hold amounts, if there are no more
	once       []candidate           // what holds in one of these
	byFirst    map[int][]*Pattern    // by the first of their parts
	byFigures  map[uint64][]int      // lines by a hash of their figures, once somebody has asked
	opposed    map[[2]int]bool       // lines one of which is subtracted from the other
	slip       func(p *Pattern, pos int) (slip, blank float64)
}

// Search is where patterns are looked for, and what is known beforehand.
type Search struct {
	Table    *table.Table
	View     matrix.View
	Marks    []says.Mark         // what the label of each line begins with; nil if none begins with a mark
	Formulas []matrix.FormulaSum // of the table
	Stated   []Statement         // sums that somebody has stated
	Hidden   []int               // lines that are stated not to be additive

	// Slip says, in bits, how telling a slip of the pen is that explains why a sum does not come out
	// in a position, and how telling it is that a blank does.
	Slip func(p *Pattern, pos int) (slip, blank float64)
}

// Find looks for the patterns along one axis, and for those that follow from them.
func (s *Search) Find(ctx context.Context) (primary, witnesses []*Pattern) {
	f := newFinder(ctx, s)
	f.run()
	f.undouble()
	f.broken()
	f.lone()
	f.collapse()
	primary, witnesses = f.primary()
	primary, witnesses = f.believe(s.Stated, s.Hidden, f.orient(primary), witnesses)
	for _, p := range primary {
		p.Entire = p.Held < f.Positions && f.entire(p)
	}
	f.release()
	return primary, witnesses
}

func newFinder(ctx context.Context, s *Search) *finder {
	t, v := s.Table, s.View
	f := &finder{
		ctx: ctx, View: v, memory: memories.Get().(*memory), table: t, marks: s.Marks, formulas: s.Formulas, slip: s.Slip,
		byTotal: map[int][]*Pattern{}, byFirst: map[int][]*Pattern{}, opposed: map[[2]int]bool{}, outlines: outlines{meant: map[int]bool{}},
	}
	f.all = f.upTo(v.Lines)
	f.sample = f.everywhere()
	if v.Positions > sampleSize {
		f.sample = arith.Spread(v.Positions, sampleSize)
	}
	f.total, f.shares = make([]bool, v.Lines), make([]bool, v.Lines)
	f.rate = make([]bool, v.Lines)
	for i := range f.total {
		if f.shares[i] = f.percentages(i); f.shares[i] {
			f.shareLines++
		}
		f.total[i], f.rate[i] = v.Says(t, v.Axis, i)&says.ATotal != 0, v.SaysRates(t, 1-v.Axis, i)
	}
	f.units = f.unitsOf()
	f.closed = f.sections()
	f.Rated = make([]bool, v.Positions)
	for i := range f.Rated {
		f.Rated[i] = v.SaysRates(t, v.Axis, i)
	}
	f.years = f.yearsOf()
	want := probesMost
	switch {
	case v.Lines > lookup.LongList:
		want = probesMost / 8
	case v.Lines > lookup.ShortList:
		want = probesMost / 2
	}
	f.probes = probesOf(v, f.all, want)
	f.looking.Begin(v, f.all, f.probes)
	return f
}

// everywhere is all positions.
func (f *finder) everywhere() []int { return f.upTo(f.Positions) }

// stopped says that nobody waits for what is found any more.
func (f *finder) stopped() bool { return f.ctx.Err() != nil }

// run searches the list of all lines, then the lists that are left when the
// parts or the totals found so far are taken out, until nothing new comes up.
func (f *finder) run() {
	if f.Lines < 2 || f.stopped() {
		return
	}
	defer func() {
		f.accept(f.claims(f.deducting(), FromFigures))
		f.accept(f.claims(f.hidden, FromLayout))
		f.accept(f.claims(f.kindred(), FromLayout))
	}()
	f.states = f.stated()
	found := f.claims(f.states, FromFormula)
	f.outlines.depths = f.outlinesOf()
	f.layout = f.natural()
	f.weighOutlines()
	f.layout = append(f.layout, f.groupings()...)
	f.layout = append(f.layout, f.ways()...)
	found = append(found, f.claims(f.layout, FromLayout)...)
	found = append(found, f.claims(f.lacking(), FromLayout)...)
	found = append(found, f.claims(f.interim(), FromLayout)...)
	found = append(found, strewn(f.claims(f.scattered(), FromFigures))...)
	found = append(found, f.claims(f.groups(), FromFigures)...)
	found = append(found, f.search(0, append(f.classes(), f.all)...)...)
	f.accept(append(found, f.search(priceStride, f.evenly()...)...))
	pairs := sync.OnceValue(func() []candidate { return strewn(f.claims(append(f.pairs(), f.accounts()...), FromFigures)) })
	for range 4 {
		found := len(f.accepted)
		if found > 0 {
			f.accept(f.claims(f.surplus(), FromLayout))
			parts, totals := f.taken()
			f.accept(append(f.search(0, without(f.all, parts), without(f.all, totals)), f.pastOpen(totals)...))
		}
		if len(f.accepted) == found {
			f.accept(slices.Clone(pairs()))
		}
		if found == 0 || len(f.accepted) == found {
			return
		}
	}
}

// candidate is a hypothesis with what speaks for it.
type candidate struct {
	Hypothesis
	account
	evidence Evidence
	strewn   bool // its lines stand anywhere
}

// search proposes totals within each list and weighs the proposals. More is the price of the lists
// themselves.
func (f *finder) search(more float64, lists ...[]int) []candidate {
	var found []candidate
	for _, list := range lists {
		if len(list) < 2 {
			continue
		}
		totals := list
		if len(list) < f.Lines && f.Lines <= lookup.ShortList {
			totals = f.all
		}
		for _, p := range f.promising(list, f.propose(list, totals)) {
			if f.stopped() {
				return nil
			}
			h := f.hypothesis(list, p)
			h.price += more
			if f.known(&h) {
				continue
			}
			if acc := f.tally(&h, f.sample); acc.bits > 0 {
				found = append(found, candidate{Hypothesis: h, account: acc, evidence: FromFigures})
			}
		}
	}
	return found
}

// claims weighs hypotheses that the table states itself.
func (f *finder) claims(hs []Hypothesis, evidence Evidence) []candidate {
	var found []candidate
	for _, h := range hs {
		if f.stopped() {
			return nil
		}
		if f.exceeds(&h) {
			continue
		}
		if acc := f.tally(&h, f.sample); acc.bits > 0 {
			found = append(found, candidate{Hypothesis: h, account: acc, evidence: evidence})
		}
	}
	return found
}

// exceeds says whether a sum is more than its total everywhere, whatever rounding can do, so that
// nothing speaks for it. Mostly a few of its parts are already.
func (f *finder) exceeds(h *Hypothesis) bool {
	if f.Negative || f.Scaled != nil || h.price < 0 || slices.ContainsFunc(h.Parts, func(l matrix.Line) bool { return l.Weight != 1 }) {
		return false
	}
	for _, pos := range f.sample {
		total := f.Index(h.Total, pos)
		g := f.GrainOf(total)
		left := f.Val(total) + f.Slack(0, len(h.Parts), g) + g.Coarsest()
		for i := 0; i < len(h.Parts) && left >= 0; i++ {
			left -= f.Val(f.Index(h.Parts[i].Index, pos))
		}
		if left >= 0 {
			return false
		}
	}
	return true
}

// strewn marks what stands anywhere.
func strewn(found []candidate) []candidate {
	for i := range found {
		found[i].strewn = true
	}
	return found
}

// hypothesis is a proposal with its price.
func (f *finder) hypothesis(list []int, p proposal) Hypothesis {
	h := Hypothesis{Total: p.total, Parts: make([]matrix.Line, 0, p.to-p.from)}
	for i := p.from; i < p.to; i++ {
		if list[i] != p.total && (!f.shares[list[i]] || f.shares[p.total]) {
			h.Parts = append(h.Parts, matrix.Line{Index: list[i], Weight: 1})
		}
	}
	h.price = f.price(list, p, len(h.Parts))
	return h
}

// price is what it takes to name a proposal of so many parts among all others.
func (f *finder) price(list []int, p proposal, parts int) float64 {
	price := priceChoice + pricePart*math.Log2(float64(parts)) +
		priceGap*float64(p.gap(list)) + 0.5*math.Log2(float64(len(list)))
	if !f.borders(list, p.from-1) {
		price += priceBorder
	}
	if !f.borders(list, p.to) {
		price += priceBorder
	}
	return price + f.priceLabel(p.total)
}

// priceLabel is what a line's label adds to the price of calling it a total.
func (f *finder) priceLabel(line int) float64 {
	switch {
	case f.rate[line]:
		return 5
	case f.total[line]:
		return -5
	}
	return 0
}

// borders says whether a run of parts may well end at a place of the list: its
// end, a line labelled as a total, a total that is known.
func (f *finder) borders(list []int, i int) bool {
	return i < 0 || i >= len(list) || f.total[list[i]] || len(f.byTotal[list[i]]) > 0
}

// saysDifference says whether a line's label names a difference.
func (f *finder) saysDifference(line int) bool {
	return f.Says(f.table, f.Axis, line)&says.ADifference != 0
}
