package prose

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/checker/relation"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"
)

// facet is a position of an axis by what a text may call it: a district whose share
// stands there, a year, the growth beside the amount.
type facet struct {
	pos   int
	name  string
	words map[string]bool
	rate  bool // it says of itself that its figures are percentages
	year  int
	total bool // it is called a total, and no more
	kind  family
}

// facets are the positions of an axis that have a name.
type facets struct {
	list  []facet
	lex   lexicon
	years bool // they are told apart by their years
}

// facetsOf are the positions of an axis.
func (x *indexed) facetsOf(axis relation.Axis, positions int) *facets {
	fs := &facets{}
	seen := map[int]bool{}
	for pos := range positions {
		name := figure.Fold(x.name(axis, pos))
		full := name
		if axis == relation.Across {
			full = figure.Fold(x.Table.Table.Columns[pos].Name())
		}
		_, words := figure.Counts(full)
		bare := bracketed().ReplaceAllString(name, "")
		f := facet{pos: pos, name: strings.TrimSpace(quarters(bare)), words: tokens(years().ReplaceAllString(" "+quarters(words)+" ", " ")), rate: percentHead(figure.Fold(words)), year: yearIn(full), total: vague(bare), kind: familyOf(bare)}
		if f.year != 0 {
			seen[f.year] = true
		}
		fs.list = append(fs.list, f)
	}
	fs.years = len(seen) > 1
	fs.lex = lexiconOf(len(fs.list), func(i int) map[string]bool { return fs.list[i].words })
	return fs
}

// percentHead says whether a head says that what stands below it is in per cent.
func percentHead(name string) bool {
	lower := strings.ToLower(name)
	return strings.Contains(lower, "%") || strings.Contains(lower, "per cent") || strings.Contains(lower, "percent")
}

// mentioned are the facets whose names a text uses in full, the longest where one
// holds another.
func (fs *facets) mentioned(text string, words map[string]bool) (found []int) {
	for w := range words {
		list := fs.lex.used[w]
		if len(list) > itemsMost {
			continue
		}
		for _, i := range list {
			if f := &fs.list[i]; !slices.Contains(found, int(i)) && len([]rune(f.name)) >= 2 && !f.total && f.words != nil && mentions(text, f.name) {
				found = append(found, int(i))
			}
		}
	}
	slices.Sort(found)
	return slices.DeleteFunc(slices.Clone(found), func(i int) bool {
		return slices.ContainsFunc(found, func(j int) bool {
			return j != i && len(fs.list[j].name) > len(fs.list[i].name) && strings.Contains(fs.list[j].name, fs.list[i].name)
		})
	})
}

// mentions says whether a text names an entity, in full or without the word for what
// kind of unit it is: 定海 for 定海区. A short name must be written as the table has it.
func mentions(text, name string) bool {
	if contains(text, name) {
		return true
	}
	if len(name) >= ignoreCase && contains(strings.ToLower(text), strings.ToLower(name)) {
		return true
	}
	runes := []rune(name)
	return len(runes) == 3 && runes[0] > 0x2E80 && strings.ContainsRune("区县市镇乡街村州省", runes[2]) && strings.Contains(text, string(runes[:2]))
}

// ignoreCase is how long a name must be, in bytes, to be meant in small letters too.
const ignoreCase = 4

// contains says whether a text has a name in it that is no part of a longer word.
func contains(text, name string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], name)
		if i < 0 {
			return false
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, size := utf8.DecodeRuneInString(text[i+len(name):])
		first, _ := utf8.DecodeRuneInString(name)
		last, _ := utf8.DecodeLastRuneInString(name)
		if !(latin(before) && latin(first)) && !(size > 0 && latin(after) && latin(last)) {
			return true
		}
		from = i + len(name)
	}
}

func latin(r rune) bool { return unicode.IsLetter(r) && r < 0x2E80 }

// naming is how a text names the facet of a claim.
type naming struct {
	tier    int   // how near: 1 beside the figure, 2 at the beginning of its sentence, 3 in the heading, 0 nowhere
	facet   int   // of the list
	several bool  // more than one is named, which says too little
	carried []int // facets that the sentence named before, which may still be meant
}

// naming finds the facet that a claim names by its name.
func (x *indexed) naming(c *Claim, axis relation.Axis) naming {
	if x.namings.claim != c {
		x.namings.claim, x.namings.of = c, map[relation.Axis]naming{}
	}
	if n, ok := x.namings.of[axis]; ok {
		return n
	}
	n := x.ways[axis].facets.naming(c)
	x.namings.of[axis] = n
	return n
}

