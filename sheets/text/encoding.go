package text

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/transform"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

const byteOrderMark = "\xEF\xBB\xBF"

// ToUTF8 decodes a file's bytes. A byte order mark decides, then an encoding that
// somebody names, if it is not nil; without them valid UTF-8 is UTF-8, since other
// encodings hardly ever look like it, and what is UTF-8 but for a few bytes is damaged;
// then the legacy encoding is taken whose common characters the bytes make.
func ToUTF8(ctx context.Context, data []byte, named encoding.Encoding) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte(byteOrderMark)):
		rest := data[len(byteOrderMark):]
		if !utf8.Valid(rest) {
			return "", brokenUTF8(rest)
		}
		return string(trimEnd(rest)), nil
	case begins4(data):
		return fromUTF32(ctx, data)
	case named != nil && sheets.UTF16Order(data) == nil:
		return fromLegacy(ctx, trimEnd(data), named)
	}
	if order := utf16Order(data); order != nil {
		return fromUTF16(ctx, data, order)
	}
	data = trimEnd(data)
	if utf8.Valid(data) {
		return string(data), nil
	}
	if mostlyUTF8(data) {
		return "", brokenUTF8(data)
	}
	if enc := legacy(data); enc != nil {
		return fromLegacy(ctx, data, enc)
	}
	return "", badByte(data, gbk.count(data).bad)
}

// Named is the encoding that a label stands for, as web pages and documents name theirs
// (WHATWG, Encoding); an error if there is none. That of GBK is GB18030, which holds it.
func Named(label string) (encoding.Encoding, error) {
	enc, err := htmlindex.Get(label)
	if enc == simplifiedchinese.GBK {
		enc = simplifiedchinese.GB18030
	}
	return enc, err
}

// fromLegacy decodes; a code that stands for no character is refused rather than replaced.
func fromLegacy(ctx context.Context, data []byte, enc encoding.Encoding) (string, error) {
	out, err := decoded(ctx, data, enc)
	if ctx.Err() != nil {
		return "", context.Cause(ctx)
	}
	if err != nil {
		return "", badByte(data, 0)
	}
	if at := strings.IndexRune(out, utf8.RuneError); at >= 0 {
		before, _ := enc.NewEncoder().String(out[:at])
		return "", badByte(data, min(len(before), len(data)))
	}
	return out, nil
}

// decoded reads in pieces, so that it can stop.
func decoded(ctx context.Context, data []byte, enc encoding.Encoding) (string, error) {
	var out strings.Builder
	out.Grow(len(data) + len(data)/2)
	r := transform.NewReader(bytes.NewReader(data), enc.NewDecoder())
	for ctx.Err() == nil {
		if _, err := io.CopyN(&out, r, 1<<20); errors.Is(err, io.EOF) {
			return out.String(), nil
		} else if err != nil {
			return "", err
		}
	}
	return "", context.Cause(ctx)
}

// trimEnd cuts the mark that DOS programs put at the end of a text.
func trimEnd(data []byte) []byte { return bytes.TrimSuffix(data, []byte{0x1A}) }

// badByte names the place where a text cannot be decoded.
func badByte(data []byte, at int) error {
	return &sheets.Error{
		Place: byteAt(data, at),
		Cause: lang.New("the characters are neither UTF-8 nor GB18030", "字符既不是 UTF-8 也不是 GB18030 编码"),
		Do:    lang.New("save the file again as UTF-8", "请另存为 UTF-8 编码"),
	}
}

func byteAt(data []byte, at int) lang.Message {
	before := string(data[:at])
	start := strings.LastIndexAny(before, "\r\n") + 1
	return lang.New("line %d, byte %d", "第 %d 行第 %d 字节", lineOf(before), at-start+1)
}

// brokenUTF8 names the place where UTF-8 is damaged.
func brokenUTF8(data []byte) error {
	at := 0
	for at < len(data) {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return &sheets.Error{
		Place: byteAt(data, at),
		Cause: lang.New("a character of the UTF-8 text is damaged or cut off", "UTF-8 文本中有字符损坏或不完整"),
		Do:    lang.New("export the file anew, or ask its sender for a new one", "请重新导出，或请对方重新发送"),
	}
}

// mostlyUTF8 says whether a text that is not UTF-8 was so before it was damaged: to
// read it in another encoding would turn every word of it into others. Pairs of bytes
// that are a character of UTF-8 turn up in a text of GB18030 too, so that few of them
// prove nothing; longer ones hardly ever do.
func mostlyUTF8(data []byte) bool {
	var bad, pairs, longer int // bytes
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size == 2:
			pairs += size
		case size > 2:
			longer += size
		}
		i += size
	}
	return longer > bad || pairs+longer >= 4*bad
}
