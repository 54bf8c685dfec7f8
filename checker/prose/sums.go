package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/checker/name"
	"crossfoot/checker/pen"
	"crossfoot/checker/says"
	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"

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

// What stands between the figures of a list, with the names before the figures or behind
// them, and between the total and the first of them.
var (
	listedBefore = lazy.Regexp(`^\s*(?:、|,?\s*(?i:and)\s|,|;|和|及|与|以及)\s*([^\s,、:;()][^,、:;()]{0,30}?)\s*$`)
	listedBehind = lazy.Regexp(`^\s+(?i:in|for|at|from|by|to|on)\s+(?i:the\s+)?([^,;:()]{1,40}?)(?:[,;]|,?\s+(?i:and))\s*$`)
	lastBehind   = lazy.Regexp(`^\s+(?i:in|for|at|from|by|to|on)\s+(?i:the\s+)?([^,;:()]{1,40}?)(?:[.,;:()]|$|\s+(?i:with|at|by|and|which|where)\s)`)
	introBefore  = lazy.Regexp(`^([^0-9]*?)(其中|(?i:of which)|分别(?:为|是)|:|\()[:,]?\s*([^\s,、:;()][^,、:;()]{0,30}?)\s*$`)
	introBehind  = lazy.Regexp(`^([^0-9]*?)((?i:of which|of these|of them)|:|\(|,)\s*$`)
	ofWhichWords = lazy.Regexp(`其中|包括|主要|(?i:of which|of these|of them|includ|such as|mainly)`)
	notListed    = lazy.Regexp(`各$|^共|共$|合计|^另|其余|比|较|累计|平均|减|撤|取消|(?i:\b(?:each|both|total|other|another|than|lost|closed)\b)`)
	twice        = lazy.Regexp(`^[^。;]{0,12}(?:重复|重叠|交叉|共用|共建|跨)|^(?i:[^;]{0,20}\b(?:shared|jointly|twice|overlap))`) // some of the parts have it in common
)

// The bounds of a list.
const (
	introMost = 60 // characters between a total and its first part
	listMost  = 64 // parts, so that a text of nothing but figures is read in time
)

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

// list is a list of figures behind a total, by the counts of its sentence.
type list struct {
	total, last int
	first       int // of the parts
	intro       string
	mark        string // what the list begins with: 其中, a colon
	names       []string
	behind      bool // the names stand behind the figures
	counted     bool // the sentence says how many parts there are
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

// list reads the list behind the t-th figure: figures of its unit, or in English of none, with
// names and signs of a list between them.
func (s sentence) list(t int) (l list, ok bool) {
	total := s.counts[t]
	l = list{total: t, first: t + 1, last: t + 1, intro: s.gap(t + 1)}
	if total.Kind != figure.Number || utf8.RuneCountInString(l.intro) > introMost {
		return l, false
	}
	between := listedBefore()
	if m := introBefore().FindStringSubmatch(l.intro); m != nil {
		l.mark, l.names = m[2], []string{m[3]}
	} else if m = introBehind().FindStringSubmatch(l.intro); m != nil {
		l.mark, l.behind, between = m[2], true, listedBehind()
	} else {
		return l, false
	}
	unit := unitOf(total.Figure)
	like := func(i int) bool {
		u := unitOf(s.counts[i].Figure)
		return s.counts[i].Kind == figure.Number && (u == unit || l.behind && u == "")
	}
	for ; l.last+1 < len(s.counts) && like(l.last+1); l.last++ {
		if l.last-l.first == listMost {
			return l, false
		}
		name := between.FindStringSubmatch(s.gap(l.last + 1))
		if name == nil {
			break
		}
		l.names = append(l.names, name[1])
	}
	rest := s.gap(l.last + 1)
	if l.behind {
		name := lastBehind().FindStringSubmatch(rest)
		if name == nil {
			return l, false
		}
		l.names = append(l.names, name[1])
	}
	more := l.last+1 < len(s.counts) && (unit != "" || !l.behind) && unitOf(s.counts[l.last+1].Figure) == unit
	return l, like(l.first) && l.last > l.first && !more && !strings.HasPrefix(strings.TrimLeft(rest, " "), "等") &&
		!twice().MatchString(s.text[s.counts[l.last].To:]) &&
		!notListed().MatchString(tail(s.gap(t))) && !slices.ContainsFunc(l.names, notListed().MatchString)
}

// around are the words that say what a list is of, and all of it as it is written.
func (s sentence) around(l list) (about, quote string) {
	before := s.gap(l.total)
	lead := tail(before)
	about = strings.TrimSpace(lead)
	if near, _ := cut(s.gap(l.total + 1)); !strings.ContainsFunc(lead, han) && !wordless(near) { // 28 schools
		about = strings.TrimSpace(near)
	}
	to := s.counts[l.last].To
	if l.behind {
		near, _ := cut(s.gap(l.last + 1))
		to += len(near)
	}
	from := s.counts[l.total].From - len(before) + strings.LastIndex(before, lead)
	return about, strings.Trim(s.text[from:to], " "+breaks+ends)
}

// sameKind says whether names are those of places: they end as such do in Chinese, and
// begin with a capital in English.
func sameKind(names []string) bool {
	common := func(n string) bool {
		r, _ := utf8.DecodeLastRuneInString(n)
		return !strings.ContainsRune(name.KindEnds, r)
	}
	small := func(n string) bool {
		r, _ := utf8.DecodeRuneInString(n)
		return !unicode.IsUpper(r)
	}
	return !slices.ContainsFunc(names, common) || !slices.ContainsFunc(names, small)
}
