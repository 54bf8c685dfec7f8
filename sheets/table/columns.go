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
	var out layout
	var texts []*profile
	profiles := b.profiles()
	typed := 0 // columns whose figures are stored as numbers
	plain := 0 // columns whose figures stand mostly without words
	for i := range profiles {
		p := &profiles[i]
		if p.figures >= p.words && 2*p.typed > p.figures {
			typed++
		}
		if p.figures >= p.words && 2*p.worded < p.figures {
			plain++
		}
	}
	lead := true   // no column of figures has come yet
	named := false // a column of words has
	for i := range profiles {
		p := &profiles[i]
		if lead && out.outline.number == 0 && b.outlined(p, &out.outline) && !p.identifies() {
			out.serials = append(out.serials, p.col)
			continue
		}
		switch {
		case p.announced(lead) && p.zeros == 0 && b.numbers(p.col):
			out.serials = append(out.serials, p.col)
		case p.figures == 0 || p.figures < p.words || p.zeros > 1 && p.others == 0, lead && !named && p.names():
			texts = append(texts, p)
			named = true
		case p.serial(lead, named, b.numbers(p.col)), lead && p.whole == p.figures && b.shuffled(p, b.numbers(p.col)):
			out.serials = append(out.serials, p.col)
		case lead && p.whole == p.figures && p.ups == p.whole-1 && i+1 < len(profiles) && profiles[i+1].zeroCodes():
			out.labels = append(out.labels, p.col)
		case b.dates(p, lead, named), lead && !named && (p.identifies() || p.ages() || p.words > 0 && (p.typed == 0 && typed > 0 || p.worded == p.figures && plain > 0)):
			out.labels = append(out.labels, p.col)
			named = true
		default:
			out.figures = append(out.figures, p.col)
			lead = false
		}
	}
	out.doubtful = b.doubtfulOf(profiles, out)
	if len(texts)+len(out.labels) == 0 {
		out.promote(profiles)
	}
	best := 0
	for _, p := range texts {
		if len(texts) > 1 && b.numbers(p.col) {
			continue // 一, 二, 三 name nothing
		}
		if len(p.texts) > best || len(p.texts) == best && lead {
			best, out.item = len(p.texts), p.col
		}
	}
	out.item = spelled(texts, out.item)
	for _, p := range texts {
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
	b.deepen(&out)
	return out
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
