package xlsx

import (
	"strconv"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/opc"
)

// workbook is what the main part says: the sheets in order and the parts that
// they share.
type workbook struct {
	sheets   []sheetEntry
	styles   string // a part's name, or ""
	texts    string // likewise
	date1904 bool   // days count from 1904, as early Macintosh versions did
	reports  []int  // sheets that list findings, by their place among all that are listed
}

// sheetEntry is one worksheet: its name and its part.
type sheetEntry struct {
	name  string
	state sheets.State

	report bool   // it lists findings
	id     string // of the relationship
	part   string
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
	err := d.pack.Scan(part, "workbook", func() error {
		return d.x.Children(func() error {
			switch string(d.x.Name) {
			case "workbookPr":
				w.date1904 = opc.Truth(d.x.Attr("date1904"))
			case "sheets":
				return d.x.Children(func() error { return d.sheetEntry(w) })
			case "definedNames":
				return d.x.Children(func() error { return d.definedName(w) })
			}
			return d.x.Skip()
		})
	})
	if err != nil {
		return nil, err
	}
	rels, err := d.pack.Rels(part)
	if err != nil {
		return nil, err
	}
	byID := make(map[string]opc.Rel, len(rels))
	for _, r := range rels {
		if other, twice := byID[r.ID]; twice && other != r {
			return nil, opc.At(opc.InPart(part), opc.Damaged("two parts have the id %q", "有两个部分的编号同为 %q", opc.Clip([]byte(r.ID))))
		}
		byID[r.ID] = r
		shared := map[string]*string{"styles": &w.styles, "sharedStrings": &w.texts}[r.Kind()]
		if r.External || shared == nil {
			continue
		}
		if *shared != "" && *shared != r.Target {
			return nil, opc.At(opc.InPart(part), opc.Damaged("the workbook names two parts of one kind: %s and %s", "工作簿指明了两个同类的部分：%s 和 %s", *shared, r.Target))
		}
		*shared = r.Target
	}
	for _, at := range w.reports {
		if at < len(w.sheets) {
			w.sheets[at].report = true
		}
	}
	if err := d.findSheets(w, byID); err != nil {
		return nil, opc.At(opc.InPart(part), err)
	}
	return w, nil
}

func (d *reader) sheetEntry(w *workbook) error {
	if string(d.x.Name) != "sheet" {
		return d.x.Skip()
	}
	if len(w.sheets) == d.limits.Sheets {
		return sheets.Beyond(sheets.LimitSheets, "the workbook has more than %d sheets", "工作簿的工作表超过 %d 个", d.limits.Sheets)
	}
	entry := sheetEntry{name: d.x.Attr("name")}
	switch d.x.Attr("state") {
	case "hidden":
		entry.state = sheets.Hidden
	case "veryHidden":
		entry.state = sheets.VeryHidden
	}
	// The attribute is r:id, whatever letter the file uses for r.
	for _, a := range d.x.Attrs {
		if _, local, found := strings.Cut(string(a.Name), ":"); found && local == "id" {
			entry.id = string(a.Value)
		}
	}
	w.sheets = append(w.sheets, entry)
	return d.x.Skip()
}

// definedName looks for the names that tell the sheets of findings of a marked copy.
func (d *reader) definedName(w *workbook) error {
	if string(d.x.Name) == "definedName" && d.x.Attr("name") == sheets.ReportName && len(w.reports) < d.limits.Sheets {
		if at, err := strconv.Atoi(d.x.Attr("localSheetId")); err == nil && at >= 0 {
			w.reports = append(w.reports, at)
		}
	}
	return d.x.Skip()
}

// findSheets gives each worksheet its part and leaves out what is no worksheet.
func (d *reader) findSheets(w *workbook, rels map[string]opc.Rel) error {
	names := make(map[string]bool, len(w.sheets))
	parts := make(map[string]string, len(w.sheets))
	if len(w.sheets) == 0 {
		return opc.Damaged("the workbook lists no sheets", "工作簿没有列出任何工作表")
	}
	tables := w.sheets[:0]
	for _, entry := range w.sheets {
		name := strings.ToLower(entry.name)
		if names[name] {
			return opc.Damaged("two sheets have the name “%s”", "两个工作表同名“%s”", entry.name)
		}
		names[name] = true
		r, found := rels[entry.id]
		if !found {
			return opc.Damaged("the file does not say where the sheet “%s” is", "文件没有指明工作表“%s”的位置", entry.name)
		}
		if notTables[r.Kind()] {
			continue
		}
		if r.Kind() != "worksheet" || r.External {
			return opc.Damaged("the sheet “%s” is of an unknown kind", "工作表“%s”的类型无法识别", entry.name)
		}
		if strings.HasSuffix(strings.ToLower(r.Target), ".bin") {
			return binaryWorkbook(r.Target)
		}
		if !d.pack.Has(r.Target) {
			return opc.Damaged("the sheet “%s” is missing (%s)", "缺少工作表“%s”（%s）", entry.name, r.Target)
		}
		if other, twice := parts[r.Target]; twice {
			return opc.Damaged("the sheets “%s” and “%s” are the same part of the file", "工作表“%s”和“%s”指向文件的同一部分", other, entry.name)
		}
		parts[r.Target] = entry.name
		entry.part = r.Target
		tables = append(tables, entry)
	}
	w.sheets = tables
	d.noteUnlisted(rels, parts)
	return nil
}

// noteUnlisted says how many worksheets the file holds besides those that the workbook
// lists, whose names the parts have. No program shows them.
func (d *reader) noteUnlisted(rels map[string]opc.Rel, parts map[string]string) {
	unlisted := map[string]bool{}
	for _, r := range rels {
		if _, listed := parts[r.Target]; !listed && r.Kind() == "worksheet" && !r.External && d.pack.Has(r.Target) {
			unlisted[r.Target] = true
		}
	}
	if n := len(unlisted); n > 0 {
		d.book.Notes = append(d.book.Notes, lang.New(
			"sheets in the file that its workbook does not list, so that no program shows them, were not read: %d",
			"文件中有 %d 个工作表未列入工作簿，各种软件都不显示，因此未读取", n))
	}
}
