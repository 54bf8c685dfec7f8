package xls

import (
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/numfmt"
	"crossfoot/sheets/opc"
)

// sheetEntry is one sheet as the workbook lists it: its name and where it begins.
type sheetEntry struct {
	kind  byte // 0 for a worksheet or a dialogue
	name  string
	state sheets.State
	at    int

	report bool // it lists findings
}

// readGlobals reads what the sheets have in common ([MS-XLS] 2.1.7.20.3): the records
// up to the first end. A file of one worksheet alone has them among its own records.
func (d *reader) readGlobals() error {
	what, err := d.begin()
	if err != nil {
		return err
	}
	switch what {
	case globals:
	case worksheet:
		d.entries = []sheetEntry{{name: "Sheet1"}}
	default:
		return opc.Damaged("it begins with neither a workbook nor a worksheet", "开头既不是工作簿也不是工作表")
	}
	if err := d.records(d.global); err != nil {
		return err
	}
	if len(d.entries) == 0 {
		return opc.Damaged("the workbook lists no sheets", "工作簿没有列出任何工作表")
	}
	names := make(map[string]bool, len(d.entries))
	places := make(map[int]string, len(d.entries))
	for _, e := range d.entries {
		name := strings.ToLower(e.name)
		if names[name] {
			return opc.Damaged("two sheets have the name “%s”", "两个工作表同名“%s”", e.name)
		}
		if other, taken := places[e.at]; taken {
			return opc.Damaged("the sheets “%s” and “%s” are the same part of the file", "工作表“%s”和“%s”指向文件的同一部分", other, e.name)
		}
		names[name], places[e.at] = true, e.name
	}
	if len(d.book.Styles) == 0 {
		d.book.Styles = []sheets.Style{plain(numfmt.General)}
	}
	return nil
}

// begin reads the record with which a part of the stream begins ([MS-XLS] 2.4.21) and
// says what part it is.
func (d *reader) begin() (what uint16, err error) {
	rec, err := d.next()
	if err != nil {
		return 0, err
	}
	switch rec.typ {
	case biff2, biff3, biff4:
		return 0, tooOld
	case recBOF:
	default:
		return 0, opc.Damaged("no worksheet begins here", "此处不是工作表的开头")
	}
	c := cursor{b: rec.data}
	version, what := c.u16(), c.u16()
	switch {
	case c.short:
		return 0, d.tooShort("BOF")
	case version != biff5 && version != biff8:
		return 0, opc.Damaged("the version of the format (%04X) is not known", "格式版本（%04X）无法识别", version)
	case rec.at == 0:
		d.biff8 = version == biff8
	case d.biff8 && version != biff8: // the other way round is what Excel 2003 writes for Excel 95
		return 0, opc.Damaged("its parts are in different versions of the format", "各部分的格式版本不一致")
	}
	return what, nil
}

// What is no damage but not read.
var (
	tooOld = &sheets.Error{
		Cause: lang.New("this is a workbook of Excel 4.0 or earlier, which crossfoot does not read", "这是 Excel 4.0 或更早版本的工作簿，crossfoot 不能读取"),
		Do:    lang.New("open it in Excel or WPS and save it as .xlsx", "请用 Excel 或 WPS 打开后另存为 .xlsx"),
	}
	withPassword = &sheets.Error{
		Cause: lang.New("this is a workbook with a password, or one protected as if it had one", "这是加了密码的工作簿，或设置了工作簿保护"),
		Do:    lang.New("open it and save it as .xlsx without a password and without protection", "请打开后取消密码和工作簿保护，另存为 .xlsx"),
	}
)

// tooShort is a record that lacks some of its fields.
func (d *reader) tooShort(name string) error {
	return opc.Damaged("a record (%s) is too short", "记录（%s）长度不足", name)
}

