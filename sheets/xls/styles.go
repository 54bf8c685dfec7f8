package xls

import (
	"crossfoot/sheets"
	"crossfoot/sheets/numfmt"
)

// boldWeight is the weight from which a font is bold: 400 is normal, 700 what Excel
// calls bold ([MS-XLS] 2.4.122).
const boldWeight = 600

func (d *reader) font(c *cursor) error {
	c.skip(6) // height, flags, colour
	weight := c.u16()
	if len(d.fonts) == d.limits.Spans {
		return sheets.TooManyStyles(d.limits.Spans)
	}
	d.fonts = append(d.fonts, weight >= boldWeight)
	return d.done(c, "FONT", nil)
}

// format reads the code of a number format ([MS-XLS] 2.4.126).
func (d *reader) format(c *cursor) error {
	id := c.u16()
	var code string
	var err error
	if d.biff8 {
		code, err = d.longText(c)
	} else {
		code, err = d.shortText(c)
	}
	d.formats[id] = code
	return d.done(c, "FORMAT", err)
}

// cellFormat makes a style of a cell's format ([MS-XLS] 2.4.353).
func (d *reader) cellFormat(c *cursor) error {
	if len(d.book.Styles) == d.limits.Spans {
		return sheets.TooManyStyles(d.limits.Spans)
	}
	font, id := int(c.u16()), c.u16()
	c.skip(4) // protection, parent, alignment, rotation
	indent := c.u8() & 0x0F
	if c.short {
		return d.tooShort("XF")
	}
	style, known := d.looks[id]
	if !known {
		code, stated := d.formats[id]
		if !stated {
			code = numfmt.Builtin(int(id))
		}
		if style = plain(code); len(code) <= longestCode {
			style = numfmt.Read(code)
		}
		d.looks[id] = style
	}
	if font > 4 {
		font-- // there is no font 4 ([MS-XLS] 2.5.129, FontIndex)
	}
	style.Bold = font < len(d.fonts) && d.fonts[font]
	if d.biff8 {
		style.Indent = int(indent)
	}
	d.book.Styles = append(d.book.Styles, style)
	return nil
}

// longestCode is more than the 255 characters of the longest code that Excel accepts.
const longestCode = 4 * 255

// plain is the style of a cell that shows its value as it is.
func plain(code string) sheets.Style { return sheets.Style{Format: code, Decimals: -1} }
