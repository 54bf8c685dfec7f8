package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets/lazy"
)

// mentioned are the facets whose names a text of the claim uses in full, the longest where
// one holds another.
func (g *glance) mentioned(in spoken) (found []int) {
	fs := g.way.facets
	for _, u := range g.known {
		if u.in&in.where() == 0 {
			continue
		}
		list := fs.lex.used[u.word]
		if len(list) > itemsMost {
			continue
		}
		for _, i := range list {
			if f := &fs.list[i]; !f.short && !f.total && !slices.Contains(found, int(i)) && g.claim.mentions(in, f) {
				found = append(found, int(i))
			}
		}
	}
	if len(found) < 2 {
		return found
	}
	slices.Sort(found)
	return slices.DeleteFunc(slices.Clone(found), func(i int) bool {
		return slices.ContainsFunc(found, func(j int) bool {
			return j != i && len(fs.list[j].name) > len(fs.list[i].name) && strings.Contains(fs.list[j].name, fs.list[i].name)
		})
	})
}

// mentions says whether a text of the claim names an entity, in full or without the word
// for what kind of unit it is: 定海 for 定海区. A short name must be written as the table
// has it.
func (c *Claim) mentions(in spoken, f *facet) bool {
	s := &c.spoken[in]
	if contains(s.text, f.name) {
		return true
	}
	if len(f.name) >= ignoreCase {
		if s.lower == "" {
			s.lower = strings.ToLower(s.text)
		}
		if contains(s.lower, f.lower) {
			return true
		}
	}
	return f.stem != "" && strings.Contains(s.text, f.stem)
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

// named finds the facet that the claim names by its name.
func (g *glance) named() (n naming) {
	fs, c := g.way.facets, g.claim
	one := func(tier int, in spoken) bool {
		found := g.mentioned(in)
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
	if one(1, inFront) || one(1, inBehind) {
		return n
	}
	n.carried = slices.DeleteFunc(g.mentioned(inLead), fs.rated)
	if one(2, inSubject) {
		if n.several || len(n.carried) == 0 {
			return n
		}
		// 定海新增5个、公园3个,普陀新增4个、公园2个: the last one named.
		rest := c.spoken[inLead].text
		if last := fs.last(rest, n.carried); fs.mentionedFirst(rest, last) {
			n.facet, n.carried = last, nil
		}
		return n
	}
	if len(n.carried) > 0 {
		return n
	}
	one(3, inHeading)
	return n
}

// rated says whether a facet is a percentage of another: it is not what a sentence
// speaks of.
func (fs *facets) rated(i int) bool { return fs.list[i].rate || fs.list[i].kind != anyRate }

// closed is a bracket that has been closed: what it says is said of what stands before it.
var closed = lazy.Regexp(`\([^()]*\)`)

// partly are the words that begin what is said of a part only.
var partly = lazy.Regexp(`其中|包括|(?i:\bof which\b|\bincluding\b)`)

// ofWhich is a beginning that says of the whole sentence that it is about a part: whom it
// names there is its subject.
var ofWhich = lazy.Regexp(`^\s*(?:其中|(?i:of (?:which|these|those)\b)),?`)

// opening is how long such a beginning is, 0 if a text has none.
func opening(text string) int { return len(ofWhich().FindString(text)) }

// quarter are the ways to write a quarter of a year.
var quarter = lazy.Regexp(`(?i)\b(first|second|third|fourth) quarter\b|第?([一二三四1-4])季度?|\bQ([1-4])\b`)

// quarters is a text with quarters written in one way.
func quarters(text string) string {
	if !strings.ContainsAny(text, "季qQ") {
		return text
	}
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
