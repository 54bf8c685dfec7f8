package checker

import (
	"context"

	"crossfoot/checker/relation"
	"crossfoot/checker/sidebyside"
	"crossfoot/checker/suspect"
	"crossfoot/sheets"
	"crossfoot/sheets/table"
)

// laidOut is a sheet by itself: its tables with their sums, and what is in none.
type laidOut struct {
	tables []described
	loose  []table.Loose
}

// described is a table with its sums, whose place in the file is not yet known, and what
// a rules file says of it.
type described struct {
	sums *Sums
	said Description
}

// besideMost is how many tables that were found before one are looked at for the one at its left.
const besideMost = 8

// fewCells is how many cells are not worth sharing out.
const fewCells = 20_000

// layOut lays out the tables of all sheets and finds their sums; those of large workbooks
// side by side.
func (o Options) layOut(ctx context.Context, book *sheets.Book) []laidOut {
	out, cells := make([]laidOut, len(book.Sheets)), 0
	for _, s := range book.Sheets {
		cells += s.Cells.Len()
	}
	one := func(i int) { out[i] = o.layOutSheet(ctx, book, book.Sheets[i]) }
	if cells > fewCells && len(out) > 1 {
		sidebyside.Do(len(out), one)
		return out
	}
	for i := range out {
		one(i)
	}
	return out
}

// layOutSheet lays out a sheet. Where its texts leave open whether the decimal mark is the
// point or the comma, as 1.200 beside 300 does, the sums say which it is.
func (o Options) layOutSheet(ctx context.Context, book *sheets.Book, sheet *sheets.Sheet) laidOut {
	if sheet.Report {
		return laidOut{}
	}
	out, found := o.layOutWith(ctx, book, sheet, false)
	if !found.Open {
		return out
	}
	held, failed := out.outcomes()
	if held > 0 && failed == 0 && !found.Dotted { // the comma stands between thousands, as mostly
		return out
	}
	comma, _ := o.layOutWith(ctx, book, sheet, true)
	h, fails := comma.outcomes()
	switch {
	case h < held, h == held && (found.Comma || fails >= failed):
	case !found.Comma && h-held >= gainedForOther*(fails-failed):
		return comma
	case fails <= failed && h >= heldForOther*fails:
		return comma
	}
	return out
}

// heldForOther is how many sums must hold for each that does not for figures to be read with
// a decimal comma. Where points may stand between thousands, as in most of Europe, it is
// enough that so many more hold for each that does not any more: there may be slips. That is if
// no figure has a comma, which would then be a decimal mark.
const (
	heldForOther   = 4
	gainedForOther = 2
)

// outcomes counts the sums of the tables that hold, and those that do not. What rounding explains
// is neither: it says little for how figures are read, and nothing against it.
func (l laidOut) outcomes() (held, failed int) {
	for _, t := range l.tables {
		for _, p := range t.sums.Patterns {
			counts, _ := t.sums.Outcomes(p)
			held += counts[relation.Held]
			failed += counts[relation.Broken] + counts[relation.Undetermined]
		}
		for _, r := range t.sums.Runs {
			for _, step := range r.Steps {
				switch step.Status {
				case relation.Held:
					held++
				case relation.Broken, relation.Undetermined:
					failed++
				}
			}
		}
	}
	return held, failed
}

// layOutWith lays out a sheet with the comma or the point for the decimal mark where its
// texts leave it open, as what was found says.
func (o Options) layOutWith(ctx context.Context, book *sheets.Book, sheet *sheets.Sheet, comma bool) (out laidOut, found table.Found) {
	found = o.Settings.Marks.Find(ctx, book, sheet, comma)
	out.loose = found.Loose
	for _, t := range found.Tables {
		if ctx.Err() != nil {
			break
		}
		said := o.Settings.describe(ctx, t)
		s := &Sums{Analysis: said.Stated.Find(ctx, t), grades: said.Grades}
		for _, before := range out.tables[max(0, len(out.tables)-besideMost):] {
			if t.Beside(before.sums.Table) {
				s.Balance(before.sums.Analysis)
				before.sums.Balance(s.Analysis)
			}
		}
		out.tables = append(out.tables, described{s, said})
	}
	for _, t := range out.tables {
		t.sums.Verdicts = suspect.Name(ctx, t.sums.Analysis, t.sums.Reported())
	}
	return out, found
}
