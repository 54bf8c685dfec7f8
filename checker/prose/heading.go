package prose

import (
	"strings"
	"unicode/utf8"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"
)

// heading is what a paragraph is for the ones below it.
type heading struct {
	heading bool
	part    bool   // a new part of the document begins here
	title   string // of the part
}

// headings are the headings of a document, by paragraph.
type headings struct {
	of      map[int]heading
	section string // the one above the paragraph that is read
}

func (h headings) at(i int) heading { return h.of[i] }

// Numbers before a heading, from the outer ones to the inner.
var numbered = []lazy.Pattern{
	lazy.Regexp(`^第[一二三四五六七八九十百]+[章节部篇条]|^(?i:chapter|part|section)\s+([0-9]+|[IVX]+)\b`),
	lazy.Regexp(`^[一二三四五六七八九十]+[、.．]|^[IVX]+\.\s`),
	lazy.Regexp(`^[(（][一二三四五六七八九十]+[)）]`),
	lazy.Regexp(`^[0-9]+([.．、]|\s)\s*\D`),
}

// firsts are how the first heading of a depth is numbered: where it comes again, a new
// part has begun.
var firsts = lazy.Regexp(`^第一[章节部篇]|^一[、.．]|^I\.\s|^1[.．、]\s*\D|^(?i:chapter|part)\s+(1|I)\b`)

// headMost is how many characters a heading has at most.
const headMost = 60

// headingsOf finds the headings of a document: those that the file marks, or else
// short lines with a number before them and no end of a sentence behind. A new part
// begins at a heading of the outermost level that the file marks, or where the
// outermost numbering begins anew; its title is the last line before it that is no
// sentence.
func headingsOf(paragraphs []sheets.Paragraph) headings {
	h := headings{of: map[int]heading{}}
	top, marked := 0, 0
	for _, p := range paragraphs {
		if p.Level > 0 {
			marked++
			if top == 0 || p.Level < top {
				top = p.Level
			}
		}
	}
	outer := -1 // the outermost numbering that the text uses
	title := -1
	for i, p := range paragraphs {
		text := figure.Fold(p.Text)
		depth := depthOf(text)
		switch {
		case p.Level > 0:
			h.of[i] = heading{heading: true, part: p.Level == top, title: p.Text}
		case !short(text):
			title = -1
		case depth < 0:
			if isTitle(text) {
				title = i
			}
		case marked == 0:
			begins := firsts().MatchString(text) && (outer < 0 || depth <= outer)
			if outer < 0 || depth < outer {
				outer = depth
			}
			if begins && title >= 0 {
				h.of[title] = heading{heading: true, part: true, title: paragraphs[title].Text}
			}
			h.of[i] = heading{heading: true, part: begins && title < 0, title: ""}
			title = -1
		}
	}
	return h
}

// firstTitle is the title that a document without marked headings begins with, "" if
// it does not.
func firstTitle(paragraphs []sheets.Paragraph) string {
	if len(paragraphs) < 2 {
		return ""
	}
	if text := figure.Fold(paragraphs[0].Text); paragraphs[0].Level == 0 && short(text) && depthOf(text) < 0 && isTitle(text) {
		return paragraphs[0].Text
	}
	return ""
}

// depthOf is how deep the number before a text says that it stands, -1 without one.
func depthOf(text string) int {
	for depth, re := range numbered {
		if re().MatchString(text) {
			return depth
		}
	}
	return -1
}

// short says whether a text can be a heading: it is short and no sentence.
func short(text string) bool {
	return utf8.RuneCountInString(text) <= headMost && !strings.ContainsAny(text, "。;!?") && !strings.HasSuffix(text, ",") &&
		!strings.HasSuffix(text, ".") && len(countsIn(text)) == 0 && !statement().MatchString(text)
}

// isTitle says whether a short text without a number can be the title of a part.
func isTitle(text string) bool {
	return utf8.RuneCountInString(text) >= 4 && !strings.ContainsAny(text, ":")
}
