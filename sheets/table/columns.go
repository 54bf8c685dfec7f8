package table

import (
	"slices"
	"sort"
)

// layout is the columns of a block by what they are for.
type layout struct {
	figures, labels, serials, words []int // columns of the sheet, from left to right
	doubtful                        []int // of labels and serials, those that may be figures
	item                            int   // the label column that tells the rows apart best; 0 if none
	outline                         outline
}

// named are all columns that hold no figures.
func (l layout) named() []int {
	out := slices.Concat(l.labels, l.serials, l.words)
	slices.Sort(out)
	return out
}

// columns tells figures from running numbers, years, codes and words.
func (b block) columns() layout {
	s := sorting{block: b, profiles: b.profiles()}
	s.count()
	for i := range s.profiles {
		s.put(i)
	}
	s.out.doubtful = b.doubtfulOf(s.profiles, s.out)
	if len(s.texts)+len(s.out.labels) == 0 {
		s.out.promote(s.profiles)
	}
	s.putTexts()
	b.deepen(&s.out)
	return s.out
}

// sorting is a layout as its columns are told apart, from left to right.
type sorting struct {
	block
	profiles []profile
	typed    int // columns whose figures are stored as numbers
	plain    int // columns whose figures stand mostly without words
	before   before
	texts    []*profile // columns of texts: labels or words
	out      layout
}

// before says whether columns of figures and of words stand to the left of a column.
type before struct{ figures, words bool }

// none says whether neither does.
func (b before) none() bool { return !b.figures && !b.words }

// count counts columns by what their figures are like.
func (s *sorting) count() {
	for i := range s.profiles {
		p := &s.profiles[i]
		if p.figures >= p.words && 2*p.typed > p.figures {
			s.typed++
		}
		if p.figures >= p.words && 2*p.worded < p.figures {
			s.plain++
		}
	}
}

// put puts a column where it belongs.
func (s *sorting) put(i int) {
	p, out, lead := &s.profiles[i], &s.out, !s.before.figures
	if lead && out.outline.number == 0 && s.outlined(p, &out.outline) && !p.identifies() {
		out.serials = append(out.serials, p.col)
		return
	}
	switch {
	case p.announced(lead) && p.zeros == 0 && s.numbers(p.col):
		out.serials = append(out.serials, p.col)
	case p.figures == 0 || p.figures < p.words || p.zeros > 1 && p.others == 0, s.before.none() && p.names():
		s.texts = append(s.texts, p)
		s.before.words = true
	case p.serial(s.before, s.numbers(p.col)), lead && p.whole == p.figures && s.shuffled(p, s.numbers(p.col)):
		out.serials = append(out.serials, p.col)
	case lead && p.whole == p.figures && p.ups == p.whole-1 && i+1 < len(s.profiles) && s.profiles[i+1].zeroCodes():
		out.labels = append(out.labels, p.col)
	case s.dates(p, s.before), s.before.none() && (p.identifies() || p.ages() || s.unlikeOthers(p)):
		out.labels = append(out.labels, p.col)
		s.before.words = true
	default:
		out.figures = append(out.figures, p.col)
		s.before.figures = true
	}
}

// unlikeOthers says whether a column with words among its figures has them as texts, or within words,
// where others do not.
func (s *sorting) unlikeOthers(p *profile) bool {
	return p.words > 0 && (p.typed == 0 && s.typed > 0 || p.worded == p.figures && s.plain > 0)
}

// putTexts makes labels of the columns of texts that stand before the last figures, and of the one
// that tells the rows apart best; what stands behind is words.
func (s *sorting) putTexts() {
	out, best := &s.out, 0
	for _, p := range s.texts {
		if len(s.texts) > 1 && s.numbers(p.col) {
			continue // 一, 二, 三 name nothing
		}
		if len(p.texts) > best || len(p.texts) == best && !s.before.figures {
			best, out.item = len(p.texts), p.col
		}
	}
	out.item = spelled(s.texts, out.item)
	for _, p := range s.texts {
		if n := len(out.figures); p.col == out.item || n > 0 && p.col < out.figures[n-1] {
			out.labels = append(out.labels, p.col)
		} else {
			out.words = append(out.words, p.col)
		}
	}
	sort.Ints(out.labels)
	if out.item == 0 && len(out.labels) > 0 {
		out.item = out.labels[0]
	}
}

// spelled is the column of texts that tells the rows apart in words, if another tells them apart
// no better than that and has codes only: P20-40, Total current liabilities.
func spelled(texts []*profile, item int) int {
	at := slices.IndexFunc(texts, func(p *profile) bool { return p.col == item })
	if at < 0 || len(texts) == 1 || !texts[at].coded() {
		return item
	}
	for _, p := range texts {
		if 10*len(p.texts) >= 9*len(texts[at].texts) && !p.coded() {
			return p.col
		}
	}
	return item
}

// promote makes a label of a running number that has words between its numbers,
// where nothing else names the rows.
func (l *layout) promote(profiles []profile) {
	for _, p := range profiles {
		if i := slices.Index(l.serials, p.col); i >= 0 && (p.words > 0 || p.col == l.outline.number) {
			l.serials = slices.Delete(l.serials, i, i+1)
			l.labels = append(l.labels, p.col)
			return
		}
	}
}
