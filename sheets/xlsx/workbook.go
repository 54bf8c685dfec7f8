package xlsx

import (
	"strings"

	"crossfoot/sheets"
)

// workbook is what the main part says: the sheets in order and the parts that
// they share.
type workbook struct {
	sheets   []sheetEntry
	styles   string // a part's name, or ""
	texts    string // likewise
	date1904 bool   // days count from 1904, as early Macintosh versions did
}

// sheetEntry is one worksheet: its name and its part.
type sheetEntry struct {
	name  string
	state sheets.State
	id    string // of the relationship
	part  string
}

// notTables are the sheets that a workbook lists beside its worksheets, by the
// kind of their relationship. They hold charts, forms and macros.
var notTables = map[string]bool{
	"chartsheet":       true,
	"dialogsheet":      true,
	"xlMacrosheet":     true,
	"xlIntlMacrosheet": true,
}

func (d *reader) readWorkbook(part string) (*workbook, error) {
	w := &workbook{}
	err := d.scan(part, "workbook", func() error {
		return d.x.children(func() error {
			switch string(d.x.name) {
			case "workbookPr":
				w.date1904 = truth(d.x.attr("date1904"))
			case "sheets":
				return d.x.children(func() error { return d.sheetEntry(w) })
			}
			return d.x.skip()
		})
	})
	if err != nil {
		return nil, err
	}
	rels, err := d.readRels(part)
	if err != nil {
		return nil, err
	}
	byID := make(map[string]rel, len(rels))
	for _, r := range rels {
		byID[r.id] = r
		switch {
		case r.external:
		case r.kind() == "styles":
			w.styles = r.target
		case r.kind() == "sharedStrings":
			w.texts = r.target
		}
	}
	if err := d.findSheets(w, byID); err != nil {
		return nil, at(inPart(part), err)
	}
	return w, nil
}

func (d *reader) sheetEntry(w *workbook) error {
	if string(d.x.name) != "sheet" {
		return d.x.skip()
	}
	if len(w.sheets) == d.limits.Sheets {
		return tooMuch("the workbook has more than %d sheets", "工作簿的工作表超过 %d 个", d.limits.Sheets)
	}
	entry := sheetEntry{name: d.x.attr("name")}
	switch d.x.attr("state") {
	case "hidden":
		entry.state = sheets.Hidden
	case "veryHidden":
		entry.state = sheets.VeryHidden
	}
	// The attribute is r:id, whatever letter the file uses for r.
	for _, a := range d.x.attrs {
		if _, local, found := strings.Cut(string(a.name), ":"); found && local == "id" {
			entry.id = string(a.value)
		}
	}
	w.sheets = append(w.sheets, entry)
	return d.x.skip()
}

// findSheets gives each worksheet its part and leaves out what is no worksheet.
func (d *reader) findSheets(w *workbook, rels map[string]rel) error {
	names := make(map[string]bool, len(w.sheets))
	parts := make(map[string]string, len(w.sheets))
	if len(w.sheets) == 0 {
		return damaged("the workbook lists no sheets", "工作簿没有列出任何工作表")
	}
	tables := w.sheets[:0]
	for _, entry := range w.sheets {
		name := strings.ToLower(entry.name)
		if names[name] {
			return damaged("two sheets have the name “%s”", "两个工作表同名“%s”", entry.name)
		}
		names[name] = true
		r, found := rels[entry.id]
		if !found {
			return damaged("the file does not say where the sheet “%s” is", "文件没有指明工作表“%s”的位置", entry.name)
		}
		if notTables[r.kind()] {
			continue
		}
		if r.kind() != "worksheet" || r.external {
			return damaged("the sheet “%s” is of an unknown kind", "工作表“%s”的类型无法识别", entry.name)
		}
		if strings.HasSuffix(strings.ToLower(r.target), ".bin") {
			return binaryWorkbook(r.target)
		}
		if !d.pack.has(r.target) {
			return damaged("the sheet “%s” is missing (%s)", "缺少工作表“%s”（%s）", entry.name, r.target)
		}
		if other, twice := parts[r.target]; twice {
			return damaged("the sheets “%s” and “%s” are the same part of the file", "工作表“%s”和“%s”指向文件的同一部分", other, entry.name)
		}
		parts[r.target] = entry.name
		entry.part = r.target
		tables = append(tables, entry)
	}
	w.sheets = tables
	return nil
}
