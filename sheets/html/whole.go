package html

import (
	"bytes"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// wholeness follows the pieces of a page, to tell one that was cut off. A browser shows
// what there is of it and says nothing; but a table has to be closed (HTML standard
// 4.9.1), and so has what hides all that follows: a comment, a style sheet, a script. Of
// a page that was cut off between two of its paragraphs there is no telling.
type wholeness struct {
	tables int    // that are open, unless the page closes more than it opens
	inside bool   // a row or a cell was the last of a table's parts, not its end
	open   string // what hides all behind it and is not closed yet
}

// hides says whether the content of an element is not taken for tags.
func hides(name string) bool {
	switch name {
	case "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes":
		return true
	}
	return false
}

// tag takes a start tag or an end tag.
func (w *wholeness) tag(name string, end bool) {
	switch {
	case hides(name):
		w.open = "<" + name + ">"
		if end {
			w.open = ""
		}
	case name == "table" && end:
		w.tables, w.inside = max(w.tables-1, 0), false
	case name == "table":
		w.tables++
		w.inside = true
	case name == "tr" || name == "td" || name == "th":
		w.inside = true
	}
}

// comment takes a comment, as it is written.
func (w *wholeness) comment(raw []byte) {
	closed := bytes.HasSuffix(raw, []byte("-->")) || bytes.HasSuffix(raw, []byte("--!>")) || bytes.Equal(raw, []byte("<!-->"))
	if bytes.HasPrefix(raw, []byte("<!--")) && !closed {
		w.open = "<!--"
	}
}

// end says what is missing at the end of the page, of which a piece is left that is no
// whole tag.
func (w *wholeness) end(rest []byte) error {
	var cause lang.Message
	switch {
	case w.open != "":
		cause = lang.New("the page is damaged or cut off: %s is not closed, and hides all behind it", "网页已损坏或不完整：%s 没有结束，其后的内容全被隐藏", w.open)
	case w.tables > 0 && w.inside:
		cause = lang.New("the page is damaged or cut off: its last table is not closed", "网页已损坏或不完整：最后一个表格没有结束")
	case len(rest) > 1 && rest[0] == '<':
		cause = lang.New("the page is damaged or cut off: it ends within a tag", "网页已损坏或不完整：结尾的标签不完整")
	default:
		return nil
	}
	return &sheets.Error{
		Cause: cause,
		Do:    lang.New("save or export it anew; or open it in a browser, see that nothing is missing, copy the table into Excel or WPS and save it as .xlsx", "请重新保存或导出；或用浏览器打开，确认内容完整后把表格复制到 Excel 或 WPS 中另存为 .xlsx"),
	}
}
