package xls

import (
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"crossfoot/sheets/opc"
)

// codePages are the encodings of texts before BIFF8, by the numbers of the CODEPAGE
// record ([MS-XLS] 2.4.52). Those of 936 are read with GB18030, which holds them.
var codePages = map[uint16]encoding.Encoding{
	367: charmap.Windows1252, 437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 855: charmap.CodePage855,
	858: charmap.CodePage858, 860: charmap.CodePage860, 862: charmap.CodePage862, 863: charmap.CodePage863, 865: charmap.CodePage865,
	866: charmap.CodePage866, 874: charmap.Windows874,
	932: japanese.ShiftJIS, 936: simplifiedchinese.GB18030, 949: korean.EUCKR, 950: traditionalchinese.Big5,
	1200: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253, 1254: charmap.Windows1254,
	1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258,
	10000: charmap.Macintosh, 10007: charmap.MacintoshCyrillic, 32768: charmap.Macintosh, 32769: charmap.Windows1252,
	54936: simplifiedchinese.GB18030,
}

// decodeText is a text of bytes, in the encoding that the file states.
func (d *reader) decodeText(b []byte) (string, error) {
	plain := true
	for _, c := range b {
		plain = plain && c < 0x80
	}
	if plain {
		return string(b), nil
	}
	enc := codePages[d.codePage]
	switch {
	case d.codePage == 0:
		return "", opc.Damaged("the file does not say in which encoding its texts are", "文件没有说明文字编码")
	case enc == nil:
		return "", opc.Damaged("the texts are in code page %d, which is not known", "文字编码（代码页 %d）无法识别", d.codePage)
	}
	out, err := enc.NewDecoder().Bytes(b)
	return string(out), err
}
