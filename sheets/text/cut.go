package text

import (
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// evenness follows how wide the records of a text are, to tell one that was cut off: a
// program that writes tables gives every record as many fields, and none stops halfway
// through one. Of a text that was cut off in its last field, or between two records,
// there is no telling.
type evenness struct {
	fields  int // of every record since the table began; titles above it have fewer
	records int // since then
	uneven  bool
}

// next takes one record that is followed by another.
func (e *evenness) next(fields int) {
	switch {
	case fields == e.fields:
		e.records++
	case fields > e.fields:
		e.uneven = e.uneven || e.fields > 1 && e.records > 1
		e.fields, e.records = fields, 1
	default:
		e.uneven = true
	}
}

// cutOff is the error of a text whose last record ends without a line end, too early.
func (e *evenness) cutOff(line, fields int) error {
	if e.uneven || e.records < 2 || fields < 2 || fields >= e.fields {
		return nil
	}
	return &sheets.Error{
		Place: inLine(line),
		Cause: lang.New("the file is cut off: its last line has %d fields and no end, all others have %d", "文件不完整：最后一行只有 %d 个字段且没有换行，其他各行都有 %d 个", fields, e.fields),
		Do:    lang.New("export it anew; if nothing is missing, put a line break at its end", "请重新导出；如内容完整，请在末尾加一个换行"),
	}
}
