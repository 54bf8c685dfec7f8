package sheets

import (
	"fmt"

	"crossfoot/sheets/lang"
)

// Limits bound what one file may take. A file beyond one of them is refused
// with an Error that names the limit; nothing is dropped in silence.
type Limits struct {
	File   int64 // bytes of the file itself
	Bytes  int64 // bytes read out of the file, after decompression
	Text   int64 // bytes of the texts kept, over all sheets; a text that many cells share counts once
	Cells  int   // cells kept, over all sheets
	Merges int   // merged ranges, over all sheets
	Sheets int
	Spans  int // column spans, styles and other lists, each
}

// DefaultLimits are far beyond any real workbook of figures and still fit into
// an ordinary office PC.
var DefaultLimits = Limits{
	File:   1 << 30,
	Bytes:  4 << 30,
	Text:   1 << 30,
	Cells:  20_000_000,
	Merges: 1_000_000,
	Sheets: 10_000,
	Spans:  1_000_000,
}

// Size writes a number of bytes as people do, in the largest unit that leaves it whole.
func Size(n int64) string {
	for _, u := range []struct {
		shift int
		name  string
	}{{30, "GiB"}, {20, "MiB"}, {10, "KiB"}} {
		if n >= 1<<u.shift && n&(1<<u.shift-1) == 0 {
			return fmt.Sprintf("%d %s", n>>u.shift, u.name)
		}
	}
	return fmt.Sprintf("%d B", n)
}

// Limit is one of the Limits, by the name under which a user can change it.
type Limit string

// The limits' names.
const (
	LimitFile   Limit = "file"
	LimitBytes  Limit = "unpacked"
	LimitText   Limit = "text"
	LimitCells  Limit = "cells"
	LimitMerges Limit = "merges"
	LimitSheets Limit = "sheets"
	LimitSpans  Limit = "lists"
	LimitTime   Limit = "time"
	LimitMemory Limit = "memory"

	LimitFormat Limit = "" // what a table may hold in any program, which nobody can change
)

// Beyond is the error of a file that is beyond a limit.
func Beyond(limit Limit, en, zh string, args ...any) *Error {
	return &Error{
		Cause: lang.New(en, zh, args...),
		Do:    lang.New("split it into several files", "请拆成几个文件"),
		Limit: limit,
	}
}
