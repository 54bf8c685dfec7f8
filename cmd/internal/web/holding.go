package web

import (
	"sync/atomic"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// holding is what the books of a request hold together: all are kept until its answer
// is written.
type holding struct{ cells, bytes atomic.Int64 }

// add counts a book in, or says why there is no room for it.
func (h *holding) add(b *sheets.Book, l sheets.Limits) error {
	cells, size := 0, 0
	for _, s := range b.Sheets {
		cells += s.Cells.Len()
		for i := range s.Cells.Len() {
			if !s.Cells.HasDecimal(i) { // which has no text beside it
				size += len(s.Cells.Peek(i))
			}
		}
		for _, f := range s.Formulas {
			size += len(f.Text)
		}
	}
	for _, p := range b.Prose {
		size += len(p.Text)
	}
	var cause lang.Message
	switch {
	case h.cells.Add(int64(cells)) > int64(l.Cells):
		cause = lang.New("the files hold more than %d cells together", "各文件合计超过 %d 个单元格", l.Cells)
	case h.bytes.Add(int64(size)) > l.Text:
		cause = lang.New("the files hold more than %s of text together", "各文件的文字合计超过 %s", sheets.Size(l.Text))
	default:
		return nil
	}
	return &sheets.Error{Cause: cause, Do: lang.New("check fewer at once", "请分批检查")}
}
