// Package html reads web pages, and the web pages that reporting systems call .xls.
//
// In go a file's bytes; out comes a sheets.Book: each table a Sheet, the text
// outside the tables its Prose. Tables are laid out as the HTML standard says, with
// the foot at the end wherever it is written. What is read is what the page
// displays, as far as the page itself tells: elements that are hidden by their
// attributes are left out, and so is what is struck out beside other text; a hidden
// row is a hidden row; style sheets are not applied and scripts are not run. Where
// Excel has noted a number beside the text that it displays (x:num), the text is taken.
// A table within a table is a table of its own, and one that only arranges the page is
// none.
package html

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/lazy"
)

// Decoder reads web pages.
func Decoder() sheets.Decoder {
	return sheets.Decoder{
		Name: "html", What: lang.Text{EN: "a web page", ZH: "网页"},
		Extensions: []string{".html", ".htm"}, Also: []string{".xhtml", ".shtml"},
		Match: match, Decode: decode,
	}
}

var (
	// beginning is how a page begins, or a piece of one.
	beginning = lazy.Regexp(`(?is)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|title|link|base|style|script|` +
		`body|table|caption|colgroup|thead|tbody|tr|div|p|span|font|center|h[1-6]|form|ul|ol|section|article|main|br|hr|b|a|img)[\s/>]`)
	comment = lazy.Regexp(`^\s*<!--`)
	within  = lazy.Regexp(`(?i)<(?:html|body|table)[\s>]`)
)

// headBytes is how much of a page shows that it is one.
const headBytes = 4 << 10

// matchBytes is how much of it is searched for a table behind comments.
const matchBytes = 1 << 20

func match(src sheets.Source) bool {
	data := src.Data[:min(len(src.Data), matchBytes)]
	if bytes.IndexByte(data[:min(len(data), 4)], 0) >= 0 || sheets.UTF16Order(data) != nil {
		text, err := toUTF8(context.Background(), data, nil)
		if err != nil {
			return false
		}
		data = []byte(text)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	head := data[:min(len(data), headBytes)]
	return beginning().Match(head) || comment().Match(head) && within().Match(data)
}

// heaviest is how many bytes of memory a byte of a page may take.
const heaviest = 64

func tooLarge(most int64) error {
	return sheets.Beyond(sheets.LimitBytes, "the page is larger than %s", "网页超过 %s", sheets.Size(most))
}

func decode(ctx context.Context, src sheets.Source) (*sheets.Book, error) {
	limits := src.Limits
	if most := limits.Bytes / heaviest; int64(len(src.Data)) > most {
		return nil, tooLarge(most)
	}
	text, err := toUTF8(ctx, src.Data, src.Encoding)
	if err != nil {
		return nil, err
	}
	r := newReader(ctx, limits)
	root, err := r.page(text)
	if err != nil {
		return nil, err
	}
	book := r.book.Book()
	if len(book.Sheets) == 0 && len(book.Prose) == 0 {
		return nil, &sheets.Error{
			Cause: lang.New("the page displays neither text nor a table", "网页中没有文字，也没有表格"),
			Do:    lang.New("if it only frames other pages, as Excel saves a workbook, hand in those: sheet001.htm and so on, in the folder beside it", "如果它只是框架（Excel 另存的网页），请提交同名文件夹中的 sheet001.htm 等网页"),
		}
	}
	if len(book.Sheets) == 0 && !src.Text && slices.Contains(tables, sheets.Extension(src.Name)) {
		return nil, &sheets.Error{
			Cause: lang.New("this is a web page without a table, as a login or error page in place of the file", "这是没有表格的网页，可能是登录页或出错提示，不是表格文件"),
			Do:    lang.New("log in and download the file again", "请登录后重新下载"),
		}
	}
	book.Report = isReport(root)
	return book, nil
}

// isReport says whether a page names crossfoot as what has written it, as its reports do.
func isReport(root *html.Node) bool {
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Body:
			return false
		case atom.Meta:
			name, _ := attr(n, "name")
			content, _ := attr(n, "content")
			if strings.EqualFold(name, "generator") && strings.HasPrefix(content, "crossfoot ") {
				return true
			}
		}
	}
	return false
}

// tables are the extensions of files of which nobody wants the text alone.
var tables = []string{".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods", ".csv", ".tsv"}

// page writes a page into the document, and hands out its tree.
func (r *reader) page(text string) (*html.Node, error) {
	root, runs, err := parse(r.ctx, text, true)
	if err == nil && !stood(root, runs) {
		root, runs, err = parse(r.ctx, text, false)
	}
	if err != nil {
		return nil, err
	}
	r.runs = runs
	return root, r.node(root)
}

// parse makes a page's tree, and the runs of rows that are to be left out of it.
func parse(ctx context.Context, text string, leave bool) (*html.Node, []run, error) {
	page, runs, err := plain(ctx, text, leave)
	if err != nil {
		return nil, nil, err
	}
	root, err := html.Parse(sheets.Until(ctx, bytes.NewReader(page)))
	if err != nil {
		return nil, nil, &sheets.Error{
			Cause: lang.New("the page's elements are nested too deep", "网页元素嵌套过深"),
			Do:    lang.New("open it in a browser, copy the table into Excel or WPS and save it as .xlsx", "请用浏览器打开，把表格复制到 Excel 或 WPS 中另存为 .xlsx"),
			Err:   err,
		}
	}
	return root, runs, nil
}
