package table

import (
	"strings"

	"crossfoot/sheets"
)

// This file says what the rows are called. A row keeps the cells that its names stand
// in, as there can be a million rows and hardly any of them is ever named.

// source is the cell that a name stands in: 1 + its index, 0 if there is none.
type source int32

// allLabels stands for a name that is put together from all labels of the row.
const allLabels source = -1

// sourceIn is a cell as the source of a name, if it displays anything.
func sourceIn(book *sheets.Book, sheet *sheets.Sheet, cell int) source {
	if !displays(book, sheet, cell) {
		return 0
	}
	return source(cell) + 1
}

func (t *Table) from(s source) string {
	if s <= 0 {
		return ""
	}
	return textOf(t.Book, t.Sheet, int(s)-1)
}

// PathAt is what a row has in one of the columns of Labels, both counted from 0; what
// is merged is carried down.
func (t *Table) PathAt(row, label int) string { return t.from(t.paths[row*len(t.Labels)+label]) }

// Path is what a row has in each of the columns of Labels.
func (t *Table) Path(row int) []string {
	out := make([]string, len(t.Labels))
	for k := range out {
		out[k] = t.PathAt(row, k)
	}
	return out
}

// Section is the heading row above a row within the table, if any.
func (t *Table) Section(row int) string { return t.from(t.Rows[row].section) }

// SameSection says whether two rows stand under the same heading row, or under two that
// say the same.
func (t *Table) SameSection(a, b int) bool {
	return t.Rows[a].section == t.Rows[b].section || t.Section(a) == t.Section(b)
}

// Item is what a row is about, with its running number.
func (t *Table) Item(row int) string { return string(t.AppendItem(nil, row)) }

// AppendItem appends Item to what is there.
func (t *Table) AppendItem(to []byte, row int) []byte {
	r := &t.Rows[row]
	if r.item == allLabels {
		return t.append(to, t.paths[row*len(t.Labels):(row+1)*len(t.Labels)]...)
	}
	return t.append(to, r.serial, r.item)
}

// append appends names with a space between them, as far as there are any.
func (t *Table) append(to []byte, names ...source) []byte {
	from := len(to)
	for _, s := range names {
		if s == 0 {
			continue
		}
		if len(to) > from {
			to = append(to, ' ')
		}
		to = append(to, glance(t.Book, t.Sheet, int(s)-1)...)
	}
	return to
}

// Serial is the running number that a row's Item begins with, if any.
func (t *Table) Serial(row int) string {
	if serial := t.from(t.Rows[row].serial); serial != "" {
		return serial
	}
	item := t.Item(row)
	_, name := numberingOf(item)
	return strings.TrimSuffix(item, name)
}
