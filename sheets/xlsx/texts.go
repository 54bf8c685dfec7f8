package xlsx

import (
	"bytes"
	"strconv"
	"unicode/utf16"

	"crossfoot/sheets"
	"crossfoot/sheets/opc"
)

// readTexts reads the shared texts. That they are missing is an error only if a
// cell asks for one.
func (d *reader) readTexts(part string) error {
	if part == "" || !d.pack.Has(part) {
		name := part
		if name == "" {
			name = "sharedStrings.xml"
		}
		d.noTexts = opc.Damaged("the file's list of texts (%s) is missing", "文件缺少文本列表（%s）", name)
		return nil
	}
	return d.pack.Scan(part, "sst", d.sharedTexts)
}

// sharedTexts reads the texts of the list just opened.
func (d *reader) sharedTexts() error { return d.x.MostlyChildren(d.commonText, d.text) }

// text reads one shared text.
func (d *reader) text() error {
	if string(d.x.Name) != "si" {
		return d.x.Skip()
	}
	if d.texts.Len() == d.limits.Cells {
		return sheets.Beyond(sheets.LimitCells, "it holds more than %d texts", "文本超过 %d 条", d.limits.Cells)
	}
	text, err := d.richText()
	d.texts.Append(d.kept.Keep(text))
	if err == nil {
		err = d.kept.Within(d.limits)
	}
	return err
}

// sharedText is the text with the number that a cell states.
func (d *reader) sharedText(index []byte) (string, error) {
	if d.noTexts != nil {
		return "", d.noTexts
	}
	n, err := strconv.Atoi(string(bytes.TrimSpace(index)))
	if err != nil || n < 0 || n >= d.texts.Len() {
		return "", opc.Damaged(
			"the cell refers to text %q, but the file lists %d texts",
			"单元格引用第 %q 条文本，而文件只有 %d 条", opc.Clip(index), d.texts.Len())
	}
	return d.texts.At(n), nil
}

// unescape resolves _xHHHH_, by which workbooks write characters that XML does
// not allow. It may overwrite b.
func unescape(b []byte) []byte {
	next := bytes.Index(b, []byte("_x"))
	if next < 0 {
		return b
	}
	out := b[:next]
	for i := next; i < len(b); {
		unit, ok := escaped(b[i:])
		if !ok {
			out = append(out, b[i])
			i++
			continue
		}
		i += len("_xHHHH_")
		if utf16.IsSurrogate(unit) {
			// Beyond the first 65,536 characters it takes two of them.
			if low, ok := escaped(b[i:]); ok && utf16.IsSurrogate(low) {
				unit = utf16.DecodeRune(unit, low)
				i += len("_xHHHH_")
			}
		}
		out = append(out, string(unit)...)
	}
	return out
}

func escaped(b []byte) (rune, bool) {
	if len(b) < 7 || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(b[2:6]), 16, 32)
	return rune(n), err == nil
}
