package xlsx

import (
	"strconv"

	"crossfoot/sheets"
)

// readStyles makes one Style of each cell format. A workbook without styles has
// the one that every cell has unless it says otherwise.
func (d *reader) readStyles(part string) error {
	if part != "" && d.pack.has(part) {
		formats := map[int]string{}
		var bold []bool
		err := d.scan(part, "styleSheet", func() error {
			return d.x.children(func() error {
				switch string(d.x.name) {
				case "numFmts":
					return d.x.children(func() error { return d.numFmt(formats) })
				case "fonts":
					return d.x.children(func() error { return d.font(&bold) })
				case "cellXfs":
					return d.x.children(func() error { return d.cellFormat(formats, bold) })
				}
				return d.x.skip()
			})
		})
		if err != nil {
			return err
		}
	}
	if len(d.book.Styles) == 0 {
		d.book.Styles = []sheets.Style{readFormat("General")}
	}
	return nil
}

func (d *reader) numFmt(formats map[int]string) error {
	if id, err := strconv.Atoi(d.x.attr("numFmtId")); err == nil && string(d.x.name) == "numFmt" {
		formats[id] = d.x.attr("formatCode")
	}
	if len(formats) > d.limits.Spans {
		return tooManyStyles(d.limits.Spans)
	}
	return d.x.skip()
}

func (d *reader) font(bold *[]bool) error {
	if string(d.x.name) != "font" {
		return d.x.skip()
	}
	if len(*bold) == d.limits.Spans {
		return tooManyStyles(d.limits.Spans)
	}
	is := false
	err := d.x.children(func() error {
		if string(d.x.name) == "b" {
			val := d.x.attr("val")
			is = val == "" || truth(val)
		}
		return d.x.skip()
	})
	*bold = append(*bold, is)
	return err
}

func (d *reader) cellFormat(formats map[int]string, bold []bool) error {
	if string(d.x.name) != "xf" {
		return d.x.skip()
	}
	if len(d.book.Styles) == d.limits.Spans {
		return tooManyStyles(d.limits.Spans)
	}
	id, _ := strconv.Atoi(d.x.attr("numFmtId"))
	code, found := formats[id]
	if !found {
		code = builtin(id)
	}
	style := readFormat(code)
	if font, err := strconv.Atoi(d.x.attr("fontId")); err == nil && font >= 0 && font < len(bold) {
		style.Bold = bold[font]
	}
	err := d.x.children(func() error {
		if string(d.x.name) == "alignment" {
			if indent, err := strconv.Atoi(d.x.attr("indent")); err == nil && indent > 0 {
				style.Indent = min(indent, maxIndent)
			}
		}
		return d.x.skip()
	})
	d.book.Styles = append(d.book.Styles, style)
	return err
}

// maxIndent is the deepest that Excel indents.
const maxIndent = 250

func tooManyStyles(limit int) error {
	return tooMuch("the workbook has more than %d styles", "工作簿的样式超过 %d 个", limit)
}
