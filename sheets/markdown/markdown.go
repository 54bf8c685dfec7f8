// Package markdown reads Markdown.
//
// In go a file's bytes; out comes a sheets.Book, as of the web page that the text
// describes: its tables, and the text outside them with its headings. What Markdown
// means is goldmark's to say (CommonMark, and tables as GitHub writes them), and
// package html reads the page.
package markdown

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/html"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/lazy"
	"crossfoot/sheets/text"
)

var extensions = []string{".md", ".markdown"}

// Decoder reads Markdown, which nothing but a file's name tells from other text, and from
// a piece of a web page.
func Decoder() sheets.Decoder {
	return sheets.Decoder{
		Name: "md", What: lang.Text{EN: "Markdown", ZH: "Markdown 文本"},
		Extensions: extensions[:1], Also: extensions[1:], Loose: true,
		Match: func(src sheets.Source) bool {
			return slices.Contains(extensions, sheets.Extension(src.Name)) && (text.IsText(src.Data) || holdsHTML(src.Data))
		},
		Decode: decode,
	}
}

// page is how a web page begins that is whole, and any other document in XML.
var page = lazy.Regexp(`(?is)^(?:<!--.*?-->\s*)*<(?:!doctype|html|\?)`)

// holdsHTML says whether a text begins with an element or a comment, which may stand in
// Markdown, and is no document of its own.
func holdsHTML(data []byte) bool {
	head := strings.TrimSpace(text.Beginning(data))
	return strings.HasPrefix(head, "<") && !page().MatchString(head)
}

// most is the largest text in bytes that is taken for Markdown: a book of a thousand
// pages.
const most = 8 << 20

func decode(ctx context.Context, src sheets.Source) (*sheets.Book, error) {
	source, err := text.ToUTF8(ctx, src.Data, src.Encoding)
	if err != nil {
		return nil, err
	}
	if len(source) > most {
		return nil, &sheets.Error{
			Cause: lang.New("the text is larger than %s", "文本超过 %s", sheets.Size(most)),
			Do:    lang.New("split it into several files", "请拆成几个文件"),
		}
	}
	if line := tooDeep(source); line > 0 {
		return nil, &sheets.Error{
			Place: lang.New("line %d", "第 %d 行", line),
			Cause: lang.New("quotes and lists stand in one another, more than %d deep", "引用和列表嵌套超过 %d 层", nestedMost),
			Do:    lang.New("write it with fewer of them", "请减少嵌套"),
		}
	}
	out := bytes.NewBuffer(make([]byte, 0, 3*len(source))) // as large as a table of numbers becomes
	out.WriteString("<!doctype html><meta charset=utf-8>")
	tables := &tables{}
	if err := newMarkdown(tables).Convert([]byte(source), out); err != nil {
		return nil, err
	}
	src.Data, src.Encoding = out.Bytes(), nil
	book, err := html.Decoder().Decode(ctx, src)
	if err == nil {
		book.Notes = tables.notes()
	}
	return book, err
}
