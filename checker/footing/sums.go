package footing

import (
	"slices"
	"strings"
	"unicode"

	"crossfoot/checker/matrix"
	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
)

// This file adds up in full decimals, component by component.

// Sum is one component of a relation in full decimals. Figures without
// components have one.
type Sum struct {
	Total, Sum               decimal.Decimal
	TotalPlaces, PartsPlaces int  // the finest of the parts
	uneven                   bool // figures other than zero show different places
	zeros                    bool // at the end of a figure may be meant: some figure has a fraction
	noise                    decimal.Decimal
	written                  int             // parts with a figure; a zero may be a rounded one
	scaled                   []matrix.Scaled // those of them that have a written scale
	Unread                   bool
	rate                     bool            // the total is a percentage
	remark                   bool            // some figure is one, or says what it is of: 其中新增6
	marked                   bool            // the total is a mark for nothing
	least, largest           decimal.Decimal // of the parts
}

// Difference is the total less the sum of its parts.
func (s Sum) Difference() decimal.Decimal { return s.Total.Sub(s.Sum) }

// Sums adds the parts of a pattern up in one position, one Sum for each
// component.
func (a *Audit) Sums(p *Pattern, pos int) []Sum {
	total := a.Figure(p.Axis, p.Total, pos)
	n := len(components(total))
	for _, l := range p.Parts {
		n = max(n, len(components(a.Figure(p.Axis, l.Index, pos))))
	}
	sums := make([]Sum, n)
	for k := range sums {
		sums[k] = a.sum(p, pos, k)
		if k > 0 && (sums[k].Unread && sums[k].remark || a.ratesBehind(p, pos, k, sums[k])) {
			sums[k] = Sum{TotalPlaces: matrix.NoPlaces, PartsPlaces: matrix.NoPlaces}
		}
	}
	return sums
}

// sum adds up one component.
func (a *Audit) sum(p *Pattern, pos, k int) (s Sum) {
	s.PartsPlaces = matrix.NoPlaces
	x, ok := Component(a.Figure(p.Axis, p.Total, pos), k)
	s.Total, s.Unread, s.rate, s.remark = x.Value(), !ok, x.Kind == figure.Percent, remarks(x)
	s.marked = x.Kind == figure.Nil
	s.zeros = a.Fraction(p, pos, k)
	s.TotalPlaces = a.places(p.Axis, p.Total, pos, x, s.zeros)
	last := s.TotalPlaces
	s.noise = noise(x)
	for n, l := range p.Parts {
		x, ok := Component(a.Figure(p.Axis, l.Index, pos), k)
		s.Unread, s.remark = s.Unread || !ok, s.remark || remarks(x)
		value := x.Value()
		if n == 0 || value.LessThan(s.least) {
			s.least = value
		}
		if n == 0 || value.GreaterThan(s.largest) {
			s.largest = value
		}
		if l.Weight != 1 {
			value = value.Mul(decimal.NewFromInt(int64(l.Weight)))
		}
		s.Sum = s.Sum.Add(value)
		places := a.places(p.Axis, l.Index, pos, x, s.zeros)
		s.PartsPlaces = max(s.PartsPlaces, places)
		if !x.IsZero() {
			s.uneven = s.uneven || last > matrix.NoPlaces && places != last
			last = places
		}
		if x.Kind != figure.Nil && x.Kind != figure.Blank {
			s.written++
		}
		if x.Scale < 0 {
			s.addScaled(x, a.Table.Text(a.Cell(p.Axis, l.Index, pos)))
		}
		if x.Full() {
			s.noise = s.noise.Add(noise(x))
		}
	}
	return s
}

// remarks says whether a figure in brackets behind another says something about that rather
// than being a second one, which every figure of a sum would have.
func remarks(f figure.Figure) bool {
	return f.Kind == figure.Percent || f.Rare != nil && strings.ContainsFunc(f.Rare.Label, unicode.IsLetter)
}

// Worst is the index of the component that is furthest off.
func Worst(sums []Sum) int {
	k := 0
	for i, s := range sums {
		if sums[k].Unread || !s.Unread && s.Difference().Abs().GreaterThan(sums[k].Difference().Abs()) {
			k = i
		}
	}
	return k
}

// components are the parts of a compound, or the figure itself.
func components(f figure.Figure) []figure.Figure {
	if f.Kind == figure.Compound {
		return f.Rare.Parts
	}
	return []figure.Figure{f}
}

// Component is the k-th of n components. Nil marks and blanks are zero in each;
// a plain number beside compounds has only the first.
func Component(f figure.Figure, k int) (figure.Figure, bool) {
	cs := components(f)
	switch {
	case f.Kind == figure.Nil || f.Kind == figure.Blank || f.Kind == figure.Unavailable:
		return figure.Figure{Kind: figure.Nil}, true
	case k < len(cs) && cs[k].IsNumber():
		return cs[k], true
	}
	return figure.Figure{}, false
}

// noise is what a stored binary number's last places may be off by.
func noise(f figure.Figure) decimal.Decimal {
	if !f.Full() {
		return decimal.Zero
	}
	return decimal.New(5, int32(-f.Scale))
}

func unit(places int) decimal.Decimal { return decimal.New(1, int32(-places)) }

// addScaled takes a part in.
func (s *Sum) addScaled(f figure.Figure, text string) {
	if w, ok := matrix.ScaledOf(f, text); ok {
		s.scaled = append(s.scaled, w)
	}
}

// slack is how far a sum may be off because its figures are rounded to what they show: the
// total to its own last place, and the parts to the finest of those that they show.
func (s Sum) slack() decimal.Decimal {
	units := unit(s.TotalPlaces).Add(unit(s.PartsPlaces).Mul(decimal.NewFromInt(int64(s.written - len(s.scaled)))))
	places := matrix.Finest(s.scaled)
	for _, part := range s.scaled {
		units = units.Add(unit(places[part.Power]))
	}
	return units.Mul(decimal.New(5, -1))
}

// Fraction says whether a figure of a relation has one. Whole numbers are counts, however
// they are written.
func (a *Audit) Fraction(p *Pattern, pos, k int) bool {
	has := func(line int) bool {
		x, ok := Component(a.Figure(p.Axis, line, pos), k)
		return ok && x.Places() > 0
	}
	return has(p.Total) || slices.ContainsFunc(p.Parts, func(l matrix.Line) bool { return has(l.Index) })
}

// places is to how many places after the point a figure shows its value.
func (a *Audit) places(axis matrix.Axis, line, pos int, f figure.Figure, zeros bool) int {
	row, col := a.Cell(axis, line, pos)
	return a.writing.Shown(row, col, f, zeros)
}
