package web

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"crossfoot/sheets"
	"crossfoot/sheets/grid"
)

// textMost is how many bytes of texts of cells are sent to the page.
const textMost = 64 << 20

// sheetWriter writes sheets as the page shows them, as a stream, because a sheet may
// have a million cells.
type sheetWriter struct {
	out   *bytes.Buffer
	left  int // cells that may still be written, blank ones before others too
	texts int // bytes of their texts so far
	some  bool

	shown map[stored]string // what numbers of the book display, those met so far
}

// stored is a number as its file has it. To show one takes longer than all else here,
// and tables are full of the same small ones.
type stored struct {
	raw   string
	style uint32
}

// shownMost is how many of them are kept.
const shownMost = 1 << 16

func (w *sheetWriter) book(file int, b *sheets.Book) {
	w.shown = map[stored]string{}
	for _, s := range b.Sheets {
		if w.some {
			w.out.WriteByte(',')
		}
		w.some = true
		w.sheet(file, b, s)
	}
}

// sheet writes one sheet: its cells by rows, only those with content; then what says
// how they are laid out; then whether there are more of them than were sent.
func (w *sheetWriter) sheet(file int, b *sheets.Book, s *sheets.Sheet) {
	extent := grid.Extent(s)
	w.out.WriteString(`{"file":` + strconv.Itoa(file) + `,"name":`)
	w.text(s.Name)
	w.out.WriteString(`,"rows":` + strconv.Itoa(extent.Bottom) + `,"cols":` + strconv.Itoa(extent.Right) + `,"cells":[`)
	sent := 0 // cells of the sheet that were written
	for sent < s.Cells.Len() && w.texts < textMost {
		row := s.Row(s.Cells.Row(sent))
		wide := int(row[len(row)-1].Col)
		if wide > w.left {
			w.left = 0
			break
		}
		w.left -= wide
		if sent > 0 {
			w.out.WriteByte(',')
		}
		w.row(b, row)
		sent += len(row)
	}
	w.out.WriteString(`],"merges":[`)
	for i, m := range s.Merges {
		if i > 0 {
			w.out.WriteByte(',')
		}
		w.out.WriteString(`"` + m.String() + `"`)
	}
	w.out.WriteString(`],"hiddenRows":`)
	w.spans(hiddenRows(s))
	w.out.WriteString(`,"hiddenCols":`)
	w.spans(hiddenCols(s))
	w.out.WriteString(`,"state":"` + stateName(s.State) + `"`)
	if sent < s.Cells.Len() {
		w.out.WriteString(`,"cut":true`)
	}
	w.out.WriteByte('}')
}

// row writes a row's number and its texts from the first column on.
func (w *sheetWriter) row(b *sheets.Book, cells []sheets.Cell) {
	w.out.WriteString("[" + strconv.Itoa(int(cells[0].Row)) + ",[")
	col := int32(1)
	for _, c := range cells {
		for ; col < c.Col; col++ {
			w.out.WriteString(`"",`)
		}
		text := w.display(b, c)
		w.texts += len(text)
		w.text(text)
		if col++; col <= cells[len(cells)-1].Col {
			w.out.WriteByte(',')
		}
	}
	w.out.WriteString("]]")
}

// display is what a cell displays.
func (w *sheetWriter) display(b *sheets.Book, c sheets.Cell) string {
	if c.Kind != sheets.Number {
		return b.Text(c)
	}
	key := stored{c.Raw, c.Style}
	text, known := w.shown[key]
	if !known {
		text = b.Text(c)
		if len(w.shown) < shownMost {
			w.shown[key] = text
		}
	}
	return text
}

// text writes a string of JSON.
func (w *sheetWriter) text(s string) {
	if utf8.ValidString(s) && strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r == '"' || r == '\\' }) < 0 {
		w.out.WriteByte('"')
		w.out.WriteString(s)
		w.out.WriteByte('"')
		return
	}
	data, _ := json.Marshal(s) // a string always can be
	w.out.Write(data)
}

func (w *sheetWriter) spans(all [][2]int) {
	w.out.WriteByte('[')
	for i, span := range all {
		if i > 0 {
			w.out.WriteByte(',')
		}
		w.out.WriteString("[" + strconv.Itoa(span[0]) + "," + strconv.Itoa(span[1]) + "]")
	}
	w.out.WriteByte(']')
}

// hiddenRows are runs of rows that are not shown, both ends included.
func hiddenRows(s *sheets.Sheet) (all [][2]int) {
	for _, row := range slices.Sorted(maps.Keys(s.Rows)) {
		if !s.Rows[row].Hidden {
			continue
		}
		if last := len(all) - 1; last >= 0 && all[last][1] == row-1 {
			all[last][1] = row
		} else {
			all = append(all, [2]int{row, row})
		}
	}
	return all
}

func hiddenCols(s *sheets.Sheet) (all [][2]int) {
	for _, c := range s.Cols {
		if c.Hidden {
			all = append(all, [2]int{c.From, c.To})
		}
	}
	return all
}

func stateName(s sheets.State) string {
	switch s {
	case sheets.Hidden:
		return "hidden"
	case sheets.VeryHidden:
		return "veryHidden"
	}
	return "visible"
}
