package web

import (
	"fmt"
	"mime"
	"mime/multipart"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"crossfoot/sheets/namesake"
)

// nameMost is the length of a file's name, in characters.
const nameMost = 200

// nameOf is the name that a client gives a part's file, fit for a report: folders
// are kept if the client sent a folder, so that namesakes can be told apart. It is
// never used as a path on this computer.
func nameOf(p *multipart.Part) string {
	_, params, err := mime.ParseMediaType(p.Header.Get("Content-Disposition"))
	if err != nil {
		return ""
	}
	return cleanName(params["filename"])
}

func cleanName(name string) string {
	if !utf8.ValidString(name) { // curl on a Chinese Windows
		decoded, err := simplifiedchinese.GB18030.NewDecoder().String(name)
		if err != nil {
			decoded = strings.ToValidUTF8(name, "\uFFFD")
		}
		name = decoded
	}
	name = strings.ReplaceAll(name, `\`, "/")
	if strings.HasPrefix(name, "/") || len(name) > 1 && name[1] == ':' {
		name = path.Base(name) // nobody needs to know where it lay on the client's disk
	}
	name = strings.TrimPrefix(path.Clean("/"+name), "/")
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' {
			return '_'
		}
		return r
	}, name)
	if runes := []rune(name); len(runes) > nameMost { // the end says what kind of file it is
		name = "…" + string(runes[len(runes)-nameMost+1:])
	}
	return name
}

// distinct gives a file another name if it has that of one before: a report tells
// files apart by their names.
func distinct(name string, taken map[string]bool) string {
	ext := path.Ext(name)
	name = namesake.Free(strings.TrimSuffix(name, ext), ext, 0, func(name string) bool { return taken[name] })
	taken[name] = true
	return name
}

// safeName is a name that every system takes for one file: a download's, or that of
// a file in an archive.
func safeName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) || unicode.IsControl(r) {
			return '_'
		}
		return r
	}, path.Base(name))
	if name = strings.Trim(name, " ."); name == "" {
		return "crossfoot"
	}
	return name
}

// attachment is the header that makes a browser save an answer under a name, as RFC
// 6266 writes it: in ASCII for old clients, in UTF-8 for the others.
func attachment(name string) string {
	var ascii, encoded strings.Builder
	for _, r := range name {
		if r < ' ' || r > '~' || r == '"' || r == '\\' || r == '%' {
			r = '_'
		}
		ascii.WriteRune(r)
	}
	for _, b := range []byte(name) {
		if b < 0x80 && (unicode.IsLetter(rune(b)) || unicode.IsDigit(rune(b)) || strings.IndexByte("-._~", b) >= 0) {
			encoded.WriteByte(b)
		} else {
			fmt.Fprintf(&encoded, "%%%02X", b)
		}
	}
	return fmt.Sprintf(`attachment; filename="%s"; filename*=UTF-8''%s`, &ascii, &encoded)
}
