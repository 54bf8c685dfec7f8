package annotate

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"crossfoot/sheets"
	"crossfoot/sheets/opc"
)

const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"

// InsertFirst puts a page before all sheets and lets the workbook open with it. What
// names sheets by their place in the list names them by their new place.
func (b *Book) InsertFirst(p *Page) error {
	e, top, err := b.draft.Edit(b.main, "workbook", vocabularies, nil)
	if err != nil {
		return err
	}
	list := top.Child("sheets")
	if list == nil {
		return opc.At(opc.InPart(b.main), opc.Damaged("the workbook lists no sheets", "工作簿没有列出任何工作表"))
	}
	name, number := b.freeName(p.Name), 0
	for _, n := range list.Children("sheet") {
		number = max(number, atoi(n.Attrs["sheetId"]))
	}
	views := b.openFirst(e, top)
	part := b.draft.Fresh(b.beside("worksheets/sheet%d.xml"))
	id, err := b.add(b.main, "worksheet", part, sheetType, p.write(b.words, b.styles, views))
	if err != nil {
		return err
	}
	e.Prepend(list, fmt.Sprintf(`<%ssheet name="%s" sheetId="%d" %s/>`, top.Prefix(), opc.Escape(name), number+1, b.naming(top, id)))
	shift(e, top)
	if p.Head > 0 {
		b.names(e, top, name, p)
	}
	b.draft.Store(b.main, e.Bytes())
	if err := b.unselect(); err != nil {
		return err
	}
	return b.contents(name)
}

// freeName is the name, with a number behind it if a sheet has it already.
func (b *Book) freeName(name string) string {
	taken := map[string]bool{}
	for _, s := range b.sheets {
		taken[strings.ToLower(s.name)] = true
	}
	free := name
	for n := 2; taken[strings.ToLower(free)]; n++ {
		free = fmt.Sprintf("%s (%d)", name, n)
	}
	return free
}

// openFirst lets every window of the workbook show the first sheet, and says how many
// windows there are.
func (b *Book) openFirst(e *opc.Edit, top *opc.Node) int {
	views := top.Child("bookViews")
	if views == nil {
		return 1
	}
	windows := views.Children("workbookView")
	for _, n := range windows {
		for _, attr := range []string{"activeTab", "firstSheet"} {
			if n.Attrs[attr] != "" {
				e.Set(n, attr, "0")
			}
		}
	}
	return max(1, len(windows))
}

// shift moves every reference to a sheet's place by one: those of names that belong to
// a sheet.
func shift(e *opc.Edit, n *opc.Node) {
	if at, err := strconv.Atoi(n.Attrs["localSheetId"]); err == nil {
		e.Set(n, "localSheetId", strconv.Itoa(at+1))
	}
	for _, c := range n.Nodes {
		shift(e, c)
	}
}

// names defines what Excel keeps as names: the list that the page filters, and the
// rows that it prints on every sheet of paper. One more says whose page it is.
func (b *Book) names(e *opc.Edit, top *opc.Node, name string, p *Page) {
	r := p.list()
	sheet := opc.Escape("'" + strings.ReplaceAll(name, "'", "''") + "'!")
	xml := prefixed(top.Prefix(), fmt.Sprintf(
		`<definedName name="`+sheets.ReportName+`" localSheetId="0" hidden="1">%s$A$1</definedName>`+
			`<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">%s$A$%d:$%s$%d</definedName>`+
			`<definedName name="_xlnm.Print_Titles" localSheetId="0">%s$%d:$%d</definedName>`,
		sheet, sheet, r.Top, sheets.ColName(r.Right), r.Bottom, sheet, r.Top, r.Top))
	if n := top.Child("definedNames"); n != nil {
		e.Prepend(n, xml)
		return
	}
	insertInOrder(e, top, bookOrder, "definedNames", prefixed(top.Prefix(), "<definedNames>")+xml+prefixed(top.Prefix(), "</definedNames>"))
}

// unselect takes the selection from the sheets that had it: what is typed goes into
// all sheets that are selected.
func (b *Book) unselect() error {
	for _, s := range b.sheets {
		if s.kind != "worksheet" && s.kind != "chartsheet" && s.kind != "dialogsheet" {
			continue
		}
		data, err := b.draft.Load(s.part)
		if err != nil {
			return err
		}
		if !bytes.Contains(data, []byte("tabSelected")) {
			continue
		}
		e := &opc.Edit{Data: data}
		_, err = opc.Parse(data, s.kind, vocabularies, func(x *opc.Scanner, n *opc.Node) (bool, error) {
			if n.Name == "sheetView" && n.Space == opc.Ours && opc.Truth(n.Attrs["tabSelected"]) {
				e.Unset(n, "tabSelected")
			}
			if n.Name == "sheetData" {
				return true, x.Skip()
			}
			return false, nil
		})
		if err != nil {
			return opc.At(opc.InPart(s.part), err)
		}
		if e.Changed() {
			b.draft.Store(s.part, e.Bytes())
		}
	}
	return nil
}

// contents adds the page to the list of contents in the workbook's properties (ECMA-376
// part 1, 22.2.2.27), if that is as Excel writes it: the sheets first. Any other stays as
// it is, even one that cannot be read: no program needs it.
func (b *Book) contents(name string) error {
	rels, err := b.draft.Rels("")
	if err != nil {
		return err
	}
	for _, r := range rels {
		if r.Kind() != "extended-properties" && r.Kind() != "extendedProperties" || !b.draft.Has(r.Target) {
			continue
		}
		e, top, err := b.draft.Edit(r.Target, "Properties", vocabularies, nil)
		if err != nil {
			return nil
		}
		count, titles := firstCount(top), vector(top.Child("TitlesOfParts"))
		if count == nil || titles == nil || len(titles.Nodes) == 0 || titles.Attrs["size"] == "" {
			return nil
		}
		n := titles.Nodes[0]
		if len(b.sheets) == 0 || string(e.Data[n.Body:n.Rest]) != opc.Escape(b.sheets[0].name) {
			return nil
		}
		e.Set(titles, "size", strconv.Itoa(atoi(titles.Attrs["size"])+1))
		e.Insert(n.From, "<"+n.Tag+">"+opc.Escape(name)+"</"+n.Tag+">")
		e.Replace(count.Body, count.Rest, strconv.Itoa(atoi(string(e.Data[count.Body:count.Rest]))+1))
		b.draft.Store(r.Target, e.Bytes())
	}
	return nil
}

// firstCount is the number beside the first title of the list's sections, which is
// that of the worksheets.
func firstCount(top *opc.Node) *opc.Node {
	pairs := vector(top.Child("HeadingPairs"))
	if pairs == nil || len(pairs.Nodes) < 2 {
		return nil
	}
	return pairs.Nodes[1].Child("i4")
}

func vector(n *opc.Node) *opc.Node {
	if n == nil {
		return nil
	}
	return n.Child("vector")
}

// SheetName makes a name of any text that a sheet may have: at most 31 characters,
// without those that stand for something in a formula.
func SheetName(text string) string {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) || r < ' ' {
			return '_'
		}
		return r
	}, text)
	text = strings.Trim(strings.TrimSpace(text), "'")
	units := 0
	for i, r := range text {
		if units += utf16.RuneLen(r); units > maxName {
			return text[:i]
		}
	}
	return text
}
