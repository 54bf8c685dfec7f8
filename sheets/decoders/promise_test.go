package decoders_test

import (
	"fmt"
	"maps"
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
		was, is := whole.Sheets[0].Cells, got.Sheets[0].Cells
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

var ends = regexp.MustCompile("</(?:p|h[1-6])>")

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

// tell is all that a book says.
func tell(b *sheets.Book) []string {
	var all []string
	for _, s := range b.Sheets {
		all = append(all, fmt.Sprintf("sheet %s %v %v", s.Name, s.State, s.Report))
		for _, c := range s.Cells {
			all = append(all, fmt.Sprintf("%s %+v %s", cell(c, 0), b.Style(c), b.Text(c)))
			if c.Formula {
				all = append(all, "="+s.Formulas[[2]int32{c.Row, c.Col}].String())
			}
		}
		all = append(all, fmt.Sprint(s.Merges, s.Rows, s.Cols))
	}
	for _, p := range b.Prose {
		all = append(all, fmt.Sprintf("%+v", p))
	}
	return all
}

func cell(c sheets.Cell, moved int) string {
	return fmt.Sprintf("%s %v %q", sheets.Ref{Row: int(c.Row) + moved, Col: int(c.Col)}, c.Kind, c.Raw)
}

// cells are those of a run of rows, moved down.
func cells(list []sheets.Cell, from, to, moved int) []string {
	var all []string
	for _, c := range list {
		if from <= int(c.Row) && int(c.Row) <= to {
			all = append(all, cell(c, moved))
		}
	}
	return all
}

// sameBegin holds the first tables and paragraphs of books against each other.
func sameBegin(whole, got *sheets.Book, tables, paragraphs int) string {
	if len(got.Sheets) < tables || len(got.Prose) < paragraphs {
		return fmt.Sprintf("%d tables and %d paragraphs are left", len(got.Sheets), len(got.Prose))
	}
	first := func(b *sheets.Book) []string {
		return tell(&sheets.Book{Sheets: b.Sheets[:tables], Prose: b.Prose[:paragraphs], Styles: b.Styles})
	}
	return difference(first(whole), first(got))
}

// atMostOne says what differs if it is more than one cell or paragraph, where a
// paragraph may have given a table its name.
func atMostOne(whole, got *sheets.Book) string {
	was, is := places(whole), places(got)
	var differ []string
	for at := range maps.Keys(was) {
		if is[at] != was[at] {
			differ = append(differ, at)
		}
	}
	for at := range maps.Keys(is) {
		if _, known := was[at]; !known {
			differ = append(differ, at)
		}
	}
	if len(differ) > 1 {
		return fmt.Sprintf("%d places differ, such as %s", len(differ), slices.Min(differ))
	}
	return ""
}

// places are the texts of a book by where they stand.
func places(b *sheets.Book) map[string]string {
	all := map[string]string{}
	for i, s := range b.Sheets {
		for _, c := range s.Cells {
			all[fmt.Sprintf("table %d, %s", i, sheets.Ref{Row: int(c.Row), Col: int(c.Col)})] = c.Raw
		}
		all[fmt.Sprintf("the merges of table %d", i)] = fmt.Sprint(s.Merges)
	}
	for i, p := range b.Prose {
		all[fmt.Sprintf("paragraph %d", i)] = p.Text
	}
	return all
}

// difference is the first in which two lists differ, "" if in none.
func difference(was, is []string) string {
	for i := range max(len(was), len(is)) {
		a, b := "nothing", "nothing"
		if i < len(was) {
			a = was[i]
		}
		if i < len(is) {
			b = is[i]
		}
		if a != b {
			return fmt.Sprintf("it says %s instead of %s", b, a)
		}
	}
	return ""
}
