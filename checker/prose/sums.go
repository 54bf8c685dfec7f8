package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/checker/pen"
	"crossfoot/checker/says"
	"crossfoot/sheets"
	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
)

// Sum is a total that a text states together with the parts of it, in one sentence:
// 新建学校5所,其中甲区1所、乙区1所、丙县3所; or below the paragraphs that have them.
type Sum struct {
	Para  sheets.Paragraph
	Quote string // the total and its parts, with the words between them
	About string // the words before the total
	Total figure.Figure
	Parts []figure.Figure

	names   []string
	whole   bool // the sentence says how many parts there are, or lists places and does not say "of which"
	places  bool // the names are those of places
	ofWhich bool // the list is said to be of which
}

// Added is what the parts come to.
func (s Sum) Added() (sum decimal.Decimal) {
	for _, p := range s.Parts {
		sum = sum.Add(p.Value())
	}
	return sum
}

// States says whether a figure is the total or one of the parts.
func (s Sum) States(f figure.Figure) bool {
	is := func(o figure.Figure) bool { return o.Value().Equal(f.Value()) }
	return is(s.Total) || slices.ContainsFunc(s.Parts, is)
}

// holds says whether the parts come to the total, as far as the decimals go.
func (s Sum) holds() bool {
	places := int32(s.Total.Scale)
	for _, p := range s.Parts {
		places = min(places, int32(p.Scale))
	}
	off := s.Total.Value().Sub(s.Added()).Abs()
	if s.exact() {
		return off.IsZero()
	}
	return off.Mul(decimal.New(2, 0)).LessThanOrEqual(decimal.New(int64(len(s.Parts)+1), -places))
}

// exact says whether all figures of a sum are whole numbers that are written out.
func (s Sum) exact() bool {
	return s.Total.Scale == 0 && !slices.ContainsFunc(s.Parts, func(p figure.Figure) bool { return p.Scale != 0 })
}

// Unsound are the sums of a text that do not come out, though they are meant to.
//
// What is said of some parts need not be said of all: of 5 schools, 2 in the north. That a
// list is of all parts, the sentence tells by how many there are, or by listing places
// behind a colon or in brackets; or other sentences tell, which list the same names and come
// out. And however few they are, places cannot have more than there is in all.
func Unsound(paragraphs []sheets.Paragraph) (out []Sum) {
	var all []Sum
	for i, p := range paragraphs {
		if !strings.ContainsFunc(p.Text, unicode.IsDigit) {
			continue
		}
		text := figure.Fold(p.Text)
		all = append(all, parallel(p, text)...)
		for n, s := range sentences(text) {
			all = append(all, s.sums(p)...)
			if n == 0 {
				if sum, ok := s.above(paragraphs, i); ok {
					all = append(all, sum)
				}
			}
		}
	}
	listed := map[string]bool{} // the names of the lists "of which" that come out
	held, failed := 0, 0        // such lists
	for _, s := range all {
		switch {
		case !s.ofWhich:
		case !s.holds():
			failed++
		default:
			held++
			for _, n := range s.names {
				listed[n] = true
			}
		}
	}
	shown := held >= heldLists*failed
	for _, s := range all {
		switch {
		case s.holds():
		case s.places && s.exceeds(),
			s.whole && s.slip(),
			s.ofWhich && shown && s.slip() && !slices.ContainsFunc(s.names, func(n string) bool { return !listed[n] }):
			out = append(out, s)
		}
	}
	return out
}

// exceeds says whether the parts come to more than there is in all, and not to so much more
// that they count something else. What is no more than one of them may be their average, or the
// highest.
func (s Sum) exceeds() bool {
	total, sum := s.Total.Value(), s.Added()
	if slices.ContainsFunc(s.Parts, func(p figure.Figure) bool { return p.Value().GreaterThanOrEqual(total) }) {
		return false
	}
	return sum.GreaterThan(total) && (s.slip() || sum.LessThan(total.Add(total)))
}

// heldLists is how many lists "of which" must come out in a text for each that does not, for
// them to be of all parts.
const heldLists = 3

// slip says whether one figure may be wrong by a slip of the pen: else some part is not
// listed.
func (s Sum) slip() bool {
	off := s.Total.Value().Sub(s.Added())
	is := func(f figure.Figure, want decimal.Decimal) bool {
		scale := max(0, int(f.Scale))
		w := want.Shift(int32(scale))
		m, ok := f.At(scale)
		if !ok || !w.IsInteger() || w.Sign() < 0 || !w.BigInt().IsInt64() {
			return false
		}
		kind, _ := pen.SlipOf(m, w.IntPart())
		return kind != pen.NoSlip
	}
	return is(s.Total, s.Added()) || slices.ContainsFunc(s.Parts, func(p figure.Figure) bool { return is(p, p.Value().Add(off)) })
}

// sums are the totals of a sentence that have a list of parts behind them.
func (s sentence) sums(p sheets.Paragraph) (out []Sum) {
	for t := 0; t+2 < len(s.counts); t++ {
		if sum, last, ok := s.sum(p, t); ok {
			out = append(out, sum)
			t = last
		}
	}
	return out
}

// sum reads the list behind the t-th figure of a sentence, and says which figure is the last.
func (s sentence) sum(p sheets.Paragraph, t int) (sum Sum, last int, ok bool) {
	l, ok := s.list(t)
	if !ok {
		return sum, t, false
	}
	for _, c := range s.counts[l.first : l.last+1] {
		sum.Parts = append(sum.Parts, c.Figure)
	}
	n := decimal.NewFromInt(int64(len(sum.Parts)))
	if l.total > 0 && !strings.ContainsAny(s.gap(l.total), breaks) { // 28 schools across four districts, in 4 districts 28 schools
		switch {
		case s.counts[l.total-1].Value().Equal(n):
			l.counted = true
		case s.counts[l.total].Value().Equal(n) && !sum.Added().Equal(n):
			l.total, l.counted = l.total-1, true
		}
	}
	if l.mark == "," && !l.counted { // 120 cases in Ashford, 95 in Barton: what a comma alone begins may be a part
		return sum, t, false
	}
	total := s.counts[l.total]
	unit := unitOf(s.counts[l.first].Figure)
	if says.Rate(tail(s.gap(l.total))) || total.Kind != figure.Number || unit != "" && unitOf(total.Figure) != unit || utf8.RuneCountInString(s.gap(l.total+1)) > introMost {
		return sum, t, false
	}
	sum.Para, sum.Total, sum.names = p, total.Figure, l.names
	sum.About, sum.Quote = s.around(l)
	sum.places = sameKind(l.names) && !s.beside(l)
	sum.ofWhich = ofWhichWords().MatchString(l.intro)
	sum.whole = l.counted || !sum.ofWhich && sum.places && len(sum.Parts) > 2
	return sum, l.last, true
}
