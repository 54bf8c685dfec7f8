package text

import (
	"bytes"
	"context"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// The marks of UTF-32.
const (
	markLE4 = "\xFF\xFE\x00\x00"
	markBE4 = "\x00\x00\xFE\xFF"
)

// utf16Order says in which order UTF-16 has its bytes; nil if the data are not
// UTF-16. Without a byte order mark the zeros tell: the separators, digits and
// line ends of a table have one zero byte each, always on the same side. A few other
// characters have theirs on the other side, 一 (4E00) among them.
func utf16Order(data []byte) binary.ByteOrder {
	if begins4(data) {
		return nil
	}
	if order := sheets.UTF16Order(data); order != nil {
		return order
	}
	head := data[:min(len(data), 1<<14)]
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch enough := len(head)/20 + 1; {
	case len(data)%2 != 0:
	case zeros[1] >= enough && (zeros[0] == 0 || areLines(head, binary.LittleEndian)):
		return binary.LittleEndian
	case zeros[0] >= enough && (zeros[1] == 0 || areLines(head, binary.BigEndian)):
		return binary.BigEndian
	}
	return nil
}

// areLines says whether data in an order are lines of characters that can all be seen. In
// the other order they are not then, since the line end is no character there.
func areLines(data []byte, order binary.ByteOrder) bool {
	ends := false
	for i := 0; i < len(data); i += 2 {
		r := rune(order.Uint16(data[i:]))
		if utf16.IsSurrogate(r) {
			if i += 2; i == len(data) {
				break // the head ends within a character
			}
			r = utf16.DecodeRune(r, rune(order.Uint16(data[i:])))
		}
		ends = ends || r == '\n'
		if !unicode.IsGraphic(r) && !unicode.Is(unicode.Cf, r) && !strings.ContainsRune("\t\r\n", r) || r == utf8.RuneError {
			return false
		}
	}
	return ends
}

// begins4 says whether data are UTF-32 by their mark. One of UTF-16 may be followed by
// zeros as well, but no text is.
func begins4(data []byte) bool {
	return len(data)%4 == 0 && (bytes.HasPrefix(data, []byte(markLE4)) || bytes.HasPrefix(data, []byte(markBE4)))
}

func fromUTF32(ctx context.Context, data []byte) (string, error) {
	order := binary.ByteOrder(binary.LittleEndian)
	if data[0] == 0 {
		order = binary.BigEndian
	}
	out := make([]byte, 0, len(data)/2)
	for i := 4; i < len(data); i += 4 {
		if i%stopEvery == 0 && ctx.Err() != nil {
			return "", context.Cause(ctx)
		}
		r := rune(min(order.Uint32(data[i:]), utf8.MaxRune+1))
		if !utf8.ValidRune(r) || r == utf8.RuneError {
			return "", damagedUnicode("UTF-32", out)
		}
		out = utf8.AppendRune(out, r)
	}
	return string(trimEnd(out)), nil
}

func damagedUnicode(name string, before []byte) error {
	return &sheets.Error{
		Place: inLine(lineOf(string(before))),
		Cause: lang.New("the text is damaged %s", "%s 文本已损坏", name),
		Do:    lang.New("export it anew", "请重新导出"),
	}
}

// stopEvery is how many bytes are read before one looks whether to stop.
const stopEvery = 1 << 20

func fromUTF16(ctx context.Context, data []byte, order binary.ByteOrder) (string, error) {
	out := make([]byte, 0, len(data))
	for i := 0; i < len(data); i += 2 {
		if i%stopEvery == 0 && ctx.Err() != nil {
			return "", context.Cause(ctx)
		}
		r := utf8.RuneError
		if i+1 < len(data) {
			r = rune(order.Uint16(data[i:]))
		}
		if utf16.IsSurrogate(r) {
			low := utf8.RuneError
			if i += 2; i+1 < len(data) {
				low = rune(order.Uint16(data[i:]))
			}
			if r = utf16.DecodeRune(r, low); r == utf8.RuneError {
				i -= 2
			}
		}
		if r == utf8.RuneError {
			return "", damagedUnicode("UTF-16", out)
		}
		if r == 0xFEFF && i == 0 {
			continue
		}
		out = utf8.AppendRune(out, r)
	}
	return string(trimEnd(out)), nil
}
