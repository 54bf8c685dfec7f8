package html

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"path"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/net/html"

	"crossfoot/sheets"
	"crossfoot/sheets/document"
	"crossfoot/sheets/lang"
)

// Single reads web pages that were saved into one file, as browsers, Excel and reporting
// systems do (.mht, RFC 2557). A workbook that Excel has saved so is a page for each of
// its sheets, and a frame around them that names them.
func Single() sheets.Decoder {
	return sheets.Decoder{
		Name: "mht", What: lang.Text{EN: "a web page in one file (.mht)", ZH: "单个文件网页（.mht）"},
		Extensions: []string{".mht", ".mhtml"},
		Match:      matchSingle, Decode: decodeSingle,
	}
}

// field begins every message: one of those that the writers of such files put first.
var field = regexp.MustCompile(`(?i)^(From|MIME-Version|Content-Type|Subject|Date|Snapshot-Content-Location|X-Document-Type|Content-Location):`)

// matchSingle says whether it is a message that holds a web page and is sent to nobody.
func matchSingle(src sheets.Source) bool {
	if !field.Match(src.Data[:min(len(src.Data), 64)]) {
		return false
	}
	message, err := mail.ReadMessage(bytes.NewReader(src.Data[:min(len(src.Data), 64<<10)]))
	if err != nil {
		return false
	}
	for _, sent := range []string{"To", "Cc", "Received", "Delivered-To", "Message-Id"} {
		if message.Header.Get(sent) != "" {
			return false
		}
	}
	media, _, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	return err == nil && (media == "multipart/related" || media == "multipart/alternative" || media == "text/html")
}

// piece is one page of the file.
type piece struct {
	name string // the last part of its address
	text string
}

func decodeSingle(ctx context.Context, src sheets.Source) (*sheets.Book, error) {
	message, err := mail.ReadMessage(bytes.NewReader(src.Data))
	if err != nil {
		return nil, broken
	}
	s := &single{ctx: ctx, left: src.Limits.Bytes / heaviest, most: src.Limits.Bytes / heaviest}
	if err := s.part(header(message.Header), message.Body, 0); err != nil {
		return nil, err
	}
	titles := map[string]string{}
	for _, p := range s.pieces {
		for _, m := range worksheet().FindAllStringSubmatch(p.text, -1) {
			titles[strings.ToLower(base(html.UnescapeString(m[2])))] = html.UnescapeString(m[1])
		}
	}
	r := newReader(ctx, src.Limits)
	for _, p := range s.pieces {
		if strings.EqualFold(p.name, "tabstrip.htm") { // the names of the sheets once more
			continue
		}
		if title := titles[strings.ToLower(p.name)]; title != "" {
			r.book.Write([]byte(title))
			r.book.End(document.Mark{Caption: true})
		}
		if _, err := r.page(p.text); err != nil {
			return nil, err
		}
	}
	book := r.book.Book()
	if len(book.Sheets) == 0 && len(book.Prose) == 0 {
		return nil, broken
	}
	return book, nil
}

// worksheet is where the frame of a workbook names one of its sheets. It is compiled when
// there is one to read: its counted repeats take longer than all else at the program's start.
var worksheet = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?is)<x:ExcelWorksheet>\s*<x:Name>([^<]{1,255})</x:Name>\s*<x:WorksheetSource\s+HRef=["']([^"']{1,1000})["']`)
})

// base is the last part of an address.
func base(address string) string { return path.Base(strings.ReplaceAll(address, `\`, "/")) }

var broken = &sheets.Error{
	Cause: lang.New("the web page in one file is damaged or holds no page", "单个文件网页已损坏，或其中没有网页"),
	Do:    lang.New("open it in a browser, copy the table into Excel or WPS and save it as .xlsx", "请用浏览器打开，把表格复制到 Excel 或 WPS 中另存为 .xlsx"),
}

// single takes a file apart.
type single struct {
	ctx    context.Context
	pieces []piece
	left   int64 // bytes that pages may still take
	most   int64
}

// The parts of a file, and how deep they may stand in one another: pages may come with
// an alternative.
const (
	partsMost = 10_000
	depthMost = 3
)

// header is the head of a message or of one of its parts.
type header map[string][]string

func (h header) get(name string) string {
	if values := h[name]; len(values) > 0 {
		return values[0]
	}
	return ""
}

func (s *single) part(h header, body io.Reader, depth int) error {
	media, params, err := mime.ParseMediaType(h.get("Content-Type"))
	switch {
	case err != nil:
		return nil // a picture, perhaps, whose type nobody states
	case strings.HasPrefix(media, "multipart/") && depth < depthMost:
		return s.parts(multipart.NewReader(sheets.Until(s.ctx, body), params["boundary"]), depth)
	case media != "text/html" && media != "application/xhtml+xml":
		return nil
	}
	switch strings.ToLower(strings.TrimSpace(h.get("Content-Transfer-Encoding"))) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	data, err := io.ReadAll(io.LimitReader(sheets.Until(s.ctx, body), s.left+1))
	if s.ctx.Err() != nil {
		return context.Cause(s.ctx)
	}
	if err != nil {
		return broken
	}
	if s.left -= int64(len(data)); s.left < 0 {
		return tooLarge(s.most)
	}
	decoded, ok := "", false
	if label := params["charset"]; label != "" {
		decoded, ok = decodeAs(s.ctx, data, label)
	}
	if !ok {
		if decoded, err = toUTF8(s.ctx, data, nil); err != nil {
			return err
		}
	}
	s.pieces = append(s.pieces, piece{base(h.get("Content-Location")), decoded})
	return nil
}

// parts takes the parts of a message. A file that is cut off is none to trust.
func (s *single) parts(r *multipart.Reader, depth int) error {
	for n := 0; ; n++ {
		p, err := r.NextRawPart()
		switch {
		case s.ctx.Err() != nil:
			return context.Cause(s.ctx)
		case errors.Is(err, io.EOF):
			return nil
		case err != nil || n == partsMost:
			return broken
		}
		if err := s.part(header(p.Header), p, depth+1); err != nil {
			return err
		}
	}
}
