package checker

import (
	"math"
	"strconv"
	"strings"

	"crossfoot/checker/footing"
	"crossfoot/checker/pen"
	"crossfoot/checker/relation"
	"crossfoot/checker/suspect"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lang"

	"github.com/shopspring/decimal"
)

// longSum is the number of parts from which the middle of an addition is left
// out of a message.
const longSum = 12

// Mismatch is a finding about a sum that does not come out: the cell of the
// total, the arithmetic, what the total would have to be, and the suspects. The
// message is left to the rule.
func (p *Pass) Mismatch(s *Sums, b *relation.Breach) Finding {
	pattern := b.Pattern
	row, col := s.Cell(pattern.Axis, pattern.Total, b.Position)
	f := Finding{
		Rule: p.Rule, Severity: p.Rule.Severity, Status: b.Status.Name(),
		Table: s.Index, Cell: PlaceOf(s.Table, row, col),
		Slip: s.Verdicts[b].Primary,
	}
	sum := s.spell(pattern, b.Position)
	f.Related = sum.parts
	f.Got, f.Want, f.Difference = sum.total, sum.sum, sum.difference
	sign := " ≠ "
	if b.Status == relation.Rounding {
		sign = " ≈ "
	}
	f.Arithmetic = equals(sum.addition, f.Want) + sign + f.Got
	if b.Status == relation.Explained {
		f.Suspects = []Suspect{{Cell: f.Cell, From: f.Got, To: f.Want, Why: truncated}}
		return f
	}
	f.Suspects = s.suspected(s.Verdicts[b], sum.show)
	return f
}

// suspected are the suspects of a verdict, with their figures as they are shown.
func (s *Sums) suspected(v suspect.Verdict, show func(decimal.Decimal) string) (out []Suspect) {
	for _, x := range v.Suspects {
		place := PlaceOf(s.Table, x.Row, x.Col)
		out = append(out, Suspect{
			Cell: place, From: place.Text, To: show(decimal.New(x.To, -int32(s.Scale()))), Why: ReasonOf(x.Slip),
		})
	}
	return out
}

// spelled is a sum in words and figures.
type spelled struct {
	parts                            []Place // that have something written or should
	addition, sum, total, difference string
	show                             func(decimal.Decimal) string
}

// spell writes a pattern out in one position: in a compound, the component that
// is furthest off.
func (s *Sums) spell(p *relation.Pattern, pos int) spelled {
	row, col := s.Cell(p.Axis, p.Total, pos)
	out := spelled{show: printer(s.Table.At(row, col))}
	sums := s.Sums(p, pos)
	k := footing.Worst(sums)
	var terms []term
	known := knownPlaces(s.Table.At(row, col), exactly)
	for _, l := range p.Parts {
		r, c := s.Cell(p.Axis, l.Index, pos)
		part := s.Table.At(r, c)
		known = knownPlaces(part, known)
		value, filled := component(part, k)
		if !filled && part.Kind != figure.Blank {
			continue
		}
		out.parts = append(out.parts, PlaceOf(s.Table, r, c))
		if filled && !value.IsZero() {
			terms = append(terms, term{text: out.show(value), weight: l.Weight})
		}
	}
	out.addition = addition(terms)
	sum, difference := sums[k].Sum, sums[k].Difference()
	if known != exactly {
		known -= int32(len(strconv.Itoa(len(p.Parts)))) // what many of them leave behind adds up
		sum, difference = sum.Round(known), difference.Round(known)
	}
	out.total, out.sum, out.difference = out.show(sums[k].Total), out.show(sum), out.show(difference)
	return out
}

// equals is an addition and what it comes to, in either order: one of a single figure stands for
// itself.
func equals(a, b string) string {
	if a == b {
		return a
	}
	return a + " = " + b
}

// knownPlaces is to how many places a sum is known that takes in one more figure. What stands
// behind those of a stored binary number is the machine's: 103%, and not 103.00000000000005%.
func knownPlaces(f figure.Figure, known int32) int32 {
	if f.Full() {
		return min(known, int32(f.Scale))
	}
	return known
}

