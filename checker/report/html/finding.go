package html

import (
	"strings"

	"crossfoot/checker"
	"crossfoot/checker/report"
)

// finding is one row of the list.
type finding struct {
	Number int
	ID     string
	Class  string // error, warning, info or confirmed
	Label  string // the same in words
	Place  link
	About  string
	Rule   string
	RuleID string

	Arithmetic string
	Lines      []string // its message, the suspects and what was accepted before
	Related    []link
	More       int // related cells that are not named
	Same       []same
	SameMore   int    // that are not named
	Note       string // what somebody has said in accepting it
}

// same is a finding that follows from the same slip.
type same struct {
	Place link
	Text  string
}

// link is a cell; Href is "" if it is not shown.
type link struct{ Name, Text, Href string }

// A finding names so many related cells, and so many findings of the same slip. All
// are marked in their table.
const (
	relatedMost = 12
	relatedText = 60 // bytes of a related cell's text that are still told beside it
	sameMost    = 12
)

func (b *builder) finding(e *entry) *finding {
	f := &finding{
		Number: e.number, ID: anchor("f", e.number), Class: class(e.Finding), Label: b.label(e.Finding),
		Place: link{Name: b.Beside(e.Finding, e.Cell), Href: b.href(e, e.Cell)},
		About: b.About(e.Cell), Rule: e.Rule.Title().In(b.lang), RuleID: report.Clean(e.Rule.ID),
	}
	if address := report.Address(e.Cell.Ref); !e.Cell.Ref.IsParagraph() {
		f.Place.Name = address
	}
	f.Arithmetic, f.Lines = b.says(e.Finding)
	for _, p := range e.Related {
		if p.File == "" && p.Ref == e.Cell.Ref {
			continue
		}
		if len(f.Related) == relatedMost {
			f.More++
			continue
		}
		text := b.Shown(p.Text)
		if p.Ref.IsParagraph() || len(text) > relatedText {
			text = "" // the message quotes what matters of it
		}
		f.Related = append(f.Related, link{Name: b.Beside(e.Finding, p), Text: text, Href: b.href(e, p)})
	}
	for i, x := range e.Same {
		if i == sameMost {
			f.SameMore = len(e.Same) - i
			break
		}
		arithmetic, lines := b.says(x)
		text := arithmetic
		if text == "" && len(lines) > 0 {
			text = lines[0]
		}
		f.Same = append(f.Same, same{link{Name: b.Beside(e.Finding, x.Cell), Href: b.href(e, x.Cell)}, text})
	}
	if e.Confirmed != nil {
		f.Note = b.Confirmed(e.Confirmed)
	}
	return f
}

// says is a finding's arithmetic, and its other lines.
func (b *builder) says(x *checker.Finding) (arithmetic string, lines []string) {
	lines = b.Says(x)
	if x.Arithmetic != "" && len(lines) > 0 {
		return lines[0], lines[1:]
	}
	return "", lines
}

func (b *builder) href(e *entry, p checker.Place) string {
	s, ok := b.spot(e, p)
	if id := b.anchors[s]; ok && id != "" {
		return "#" + id
	}
	return ""
}

func class(x *checker.Finding) string {
	if x.Confirmed != nil {
		return "confirmed"
	}
	return x.Severity.Name()
}

func (b *builder) label(x *checker.Finding) string {
	if x.Confirmed != nil {
		return b.T("confirmed", "已核实")
	}
	return strings.TrimSpace(x.Severity.In(b.lang))
}
