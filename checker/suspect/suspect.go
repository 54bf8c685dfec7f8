// Package suspect names the cells that are most likely wrong.
//
// In go a table's breaches; out comes, for each, the cells whose change would
// mend it, and which breaches are the work of one and the same slip. The
// principle is that of Fellegi and Holt (A Systematic Approach to Automatic
// Edit and Imputation, JASA 1976): change as few cells as will satisfy every
// relation, and none so that another breaks. Of changes that do so alike, the one
// comes first that a slip of the pen explains best and that makes the figure more like
// the others of its line.
package suspect

import (
	"cmp"
	"context"
	"iter"
	"math"
	"slices"
	"sort"

	"crossfoot/checker/pen"
	"crossfoot/checker/relation"
)

// Suspect is one cell of a table, and what it would have to be.
type Suspect struct {
	Row, Col int   // of the table, counted from 0
	From, To int64 // in units of the table's scale
	Slip     pen.Slip
	Mends    int // breaches that the change mends
	bits     float64
	meant    relation.Meant
}

// Verdict is what is suspected of one breach.
type Verdict struct {
	Primary  *relation.Breach // the breach that stands for all of the same slip
	Suspects []Suspect        // the likeliest first; with none, nothing single explains it
}

// bitsMends is what it says for a change that it mends one more breach: else there are two
// slips, and by the same amount.
const bitsMends = 12

// bitsSlip is what a slip of the pen says at most, however long the figure is: of a difference that
// is small beside it many a slip could be the reason.
const bitsSlip = 16

// mending is a breach, by its number, that a change of a cell mends: one of those that are
// reported, or behind them one of the doubtful, or behind those a total beside its parts.
type mending struct {
	row, col, breach int32
	relation.Meant
}

func (m mending) compare(to mending) int {
	return cmp.Or(cmp.Compare(m.row, to.row), cmp.Compare(m.col, to.col))
}

// by are those, of all by their cells and then by their breaches, that the same change
// mends as a suspect's.
func by(all []mending, s Suspect) iter.Seq[mending] {
	return func(yield func(mending) bool) {
		cell := mending{row: int32(s.Row), col: int32(s.Col)}
		first, _ := slices.BinarySearchFunc(all, cell, mending.compare)
		for _, m := range all[first:] {
			if m.compare(cell) != 0 || m.Agrees(s.meant) && !yield(m) {
				return
			}
		}
	}
}

// Name looks at all breaches of a table together. It gives up when ctx ends.
func Name(ctx context.Context, a *relation.Analysis, breaches []*relation.Breach) map[*relation.Breach]Verdict {
	if len(breaches) == 0 {
		return map[*relation.Breach]Verdict{}
	}
	n := naming{Analysis: a, shares: a.Shares(), reported: len(breaches), doubtful: a.Doubtful()}
	suspects := make([][]Suspect, len(breaches))
	for i, b := range breaches {
		if ctx.Err() != nil {
			return nil
		}
		suspects[i] = n.suspects(b, i)
	}
	for i, b := range n.doubtful {
		for _, c := range a.Changes(b) {
			n.note(b, len(breaches)+i, c)
		}
	}
	n.noteBeside(len(breaches) + len(n.doubtful))
	slices.SortStableFunc(n.mends, mending.compare)
	verdicts := make(map[*relation.Breach]Verdict, len(breaches))
	for i, b := range breaches {
		if ctx.Err() != nil {
			return nil
		}
		n.weigh(b, suspects[i])
		verdicts[b] = Verdict{Primary: b, Suspects: likely(suspects[i])}
	}
	group(breaches, verdicts, n.mends)
	alike(breaches, verdicts)
	exchanged(a, verdicts)
	alongLine(a, breaches, verdicts)
	for _, b := range breaches {
		if v, ok := verdicts[b.Origin()]; ok {
			verdicts[b] = v
		}
	}
	return verdicts
}

// naming is what is known of the breaches of a table while their suspects are named.
type naming struct {
	*relation.Analysis
	shares   *relation.Shares
	reported int                // breaches
	doubtful []*relation.Breach // which are counted behind those
	mends    []mending
}

// note keeps what a change of a cell mends, and gives the cell.
func (n *naming) note(b *relation.Breach, number int, c relation.Change) (row, col int) {
	row, col = n.Cell(b.Pattern.Axis, c.Line, b.Position)
	n.mends = append(n.mends, mending{int32(row), int32(col), int32(number), c.Meant})
	return row, col
}

// noteBeside keeps what changes of a cell mend totals that stand beside their parts; the first has
// that number.
func (n *naming) noteBeside(number int) {
	for _, r := range n.Runs {
		if !r.Beside {
			continue
		}
		for _, s := range r.Steps {
			if s.Status != relation.Broken {
				continue
			}
			for _, c := range r.Mends(n.Numbers.Along(r.Axis), s) {
				row, col := n.Cell(r.Axis, c.Line, c.Position)
				n.mends = append(n.mends, mending{int32(row), int32(col), int32(number), relation.Meant{To: c.To}})
			}
			number++
		}
	}
}

// suspects are the cells whose change would mend a breach, as far as that alone is known.
func (n *naming) suspects(b *relation.Breach, number int) []Suspect {
	changes := n.Changes(b)
	list := make([]Suspect, 0, len(changes))
	beside, finer := n.InProportion(b, changes), n.Finer(b)
	for k, c := range changes {
		if c.Sinks && c.Slip == pen.Neighbour {
			continue
		}
		row, col := n.note(b, number, c)
		s := Suspect{Row: row, Col: col, From: c.From, To: c.To, Slip: c.Slip, bits: c.Bits, meant: c.Meant}
		if s.Slip.OfThePen() {
			s.bits = min(s.bits-finer, bitsSlip)
		}
		s.bits += beside[k]
		if beside[k] > 0 { // as good as one more sum
			if s.bits += bitsMends; s.Slip == pen.NoSlip {
				s.Slip = pen.OutOfProportion
			}
		}
		if s.Slip != pen.NoSlip {
			s.bits += n.shares.Fit(b, c)
		}
		list = append(list, s)
	}
	return list
}