// exactly are the places of a sum of which none is the machine's.
const exactly = math.MaxInt32

// Claim is a relation in figures: 5 = 1 + 1 + 1 + 2, or 60 ≠ 61 = 27 + 34. What
// cannot be read, and compounds, stand as they are written.
func (s *Sums) Claim(r relation.Relation) string {
	sum := s.spell(r.Pattern, r.Position)
	row, col := s.Cell(r.Pattern.Axis, r.Pattern.Total, r.Position)
	compound := s.Table.Kind(row, col) == figure.Compound
	switch {
	case r.Status == relation.Held && compound:
		return s.Table.Text(row, col) + " = " + s.written(r)
	case r.Status == relation.Held:
		return sum.total + " = " + sum.addition
	case r.Status == relation.Rounding:
		return sum.total + " ≈ " + equals(sum.sum, sum.addition)
	case r.Status == relation.Undetermined:
		return s.Table.Text(row, col) + " ? " + s.written(r)
	}
	return sum.total + " ≠ " + equals(sum.sum, sum.addition)
}

// written is the sum of a relation's parts as the cells display them, without
// those that declare nothing.
func (s *Sums) written(r relation.Relation) string {
	var terms []term
	for _, l := range r.Pattern.Parts {
		row, col := s.Cell(r.Pattern.Axis, l.Index, r.Position)
		if f := s.Table.At(row, col); f.Kind != figure.Blank && f.Kind != figure.Nil {
			terms = append(terms, term{text: s.Table.Text(row, col), weight: l.Weight})
		}
	}
	return addition(terms)
}

// component is the k-th component of a figure, and whether it has a number there.
func component(f figure.Figure, k int) (decimal.Decimal, bool) {
	switch {
	case f.Kind == figure.Compound && k < len(f.Rare.Parts):
		return f.Rare.Parts[k].Value(), true
	case f.IsNumber() && k == 0:
		return f.Value(), true
	}
	return decimal.Zero, false
}

// printer writes values the way the total is written: as percentages if it is
// one.
func printer(total figure.Figure) func(decimal.Decimal) string {
	if total.Kind == figure.Percent {
		return func(d decimal.Decimal) string { return d.Shift(2).String() + "%" }
	}
	return decimal.Decimal.String
}

type term struct {
	text   string
	weight int
}

// Addition writes the sum of figures out, as they are printed.
func Addition(figures []string) string {
	terms := make([]term, len(figures))
	for i, text := range figures {
		terms[i] = term{text: text, weight: 1}
	}
	return addition(terms)
}

// addition writes a sum out: 27 + 34, or 100 − 20.
func addition(terms []term) string {
	if len(terms) == 0 {
		return "0"
	}
	var b strings.Builder
	for i, t := range terms {
		if len(terms) > longSum && i == longSum-3 {
			b.WriteString(" + …")
		}
		if len(terms) > longSum && i >= longSum-3 && i < len(terms)-2 {
			continue
		}
		switch {
		case t.weight < 0:
			b.WriteString(" − ")
		case i > 0:
			b.WriteString(" + ")
		}
		if i > 0 && strings.HasPrefix(t.text, "-") {
			b.WriteString("(" + t.text + ")")
		} else {
			b.WriteString(t.text)
		}
	}
	return strings.TrimSpace(b.String())
}

// ReasonOf is the wording of a slip.
func ReasonOf(s pen.Slip) Reason {
	r, ok := reasons[s]
	if !ok {
		return crossing
	}
	return r
}

// ReasonNamed is the reason with an ID. One that is not known has no wording.
func ReasonNamed(id string) Reason {
	for _, r := range reasons {
		if r.ID == id {
			return r
		}
	}
	for _, r := range []Reason{crossing, truncated, WithinWhole, TypedOver} {
		if r.ID == id {
			return r
		}
	}
	return Reason{ID: id}
}

