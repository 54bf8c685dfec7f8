package prose

import (
	"slices"
	"strings"
	"unicode/utf8"

	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"
)

// This file reads a list of figures behind a total: how a sentence says that it begins, what stands
// between its figures, and where it ends.

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
