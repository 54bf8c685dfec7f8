package rules

import (
	"slices"

	"crossfoot/checker"
	"crossfoot/sheets/lang"
)

var serialNumber = rule("serial-number", checker.Warning, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		for _, list := range numberings(s.Table) {
			for _, x := range list.doubtful() {
				list.report(p, s, x)
			}
		}
	}
	return nil
})

// Evidence that numbers count what they stand beside: how many must be one more than
// the one before, in all and where no head announces them, and how many numbers there
// must be for each that is out of order if there are several.
const (
	stepsLeast  = 3
	stepsUnsaid = 9
	numbersEach = 10
)

// doubtful are the flaws of a numbering, if it is one but for these.
func (l *numbering) doubtful() (out []flaw) {
	steps, numbers, flaws, most := 0, 0, 0, 0
	items := map[string]bool{}
	for _, r := range l.runs {
		for _, count := range r.counts() {
			found, n := count.flaws()
			steps += n
			flaws += len(found)
			numbers += len(count)
			out = append(out, found...)
			most = max(most, len(count))
			if l.alone {
				continue
			}
			for _, n := range count {
				items[n.item] = true
			}
		}
	}
	switch {
	case steps < stepsLeast || l.alone && !l.said && steps < stepsUnsaid:
		return nil
	case flaws > 1 && numbersEach*flaws > numbers:
		return nil
	case !l.alone && 4*len(items) < 3*most: // 1. Quartal, 2. Quartal
		return nil
	case l.alone && !l.said && slices.ContainsFunc(out, func(f flaw) bool { return f.kind == repeated }):
		return nil // a tie of ranks
	}
	return out
}

// report says what is wrong with a number, which one is expected, and what to do.
func (l *numbering) report(p *checker.Pass, s *checker.Sums, x flaw) {
	if x.kind == unclear {
		return
	}
	f := checker.Finding{Rule: p.Rule, Severity: p.Rule.Severity, Table: s.Index, Cell: l.place(s, x.at)}
	number := x.at.number
	f.Got = number.With(number.N)
	if x.kind == unnumbered {
		f.Got = ""
	}
	if x.want > 0 {
		f.Want = number.With(x.want)
	}
	if f.Got != "" && f.Want != "" {
		f.Arithmetic = f.Got + " ≠ " + f.Want
	}
	f.Related = []checker.Place{l.place(s, x.before)}
	if x.other != nil && x.other != x.before {
		f.Related = append(f.Related, l.place(s, x.other))
	}
	f.Message = x.message(f.Got, f.Want)
	p.Report(f)
}

// message is what a reader is told of a number that is got, and one that is wanted.
func (x flaw) message(got, want string) lang.Message {
	before := x.before.number.With(x.before.number.N)
	last := x.at.number.With(x.at.number.N - 1)
	other := ""
	if x.other != nil {
		other = x.other.ref.String()
	}
	switch {
	case x.kind == gap && last == want:
		return lang.New(
			"%s comes after %s: %s is missing. Put back the item that has been left out, or number the items anew.",
			"“%[2]s”之后是“%[1]s”，缺“%[3]s”。请补上漏掉的事项，或重新编号。", got, before, want)
	case x.kind == gap:
		return lang.New(
			"%s comes after %s: %s to %s are missing. Put back the items that have been left out, or number the items anew.",
			"“%[2]s”之后是“%[1]s”，缺“%[3]s”至“%[4]s”。请补上漏掉的事项，或重新编号。", got, before, want, last)
	case x.kind == unnumbered:
		return lang.New(
			"This item has no number. The one before has %s, so it would be %s: fill it in, or number the items anew.",
			"此项没有序号。前一项为“%s”，此项应为“%s”：请补填，或重新编号。", before, want)
	case x.kind == repeated && want == "":
		return lang.New(
			"%s stands at %s, too. Number the items anew, or delete the item if it is there twice.",
			"“%s”与 %s 的序号重复。请重新编号；如为重复的事项，请删去。", got, other)
	case x.kind == repeated:
		return lang.New(
			"%s stands at %s, too; %s would come after %s. Correct the number, or delete the item if it is there twice.",
			"“%s”与 %s 的序号重复，此处在“%[4]s”之后，应为“%[3]s”。请改正序号；如为重复的事项，请删去。", got, other, want, before)
	case x.kind == astray:
		return lang.New(
			"%s stands out of its order, after %s. Move the item to its place, or number the items anew.",
			"“%s”排在“%s”之后，次序不对。请将该项移到原位，或重新编号。", got, before)
	}
	return lang.New(
		"After %s comes %s, where %s is expected. Correct the number.",
		"“%s”之后是“%s”，应为“%s”。请改正序号。", before, got, want)
}

// place is the cell of a number.
func (l *numbering) place(s *checker.Sums, n *numbered) checker.Place {
	p := placeAt(s, n.ref.Row, n.ref.Col, n.item, l.head)
	if !l.alone {
		p.Item = p.Text
	}
	return p
}
