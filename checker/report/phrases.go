package report

import (
	"strings"

	"crossfoot/checker"
	"crossfoot/sheets/lang"
)

// Phrases are what a report says in words, in one language and without layout, for
// the formats that lay them out themselves. What comes from a workbook has been made
// fit for one line; it is not escaped for any markup.
type Phrases struct{ p words }

// In gives the phrases of a language.
func In(l lang.Lang) Phrases {
	fixWidths()
	return Phrases{words{Options{Lang: l}}}
}

// T is a text in the language of the phrases, with arguments for its verbs.
func (s Phrases) T(en, zh string, args ...any) string { return s.p.t(en, zh, args...) }

// Join puts a list into one line as the language writes lists.
func (s Phrases) Join(items []string) string { return s.p.join(items) }

// About is what a cell is about: its row, then its column.
func (s Phrases) About(p checker.Place) string { return about(p) }

// Beside is the address of another cell of a finding: with its sheet and its file
// only if they are others than the finding's own.
func (s Phrases) Beside(x *checker.Finding, p checker.Place) string { return addressBeside(x, p) }

// Shown is what a cell displays, with a word for nothing.
func (s Phrases) Shown(text string) string { return s.p.shown(text) }

// Confirmed is what somebody has said in accepting a finding, with name and date.
func (s Phrases) Confirmed(c *checker.Confirmation) string { return s.p.word(c) }

// Outdated says that a finding has been accepted with other figures; "" if it has not.
func (s Phrases) Outdated(x *checker.Finding) string { return s.p.outdated(x) }

// Suspects names the cells that may be wrong in one line, as in "most likely: D43
// 78 → 78.8 (cut off instead of rounded)"; "" if there are none.
func (s Phrases) Suspects(x *checker.Finding) string { return s.p.suspected(x) }

// Says is a finding in plain words: its arithmetic, its message and its suspects,
// each as one line; those that it does not have are left out.
func (s Phrases) Says(x *checker.Finding) []string {
	var lines []string
	for _, line := range []string{clean(x.Arithmetic), clean(x.Message.In(s.p.Lang)), s.Suspects(x), s.Outdated(x)} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// Unread names a part of a file that was not checked, and why.
func (s Phrases) Unread(u checker.Unread) string { return s.p.unread(u, "  ") }

// Notes say what there is to know of how a file was read, each in one line.
func (s Phrases) Notes(f *checker.File) []string { return s.p.notes(f) }

// Doubt is what to say of a file in which there was little to check; "" if there is
// nothing to say.
func (s Phrases) Doubt(f *checker.File) string { return s.p.doubt(f) }

// Summary is what a run came to, each line as its label and its text: what was found,
// what was checked, what was not. A run that found nothing has one line that says so.
func (s Phrases) Summary(r *checker.Report) []Line { return s.p.summary(r, false) }

// RulesFile is what came of the rules file that was used, and what in it did not
// apply; nothing if none was used.
func (s Phrases) RulesFile(r *checker.Report) (came, idle []string) { return s.p.outcomesOf(r) }

// Accepted names what an accepted finding was about.
func (s Phrases) Accepted(e checker.Accepted) string { return s.p.accepted(e) }

// Equation is a sum that a table claims, in names, as in "in each row: D Total = E
// North + F South".
func (s Phrases) Equation(sum *checker.Sum) string { return s.p.equation(sum) }

// Outcomes says how often a sum holds and how often it does not.
func (s Phrases) Outcomes(c checker.Counts) string { return s.p.outcomes(c) }

// Reasons says why a sum is believed.
func (s Phrases) Reasons(sum *checker.Sum) string { return s.p.reasons(sum) }

// Primary is a finding with those that follow from the same slip.
type Primary struct {
	*checker.Finding
	Same []*checker.Finding
}

// Open are a file's findings that count, most severe first, those of one slip folded
// under the primary one.
func Open(f *checker.File) []Primary {
	primaries, folded := group(open(f))
	out := make([]Primary, len(primaries))
	for i, x := range primaries {
		out[i] = Primary{x, folded[x.ID]}
	}
	return out
}

// Sorted are all of a file's findings, also those that have been accepted, in the
// order of every format.
func Sorted(f *checker.File) []*checker.Finding { return sorted(f) }

// Clean makes a text from a workbook fit to stand in one line: no escape sequences,
// no line breaks, nothing that turns the text's direction.
func Clean(text string) string { return strings.TrimSpace(clean(text)) }
