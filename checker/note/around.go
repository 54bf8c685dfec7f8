package note

import (
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/lazy"
	"crossfoot/sheets/table"
)

// Note is a text about a table.
type Note struct {
	Text string
	At   sheets.Ref
}

// below is how many rows below a table its notes stand at most.
const below = 20

// begins is how a paragraph begins that is a note.
var begins = lazy.Regexp(`^\s*(?:[*＊※①]|(?:备注|附注|注释|说明|注)\s*[:：0-9０-９一1①]|(?i:notes?)\b)`)

// Around are the texts below a table, up to the next one of the sheet. In a document with one
// table, paragraphs that begin as notes do are about it as well.
func Around(t *table.Table, all []*table.Table) (out []Note) {
	end := t.Range.Bottom + below
	for _, o := range all {
		if o.Sheet == t.Sheet && o.Range.Top > t.Range.Bottom {
			end = min(end, o.Range.Top-1)
		}
	}
	out = textsIn(t.Sheet, t.Range.Bottom+1, end, 0)
	if len(all) > 1 {
		return out
	}
	for _, p := range t.Book.Prose {
		if begins().MatchString(p.Text) {
			out = append(out, Note{strings.TrimSpace(p.Text), p.Ref()})
		}
	}
	return out
}

// Beside are the texts that a table has for one figure: in its row, and in its column's heads.
func Beside(t *table.Table, row, col int) (out []Note) {
	at := t.Rows[row].Row()
	out = textsIn(t.Sheet, at, at, 0)
	for _, head := range t.HeadRows {
		if head < at {
			out = append(out, textsIn(t.Sheet, head, head, t.Columns[col].Col)...)
		}
	}
	return out
}

// textsIn are the texts in some rows of a sheet, in one column or, if that is 0, in any.
func textsIn(s *sheets.Sheet, from, to, col int) (out []Note) {
	for i := s.Cells.Find(from, col); i < s.Cells.Len() && s.Cells.Row(i) <= to; i++ {
		if c := s.Cells.Col(i); s.Cells.Kind(i) == sheets.Text && (col == 0 || c == col) {
			out = append(out, Note{s.Cells.Raw(i), sheets.Ref{Sheet: s.Name, Row: s.Cells.Row(i), Col: c}})
		}
	}
	return out
}
