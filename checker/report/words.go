package report

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/jedib0t/go-pretty/v6/text"

	"crossfoot/checker"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// fixWidths settles how wide characters are that terminals disagree about, such
// as … and ①, so that a report does not depend on the locale it is written in.
var fixWidths = sync.OnceFunc(func() { text.OverrideRuneWidthEastAsianWidth(false) })

// clean makes a text from a workbook fit to stand in one line of a terminal: no
// escape sequences, no line breaks, nothing that turns the text's direction.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\r', r == '\t', r == '\u2028', r == '\u2029':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// tidy is a clean text with single spaces, and none between Chinese characters, where
// a line break is only a line break.
func tidy(s string) string {
	var b strings.Builder
	before := rune(0)
	for i, field := range strings.Fields(clean(s)) {
		first, _ := utf8.DecodeRuneInString(field)
		if i > 0 && (text.RuneWidth(before) < 2 || text.RuneWidth(first) < 2) {
			b.WriteByte(' ')
		}
		b.WriteString(field)
		before, _ = utf8.DecodeLastRuneInString(field)
	}
	return b.String()
}

// cut shortens a clean text to a width, with … at its end.
func cut(s string, width int) string {
	if text.StringWidth(s) <= width {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if width -= text.RuneWidth(r); width < 1 {
			break
		}
		b.WriteRune(r)
	}
	return b.String() + "…"
}

// cutPath shortens a clean path to a width: first its folders, from the beginning, and then the name
// in its middle, as names of files of one kind differ at the beginning or the end.
func cutPath(s string, width int) string {
	if text.StringWidth(s) <= width {
		return s
	}
	name := s[strings.LastIndexAny(s, `/\`)+1:]
	if text.StringWidth(name) < width {
		return "…" + end(s, width-1)
	}
	head := cut(name, width/2+1)
	return head + end(name, width-text.StringWidth(head))
}

// end is as much of the end of a text as has room in a width.
func end(s string, width int) string {
	left := text.StringWidth(s)
	for i, r := range s {
		if left <= width {
			return s[i:]
		}
		left -= text.RuneWidth(r)
	}
	return ""
}

// The colours are SGR codes. They are written here rather than by the table
// library, whose switch for them is one for the whole program.
const (
	bold   = "1"
	faint  = "2"
	red    = "1;31"
	green  = "32"
	yellow = "33"
	cyan   = "36"
)

var severityColor = [...]string{checker.Info: cyan, checker.Warning: yellow, checker.Error: red}

// severities are all of them, the worst first.
var severities = []checker.Severity{checker.Error, checker.Warning, checker.Info}

// words are the phrases of a report in its language and colours.
type words struct{ Options }

func (p words) paint(code, s string) string {
	if !p.Color || code == "" || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p words) severity(s checker.Severity) string {
	return p.paint(severityColor[s], s.In(p.Lang))
}

// t is a text in the language of the report, with arguments for its verbs.
func (p words) t(en, zh string, args ...any) string { return lang.New(en, zh, args...).In(p.Lang) }

// n counts things. English wants to know whether there is only one.
func (p words) n(count int, one, many, zh string) string {
	if count == 1 {
		many = one
	}
	return fmt.Sprintf("%d %s", count, lang.Text{EN: many, ZH: zh}.In(p.Lang))
}

// join puts a list into one line as the language writes lists.
func (p words) join(items []string) string {
	return strings.Join(items, p.t(", ", "、"))
}

// address is a cell with its sheet, as a formula would name it.
func address(r sheets.Ref) string { return clean(r.Address()) }

// addressBeside is the address of another cell of a finding: with its sheet and its
// file only if they are others.
func addressBeside(x *checker.Finding, p checker.Place) string {
	if p.File != "" || p.Ref.Sheet != x.Cell.Ref.Sheet {
		return clean(p.Address())
	}
	return name(p.Ref)
}

// isCell says whether a place is the finding's own cell.
func isCell(x *checker.Finding, p checker.Place) bool { return p.File == "" && p.Ref == x.Cell.Ref }

// Address is a cell as reports name it.
func Address(r sheets.Ref) string { return address(r) }

// about is what a cell is about: its row, then its column.
func about(p checker.Place) string {
	switch item, entity := clean(p.Item), clean(p.Entity); {
	case item == "":
		return entity
	case entity == "":
		return item
	default:
		return item + " — " + entity
	}
}

// shown is what a cell displays, with a word for nothing.
func (p words) shown(s string) string {
	if s = clean(strings.TrimSpace(s)); s == "" {
		return p.t("(blank)", "（空白）")
	}
	return s
}