// global reads one of the records that the sheets have in common.
func (d *reader) global(rec record) error {
	c := &cursor{b: rec.data}
	switch rec.typ {
	case recFilePass:
		return withPassword
	case recCodePage:
		d.codePage = c.u16()
	case recDateMode:
		d.date1904 = c.u16() == 1
	case recBoundSheet:
		return d.boundSheet(c)
	case recFont:
		return d.font(c)
	case recFormat:
		return d.format(c)
	case recXF:
		return d.cellFormat(c)
	case recSST:
		return d.sharedTexts(d.cursor(rec))
	case recSupBook:
		return d.supBook(d.cursor(rec))
	case recExternSheet:
		return d.externSheet(d.cursor(rec))
	case recExternName:
		return d.externName(c)
	case recName:
		return d.name(c)
	}
	if c.short {
		return opc.Damaged("a record (%04X) is too short", "记录（%04X）长度不足", rec.typ)
	}
	return nil
}

// boundSheet reads the name, kind and place of a sheet ([MS-XLS] 2.4.28).
func (d *reader) boundSheet(c *cursor) error {
	if len(d.entries) == d.limits.Sheets {
		return sheets.Beyond(sheets.LimitSheets, "the workbook has more than %d sheets", "工作簿的工作表超过 %d 个", d.limits.Sheets)
	}
	e := sheetEntry{at: int(c.u32())}
	switch c.u8() & 3 {
	case 1:
		e.state = sheets.Hidden
	case 2:
		e.state = sheets.VeryHidden
	}
	e.kind = c.u8()
	var err error
	e.name, err = d.shortText(c)
	d.entries = append(d.entries, e)
	return d.done(c, "BOUNDSHEET", err)
}

// done is the error of a record that has been read: that of its texts, or that it was
// too short.
func (d *reader) done(c *cursor, name string, err error) error {
	if c.short {
		return d.tooShort(name)
	}
	return err
}

// shortText is a text of at most 255 characters with its length before it ([MS-XLS]
// 2.5.240, ShortXLUnicodeString).
func (d *reader) shortText(c *cursor) (string, error) { return d.textOf(c, int(c.u8())) }

// longText is likewise a text of at most 65,535 characters (2.5.294, XLUnicodeString).
func (d *reader) longText(c *cursor) (string, error) { return d.textOf(c, int(c.u16())) }

func (d *reader) textOf(c *cursor, length int) (string, error) {
	if d.biff8 {
		return c.text(length), nil
	}
	return d.decodeText(c.joined(length))
}

// sharedTexts reads the list of texts that the cells share ([MS-XLS] 2.4.265). Their
// number is not trusted: a cell that asks for one that is not there is at fault.
func (d *reader) sharedTexts(c *cursor) error {
	c.u32()
	count := c.u32()
	for i := uint32(0); i < count && c.fill(); i++ {
		if len(d.texts) == d.limits.Cells {
			return sheets.Beyond(sheets.LimitCells, "it holds more than %d texts", "文本超过 %d 条", d.limits.Cells)
		}
		if i%64 == 0 && d.ctx.Err() != nil {
			return d.ctx.Err()
		}
		text := c.text(int(c.u16()))
		d.texts = append(d.texts, text)
		if err := d.hold(text); err != nil {
			return err
		}
		if c.short {
			return opc.Damaged("the list of texts is cut off at text %d of %d", "文本列表在第 %d 条（共 %d 条）处被截断", i+1, count)
		}
	}
	return d.done(c, "SST", nil)
}

// hold counts a text that is kept.
func (d *reader) hold(text string) error {
	if d.held += int64(len(text)); d.held > d.limits.Text {
		return sheets.Beyond(sheets.LimitText, "the workbook holds more than %s of text", "工作簿的文字超过 %s", sheets.Size(d.limits.Text))
	}
	return nil
}

// name reads the name of a range or a function ([MS-XLS] 2.4.150).
func (d *reader) name(c *cursor) error {
	flags := c.u16()
	c.u8()
	length := int(c.u8())
	c.skip(4)
	tab := int(c.u16())
	c.skip(4)
	text, err := d.textOf(c, length)
	if err := d.done(c, "NAME", err); err != nil {
		return err
	}
	if flags&0x20 != 0 {
		text = builtinName(text)
	}
	if strings.EqualFold(text, sheets.ReportName) && tab > 0 && tab <= len(d.entries) {
		d.entries[tab-1].report = true
	}
	d.links.names = append(d.links.names, text)
	return nil
}
