package prose

import (
	"slices"
	"strings"

	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"
)

// Words beside a figure that make it another thing than the level of what the sentence
// names: how much it changed, what it is on average, what there is besides, what the
// whole country has. Where the table uses the same words, they say nothing.
var guards = [...]struct{ front, behind lazy.Pattern }{
	{ // the amount of a change
		lazy.Regexp(`(?:增加|减少|增长|上升|下降|提高|降低|(?:^|[^新])增|减|多|少|净增)了?(?:约|近)?$|(?i:\b(?:up|down)\s*$|\b(?:rose|rise[sn]?|fell|falls?|fallen|gr[eo]wn?|increased?|decreased?|declined?|dropped|cut|reduced)\b[^,]{0,40}\bby(?: around| about| some)?\s*$|\b(?:increase|rise|fall|drop|decrease|growth|reduction|gain) of\s*$)`),
		lazy.Regexp(`^\s*(?i:more|fewer|less|higher|lower)\b(?i:[^,]{0,20} than\b)`),
	},
	{ // an average
		lazy.Regexp(`平均|人均|户均|日均|月均|年均|场均|次均|每[^,、]{0,6}$|(?i:\b(?:average|averag(?:es|ed|ing)|typical|each|every|per)\b)`),
		lazy.Regexp(`^\s*(?:/|(?i:per\b|a (?:day|week|month|year)\b|each\b|on average|every\b))|(?i:\bon average\b|\bper (?:day|week|month|head|person)\b)`),
	},
	{ // what comes besides
		lazy.Regexp(`(?:另有|另外|此外还有|累计)[^,、]{0,4}$|累计|历年|以来|(?i:\b(?:another|further|additional|extra|since [12][0-9]{3})\b[^,]{0,6}$)`),
		lazy.Regexp(`^\s*(?i:since\b|so far\b|to date\b|over the (?:past|last|next)\b)`),
	},
	{ // the whole country
		lazy.Regexp(`全国|全省|全球|世界|兄弟(?:市|县)|(?i:\b(?:nation(?:al|ally|wide)|statewide|worldwide|across the (?:country|state|nation))\b)`),
		lazy.Regexp(`^\s*(?i:nation(?:ally|wide)|statewide|worldwide|across the (?:country|state|nation))`),
	},
	{ // what is still to come, or only wanted, or of a month by itself
		lazy.Regexp(`下一步|今后|未来|拟|原计划|预计|当月|本月|单月|(?:^|[^0-9\-—至到])[0-9]{1,2}月份?(?:[^0-9底末前中上下日以\-—至到]|$)|(?i:\b(?:aim(?:s|ed)? (?:to|for|at)|hope(?:s|d)? to|intends? to|would like)\b)`),
		lazy.Regexp(`^$.`),
	},
}

// Those of the guards that need care: the first is not for percentages, the others hold
// for the rest of the sentence.
const (
	change     = 0
	besidesAll = 2
	toCome     = 4
)

// guarded says of each guard whether the words before a claim, or those behind it, are
// its.
func (c *Claim) guarded() (hits [len(guards)]struct{ front, behind bool }) {
	if c.hits != nil {
		return *c.hits
	}
	front := ending(c.lead, frontMost)
	if i := strings.LastIndexAny(front, ",;"); i >= 0 { // its own piece of the sentence
		front = front[i+1:]
	}
	for i, g := range guards {
		if i == change && c.rate() {
			continue // 增长6.8% is what the column of growth says
		}
		hits[i].front = g.front().MatchString(front) || g.front().MatchString(c.front) ||
			(i == besidesAll || i == toCome) && g.front().MatchString(c.subject) // which hold for the rest of the sentence
		hits[i].behind = g.behind().MatchString(c.behind)
	}
	c.hits = &hits
	return hits
}

// besideOther says whether the words beside a claim make it another thing than what the
// names of an item and a table say.
func (c *Claim) besideOther(names func() string) bool {
	all, asked := "", false
	for i, hit := range c.guarded() {
		if !hit.front && !hit.behind {
			continue
		}
		if !asked {
			all, asked = names(), true
		}
		g := guards[i]
		if hit.front && !g.front().MatchString(all) || hit.behind && !g.behind().MatchString(all) && !g.front().MatchString(all) {
			return true
		}
	}
	return false
}

// frontMost is how many bytes before a figure can make it another thing.
const frontMost = 90

// qualifier is what an English text says behind a figure of where or for whom it is.
var qualifier = lazy.Regexp(`(?i)(?:^|\s)(?:in|for|at|among|under|with)\s+(?:the\s+|our\s+)?([a-z][a-z0-9]*)`)

// ofTime are words that qualify no figure.
var ofTime = map[string]bool{"year": true, "quarter": true, "month": true, "week": true, "period": true, "total": true, "time": true, "cost": true, "worth": true, "place": true, "part": true, "all": true}

// qualified says whether a claim is about a part that the table does not know: 400 trees
// were planted in schools.
func (s *study) qualified(c *Claim) bool {
	return slices.ContainsFunc(c.qualifiers(s.text), func(w string) bool { return !s.knows(w) })
}

// qualifiers are the words by which a claim says of which part it is, as far as the
// headings above it do not.
func (c *Claim) qualifiers(text *vocabulary) []string {
	if c.asked {
		return c.partial
	}
	c.asked = true
	topic := text.set(c.topic())
	for _, m := range qualifier().FindAllStringSubmatch(quarters(c.behind), -1) {
		eachToken(m[1], func(w string) {
			n, known := text.numbers[w]
			if _, above := slices.BinarySearch(topic, n); !ofTime[w] && !(known && above) {
				c.partial = append(c.partial, w)
			}
		})
	}
	return c.partial
}

// knows says whether a word stands in the table's title or in the names of its lines.
func (x *indexed) knows(word string) bool {
	for i := range x.ways {
		w := &x.ways[i]
		if n, known := w.words.numbers[word]; known && (len(w.lexicon.used[n]) > 0 || len(w.facets.lex.used[n]) > 0) {
			return true
		}
	}
	return x.title[word]
}

// names are all names of a figure: of its lines, and of the table.
func (x *indexed) names(it *item, pos int) string {
	return figure.Fold(strings.Join([]string{x.name(it.axis, it.line), x.name(1-it.axis, pos), x.around(it.axis, it.line), x.Table.Table.Title}, " "))
}
