package opc

import (
	"strings"

	"crossfoot/sheets"
)

// Arena keeps many short texts in few large pieces of memory.
type Arena struct {
	Held  int64 // bytes of all texts kept
	piece strings.Builder
}

// The first pieces are small, because most sheets are.
const (
	firstPiece = 1 << 10
	pieceSize  = 64 << 10
)

// Keep copies b. A Builder's string stays as it is while the Builder has room,
// so the texts share its memory.
func (a *Arena) Keep(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	if a.piece.Cap()-a.piece.Len() < len(b) {
		size := min(max(firstPiece, 4*a.piece.Cap()), pieceSize)
		a.piece = strings.Builder{}
		a.piece.Grow(max(size, len(b)))
	}
	a.Held += int64(len(b))
	from := a.piece.Len()
	a.piece.Write(b)
	return a.piece.String()[from:]
}

// Within is an error if more text is kept than the limits allow.
func (a *Arena) Within(limits sheets.Limits) error {
	if a.Held <= limits.Text {
		return nil
	}
	return sheets.Beyond(sheets.LimitText, "the workbook holds more than %s of text", "工作簿的文字超过 %s", sheets.Size(limits.Text))
}
