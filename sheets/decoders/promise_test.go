package decoders_test

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	xunicode "golang.org/x/text/encoding/unicode"

	"crossfoot/sheets"
)

// promise says what a damaged file that is read all the same has said wrong, "" if
// nothing that could have been told.
type promise func(whole, got *sheets.Book, before, after []byte) string

// sealed is the promise of the formats that are zip archives: every part has a
// checksum, so that a file is refused, or says all that it said before.
func sealed(whole, got *sheets.Book, _, _ []byte) string {
	return difference(tell(whole), tell(got))
}

// records is the promise of .xls, which has no checksums: a file that is cut off is refused,
// or says all that it said before, and no sheet is lost. Which of its numbers and texts are
// other ones now there is no telling, nor which rows a record has swallowed whose length is
// damaged, where it ends as another does.
func records(whole, got *sheets.Book, before, after []byte) string {
	if bytes.HasPrefix(before, after) {
		return sealed(whole, got, before, after)
	}
	if len(got.Sheets) != len(whole.Sheets) {
		return fmt.Sprintf("%d sheets are left", len(got.Sheets))
	}
	return ""
}

// Text has no checksums. What its damage has made of a character is what the file says
// now, and nobody can tell; one that parts cells or rows moves those behind it. But
// nothing changes that stands apart from the damage, and a file is never read in another
// encoding, or in other columns, because of it.

// delimited is the promise of a table of lines: the rows before the damage are the same,
// and so are those behind it, unless a quote has come or gone, or stands elsewhere in its
// field, which may swallow them.
// Where a character has become another that is neither quote, separator nor line end,
// one cell differs.
func delimited(enc encoding.Encoding) promise {
	return func(whole, got *sheets.Book, before, after []byte) string {
		c, ok := compare(enc, before, after)
		if !ok {
			return "it is read, though it is no text in its encoding"
		}
		if len(got.Sheets) != 1 || len(got.Prose) > 0 {
			return "it is no table any more"
		}
		was, is := whole.Sheets[0].Cells.List(), got.Sheets[0].Cells.List()
		first, last := recordsIn(c.head), recordsIn(c.head+c.was)
		moved := recordsIn(c.head+c.is+c.tail) - recordsIn(c.head+c.was+c.tail)
		if d := difference(cells(was, 1, first, 0), cells(is, 1, first, 0)); d != "" {
			return "before the damage " + d
		}
		if strings.Contains(c.was+c.is, `"`) || strings.HasPrefix(c.tail, `"`) || strings.HasSuffix(c.head, `"`) {
			return ""
		}
		behind := last + 2
		if d := difference(cells(was, behind, sheets.MaxRow, moved), cells(is, behind+moved, sheets.MaxRow, 0)); d != "" {
			return "behind the damage " + d
		}
		if !c.structural() {
			return atMostOne(whole, got)
		}
		return ""
	}
}

// page is the promise of a web page: the paragraphs and tables that end before the
// damage are the same, and where a letter or digit of the text has become another, one
// cell or paragraph differs. Of a table that has lost a tag there is no telling.
func page(whole, got *sheets.Book, before, after []byte) string {
	c, ok := compare(utf8Text, before, after)
	if !ok {
		return "it is read, though it is no text in its encoding"
	}
	tables, paragraphs := strings.Count(c.head, "</table>"), len(ends.FindAllString(c.head, -1))
	if d := sameBegin(whole, got, tables, paragraphs); d != "" {
		return d
	}
	if inText := strings.LastIndexByte(c.head, '>') > strings.LastIndexByte(c.head, '<'); inText && c.plain() {
		return atMostOne(whole, got)
	}
	return ""
}

// singlePage is the promise of a page in one file: that of the page, and all is the same
// where the damage is in what stands before it.
func singlePage(whole, got *sheets.Book, before, after []byte) string {
	at := 0
	for at < min(len(before), len(after)) && before[at] == after[at] {
		at++
	}
	if at < bytes.Index(before, []byte("<!DOCTYPE")) {
		return sealed(whole, got, before, after)
	}
	return page(whole, got, before, after)
}

var ends = regexp.MustCompile("</(?:p|h[1-6])>")