// weigh counts for each suspect the breaches that its change mends, and those that it makes.
func (n *naming) weigh(b *relation.Breach, list []Suspect) {
	for k := range list {
		s := &list[k]
		for m := range by(n.mends, *s) {
			if k := int(m.breach) - n.reported; k < 0 || k >= len(n.doubtful) || n.doubtful[k].Pattern.Axis != b.Pattern.Axis {
				s.Mends++
			}
		}
		s.bits += bitsMends * float64(s.Mends-1)
		s.bits -= 8 * float64(n.Breaks(s.Row, s.Col, b))
	}
}

// likely keeps the suspects that a slip or a second broken relation points to, in the
// memory of the list.
func likely(list []Suspect) []Suspect {
	out := list[:0]
	for _, s := range list {
		if (s.Slip != pen.NoSlip || s.Mends > 1) && s.bits > -4 {
			out = append(out, s)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { // ties stay ties
		return math.Round(100*out[i].bits) > math.Round(100*out[j].bits)
	})
	if len(out) == 0 {
		return nil
	}
	// What is far less likely than the first only distracts from it.
	best := out[0].bits
	n := 0
	for n < len(out) && out[n].bits > best-4 {
		n++
	}
	return out[:n]
}

// group makes the breaches that one change mends point to the first of them.
func group(breaches []*relation.Breach, verdicts map[*relation.Breach]Verdict, mends []mending) {
	for _, b := range breaches {
		v := verdicts[b]
		if len(v.Suspects) == 0 || v.Suspects[0].Mends < 2 {
			continue
		}
		for m := range by(mends, v.Suspects[0]) {
			if first := breaches[m.breach]; first != b {
				v.Primary = verdicts[first].Primary
				verdicts[b] = v
			}
			break
		}
	}
}

// alike makes the breaches of a total that comes out in hardly any column one: a row has been
// written over another, or the total has not been changed along with its parts. What a slip of
// the pen could have done in one column, it did not in all.
func alike(breaches []*relation.Breach, verdicts map[*relation.Breach]Verdict) {
	agreed := func(b *relation.Breach) bool { // a slip of its own explains it
		v := verdicts[b]
		return b.Pattern.Held > 0 && len(v.Suspects) > 0 && v.Suspects[0].Mends > 1
	}
	fails := map[*relation.Pattern]int{}
	for _, b := range breaches {
		if b.Status == relation.Broken && !agreed(b) {
			fails[b.Pattern]++
		}
	}
	first := map[*relation.Pattern]*relation.Breach{}
	for _, b := range breaches {
		p := b.Pattern
		if !p.Copied() && !p.Outdated && (agreed(b) || !((p.Vouched || p.Entire) && fails[p] >= max(alikeLeast, p.Held))) {
			continue
		}
		if first[p] == nil {
			first[p] = b
		}
		v := verdicts[b]
		v.Primary = verdicts[first[p]].Primary
		if !p.Copied() && p.Held == 0 {
			v.Suspects = slices.DeleteFunc(v.Suspects, func(s Suspect) bool { return s.Mends < 2 })
		}
		verdicts[b] = v
	}
}

// alikeLeast is in how many columns, and in more than those in which it comes out, a total fails
// that others like it show to be one.
const alikeLeast = 3

// exchanged makes the breaches that two exchanged figures make one, with the two as suspects.
func exchanged(a *relation.Analysis, verdicts map[*relation.Breach]Verdict) {
	for _, x := range a.Exchanges {
		if _, reported := verdicts[x.First]; !reported {
			continue
		}
		suspect := func(b *relation.Breach, from, to int64) Suspect {
			row, col := a.Cell(b.Pattern.Axis, x.Line, b.Position)
			return Suspect{Row: row, Col: col, From: from, To: to, Slip: pen.Exchanged, Mends: 2}
		}
		v := Verdict{Primary: x.First, Suspects: []Suspect{suspect(x.First, x.One, x.Other), suspect(x.Second, x.Other, x.One)}}
		verdicts[x.First], verdicts[x.Second] = v, v
	}
}

// alongLine makes the breaches one of a line whose figures are all wrong in the same way, each with the figure
// there as the suspect.
func alongLine(a *relation.Analysis, breaches []*relation.Breach, verdicts map[*relation.Breach]Verdict) {
	first := map[*relation.Pattern]*relation.Breach{}
	for _, b := range breaches {
		if b.LineSlip == nil {
			continue
		}
		if first[b.Pattern] == nil {
			first[b.Pattern] = b
		}
		slip := pen.Misplaced
		if b.LineSlip.Power != 0 {
			slip = pen.PointMoved
		}
		row, col := a.Cell(b.Pattern.Axis, b.LineSlip.Line, b.Position)
		v := a.Numbers.Along(b.Pattern.Axis)
		is := v.Val(v.Index(b.LineSlip.Line, b.Position))
		verdicts[b] = Verdict{Primary: first[b.Pattern], Suspects: []Suspect{{
			Row: row, Col: col, From: is, To: is + int64(b.Pattern.WeightOf(b.LineSlip.Line))*a.Difference(b.Pattern, b.Position),
			Slip: slip, Mends: 1,
		}}}
	}
}
