package decoders_test

import (
	"fmt"
	"maps"
	"slices"

	"crossfoot/sheets"
)

// tell is all that a book says.
func tell(b *sheets.Book) []string {
	var all []string
	for _, s := range b.Sheets {
		all = append(all, fmt.Sprintf("sheet %s %v %v", s.Name, s.State, s.Report))
		for _, c := range s.Cells.All() {
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
		for _, c := range s.Cells.All() {
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