// markup is the promise of a workbook in one piece of XML, whose sheets end with a tag: one
// that is cut off is refused, or says all that it said before, the sheets that end before
// the damage are the same, and where a letter or digit of a text has become another, one
// cell differs. Of a number in a tag there is no telling.
func markup(end string) promise {
	return func(whole, got *sheets.Book, before, after []byte) string {
		if bytes.HasPrefix(before, after) {
			return sealed(whole, got, before, after)
		}
		c, ok := compare(utf8Text, before, after)
		if !ok {
			return "it is read, though it is no text in its encoding"
		}
		if len(got.Sheets) < strings.Count(string(after), end) {
			return fmt.Sprintf("%d sheets are left", len(got.Sheets))
		}
		if d := sameBegin(whole, got, strings.Count(c.head, end), 0); d != "" {
			return d
		}
		if inText := strings.LastIndexByte(c.head, '>') > strings.LastIndexByte(c.head, '<'); inText && c.plain() {
			return atMostOne(whole, got)
		}
		return ""
	}
}

// markdownText is the promise of Markdown: likewise.
func markdownText(whole, got *sheets.Book, before, after []byte) string {
	c, ok := compare(utf8Text, before, after)
	if !ok {
		return "it is read, though it is no text in its encoding"
	}
	tables, paragraphs := 0, 0
	blocks := strings.Split(c.head, "\n\n")
	for _, block := range blocks[:len(blocks)-1] {
		switch {
		case strings.HasPrefix(block, "|"):
			tables++
		case block != "":
			paragraphs++
		}
	}
	if d := sameBegin(whole, got, tables, paragraphs); d != "" {
		return d
	}
	if inTable := strings.HasPrefix(blocks[len(blocks)-1], "|"); inTable && c.plain() {
		return atMostOne(whole, got)
	}
	return ""
}

// plainText is the promise of running text: the paragraphs that end before the damage
// are the same, and none becomes a table. Which lines behind them are one paragraph
// depends on how long they are.
func plainText(whole, got *sheets.Book, before, after []byte) string {
	c, ok := compare(utf8Text, before, after)
	switch {
	case !ok:
		return "it is read, though it is no text in its encoding"
	case len(got.Sheets) > 0:
		return "it has become a table"
	}
	return sameBegin(whole, got, 0, strings.Count(c.head, "\n\n"))
}

var (
	utf8Text = xunicode.UTF8BOM
	gb18030  = simplifiedchinese.GB18030
	utf16    = xunicode.UTF16(xunicode.LittleEndian, xunicode.UseBOM)
)

// change is how two texts differ: what they begin with alike, and what the one and the
// other have between that and their like ends.
type change struct{ head, was, is, tail string }

// compare decodes both files; it says false if the damaged one is no text of the encoding.
func compare(enc encoding.Encoding, before, after []byte) (change, bool) {
	was, err := enc.NewDecoder().String(string(before))
	if err != nil || strings.ContainsRune(was, utf8.RuneError) {
		return change{}, false
	}
	is, err := enc.NewDecoder().String(string(after))
	if isASCII(before) {
		// It may be of any encoding now.
		is, err = charmap.ISO8859_1.NewDecoder().String(string(after))
	}
	if err != nil || strings.ContainsRune(is, utf8.RuneError) {
		return change{}, false
	}
	a, b := []rune(was), []rune(is)
	from := 0
	for from < min(len(a), len(b)) && a[from] == b[from] {
		from++
	}
	to := 0
	for to < min(len(a), len(b))-from && a[len(a)-1-to] == b[len(b)-1-to] {
		to++
	}
	return change{string(a[:from]), string(a[from : len(a)-to]), string(b[from : len(b)-to]), string(a[len(a)-to:])}, true
}

func isASCII(data []byte) bool {
	return !slices.ContainsFunc(data, func(c byte) bool { return c >= utf8.RuneSelf })
}

// plain says whether letters and digits have become letters and digits.
func (c change) plain() bool {
	return !strings.ContainsFunc(c.was+c.is, func(r rune) bool { return !(unicode.IsLetter(r) || unicode.IsDigit(r)) })
}

// structural says whether a character has come or gone that parts cells or rows, or that
// is not to be seen.
func (c change) structural() bool {
	return strings.ContainsFunc(c.was+c.is, func(r rune) bool { return strings.ContainsRune(",;|，\"", r) || r <= ' ' || !unicode.IsGraphic(r) })
}

// recordsIn is how many records of a table of lines end in a text.
func recordsIn(text string) int {
	ends, quoted := 0, false
	for i, r := range text {
		switch {
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '\n', r == '\r' && !strings.HasPrefix(text[i+1:], "\n"):
			ends++
		}
	}
	return ends
}