func (fs *facets) naming(c *Claim) (n naming) {
	one := func(tier int, text string) bool {
		r := c.reads(text, tier > 1)
		found := fs.mentioned(r.text, r.words)
		if tier > 1 {
			found = slices.DeleteFunc(found, fs.rated)
		}
		switch len(found) {
		case 0:
			return false
		case 1:
			n.tier, n.facet = tier, found[0]
		default:
			n.several = true
		}
		return true
	}
	if one(1, c.front) {
		return n
	}
	if c.behind != "" && one(1, c.behind) {
		return n
	}
	subject := c.subject
	if m := partly().FindStringIndex(subject); m != nil {
		subject = subject[:m[0]]
	}
	behind := c.reads(c.lead[min(len(c.lead), len(subject)):], true)
	rest := behind.text
	if found := slices.DeleteFunc(fs.mentioned(rest, behind.words), fs.rated); len(found) > 0 {
		n.carried = found
	}
	if one(2, subject) {
		if n.several || len(n.carried) == 0 {
			return n
		}
		// 定海新增5个、公园3个,普陀新增4个、公园2个: the last one named.
		if last := fs.last(rest, n.carried); fs.mentionedFirst(rest, last) {
			n.facet, n.carried = last, nil
		}
		return n
	}
	if len(n.carried) > 0 {
		return n
	}
	one(3, figure.Fold(c.section))
	return n
}

// rated says whether a facet is a percentage of another: it is not what a sentence
// speaks of.
func (fs *facets) rated(i int) bool { return fs.list[i].rate || fs.list[i].kind != anyRate }

// closed is a bracket that has been closed: what it says is said of what stands before it.
var closed = lazy.Regexp(`\([^()]*\)`)

// partly are the words that begin what is said of a part only.
var partly = lazy.Regexp(`其中|包括|(?i:\bof which\b|\bincluding\b)`)

// quarter are the ways to write a quarter of a year.
var quarter = lazy.Regexp(`(?i)\b(first|second|third|fourth) quarter\b|第?([一二三四1-4])季度?|\bQ([1-4])\b`)

// quarters is a text with quarters written in one way.
func quarters(text string) string {
	return quarter().ReplaceAllStringFunc(text, func(m string) string {
		for i, names := range [...]string{"first 一 1", "second 二 2", "third 三 3", "fourth 四 4"} {
			for name := range strings.FieldsSeq(names) {
				if strings.Contains(strings.ToLower(m), name) {
					return " Q" + string(rune('1'+i)) + " "
				}
			}
		}
		return m
	})
}

// last is the facet that a text names last.
func (fs *facets) last(text string, found []int) int {
	best, at := found[0], -1
	for _, i := range found {
		if p := strings.LastIndex(text, fs.list[i].name); p > at {
			best, at = i, p
		}
	}
	return best
}

// mentionedFirst says whether a text names a facet at the beginning of one of its
// pieces, as a subject, and not behind words for a part.
func (fs *facets) mentionedFirst(text string, i int) bool {
	p := strings.LastIndex(text, fs.list[i].name)
	if p < 0 {
		runes := []rune(fs.list[i].name)
		p = strings.LastIndex(text, string(runes[:len(runes)-1]))
	}
	if p < 0 {
		return false
	}
	head := strings.TrimRight(text[:p], " ")
	last, _ := utf8.DecodeLastRuneInString(head)
	return head == "" || strings.ContainsRune(",;", last)
}

// byWords finds the facet that the words beside a claim's figure name in part, among
// some positions, and apart from the words of its item.
//
// A facet of the claim before helps where they do not tell: 86起, 同比下降12%.
func (fs *facets) byWords(c *Claim, it *item, among []int, before *facet) (pos int, share float64, ok bool) {
	pos, share, ok = fs.overlapping(c.beside(), c, it, among)
	if ok || before == nil || pos < 0 {
		return pos, share, ok
	}
	words := maps.Clone(c.beside())
	maps.Copy(words, before.words)
	return fs.overlapping(words, c, it, among)
}

// overlapping finds the facet that shares most with some words, -1 if there is none,
// and whether only one does.
func (fs *facets) overlapping(words map[string]bool, c *Claim, it *item, among []int) (pos int, share float64, ok bool) {
	best, second := 0.0, 0.0
	pos = -1
	for _, p := range among {
		f := &fs.list[p]
		sum, all := 0.0, 0.0
		for w := range f.words {
			if it.words[w] {
				continue
			}
			weight := fs.lex.weight(w)
			all += weight
			if words[w] {
				sum += weight
			}
		}
		if sum == 0 || !f.rate && 2*sum < all && !c.rate() {
			continue
		}
		if sum > best {
			pos, share, second, best = p, sum/all, best, sum
		} else if sum > second {
			second = sum
		}
	}
	return pos, share, best > 0 && best > second
}

// byUnit finds the one facet whose name holds the unit of a claim, or the word behind
// its figure: 16个班 and 班级数, 800人 and 招生人数.
func (fs *facets) byUnit(c *Claim, among []int) (pos int, ok bool) {
	unit := unitOf(&c.Figure)
	if unit == "%" {
		return 0, false
	}
	noun := []rune(c.behind)
	for n := range noun {
		if !unicode.Is(unicode.Han, noun[n]) {
			noun = noun[:n]
			break
		}
	}
	tries := []string{unit}
	for n := min(len(noun), 4); n > 0; n-- {
		tries = append([]string{string(noun[:n])}, tries...)
	}
	for _, try := range tries {
		if try == "" || try == "个" {
			continue
		}
		found := 0
		for _, p := range among {
			if strings.Contains(figure.Fold(fs.list[p].name), try) {
				pos, found = p, found+1
			}
		}
		if found == 1 {
			return pos, true
		}
		if found > 1 {
			return 0, false
		}
	}
	return 0, false
}
