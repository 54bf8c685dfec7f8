package text

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

const byteOrderMark = "\xEF\xBB\xBF"

// ToUTF8 decodes a file's bytes. A byte order mark decides; without one valid
// UTF-8 is UTF-8, since other encodings hardly ever look like it, and what is UTF-8
// but for a few bytes is damaged; then the legacy encoding is taken whose common
// characters the bytes make.
func ToUTF8(data []byte) (string, error) {
	if rest, ok := bytes.CutPrefix(data, []byte(byteOrderMark)); ok {
		if !utf8.Valid(rest) {
			return "", brokenUTF8(rest)
		}
		return string(trimEnd(rest)), nil
	}
	if order := utf16Order(data); order != nil {
		return fromUTF16(data, order)
	}
	data = trimEnd(data)
	if utf8.Valid(data) {
		return string(data), nil
	}
	if mostlyUTF8(data) {
		return "", brokenUTF8(data)
	}
	if enc := legacy(data); enc != nil {
		return fromLegacy(data, enc)
	}
	return "", badByte(data, gbk.count(data).bad)
}

// fromLegacy decodes; a code that stands for no character is refused rather than replaced.
func fromLegacy(data []byte, enc encoding.Encoding) (string, error) {
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", badByte(data, 0)
	}
	if at := bytes.IndexRune(out, utf8.RuneError); at >= 0 {
		before, _ := enc.NewEncoder().Bytes(out[:at])
		return "", badByte(data, min(len(before), len(data)))
	}
	return string(out), nil
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

// byteOrder reads a unit of UTF-16.
type byteOrder func(a, b byte) uint16

func littleEndian(a, b byte) uint16 { return uint16(a) | uint16(b)<<8 }
func bigEndian(a, b byte) uint16    { return uint16(b) | uint16(a)<<8 }

// utf16Order says in which order UTF-16 has its bytes; nil if the data are not
// UTF-16. Without a byte order mark the zeros tell: the separators, digits and
// line ends of a table have one zero byte each, always on the same side.
func utf16Order(data []byte) byteOrder {
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE, 0, 0}):
		return nil // UTF-32
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return littleEndian
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return bigEndian
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
	case zeros[0] == 0 && zeros[1] >= enough:
		return littleEndian
	case zeros[1] == 0 && zeros[0] >= enough:
		return bigEndian
	}
	return nil
}

func fromUTF16(data []byte, order byteOrder) (string, error) {
	out := make([]byte, 0, len(data))
	for i := 0; i < len(data); i += 2 {
		r := utf8.RuneError
		if i+1 < len(data) {
			r = rune(order(data[i], data[i+1]))
		}
		if utf16.IsSurrogate(r) {
			low := utf8.RuneError
			if i += 2; i+1 < len(data) {
				low = rune(order(data[i], data[i+1]))
			}
			if r = utf16.DecodeRune(r, low); r == utf8.RuneError {
				i -= 2
			}
		}
		if r == utf8.RuneError {
			return "", &sheets.Error{
				Place: inLine(lineOf(string(out))),
				Cause: lang.New("the text is damaged UTF-16", "UTF-16 文本已损坏"),
				Do:    lang.New("export it anew", "请重新导出"),
			}
		}
		if r == 0xFEFF && i == 0 {
			continue
		}
		out = utf8.AppendRune(out, r)
	}
	return string(trimEnd(out)), nil
}

// legacy is the encoding of bytes that are not Unicode, nil if it is unclear.
func legacy(data []byte) encoding.Encoding {
	chinese, taiwan, western := gbk.count(data), big5.count(data), windows1252(data)
	switch {
	case chinese.ok() && chinese.share() >= 0.7:
		return simplifiedchinese.GB18030
	case taiwan.ok() && taiwan.share() >= 0.9:
		return traditionalchinese.Big5
	case western.ok() && western.share() >= 0.9:
		return charmap.Windows1252
	case chinese.ok():
		return simplifiedchinese.GB18030
	}
	return nil
}

// tally is how well bytes fit an encoding.
type tally struct {
	chars, common int // characters beyond ASCII, and those of them that are in daily use
	bad           int // where the first byte stands that does not fit; -1 if none
}

func (t tally) ok() bool       { return t.bad < 0 }
func (t tally) share() float64 { return float64(t.common) / float64(max(t.chars, 1)) }

// doubleByte is an encoding with one byte for ASCII and two for anything else.
type doubleByte struct {
	trail  func(c byte) bool
	common func(lead, trail byte) bool
	four   bool // GB18030 has characters of four bytes too
}

var (
	// Of GB 2312 the punctuation and the first level, the 3,755 most frequent characters.
	gbk = doubleByte{
		trail: func(c byte) bool { return c >= 0x40 && c != 0x7F && c != 0xFF },
		common: func(lead, trail byte) bool {
			return trail >= 0xA1 && (lead >= 0xA1 && lead <= 0xA3 || lead >= 0xB0 && lead <= 0xD7)
		},
		four: true,
	}
	// The punctuation and the first level of Big5, 5,401 characters.
	big5 = doubleByte{
		trail:  func(c byte) bool { return c >= 0x40 && c < 0x7F || c >= 0xA1 && c != 0xFF },
		common: func(lead, _ byte) bool { return lead >= 0xA1 && lead <= 0xC6 },
	}
)

func (d doubleByte) count(data []byte) tally {
	t := tally{bad: -1}
	for i := 0; i < len(data); i++ {
		lead := data[i]
		if lead < 0x80 {
			continue
		}
		t.chars++
		digits := func(at int) bool { return at < len(data) && data[at] >= '0' && data[at] <= '9' }
		switch {
		case lead == 0x80 && d.four: // the euro sign
		case lead == 0x80 || lead == 0xFF || i+1 == len(data):
			t.bad = i
			return t
		case d.trail(data[i+1]):
			if d.common(lead, data[i+1]) {
				t.common++
			}
			i++
		case d.four && digits(i+1) && i+2 < len(data) && data[i+2] >= 0x81 && digits(i+3):
			i += 3
		default:
			t.bad = i
			return t
		}
	}
	return t
}

// windows1252 counts accented letters next to plain ones and the signs that
// stand around figures. Three accented letters in a row are no Western word.
func windows1252(data []byte) tally {
	t := tally{bad: -1}
	plain := func(i int) bool { return i >= 0 && i < len(data) && data[i]|0x20 >= 'a' && data[i]|0x20 <= 'z' }
	for i := 0; i < len(data); i++ {
		c := data[i]
		switch {
		case c < 0x80:
			continue
		case strings.IndexByte("\x81\x8D\x8F\x90\x9D", c) >= 0: // not assigned
			t.bad = i
			return t
		case c < 0xC0 || c == 0xD7:
			if strings.IndexByte("\x80\x85\x91\x92\x93\x94\x95\x96\x97\xA0\xA3\xA7\xA9\xAA\xAB\xB0\xB1\xB2\xB3\xBA\xBB\xD7", c) >= 0 {
				t.common++
			}
			t.chars++
			continue
		}
		end := i + 1
		for end < len(data) && data[end] >= 0xC0 {
			end++
		}
		if t.chars += end - i; end-i <= 2 && (plain(i-1) || plain(end)) {
			t.common += end - i
		}
		i = end - 1
	}
	return t
}
