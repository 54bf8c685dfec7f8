package note

import (
	"math"
	"slices"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/lazy"
	"crossfoot/sheets/table"
)

// Note is a text about a table.
type Note struct {
	Text  string
	At    sheets.Ref
	Loose bool // of a document with several tables: it is about those that have its mark
}

// begins is how a paragraph begins that is a note.
var begins = lazy.Regexp(`^\s*(?:[*＊※①]|(?:备注|附注|注释|说明|注)\s*[:：0-9０-９一1①]|(?i:notes?)\b)`)

// Around are the texts below a table, up to the next one of the sheet. In a document, paragraphs
// that begin as notes do may be about it as well.
func Around(t *table.Table, all []*table.Table) (out []Note) {
	next := math.MaxInt
	for _, o := range all {
		if o.Sheet == t.Sheet && o.Range.Top > t.Range.Bottom {
			next = min(next, o.Range.Top)
		}
	}
	for i := range t.Notes() {
		if row := t.Sheet.Cells.Row(i); t.Range.Bottom < row && row < next {
			out = append(out, at(t.Sheet, i))
		}
	}
	for _, p := range t.Book.Prose {
		if begins().MatchString(p.Text) {
			out = append(out, Note{strings.TrimSpace(p.Text), p.Ref(), len(all) > 1})
		}
	}
	return out
}

// Beside are the texts that a table has for one figure: in its row, and in its column's heads.
func Beside(t *table.Table, row, col int) (out []Note) {
	own := t.Rows[row].Row()
	for i := range t.Sheet.Cells.Texts(own, own) {
		out = append(out, at(t.Sheet, i))
	}
	above, _ := slices.BinarySearch(t.HeadRows, own)
	for _, head := range t.HeadRows[max(0, above-headsMost):above] {
		for i := range t.Sheet.Cells.Texts(head, head) {
			if t.Sheet.Cells.Col(i) == t.Columns[col].Col {
				out = append(out, at(t.Sheet, i))
			}
		}
	}
	return out
}

// Above are the texts above a table that may be its title, and the heads of its labels and numbers.
func Above(t *table.Table) (out []Note) {
	for i := range t.Notes() {
		if t.Sheet.Cells.Row(i) < t.Range.Top {
			out = append(out, at(t.Sheet, i))
		}
	}
	named := slices.Concat(t.Labels, t.Serials, t.Words)
	for _, head := range t.HeadRows[:min(headsMost, len(t.HeadRows))] {
		for i := range t.Sheet.Cells.Texts(head, head) {
			if slices.ContainsFunc(named, func(c table.Column) bool { return c.Col == t.Sheet.Cells.Col(i) }) {
				out = append(out, at(t.Sheet, i))
			}
		}
	}
	return out
}

// headsMost is how many rows of heads above a figure are looked at: those nearest to it, where
// heads stand again on each page.
const headsMost = 16

// at is the text of the i-th cell of a sheet.
func at(s *sheets.Sheet, i int) Note {
	return Note{Text: s.Cells.Raw(i), At: sheets.Ref{Sheet: s.Name, Row: s.Cells.Row(i), Col: s.Cells.Col(i)}}
}
