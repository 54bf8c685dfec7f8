package xls

import (
	"slices"
	"strconv"
	"strings"

	"crossfoot/sheets"
)

// links are what formulas refer to by numbers: sheets, names, other workbooks.
type links struct {
	names  []string
	books  []workbook
	ranges []sheetRange
}

// workbook is one that formulas refer to ([MS-XLS] 2.4.271, SupBook).
type workbook struct {
	kind   kind
	number int // among the other workbooks, from 1
	sheets []string
	names  []string
}

type kind uint8

const (
	other  kind = iota
	self        // the workbook itself
	addIns      // functions that were added to the program
	strange
)

// sheetRange is a range of a workbook's sheets ([MS-XLS] 2.5.346, XTI).
type sheetRange struct{ book, first, last int }

// gone stands for a sheet that was deleted.
const gone = -1

func (d *reader) tooManyLinks() error {
	return sheets.Beyond(sheets.LimitSpans, "the workbook refers to more than %d others", "工作簿的外部引用超过 %d 个", d.limits.Spans)
}

func (d *reader) supBook(c *cursor) error {
	if len(d.links.books) == d.limits.Spans {
		return d.tooManyLinks()
	}
	b := workbook{number: 1}
	for _, o := range d.links.books {
		if o.kind == other {
			b.number = o.number + 1
		}
	}
	count, length := c.u16(), c.u16()
	switch {
	case length == 0x0401:
		b.kind = self
	case length == 0x3A01:
		b.kind = addIns
	default:
		path := c.text(int(length))
		if !strings.HasPrefix(path, "\x01") {
			b.kind = strange
		}
		for range count {
			if c.short {
				break
			}
			b.sheets = append(b.sheets, c.text(int(c.u16())))
		}
	}
	d.links.books = append(d.links.books, b)
	return d.done(c, "SUPBOOK", nil)
}

// externSheet reads the ranges of sheets that formulas refer to ([MS-XLS] 2.4.105);
// before BIFF8 it is one other workbook.
func (d *reader) externSheet(c *cursor) error {
	if !d.biff8 {
		length := int(c.u8())
		name := c.joined(min(length, len(c.b)))
		b := workbook{kind: strange}
		if len(name) > 0 && name[0] == 0x3A {
			b.kind = addIns
		}
		if len(d.links.books) == d.limits.Spans {
			return d.tooManyLinks()
		}
		d.links.books = append(d.links.books, b)
		return nil
	}
	for range c.u16() {
		r := sheetRange{int(c.u16()), int(int16(c.u16())), int(int16(c.u16()))}
		if c.short {
			return d.tooShort("EXTERNSHEET")
		}
		d.links.ranges = append(d.links.ranges, r)
	}
	return d.done(c, "EXTERNSHEET", nil)
}

// externName reads a name in the workbook last mentioned ([MS-XLS] 2.4.106).
func (d *reader) externName(c *cursor) error {
	c.skip(6)
	text, err := d.shortText(c)
	if err := d.done(c, "EXTERNNAME", err); err != nil {
		return err
	}
	if n := len(d.links.books); n > 0 {
		d.links.books[n-1].names = append(d.links.books[n-1].names, text)
	}
	return nil
}

// builtinNames are names that files state by number ([MS-XLS] 2.5.66).
var builtinNames = []string{
	"Consolidate_Area", "Auto_Open", "Auto_Close", "Extract", "Database", "Criteria", "Print_Area",
	"Print_Titles", "Recorder", "Data_Form", "Auto_Activate", "Auto_Deactivate", "Sheet_Title", "_FilterDatabase",
}

func builtinName(text string) string {
	if len(text) == 1 && int(text[0]) < len(builtinNames) {
		return "_xlnm." + builtinNames[text[0]]
	}
	return text
}

// nameOf is a name as a formula writes it. One that would be a cell in the larger
// sheets of .xlsx has the underscore that Excel puts before it there.
func nameOf(text string) string {
	if _, _, isCell := sheets.ParseRef(text); isCell {
		return "_" + text
	}
	if short, found := strings.CutPrefix(text, "_xlfn."); found && since2007[strings.ToUpper(short)] {
		return short
	}
	return text
}

// sheetPrefix is what stands before a reference to sheets by their number, with its
// exclamation mark. It says false if it is not known; deleted sheets are #REF!.
func (d *reader) sheetPrefix(n int) (prefix string, deleted, ok bool) {
	if n >= len(d.links.ranges) {
		return "", false, false
	}
	r := d.links.ranges[n]
	if r.book >= len(d.links.books) {
		return "", false, false
	}
	if r.first == gone || r.last == gone {
		return "", true, true
	}
	switch b := d.links.books[r.book]; b.kind {
	case self:
		prefix, ok = d.tabs("", r.first, r.last, d.tabName)
	case other:
		prefix, ok = d.tabs("["+strconv.Itoa(b.number)+"]", r.first, r.last, func(i int) (string, bool) {
			if i < 0 || i >= len(b.sheets) {
				return "", false
			}
			return b.sheets[i], true
		})
	}
	return prefix, false, ok
}

func (d *reader) tabName(i int) (string, bool) {
	if i < 0 || i >= len(d.entries) {
		return "", false
	}
	return d.entries[i].name, true
}

// tabs names one sheet or several, from one to another.
func (d *reader) tabs(before string, first, last int, name func(int) (string, bool)) (string, bool) {
	from, ok1 := name(first)
	to, ok2 := name(last)
	if !ok1 || !ok2 {
		return "", false
	}
	names := []string{from}
	if first != last {
		names = append(names, to)
	}
	if slices.ContainsFunc(names, quotable) {
		return "'" + strings.ReplaceAll(before+strings.Join(names, ":"), "'", "''") + "'!", true
	}
	return before + strings.Join(names, ":") + "!", true
}

// quotable says whether a sheet's name stands in quotes: it would not be one word, or
// it would be read as a number or a reference.
func quotable(name string) bool {
	if sheets.SheetName(name) != name || strings.Contains(name, "-") || name == "" || name[0] >= '0' && name[0] <= '9' {
		return true
	}
	_, _, isCell := sheets.ParseRef(name)
	return isCell
}
