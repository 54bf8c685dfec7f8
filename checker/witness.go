package checker

import (
	"slices"

	"crossfoot/checker/relation"
	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lang"

	"github.com/shopspring/decimal"
)

// Witness is another source for a cell's figure: a second table, or the text
// around the tables. Rules that look at several sources call them up; what they
// say of a broken sum is weighed once, by Weigh.
type Witness struct {
	Cell  Place           // the cell that is spoken of, of the file whose findings are weighed
	Value decimal.Decimal // what it would be, in the cell's own unit
	Says  Place           // where it stands written
}

// Weigh lets witnesses speak to the suspects of a file's findings. A cell whose
// figure is confirmed elsewhere is suspected no longer, if others remain; a cell
// that elsewhere has the very figure that would mend the sum is suspected alone.
// Witnesses that contradict each other about a cell say nothing.
func Weigh(findings []Finding, witnesses []Witness) {
	of := map[sheets.Ref][]Witness{}
	for _, w := range witnesses {
		of[w.Cell.Ref] = append(of[w.Cell.Ref], w)
	}
	if len(of) == 0 {
		return
	}
	for i := range findings {
		weigh(&findings[i], of)
	}
}

func weigh(f *Finding, of map[sheets.Ref][]Witness) {
	var named, left []Suspect
	for _, s := range candidates(f) {
		confirms, mends, says := heard(s, of[s.Cell.Ref])
		suspected := slices.ContainsFunc(f.Suspects, func(x Suspect) bool { return x.Cell.Ref == s.Cell.Ref })
		switch {
		case mends && !confirms:
			s.Why = witnessed(says)
			named = append(named, s)
		case suspected && (mends || !confirms):
			left = append(left, s)
		}
	}
	switch {
	case len(named) > 0:
		f.Suspects = named
	case len(left) > 0:
		f.Suspects = left
	}
}

// candidates are the suspects of a broken sum, and then its total and its parts as
// they would have to be, each alone, for the sum to hold: a witness may point to a
// cell that no slip of the pen does. Of parts that are subtracted nothing is said.
func candidates(f *Finding) []Suspect {
	out := slices.Clone(f.Suspects)
	difference, err := decimal.NewFromString(f.Difference)
	if err != nil || f.Status != relation.Broken.Name() || len(f.Related) < 2 {
		return out
	}
	add := func(p Place, by decimal.Decimal) {
		read := figure.Parse(p.Text)
		if p.File != "" || read.Kind != figure.Number || slices.ContainsFunc(out, func(s Suspect) bool { return s.Cell.Ref == p.Ref }) {
			return
		}
		out = append(out, Suspect{Cell: p, From: p.Text, To: read.Value().Add(by).String()})
	}
	add(f.Cell, difference.Neg())
	for _, p := range f.Related {
		add(p, difference)
	}
	return out
}

// heard is what the witnesses of a suspected cell say: that it is as written, as
// far as its decimals go, or that it is what would mend the sum, and where.
func heard(s Suspect, witnesses []Witness) (confirms, mends bool, says Place) {
	from, to := figure.Parse(s.From), figure.Parse(s.To)
	for _, w := range witnesses {
		switch {
		case to.IsNumber() && to.Value().Equal(w.Value):
			if !mends {
				mends, says = true, w.Says
			}
		case from.IsNumber() && from.Value().Equal(w.Value.Round(int32(from.Scale))):
			confirms = true
		}
	}
	return confirms, mends, says
}

// witnessed is the reason that a cell is suspected of being what is written
// elsewhere.
func witnessed(says Place) Reason {
	at := says.Address()
	return Reason{ID: "witness", Text: lang.Text{EN: at + " has this figure", ZH: at + " 即为此数"}}
}
