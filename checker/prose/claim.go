package prose

import (
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
)

// This file reads the claims of a document, paragraph by paragraph.

// Claim is one figure that the text states.
type Claim struct {
	File   int
	Para   sheets.Paragraph
	Quote  string // the words around the figure, the figure included
	Figure figure.Figure
	Said   []Said // what is said of it besides: whose task it is

	written string // the figure
	number  int    // in its file
	part    *part
	section string    // the heading above it
	phrases []string  // what may belong to the figure, the figure left out
	carried [2]string // what the sentence said before, and what the sentence before said
	lead    string    // the sentence up to the figure
	front   string    // the words right before the figure
	behind  string    // the words right behind it
	subject string    // what the sentence says before its first figure
	prev    *Claim    // the one before it in the paragraph, which it may be about too
	joined  bool      // that one stands in the same sentence
	when    when
	unclear bool // which of several things it is about
	again   bool // it says of another name what the claim of the same figure before it does

	*wording
}

// Says is the figure as its text has it.
func (c *Claim) Says() string {
	if c.Figure.Scale < 0 && !strings.ContainsFunc(c.written, han) {
		return c.written // 13.5 thousand, where it would be printed with 万
	}
	return c.Figure.String()
}

func (c *Claim) rate() bool { return c.Figure.IsRate() }

// Said is a statement "key: names" about the claims before it, such as
// 责任单位:市教育局.
type Said struct {
	Para  sheets.Paragraph
	Key   string
	Names []string
}

// part is a part of a document that speaks of one thing, with a title of its own.
type part struct {
	file  int
	title string
}

// Where is where the claim stands in its file.
func (c *Claim) Where() sheets.Ref { return c.Para.Ref() }

// Part is the title of the part of the document in which the claim stands, "" if it
// has none.
func (c *Claim) Part() string { return c.part.title }

// claimsMost is how many claims of a text are read. No document of figures for people
// has as many; what has is a listing.
const claimsMost = 20_000

// reader goes through the paragraphs of a document.
type reader struct {
	file   int
	known  func(text string) bool // says of a paragraph that it is the text of a cell
	part   *part
	heads  headings
	claims []*Claim
	open   int  // claims from here on are what the next Said is about
	since  when // what the heading says of the time
}

// Read reads the claims of a document. Paragraphs that are known as texts of the
// tables' cells are left out: a table that was pasted into a text, cell by cell. Over
// says that there are more claims than are read.
func Read(file int, paragraphs []sheets.Paragraph, known func(text string) bool) (claims []*Claim, over bool) {
	title := firstTitle(paragraphs)
	r := &reader{since: when{year: yearIn(figure.Fold(title)), above: true}, file: file, known: known, part: &part{file: file, title: title}, heads: headingsOf(paragraphs)}
	for i, p := range paragraphs {
		r.paragraph(i, p)
		if len(r.claims) > claimsMost {
			return r.claims[:claimsMost], true
		}
	}
	return r.claims, false
}

// paragraph reads one paragraph: a heading, or sentences.
func (r *reader) paragraph(i int, p sheets.Paragraph) {
	switch h := r.heads.at(i); {
	case h.part:
		r.part = &part{file: r.file, title: h.title}
		fallthrough
	case h.heading:
		r.heads.section = p.Text
		r.open = len(r.claims)
		if y := yearIn(figure.Fold(p.Text)); y != 0 || h.part {
			r.since = when{year: y, above: true}
		}
		return
	}
	if text := figure.Fold(p.Text); !r.known(text) {
		r.sentences(p, sentences(text))
	}
}

// sentences reads the claims of a paragraph. Among claims, what is said is about those before it; in a
// paragraph of its own, about all since it was last said.
func (r *reader) sentences(p sheets.Paragraph, all []sentence) {
	first, time := len(r.claims), r.since
	if len(all) == 1 {
		first = r.open
	}
	before := ""
	var prev *Claim
	for _, s := range all {
		if said := statements(p, s.text); len(said) > 0 {
			for _, c := range r.claims[first:] {
				c.Said = append(c.Said, said...)
			}
			first, r.open = len(r.claims), len(r.claims)
			continue
		}
		if wordless(s.masked()) {
			continue // a figure alone claims nothing
		}
		if y := yearIn(s.opening()); y != 0 && !guards[besidesAll].front().MatchString(s.opening()) {
			time = when{year: y}
		}
		here := time
		if w := whenOf(s.opening(), ""); w.beside != 0 { // 上年末,养老机构55家
			here = w
		}
		for i, c := range s.claims() {
			if c.when.year == 0 && c.when.beside == 0 {
				c.when = here
			}
			if c.prev == nil {
				c.prev, c.joined = prev, i > 0
			}
			prev = c
			c.carried[1] = before
			r.add(c, p)
		}
		before = ending(s.masked(), leadMost)
	}
}

// add notes a claim with where it stands.
func (r *reader) add(c *Claim, p sheets.Paragraph) {
	c.File, c.Para, c.part, c.section = r.file, p, r.part, r.heads.section
	c.number = len(r.claims)
	r.claims = append(r.claims, c)
}