var crossing = Reason{ID: "crossing", Text: lang.Text{EN: "two sums agree on it", ZH: "两个合计都指向它"}}

// WithinWhole is the reason of a part that is larger than its whole, where a sum says what it should be.
var WithinWhole = Reason{ID: "within-whole", Text: lang.Text{EN: "it is larger than its whole, and the sum needs this", ZH: "大于总项，而合计需要此数"}}

// TypedOver is the reason of a total that is typed where the others of its line are formulas.
var TypedOver = Reason{ID: "typed-over", Text: lang.Text{EN: "it is typed, the other totals of the line are formulas", ZH: "手工填写，而同一行（列）的其他合计都用公式计算"}}

var truncated = Reason{ID: "truncated", Text: lang.Text{EN: "cut off instead of rounded", ZH: "舍去了小数"}}

// together is the reason of two cells that both have to be changed.
var together = Reason{ID: "exchanged", Text: lang.Text{EN: "exchanged with each other", ZH: "两格数字互换"}}

// Together says whether all cells that are suspected for a reason are wrong, and not one of them.
func (r Reason) Together() bool { return r.ID == together.ID }

var reasons = map[pen.Slip]Reason{
	pen.Swapped:         {ID: "swapped-digits", Text: lang.Text{EN: "two digits swapped", ZH: "相邻两位数字写反"}},
	pen.Neighbour:       {ID: "neighbour", Text: lang.Text{EN: "the same as its neighbour", ZH: "与相邻单元格相同，可能填串"}},
	pen.OneDigit:        {ID: "one-digit", Text: lang.Text{EN: "one digit is wrong", ZH: "一位数字有误"}},
	pen.ZeroAdded:       {ID: "zero-added", Text: lang.Text{EN: "a zero too many", ZH: "多写一个零"}},
	pen.ZeroLost:        {ID: "zero-lost", Text: lang.Text{EN: "a zero too few", ZH: "少写一个零"}},
	pen.PointMoved:      {ID: "point-moved", Text: lang.Text{EN: "decimal point or unit is wrong", ZH: "小数点或单位（如万）有误"}},
	pen.SignLost:        {ID: "sign", Text: lang.Text{EN: "the sign is wrong", ZH: "正负号有误"}},
	pen.DigitAdded:      {ID: "digit-added", Text: lang.Text{EN: "one digit too many", ZH: "多写一位数字"}},
	pen.DigitLost:       {ID: "digit-lost", Text: lang.Text{EN: "one digit too few", ZH: "少写一位数字"}},
	pen.LeftBlank:       {ID: "left-blank", Text: lang.Text{EN: "left blank", ZH: "漏填"}},
	pen.PartLeftOut:     {ID: "part-left-out", Text: lang.Text{EN: "one part was left out", ZH: "漏计了一个分项"}},
	pen.Exchanged:       together,
	pen.CopiedRow:       {ID: "copied-row", Text: lang.Text{EN: "all figures of its row stand in another row too", ZH: "整行数字与另一行相同，可能填串"}},
	pen.Misplaced:       {ID: "misplaced", Text: lang.Text{EN: "stands in the wrong row or column", ZH: "错行或错列"}},
	pen.OtherSide:       {ID: "other-side", Text: lang.Text{EN: "the other side comes to this", ZH: "另一方合计为此数"}},
	pen.OutOfProportion: {ID: "proportion", Text: lang.Text{EN: "the share or ratio beside it says so", ZH: "旁列的占比或比例与此数相符"}},
	pen.AllTwice:        {ID: "all-twice", Text: lang.Text{EN: "all of it was counted twice, such as subtotals along with their parts", ZH: "全部重复计入，如小计与其各分项一并相加"}},
	pen.PartTwice:       {ID: "part-twice", Text: lang.Text{EN: "one part was counted twice", ZH: "一个分项重复计入"}},
}
