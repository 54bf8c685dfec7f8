package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/text"

	"crossfoot/sheets/lang"
)

// beyond counts the rows that have more cells than the head of their table: Markdown
// leaves those out, so that nobody sees them in the page.
type beyond struct {
	line, rows int // the first one's, from 1, and how many there are
}

// see takes what a row has beyond the last cell of the head; empty cells count for nothing.
func (b *beyond) see(source []byte, rest text.Segment) {
	if len(bytes.Trim(source[rest.Start:rest.Stop], "| \t\r")) == 0 {
		return
	}
	if b.rows++; b.rows == 1 {
		b.line = 1 + bytes.Count(source[:rest.Start], []byte("\n"))
	}
}

// notes are what to say of them: nothing of most texts.
func (b *beyond) notes() []lang.Message {
	const (
		en = "line %d: the row has more cells than the head of its table; Markdown does not show those beyond, and they are not read"
		zh = "第 %d 行：该行的单元格多于表头；多出的 Markdown 不显示，也未读取"
	)
	switch b.rows {
	case 0:
		return nil
	case 1:
		return []lang.Message{lang.New(en, zh, b.line)}
	}
	return []lang.Message{lang.New(en+" (%d such rows)", zh+"（此类行共 %d 行）", b.line, b.rows)}
}
