package text

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// legacy is the encoding of bytes that are not Unicode; nil if they fit none.
func legacy(data []byte) encoding.Encoding {
	enc, _ := weighed(data)
	return enc
}

// unsure is what to say of a text whose encoding is none that its bytes speak for;
// nothing of most.
func unsure(src sheets.Source) []lang.Message {
	if src.Encoding != nil || begins4(src.Data) || utf16Order(src.Data) != nil || utf8.Valid(src.Data) {
		return nil
	}
	if _, sure := weighed(src.Data); sure {
		return nil
	}
	return []lang.Message{lang.New(
		"it is not certain which encoding the text has; it was read as GB18030. If its words look wrong, name the encoding (--encoding), or save it as UTF-8",
		"文本的编码不能确定，已按 GB18030 读取；如有乱码，请指明编码（--encoding），或另存为 UTF-8")}
}

// weighed is the encoding that the bytes speak for, or else one that they fit.
func weighed(data []byte) (enc encoding.Encoding, sure bool) {
	data = evidence(data)
	chinese, taiwan, western := gbk.count(data), big5.count(data), windows1252(data)
	switch {
	case chinese.ok() && chinese.share() >= 0.7:
		return simplifiedchinese.GB18030, true
	case taiwan.ok() && taiwan.share() >= 0.9:
		return traditionalchinese.Big5, true
	case western.ok() && western.share() >= 0.9:
		return charmap.Windows1252, true
	case chinese.ok():
		return simplifiedchinese.GB18030, false
	}
	return nil, false
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

// evidenceMost is how much of a text is weighed.
const evidenceMost = 4 << 20

// evidence is the part of a text that tells its encoding: from its first character
// beyond ASCII on, up to an end that cuts none.
func evidence(data []byte) []byte {
	beyond := func(c rune) bool { return c >= utf8.RuneSelf }
	from := 0
	for from < len(data) && !beyond(rune(data[from])) {
		from++
	}
	data = data[max(from-1, 0):] // what stands before it matters too
	if len(data) <= evidenceMost {
		return data
	}
	to := evidenceMost
	for to > 0 && (data[to-1] >= utf8.RuneSelf || data[to] >= utf8.RuneSelf) {
		to--
	}
	return data[:to]
}
