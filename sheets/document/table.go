package document

import (
	"bytes"
	"cmp"
	"slices"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
)

// table is a table of the document while it is read, and then as a sheet.
type table struct {
	number   int // in the order in which the tables begin
	caption  string
	sheet    *sheets.Sheet
	marks    map[int][]mark // by cell
	flow     *flow          // of the open cell
	row, col int            // of the open cell
	tables   bool           // there are tables in its cells
}

func (b *Builder) inner() *table { return b.open[len(b.open)-1] }

// OpenTable begins a table. Its caption is looked for in the text before it.
func (b *Builder) OpenTable() {
	b.End(Mark{}) // what a paragraph within which it stands says before it
	caption := captionIn(b.before())
	f := b.flow()
	f.since = f.lines
	b.begun++
	for _, t := range b.open {
		t.tables = true
	}
	b.open = append(b.open, &table{number: b.begun, caption: caption, sheet: &sheets.Sheet{}})
}

// SetCaption states a caption of the innermost table that is not shown. It is for a
// table before which none is found.
func (b *Builder) SetCaption(text string) {
	if t := b.inner(); t.caption == "" {
		t.caption = captionIn([]title{{oneLine(text), true}})
	}
}

// OpenCell begins a cell of the innermost table at a place behind all its cells
// so far, by row, then by column.
func (b *Builder) OpenCell(row, col int) error {
	switch {
	case row > sheets.MaxRow:
		return sheets.Beyond(sheets.LimitFormat, "a table has more than %d rows", "有一张表超过 %d 行", sheets.MaxRow)
	case col > sheets.MaxCol:
		return sheets.Beyond(sheets.LimitFormat, "a table has more than %d columns", "有一张表超过 %d 列", sheets.MaxCol)
	}
	t := b.inner()
	t.row, t.col = row, col
	if n := len(b.spare); n > 0 {
		t.flow, b.spare = b.spare[n-1], b.spare[:n-1]
	} else {
		t.flow = &flow{}
	}
	return nil
}

// CloseCell ends the open cell. One without text is not kept.
func (b *Builder) CloseCell(style sheets.Style) error {
	b.End(Mark{})
	t := b.inner()
	f := t.flow
	if f.lines == 0 {
		b.add(f, f.struck, Mark{})
	}
	if f.lines > 0 {
		if b.cells++; b.cells > b.limits.Cells {
			return sheets.Beyond(sheets.LimitCells, "the document has more than %d cells", "文档超过 %d 个单元格", b.limits.Cells)
		}
		if b.texts += int64(len(f.text)); b.texts > b.limits.Text {
			return b.Beyond()
		}
		if len(f.marks) > 0 {
			if t.marks == nil {
				t.marks = map[int][]mark{}
			}
			t.marks[t.sheet.Cells.Len()] = slices.Clone(f.marks)
		}
		t.sheet.Cells.Add(sheets.Cell{
			Row: int32(t.row), Col: int32(t.col), Raw: string(f.text), Style: b.styles.number(style),
		})
	}
	b.DropCell()
	return nil
}

// DropCell leaves out the open cell and what was written into it.
func (b *Builder) DropCell() {
	t := b.inner()
	f := t.flow
	f.line.Reset()
	*f = flow{line: f.line, text: f.text[:0], struck: f.struck[:0], marks: f.marks[:0]}
	b.spare = append(b.spare, f)
	t.flow = nil
}

// Merge states a merged range of the innermost table; the ranges may not overlap.
// One of a single cell merges nothing.
func (b *Builder) Merge(r sheets.Range) error {
	if r.Top == r.Bottom && r.Left == r.Right {
		return nil
	}
	if b.merges++; b.merges > b.limits.Merges {
		return sheets.Beyond(sheets.LimitMerges, "the document has more than %d merged cells", "文档的合并单元格超过 %d 个", b.limits.Merges)
	}
	s := b.inner().sheet
	s.Merges = append(s.Merges, r)
	return nil
}

// HideRow says that a row of the innermost table is not shown.
func (b *Builder) HideRow(row int) {
	s := b.inner().sheet
	if s.Rows == nil {
		s.Rows = map[int]sheets.Line{}
	}
	s.Rows[row] = sheets.Line{Hidden: true}
}

// CloseTable ends the innermost table, whose last word on its columns shape is. If
// it only arranges the page, its text goes to where it stands.
func (b *Builder) CloseTable(shape func(*sheets.Sheet)) error {
	t := b.inner()
	b.open = b.open[:len(b.open)-1]
	switch {
	case t.sheet.Cells.Len() == 0:
	case t.arranges():
		b.dissolve(t)
	case len(b.kept) >= b.limits.Sheets:
		return sheets.Beyond(sheets.LimitSheets, "the document has more than %d tables", "文档的表格超过 %d 个", b.limits.Sheets)
	default:
		shape(t.sheet)
		slices.SortFunc(t.sheet.Merges, func(a, c sheets.Range) int {
			return cmp.Or(cmp.Compare(a.Top, c.Top), cmp.Compare(a.Left, c.Left))
		})
		t.marks = nil
		b.kept = append(b.kept, t)
	}
	return nil
}

// arranges says whether a table is there only to arrange the page: it frames a
// single text, or it has tables in its cells and no figure beside them.
func (t *table) arranges() bool {
	cells := &t.sheet.Cells
	if cells.Len() == 1 {
		return true
	}
	if !t.tables {
		return false
	}
	for _, c := range cells.All() {
		if figure.Parse(c.Raw).IsNumber() {
			return false
		}
	}
	return true
}

// dissolve writes a table's lines into the flow that it stands in.
func (b *Builder) dissolve(t *table) {
	b.cells -= t.sheet.Cells.Len()
	b.merges -= len(t.sheet.Merges)
	f := b.flow()
	for i, c := range t.sheet.Cells.All() {
		marks := t.marks[i]
		n := 0
		for line := range bytes.SplitSeq([]byte(c.Raw), []byte("\n")) {
			var m Mark
			if len(marks) > 0 && marks[0].line == n {
				m, marks = marks[0].Mark, marks[1:]
			}
			b.add(f, line, m)
			n++
		}
	}
	if t.tables {
		f.since = f.lines // what arranges tables is no caption of the next one
	}
}
