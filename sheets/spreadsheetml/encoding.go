package spreadsheetml

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/lazy"
	"crossfoot/sheets/opc"
	"crossfoot/sheets/text"
)

// declared is the declaration that a file begins with, and the encoding that it names.
var declared = lazy.Regexp(`^(\x{feff})?<\?xml[^>]*?\sencoding\s*=\s*["']([-\w.:]+)["'][^>]*\?>`)

// inUnicode is a file's text in an encoding that the scanner knows, without the
// declaration if that names another. Blanks before the declaration, which programs that
// write pages leave there, are passed over.
func inUnicode(data []byte) (io.Reader, error) {
	data = bytes.TrimLeft(data, " \t\r\n")
	m := declared().FindSubmatch(data[:min(len(data), 1<<10)])
	if m == nil {
		return bytes.NewReader(data), nil
	}
	label := strings.ToLower(string(m[2]))
	if strings.HasPrefix(label, "utf") {
		return bytes.NewReader(data), nil
	}
	rest := bytes.NewReader(data[len(m[0]):])
	if len(m[1]) > 0 {
		return rest, nil // a byte order mark tells more surely
	}
	enc, err := text.Named(label)
	if err != nil {
		return nil, &sheets.Error{
			Cause: lang.New("its characters are encoded in %q, which crossfoot does not know", "其字符编码为 %q，crossfoot 不认识这种编码", label),
			Do:    opc.Resave,
			Err:   err,
		}
	}
	return &strict{src: enc.NewDecoder().Reader(rest), label: label}, nil
}

// strict refuses what stands for no character in its encoding: the decoder puts a mark
// in its place, which would pass for what a cell says.
type strict struct {
	src   io.Reader
	label string
	tail  []byte // of what was read, if it may be the beginning of such a mark
	err   error
}

func (s *strict) Read(b []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.src.Read(b)
	seen := append(s.tail, b[:n]...)
	if at := bytes.Index(seen, []byte(string(utf8.RuneError))); at >= 0 {
		n = max(0, at-len(s.tail))
		s.err = opc.Damaged("it holds a character that its encoding (%s) does not have", "其中有其字符编码（%s）中不存在的字符", s.label)
		return n, nil
	}
	s.tail = append([]byte(nil), seen[max(0, len(seen)-2):]...)
	return n, err
}
