package html

import (
	"context"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"

	"crossfoot/sheets"
	"crossfoot/sheets/lazy"
	"crossfoot/sheets/text"
)

// stated is where a page states its encoding.
var stated = lazy.Regexp(`(?i)<(?:meta\s[^>]*charset|\?xml\s[^>]*encoding)\s*=\s*["']?\s*([-\w:.]+)`)

// toUTF8 decodes a page. Unicode is recognised whatever the page states, because
// pages are often saved in another encoding than they were written in; else the
// page's own word counts, and without one that decodes, what the bytes look like.
func toUTF8(ctx context.Context, data []byte, named encoding.Encoding) (string, error) {
	if named == nil && !(utf8.Valid(data) && wide().Match(data)) {
		if m := stated().FindSubmatch(data[:min(len(data), headBytes)]); m != nil {
			if decoded, ok := decodeAs(ctx, data, string(m[1])); ok {
				return decoded, nil
			}
		}
	}
	return text.ToUTF8(ctx, data, named)
}

// wide is a character of three bytes or more in UTF-8, which Chinese text in another
// encoding does not make by chance.
var wide = lazy.Regexp(`[\x{800}-\x{10FFFF}]`)

// decodeAs decodes a page as it states, if every byte of it can be decoded so.
func decodeAs(ctx context.Context, data []byte, label string) (string, bool) {
	enc, name := charset.Lookup(strings.ToLower(label))
	switch {
	case enc == nil, strings.HasPrefix(name, "utf-"), sheets.UTF16Order(data) != nil:
		return "", false
	case name == "gbk", name == "gb18030":
		enc = simplifiedchinese.GB18030 // which holds the others
	}
	out, err := text.ToUTF8(ctx, data, enc)
	return out, err == nil
}
