// Package document builds the Book of a document, in which text and tables stand
// in turn and tables may stand within tables.
//
// In go paragraphs and cells in the order of the document, from package docx and
// package html; out comes a sheets.Book: each table a Sheet, the text outside the
// tables its Prose. What both formats have in common is decided here: which
// tables only arrange the page, what a table is called, and how the lines of a
// cell make its text.
package document

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"

	"crossfoot/sheets"
	"crossfoot/sheets/struck"
)

// Builder puts a Book together. Text goes to the innermost open cell, or to the
// prose where none is open.
type Builder struct {
	limits sheets.Limits
	bottom flow     // the prose
	open   []*table // the tables that are open, from the outside to the inside
	spare  []*flow  // flows of closed cells, to be used again

	prose  []sheets.Paragraph
	kept   []*table // the tables that become sheets
	texts  int64    // bytes of all texts kept
	begun  int      // tables so far, whatever became of them
	cells  int      // over all tables
	merges int      // likewise
	styles styles
}

// New begins a document.
func New(limits sheets.Limits) *Builder { return &Builder{limits: limits} }

// flow is what is written one after the other into one place.
type flow struct {
	line   struck.Text // the paragraph that is being written
	text   []byte      // of a cell: its finished lines
	struck []byte      // of a cell: those of which all is struck out
	marks  []mark      // of the lines that the document marks
	lines  int         // how many there are; in the prose, paragraphs
	since  int         // the lines before the last table
}

// mark is what the document says of a line.
type mark struct {
	line int
	Mark
}

// Mark is what a document says of a paragraph beside its text.
type Mark struct {
	Level   int  // of a heading, from 1; 0 for any other text
	Caption bool // it is the caption of a table or a figure
}

func (b *Builder) flow() *flow {
	for _, t := range slices.Backward(b.open) {
		if t.flow != nil {
			return t.flow
		}
	}
	return &b.bottom
}

// Write adds text to the paragraph that is being written.
func (b *Builder) Write(text []byte) { b.flow().line.Write(text) }

// Strike adds text that is struck out, which counts only where nothing else stands in the
// cell or the paragraph.
func (b *Builder) Strike(text []byte) { b.flow().line.Strike(text) }

// Last is the last byte of the paragraph that is being written, a line end if
// there is none.
func (b *Builder) Last() byte { return b.flow().line.Last() }

// Take takes back what is written of the paragraph that is being written, so that
// something else can be written before it is put back.
func (b *Builder) Take() struck.Text {
	f := b.flow()
	line := f.line.Clone()
	f.line.Reset()
	return line
}

// Put puts a paragraph back of which nothing is written yet.
func (b *Builder) Put(line struck.Text) { b.flow().line = line }

// End ends the paragraph that is being written. One in which nothing can be seen
// is none.
func (b *Builder) End(m Mark) {
	f := b.flow()
	if line, all := f.line.Kept(); all && f != &b.bottom {
		f.struck = append(append(f.struck, line...), '\n')
	} else {
		b.add(f, line, m)
	}
	f.line.Reset()
}

// add puts a paragraph into a flow. In a cell its lines stay lines; in the prose they
// are one, unless the writer sets them off as paragraphs of their own, by an empty
// line or by indentation.
func (b *Builder) add(f *flow, text []byte, m Mark) {
	if f != &b.bottom {
		for line := range bytes.SplitSeq(text, []byte("\n")) {
			if isBlank(line) {
				continue
			}
			if f.lines > 0 {
				f.text = append(f.text, '\n')
			}
			f.text = append(f.text, bytes.TrimRight(line, " \t")...)
			f.note(m)
		}
		return
	}
	from, at := 0, 0
	for line := range bytes.SplitAfterSeq(text, []byte("\n")) {
		if isBlank(line) || indented(line) {
			b.say(text[from:at], m)
			from = at
		}
		at += len(line)
	}
	b.say(text[from:], m)
}

// say adds a paragraph to the prose.
func (b *Builder) say(text []byte, m Mark) {
	if isBlank(text) {
		return
	}
	b.bottom.note(m)
	b.texts += int64(len(text))
	b.prose = append(b.prose, sheets.Paragraph{Number: b.bottom.lines, Level: m.Level, Text: oneLine(string(text))})
}

// indented says whether a line begins as Chinese paragraphs do.
func indented(line []byte) bool {
	return bytes.HasPrefix(line, []byte("\u3000")) || bytes.HasPrefix(line, []byte("\u00a0\u00a0"))
}

// note counts a line and keeps what the document says of it.
func (f *flow) note(m Mark) {
	if m != (Mark{}) {
		f.marks = append(f.marks, mark{f.lines, m})
	}
	f.lines++
}

// Book ends the document. The order of its sheets is that of the document.
func (b *Builder) Book() *sheets.Book {
	b.End(Mark{})
	slices.SortFunc(b.kept, func(a, c *table) int { return cmp.Compare(a.number, c.number) })
	book := &sheets.Book{Prose: b.prose, Styles: b.styles.list()}
	names := names{}
	for i, t := range b.kept {
		t.sheet.Name = names.take(t.caption, i+1)
		book.Sheets = append(book.Sheets, t.sheet)
	}
	return book
}

// Beyond is the error if the document holds more text than may be kept.
func (b *Builder) Beyond() error {
	if b.texts <= b.limits.Text {
		return nil
	}
	return sheets.Beyond(sheets.LimitText, "the document holds more than %s of text", "文档的文字超过 %s", sheets.Size(b.limits.Text))
}

// isBlank says whether nothing of a text can be seen.
func isBlank(text []byte) bool {
	if len(text) > 0 && text[0] > ' ' && text[0] < 0x7F {
		return false
	}
	return len(bytes.TrimFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\u200B' || r == '\uFEFF'
	})) == 0
}

// oneLine is a text on one line with single spaces.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// styles are the styles of the cells, each once.
type styles struct{ numbers map[sheets.Style]uint32 }

// number is a style's number; that of a cell without a style is 0.
func (s *styles) number(style sheets.Style) uint32 {
	if style == (sheets.Style{}) {
		return 0 // as nearly all are
	}
	style.Format, style.Decimals = plain.Format, plain.Decimals
	if s.numbers == nil {
		s.numbers = map[sheets.Style]uint32{plain: 0}
	}
	n, found := s.numbers[style]
	if !found {
		n = uint32(len(s.numbers))
		s.numbers[style] = n
	}
	return n
}

func (s *styles) list() []sheets.Style {
	list := make([]sheets.Style, max(len(s.numbers), 1))
	list[0] = plain
	for style, n := range s.numbers {
		list[n] = style
	}
	return list
}

// plain is the style of a cell without one.
var plain = sheets.Style{Format: "General", Decimals: -1}
