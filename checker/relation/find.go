package relation

import (
	"math"
	"slices"
	"sort"

	"crossfoot/sheets/table"
)

// Analysis is what is known of the sums in one table.
type Analysis struct {
	Table    *table.Table
	Patterns []*Pattern
	Breaches []*Breach

	// Witnesses are patterns that follow from others. What they say is said already.
	Witnesses []*Pattern

	at      map[spot]*Breach
	lines   [2][][]*Pattern // by axis: the patterns through each line
	numbers *numbers
	exact   int  // sums of several parts that come out to the last digit
	near    int  // and those that miss by no more than rounding can
	rounded bool // small differences recur, so the figures are rounded
}

// Find looks for the sums that a table claims, along both axes.
func Find(t *table.Table) *Analysis {
	a := &Analysis{Table: t, numbers: newNumbers(t)}
	for _, axis := range []Axis{Across, Down} {
		f := newFinder(t, a.numbers.along(axis))
		f.run()
		f.lone(a)
		f.collapse()
		primary, witnesses := f.primary()
		a.Patterns = append(a.Patterns, f.orient(primary)...)
		a.Witnesses = append(a.Witnesses, witnesses...)
	}
	a.rounding()
	a.breaches()
	return a
}

// finder looks for patterns along one axis.
type finder struct {
	view
	table    *table.Table
	sample   []int
	probes   []int
	total    []bool // the line is labelled as a total
	rate     []bool // the line is labelled as a rate
	shares   []bool // most of its figures are percentages
	accepted []*Pattern
	byTotal  map[int][]*Pattern
	layout   []hypothesis
	byFirst  map[int][]*Pattern // by the first of their parts
}

func newFinder(t *table.Table, v view) *finder {
	f := &finder{view: v, table: t, byTotal: map[int][]*Pattern{}, byFirst: map[int][]*Pattern{}}
	f.sample = spread(v.positions, sampleSize)
	f.total, f.shares = make([]bool, v.lines), make([]bool, v.lines)
	f.rate = make([]bool, v.lines)
	for i := range f.total {
		l := label(t, v.axis, i)
		f.total[i], f.rate[i], f.shares[i] = saysTotal(l), saysRate(l), f.percentages(i)
		if v.axis == Across {
			f.rate[i] = slices.ContainsFunc(t.Columns[i].Head, saysRate)
		}
	}
	want := probesMost
	switch {
	case v.lines > manyLines:
		want = probesMost / 8
	case v.lines > allLines:
		want = probesMost / 2
	}
	f.probes = v.probesOf(spread(v.lines, v.lines), want)
	return f
}

// run searches the list of all lines, then the lists that are left when the
// parts or the totals found so far are taken out, until nothing new comes up.
func (f *finder) run() {
	if f.lines < 2 {
		return
	}
	all := spread(f.lines, f.lines)
	found := f.claims(f.stated(), "formula")
	f.layout = f.natural()
	found = append(found, f.claims(f.layout, "label")...)
	found = append(found, strewn(f.claims(f.scattered(), "pattern"))...)
	f.accept(append(found, f.search(append(f.classes(), all)...)...))
	for round := 0; round < 4; round++ {
		found := len(f.accepted)
		if found == 0 {
			f.accept(strewn(f.claims(f.pairs(all), "pattern")))
			return
		}
		parts, totals := f.taken()
		f.accept(f.search(without(all, parts), without(all, totals)))
		if len(f.accepted) == found {
			f.accept(strewn(f.claims(f.pairs(all), "pattern")))
		}
		if len(f.accepted) == found {
			return
		}
	}
}

// lightenMost bounds the parts of which one by one is left out to see whether a
// pattern fares better without.
const lightenMost = 64

// candidate is a hypothesis with what speaks for it.
type candidate struct {
	hypothesis
	account
	evidence string
	strewn   bool // its lines stand anywhere
}

