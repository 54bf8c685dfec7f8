package docx

import (
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/opc"
)

// element reads one element whole. What is not known is a frame around what is:
// links, insertions, the content of controls, smart tags.
func (d *reader) element() error {
	switch d.x.Space {
	case opc.Compat:
		if string(d.x.Name) == "AlternateContent" {
			return d.alternatives()
		}
		return d.walk()
	case opc.Foreign:
		return d.walk() // a drawing may hold a text box
	case formula:
		return d.equation()
	}
	switch string(d.x.Name) {
	case "p":
		return d.paragraph()
	case "pPr":
		return d.paragraphProperties()
	case "r":
		return d.readRun()
	case "rPr":
		return d.runProperties()
	case "t":
		return d.words()
	case "tab", "ptab":
		return d.sign(" ")
	case "br", "cr":
		return d.sign("\n")
	case "noBreakHyphen":
		return d.sign("-")
	case "sym":
		return d.sign(symbol(d.x.Val("font"), d.x.Val("char")))
	case "fldChar":
		return d.field()
	case "sdt":
		return d.control()
	case "txbxContent":
		return d.textBox()
	case "tbl":
		return d.table()
	case "tblPr":
		return d.tableProperties()
	case "tr":
		return d.tableRow()
	case "trPr":
		return d.rowProperties()
	case "tc":
		return d.tableCell()
	case "tcPr":
		return d.cellProperties()
	case "altChunk":
		return &sheets.Error{
			Cause: lang.New("part of the document is a file of another format that Word only shows", "文档中嵌入了 Word 打开时才转换的其他格式内容"),
			Do:    lang.New("open it in Word or WPS and save it again as .docx", "请用 Word 或 WPS 打开后另存为 .docx"),
		}
	case "del", "moveFrom", "delText", "instrText", "delInstrText", // tracked changes and fields
		"rt", // the phonetic guide of a word
		"sdtPr", "sdtEndPr", "tblPrEx", "tblGrid", "sectPr":
		return d.x.Skip()
	}
	return d.walk()
}

// alternatives reads the first of several ways to say one thing. The others, which
// are for programs that do not know it, would say it again.
func (d *reader) alternatives() error {
	taken := false
	return d.x.Elements(func() error {
		if taken {
			return d.x.Skip()
		}
		taken = true
		return d.walk()
	})
}

// equation reads an equation's characters in their order, with signs for what only
// their place says.
func (d *reader) equation() error {
	switch string(d.x.Name) {
	case "t":
		return d.words()
	case "r":
		return d.readRun()
	case "rPr", "ctrlPr":
		return d.x.Skip()
	case "den":
		d.write("/")
	case "sup":
		d.write("^")
	}
	return d.walk()
}

// control reads a control in which something can be entered. As long as it shows
// only what to enter, nothing is entered.
func (d *reader) control() error {
	prompt := false
	return d.x.Elements(func() error {
		switch name := string(d.x.Name); {
		case name == "sdtPr":
			return d.x.Children(func() error {
				if string(d.x.Name) == "showingPlcHdr" {
					prompt = d.on()
				}
				return d.x.Skip()
			})
		case name == "sdtContent" && prompt:
			return d.x.Skip()
		}
		return d.element()
	})
}

// textBox reads a text box, whose paragraphs and tables stand before the paragraph
// that it is anchored in.
func (d *reader) textBox() error {
	if d.silent() {
		return d.x.Skip()
	}
	para, line := d.para, d.book.Take()
	d.para, d.run = paragraph{}, run{}
	err := d.walk()
	d.para, d.run = para, run{}
	d.book.Put(line)
	return err
}

// field begins a field, ends its instruction, or ends it.
func (d *reader) field() error {
	last := len(d.fields) - 1
	switch d.x.Val("fldCharType") {
	case "begin":
		if len(d.fields) == d.limits.Spans {
			return sheets.Beyond(sheets.LimitSpans, "more than %d fields are open at once", "同时打开的域超过 %d 个", len(d.fields))
		}
		d.fields = append(d.fields, true)
		d.codes++
	case "separate":
		if last >= 0 && d.fields[last] {
			d.fields[last] = false
			d.codes--
		}
	case "end":
		if last >= 0 {
			if d.fields[last] {
				d.codes--
			}
			d.fields = d.fields[:last]
		}
	}
	return d.x.Skip()
}

// on reads a switch: without a value it is on.
func (d *reader) on() bool {
	value := d.x.Val("val")
	return value == "" || opc.Truth(value)
}
