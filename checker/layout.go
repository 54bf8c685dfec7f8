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

// besideMost is how many tables that were found before one are looked at for a first half
// of it: they stand side by side.
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

func (o Options) layOutSheet(ctx context.Context, book *sheets.Book, sheet *sheets.Sheet) (out laidOut) {
	if sheet.Report {
		return out
	}
	tables, loose := o.Settings.Marks.Find(ctx, book, sheet)
	out.loose = loose
	for _, t := range tables {
		if ctx.Err() != nil {
			break
		}
		said := o.Settings.describe(ctx, t)
		s := &Sums{Analysis: said.Stated.Find(ctx, t), grades: said.Grades}
		for _, before := range out.tables[max(0, len(out.tables)-besideMost):] {
			if len(s.Breaches)+len(before.sums.Breaches) == 0 || !relation.Folds(before.sums.Table, t) {
				continue
			}
			s.Unfold(before.sums.Analysis)
			if before.sums.Unfold(s.Analysis) {
				before.sums.Verdicts = suspect.Name(ctx, before.sums.Analysis, before.sums.Reported())
			}
		}
		s.Verdicts = suspect.Name(ctx, s.Analysis, s.Reported())
		out.tables = append(out.tables, described{s, said})
	}
	return out
}
