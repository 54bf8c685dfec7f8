package prose

import (
	"slices"
	"strings"
	"unicode"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"

	"github.com/shopspring/decimal"
)

// Derived is a figure that a sentence works out from two others of its own: by how much one
// grew into the other, how much that is in percent, or which share one is of the other.
// 由40所增至45所,净增5所,增长12.5%; 45 of 60 schools (75%).
type Derived struct {
	Para   sheets.Paragraph
	Quote  string // the figures with the words between them
	About  string // the words before them
	Stated Written

	reckoning
	likely bool // that it is worked out from these two is only likely
	at     int  // where it stands in its sentence
}

// Miscalculated are the figures of a text that do not follow from those that they are worked
// out from.
//
// Where most percentages of a kind do not, they are of something else that the text says in
// another place: growth in the prices of one year, say.
func Miscalculated(paragraphs []sheets.Paragraph) (out []Derived) {
	var held, failed [asShare + 1]int
	for _, p := range paragraphs {
		if !strings.ContainsFunc(p.Text, unicode.IsDigit) {
			continue
		}
		var sharing []sharer
		for _, text := range sentenceTexts(figure.Fold(p.Text)) {
			few := numbersIn(text) < figuresLeast
			if few && !strings.Contains(text, "占") || !works().MatchString(text) {
				continue
			}
			s := working{sentence{text, figure.SpansIn(text)}, ofOther().MatchString(text)}
			sharing = append(sharing, s.sharers()...)
			if few {
				continue
			}
			for _, d := range s.derived() {
				switch kind := d.kind(); {
				case d.holds():
					held[kind]++
				case !d.likely || d.slip():
					failed[kind]++
					d.Para = p
					out = append(out, d)
				}
			}
		}
		wrong, right := completed(sharing)
		held[asShare] += right
		for _, d := range wrong {
			failed[asShare]++
			d.Para = p
			out = append(out, d)
		}
	}
	return slices.DeleteFunc(out, func(d Derived) bool {
		return d.IsRate() && failed[d.kind()] > max(1, held[d.kind()])
	})
}

// kind is what a figure has in common with others that are worked out: all rates of change
// are of one kind.
func (d Derived) kind() operation {
	if d.by == asIncrease || d.by == asDecrease {
		return asGrowth
	}
	return d.by
}

// working is a sentence that may work figures out.
type working struct {
	sentence
	other bool // rates of change in it may be those of something else
}

// derived are the figures of a sentence that it works out from others, each once.
func (s working) derived() (out []Derived) {
	done := map[int]bool{}
	add := func(all []Derived) {
		for _, d := range all {
			if !done[d.at] {
				done[d.at] = true
				out = append(out, d)
			}
		}
	}
	paired := map[int]bool{} // the second of two figures of which one became the other
	for i := range s.counts {
		add(s.shares(i))
		if p, ok := s.pair(i); ok {
			paired[p.last] = true
			add(s.changes(p))
		}
		add(s.between(i))
	}
	for i := range s.counts {
		if !paired[i] {
			add(s.chain(i))
		}
		add(s.upTo(i))
	}
	return out
}

// figuresLeast are those of a sentence that works one out.
const figuresLeast = 3

// numbersIn is how many runs of digits a text has.
func numbersIn(text string) (n int) {
	within := false
	for i := range len(text) {
		digit := '0' <= text[i] && text[i] <= '9'
		if digit && !within {
			n++
		}
		within = digit
	}
	return n
}

// works is what a sentence has that works figures out.
var works = lazy.Regexp(`%|百分点|[增减升降提涨扩缩调压]|(?i:per ?cent|\b(?:` + enVerb + `|` + enNoun + `)\b)`)

// gapMost is how many bytes beside a figure are looked at.
const gapMost = 120

// derive is a figure that a sentence states together with those that it is worked out from,
// which stand from one count to another.
func (s working) derive(by operation, of, over int, stated figure.Count, first, last int) Derived {
	start := min(s.counts[first].From, stated.From)
	before := ending(s.text[s.counts[first].From-len(s.gap(first)):start], gapMost)
	lead := tail(before)
	from := start - len(before) + strings.LastIndex(before, lead)
	to := max(s.counts[last].To, stated.To)
	if to < len(s.text) && s.text[to] == ')' {
		to++
	}
	return Derived{
		Quote: strings.Trim(s.text[from:to], " "+",、:"+ends), About: strings.Trim(lead, " "+breaks+ends),
		Stated: s.written(stated), reckoning: reckoning{by, s.written(s.counts[of]), s.written(s.counts[over])}, at: stated.From,
	}
}

func (s working) written(c figure.Count) Written {
	return Written{c.Figure, strings.TrimSpace(s.text[c.From:c.To])}
}

// IsRate says whether it is a part of something, in percent.
func (d Derived) IsRate() bool { return d.by != asDifference }

// States says whether a figure is one of those that are stated together.
func (d Derived) States(f figure.Figure) bool {
	is := func(w Written) bool { return w.Value().Equal(f.Value()) }
	return is(d.Stated) || is(d.of) || is(d.over)
}

// Want is what it should be, a whole percentage with a place more.
func (d Derived) Want() decimal.Decimal {
	want := d.value(d.of.Value(), d.over.Value())
	if d.IsRate() {
		return want.Round(int32(max(3, d.Stated.Scale)))
	}
	return want.Round(int32(max(0, d.Stated.Scale)))
}
