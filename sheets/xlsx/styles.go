package xlsx

import (
	"strconv"

	"crossfoot/sheets"
	"crossfoot/sheets/numfmt"
)

// readStyles makes one Style of each cell format. A workbook that names no styles has
// the one that every cell has unless it says otherwise.
func (d *reader) readStyles(part string) error {
	if part != "" {
		if err := d.pack.Scan(part, "styleSheet", d.styleSheet); err != nil {
			return err
		}
	}
	if len(d.book.Styles) == 0 {
		d.book.Styles = []sheets.Style{numfmt.Read(numfmt.General)}
	}
	return nil
}

func (d *reader) styleSheet() error {
	formats := map[int]string{}
	var bold []bool
	return d.x.Children(func() error {
		switch string(d.x.Name) {
		case "numFmts":
			return d.x.Children(func() error { return d.numFmt(formats) })
		case "fonts":
			return d.x.Children(func() error { return d.font(&bold) })
		case "cellXfs":
			return d.x.Children(func() error { return d.cellFormat(formats, bold) })
		}
		return d.x.Skip()
	})
}

func (d *reader) numFmt(formats map[int]string) error {
	if id, err := strconv.Atoi(d.x.Attr("numFmtId")); err == nil && string(d.x.Name) == "numFmt" {
		formats[id] = d.x.Attr("formatCode")
	}
	if len(formats) > d.limits.Spans {
		return sheets.TooManyStyles(d.limits.Spans)
	}
	return d.x.Skip()
}

func (d *reader) font(bold *[]bool) error {
	if string(d.x.Name) != "font" {
		return d.x.Skip()
	}
	if len(*bold) == d.limits.Spans {
		return sheets.TooManyStyles(d.limits.Spans)
	}
	is := false
	err := d.x.Children(func() error {
		if string(d.x.Name) == "b" {
			is = d.on()
		}
		return d.x.Skip()
	})
	*bold = append(*bold, is)
	return err
}

func (d *reader) cellFormat(formats map[int]string, bold []bool) error {
	if string(d.x.Name) != "xf" {
		return d.x.Skip()
	}
	if len(d.book.Styles) == d.limits.Spans {
		return sheets.TooManyStyles(d.limits.Spans)
	}
	id, _ := strconv.Atoi(d.x.Attr("numFmtId"))
	code, found := formats[id]
	if !found {
		code = numfmt.Builtin(id)
	}
	style := numfmt.Read(code)
	if font, err := strconv.Atoi(d.x.Attr("fontId")); err == nil && font >= 0 && font < len(bold) {
		style.Bold = bold[font]
	}
	err := d.x.Children(func() error {
		if string(d.x.Name) == "alignment" {
			if indent, err := strconv.Atoi(d.x.Attr("indent")); err == nil && indent > 0 {
				style.Indent = min(indent, maxIndent)
			}
		}
		return d.x.Skip()
	})
	d.book.Styles = append(d.book.Styles, style)
	return err
}

// maxIndent is the deepest that Excel indents.
const maxIndent = 250