// search proposes totals within each list and weighs the proposals.
func (f *finder) search(lists ...[]int) []candidate {
	var found []candidate
	for _, list := range lists {
		if len(list) < 2 {
			continue
		}
		totals := list
		if len(list) < f.lines && f.lines <= allLines {
			totals = spread(f.lines, f.lines)
		}
		for _, props := range f.propose(list, totals, f.probes) {
			for _, p := range props {
				h := f.hypothesis(list, p)
				if f.known(&h) {
					continue
				}
				if acc := f.tally(&h, f.sample); acc.bits > 0 {
					found = append(found, candidate{hypothesis: h, account: acc, evidence: "pattern"})
				}
			}
		}
	}
	return found
}

// claims weighs hypotheses that the table states itself.
func (f *finder) claims(hs []hypothesis, evidence string) []candidate {
	var found []candidate
	for _, h := range hs {
		if acc := f.tally(&h, f.sample); acc.bits > 0 {
			found = append(found, candidate{hypothesis: h, account: acc, evidence: evidence})
		}
	}
	return found
}

// strewn marks what stands anywhere.
func strewn(found []candidate) []candidate {
	for i := range found {
		found[i].strewn = true
	}
	return found
}

// hypothesis prices a proposal: what it takes to name it among all others.
func (f *finder) hypothesis(list []int, p proposal) hypothesis {
	h := hypothesis{total: p.total}
	for i := p.from; i < p.to; i++ {
		if list[i] != p.total && (!f.shares[list[i]] || f.shares[p.total]) {
			h.parts = append(h.parts, Line{Index: list[i], Weight: 1})
		}
	}
	h.price = priceChoice + pricePart*math.Log2(float64(len(h.parts))) +
		priceGap*float64(p.gap(list)) + 0.5*math.Log2(float64(len(list)))
	if !f.borders(list, p.from-1) {
		h.price += priceBorder
	}
	if !f.borders(list, p.to) {
		h.price += priceBorder
	}
	h.price += f.priceLabel(h.total)
	return h
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

// known says whether the hypothesis has been accepted before, or contradicts
// what has: a total cannot be a part of its own parts.
func (f *finder) known(h *hypothesis) bool {
	for _, p := range f.byTotal[h.total] {
		if overlaps(p.Parts, h.parts) {
			return true
		}
	}
	for _, l := range h.parts {
		if f.contains(l.Index, h.total, 0) {
			return true
		}
	}
	return false
}

// contains says whether a line is among the parts of a total, or their parts.
func (f *finder) contains(total, line, depth int) bool {
	if total == line {
		return true
	}
	for _, p := range f.byTotal[total] {
		for _, l := range p.Parts {
			if depth < 16 && f.contains(l.Index, line, depth+1) {
				return true
			}
		}
	}
	return false
}

func overlaps(a, b []Line) bool {
	in := make(map[int]bool, len(a))
	for _, l := range a {
		in[l.Index] = true
	}
	for _, l := range b {
		if in[l.Index] {
			return true
		}
	}
	return false
}

// accept takes the candidates from the best to the worst, as long as they do
// not contradict what was taken before.
func (f *finder) accept(found []candidate) {
	sort.SliceStable(found, func(i, j int) bool {
		a, b := found[i], found[j]
		if a.bits != b.bits {
			return a.bits > b.bits
		}
		if a.total != b.total {
			return a.total < b.total
		}
		return len(a.parts) > len(b.parts)
	})
	for i := range found {
		c := &found[i]
		if f.known(&c.hypothesis) {
			continue
		}
		if c.broken > 0 && len(c.parts) <= lightenMost {
			if h := f.lighten(c.hypothesis, c.bits); len(h.parts) < len(c.parts) {
				c.hypothesis, c.account = h, f.tally(&h, f.sample)
			}
		}
		if len(f.sample) < f.positions {
			c.account = f.tally(&c.hypothesis, spread(f.positions, f.positions))
		}
		if !f.convincing(c) || f.copies(c) {
			continue
		}
		c.parts = f.fill(c.hypothesis)
		f.add(c)
	}
}

// convincing says whether a candidate is more than a coincidence. What is seen
// only once needs a word, a formula or the layout to say that it is meant.
func (f *finder) convincing(c *candidate) bool {
	if c.bits <= 0 {
		return false
	}
	for _, p := range f.byTotal[c.hypothesis.total] {
		// What is left over beside a strong claim on the same total is mostly chance.
		if p.From < c.to && c.from < p.To && 3*c.bits < p.Bits {
			return false
		}
	}
	stated := c.evidence == "formula" || f.total[c.hypothesis.total]
	if stated {
		return c.held+c.near > 0
	}
	if c.evidence == "label" && c.held > 0 && c.bits >= bitsLayout { // the layout says it
		return true
	}
	return c.held+c.near >= 2 && c.bits >= bitsUnstated
}

// copies says whether a candidate's parts have a total already that stands nearer
// to them, while nothing but the figures says that it is one too: a line that
// repeats a total elsewhere, with other parts of its own perhaps.
func (f *finder) copies(c *candidate) bool {
	if c.evidence == "formula" || f.total[c.hypothesis.total] {
		return false
	}
	for _, p := range f.byFirst[c.parts[0].Index] {
		if p.Total != c.hypothesis.total && p.From < c.to && c.from < p.To &&
			f.away(p.Total, p.Parts)+1 < f.away(c.hypothesis.total, c.parts) && sameParts(p.Parts, c.parts) {
			return true
		}
	}
	return false
}

// away is how far a total stands from the nearest of its parts.
func (f *finder) away(total int, parts []Line) int {
	near := f.lines
	for _, l := range parts {
		near = min(near, max(l.Index-total, total-l.Index))
	}
	return near
}

func sameParts(a, b []Line) bool {
	return slices.Equal(a, b)
}

// fill adds the lines that are zero throughout to the run of a total's parts,
// where they stand among them or between them and the total: they say nothing,
// but they are meant.
func (f *finder) fill(h hypothesis) []Line {
	if len(h.parts) < 2 {
		return h.parts
	}
	in := map[int]bool{}
	from, to := h.total, h.total
	before, after := false, false
	for _, l := range h.parts {
		if l.Weight != 1 {
			return h.parts
		}
		in[l.Index] = true
		from, to = min(from, l.Index), max(to, l.Index)
		before, after = before || l.Index < h.total, after || l.Index > h.total
	}
	if !before {
		from = h.total + 1
	}
	if !after {
		to = h.total - 1
	}
	var parts []Line
	for i := from; i <= to; i++ {
		switch {
		case in[i]:
			parts = append(parts, Line{i, 1})
		case i == h.total:
		case !f.zero(i) || f.rate[i] || len(f.byTotal[i]) > 0:
			return h.parts
		default:
			parts = append(parts, Line{i, 1})
		}
	}
	return parts
}

// zero says whether a line has figures, all of which are nothing.
func (f *finder) zero(line int) bool {
	some := false
	for pos := range f.positions {
		i := f.index(line, pos)
		if f.val[i] != 0 || f.state[i] > void {
			return false
		}
		some = some || f.state[i] < void
	}
	return some
}

func (f *finder) add(c *candidate) {
	p := &Pattern{
		Axis: f.axis, Total: c.hypothesis.total, Parts: c.parts,
		From: c.from, To: c.to, Bits: c.bits, Held: c.held + c.near, Broken: c.broken,
	}
	p.layout, p.said = c.evidence == "label", f.total[p.Total]
	p.Evidence = []string{c.evidence}
	if p.said && !p.layout {
		p.Evidence = append(p.Evidence, "label")
	}
	without := 0
	for _, w := range c.weights {
		if w.unknown {
			without++
		}
	}
	p.whole = without >= 2
	p.rates = f.addRates(&c.hypothesis, c.account)
	p.price, p.strewn = c.price, c.strewn
	p.exact, p.near = c.held, c.near
	p.first, p.last = c.from, c.to
	// A block that takes in most of what the table says reaches to its ends: what
	// contradicts it there is an exception like any other.
	inside, outside := 0, 0
	for i, w := range c.weights {
		if w.outcome == silent {
			continue
		}
		if c.from <= i && i < c.to {
			inside++
		} else {
			outside++
		}
	}
	if 4*outside <= inside || outside == 1 && inside >= 3 || f.total[p.Total] && outside <= inside && outside <= 2 {
		p.From, p.To = 0, f.positions
	}
	if f.positions <= 3 {
		p.first, p.last = p.From, p.To
	}
	if p.Held <= 1 {
		p.others = f.claimsOn(p.Total)
	}
	f.accepted = append(f.accepted, p)
	f.byTotal[p.Total] = append(f.byTotal[p.Total], p)
	f.byFirst[p.Parts[0].Index] = append(f.byFirst[p.Parts[0].Index], p)
}

// addRates says whether the percentages in a pattern's positions add up like its
// amounts: shares of a whole do, success rates of districts do not.
func (f *finder) addRates(h *hypothesis, a account) bool {
	if f.view.rate == nil {
		return false
	}
	held, failed := 0, 0
	for pos, w := range a.weights {
		if !f.view.rate[f.index(h.total, pos)] {
			continue
		}
		switch w.outcome {
		case holds, nearly:
			if w.single < 0 {
				held++
			}
		case fails, average:
			failed++
		}
	}
	return held > 2*failed
}

// taken are the lines that are parts of accepted totals, and those totals.
func (f *finder) taken() (parts, totals map[int]bool) {
	parts, totals = map[int]bool{}, map[int]bool{}
	for _, p := range f.accepted {
		totals[p.Total] = true
		for _, l := range p.Parts {
			parts[l.Index] = true
		}
	}
	return parts, totals
}

func without(list []int, out map[int]bool) []int {
	var left []int
	for _, l := range list {
		if !out[l] {
			left = append(left, l)
		}
	}
	return left
}

// classes are lists of lines that belong together: those that are no rates,
// those with the same innermost label (男 under every age group) and those at the
// same distance from each other.
func (f *finder) classes() [][]int {
	if f.lines < 6 || f.lines > manyLines {
		return nil
	}
	var out [][]int
	var amounts []int
	for i, rate := range f.rate {
		if !rate && !f.shares[i] {
			amounts = append(amounts, i)
		}
	}
	if len(amounts) < f.lines {
		out = append(out, amounts)
	}
	out = append(out, f.depths()...)
	byLabel := map[string][]int{}
	var order []string
	for i := 0; i < f.lines; i++ {
		l := label(f.table, f.axis, i)
		if l == "" {
			continue
		}
		if byLabel[l] == nil {
			order = append(order, l)
		}
		byLabel[l] = append(byLabel[l], i)
	}
	for _, l := range order {
		if n := len(byLabel[l]); n >= 3 && n < f.lines {
			out = append(out, byLabel[l])
		}
	}
	for stride := 2; stride <= 4; stride++ {
		for first := 0; first < stride; first++ {
			var list []int
			for i := first; i < f.lines; i += stride {
				list = append(list, i)
			}
			out = append(out, list)
		}
	}
	return out
}

// depths are the rows that are indented no deeper than one level after another,
// so that a total can be seen to take the rows of its own level and none below.
func (f *finder) depths() [][]int {
	if f.axis != Down {
		return nil
	}
	var levels []int
	for _, r := range f.table.Rows {
		if !slices.Contains(levels, r.Indent) {
			if len(levels) == levelsMost {
				return nil
			}
			levels = append(levels, r.Indent)
		}
	}
	slices.Sort(levels)
	var out [][]int
	for _, level := range levels[:len(levels)-1] {
		var list []int
		for i, r := range f.table.Rows {
			if r.Indent <= level {
				list = append(list, i)
			}
		}
		out = append(out, list)
	}
	return out
}

// levelsMost is the number of levels up to which indentation is taken for layout.
const levelsMost = 6

// percentages says whether a line's figures are percentages: most of a column's,
// all of a row's, as rows have amounts and their shares side by side.
func (f *finder) percentages(line int) bool {
	if f.view.rate == nil {
		return false
	}
	rates, others := 0, 0
	for _, pos := range f.sample {
		i := f.index(line, pos)
		switch {
		case f.state[i] != known:
		case f.view.rate[i]:
			rates++
		default:
			others++
		}
	}
	return rates > others && (f.axis == Across || others == 0)
}
