package marked_test

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/sheets/lang"
)

// element is an element of any part. What the order of texts among elements says is
// lost, which no workbook minds.
type element struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Kids    []*element `xml:",any"`
	Text    string     `xml:",chardata"`
}

func parse(t testing.TB, part string) *element {
	e := &element{}
	require.NoError(t, xml.NewDecoder(bytes.NewReader([]byte(part))).Decode(e))
	return e
}

func (e *element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (e *element) set(name, value string) {
	for i, a := range e.Attrs {
		if a.Name.Local == name {
			e.Attrs[i].Value = value
		}
	}
}

func (e *element) drop(names ...string) {
	e.Attrs = slices.DeleteFunc(e.Attrs, func(a xml.Attr) bool { return slices.Contains(names, a.Name.Local) })
}

func (e *element) kid(name string) *element {
	for _, k := range e.Kids {
		if k.XMLName.Local == name {
			return k
		}
	}
	return nil
}

func (e *element) without(unwanted func(*element) bool) {
	e.Kids = slices.DeleteFunc(e.Kids, unwanted)
}

// Every part of the workbook is in the copy as it was packed, but for those that have
// to change; and these are the same again when what was added is taken away.
func TestParts(t *testing.T) {
	for _, macros := range []bool{false, true} {
		before := rich(t, macros)
		after := copyOf(t, "rich.xlsx", before, lang.ZH, richFindings())
		was, is := entries(t, before), entries(t, after)
		changed := map[string]func(was, is *element){
			"[Content_Types].xml":                 onlyMore("PartName", "Extension"),
			"xl/_rels/workbook.xml.rels":          onlyMore("Id"),
			"xl/workbook.xml":                     sameWorkbook,
			"xl/styles.xml":                       sameStyles,
			"docProps/app.xml":                    sameContents,
			"xl/comments1.xml":                    sameComments,
			"xl/drawings/vmlDrawing1.vml":         sameDrawing,
			"xl/worksheets/sheet1.xml":            sameSheet("B7", "C4", "C5", "E5", "B3", "G5", "C12", "H300"),
			"xl/worksheets/sheet2.xml":            sameSheet("C3", "C2"),
			"xl/worksheets/_rels/sheet2.xml.rels": onlyMore("Id"),
			"xl/worksheets/sheet4.xml":            sameSheet("B2"),
		}
		seen := 0
		for name, f := range was {
			require.Contains(t, is, name)
			same, mayChange := changed[name]
			if !mayChange {
				assert.Equal(t, packed(t, f), packed(t, is[name]), name)
				continue
			}
			seen++
			old, now := content(t, f), content(t, is[name])
			assert.NotEqual(t, old, now, name)
			a, b := parse(t, old), parse(t, now)
			same(a, b)
			assert.Equal(t, a, b, name)
		}
		assert.Equal(t, len(changed), seen)
		added := []string{}
		for name := range is {
			if was[name] == nil {
				added = append(added, name)
			}
		}
		slices.Sort(added)
		assert.Equal(t, []string{
			"xl/comments2.xml", "xl/comments3.xml", "xl/drawings/vmlDrawing2.vml", "xl/drawings/vmlDrawing3.vml",
			"xl/worksheets/_rels/sheet4.xml.rels", "xl/worksheets/sheet5.xml",
		}, added)
		if macros {
			assert.Contains(t, content(t, is["[Content_Types].xml"]), `PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"`)
			assert.Contains(t, is, "xl/vbaProject.bin")
		}
	}
}

// onlyMore takes away the entries that the copy has and the workbook has not.
func onlyMore(keys ...string) func(was, is *element) {
	return func(was, is *element) {
		key := func(e *element) string {
			for _, k := range keys {
				if v := e.attr(k); v != "" {
					return k + v
				}
			}
			return ""
		}
		there := map[string]bool{}
		for _, k := range was.Kids {
			there[key(k)] = true
		}
		is.without(func(e *element) bool { return !there[key(e)] })
	}
}

func sameWorkbook(was, is *element) {
	is.kid("sheets").Kids = is.kid("sheets").Kids[1:]
	names := is.kid("definedNames")
	names.without(func(e *element) bool { return e.attr("localSheetId") == "0" })
	for _, e := range names.Kids {
		if at := e.attr("localSheetId"); at != "" {
			e.set("localSheetId", string(at[0]-1))
		}
	}
	is.kid("bookViews").Kids[0].set("activeTab", was.kid("bookViews").Kids[0].attr("activeTab"))
}

func sameStyles(was, is *element) {
	for _, name := range []string{"fonts", "fills", "borders", "cellXfs"} {
		a, b := was.kid(name), is.kid(name)
		b.Kids = b.Kids[:len(a.Kids)]
		b.set("count", a.attr("count"))
	}
}

func sameContents(_, is *element) {
	is.kid("HeadingPairs").Kids[0].Kids[1].Kids[0].Text = "4"
	titles := is.kid("TitlesOfParts").Kids[0]
	titles.set("size", "5")
	titles.Kids = titles.Kids[1:]
}

func sameComments(was, is *element) {
	is.kid("authors").Kids = is.kid("authors").Kids[:len(was.kid("authors").Kids)]
	old := map[string]*element{}
	for _, c := range was.kid("commentList").Kids {
		old[c.attr("ref")] = c
	}
	is.kid("commentList").without(func(e *element) bool { return old[e.attr("ref")] == nil })
	for _, c := range is.kid("commentList").Kids {
		text, before := c.kid("text"), old[c.attr("ref")].kid("text")
		if c.attr("ref") == "B7" {
			// Behind what was there stand the line and two runs of ours.
			text.Kids = text.Kids[:len(text.Kids)-3]
		}
		if t := before.kid("t"); t != nil && len(text.Kids) == 1 {
			text.Kids = text.Kids[0].Kids
		}
	}
}

func sameDrawing(was, is *element) {
	shapes := 0
	for _, e := range was.Kids {
		if e.XMLName.Local == "shape" {
			shapes++
		}
	}
	is.without(func(e *element) bool {
		if e.XMLName.Local == "shape" {
			shapes--
		}
		return e.XMLName.Local == "shape" && shapes < 0
	})
	is.kid("shapelayout").Kids[0].set("data", was.kid("shapelayout").Kids[0].attr("data"))
	for _, e := range append(slices.Clone(was.Kids), is.Kids...) {
		// The box of the note that has become longer.
		if d := e.kid("ClientData"); d != nil && d.kid("Row") != nil && d.kid("Row").Text == "6" && d.kid("Column").Text == "1" {
			d.kid("Anchor").Text = ""
		}
	}
}

// sameSheet takes away what marks on these cells change.
func sameSheet(marked ...string) func(was, is *element) {
	return func(was, is *element) {
		for _, sheet := range []*element{was, is} {
			sheet.without(func(e *element) bool { return e.XMLName.Local == "legacyDrawing" || e.XMLName.Local == "dimension" })
			for _, view := range sheet.kid("sheetViews").Kids {
				view.drop("tabSelected")
			}
			data := sheet.kid("sheetData")
			for _, row := range data.Kids {
				row.drop("spans")
				row.without(func(c *element) bool { return slices.Contains(marked, c.attr("r")) && len(c.Kids) == 0 })
				for _, c := range row.Kids {
					if slices.Contains(marked, c.attr("r")) {
						c.drop("s")
					}
				}
			}
			data.without(func(row *element) bool { return len(row.Kids) == 0 && len(row.Attrs) == 1 })
		}
	}
}

// The copy of the same report has the same bytes, whenever it is made.
func TestSameBytes(t *testing.T) {
	data := rich(t, false)
	a := copyOf(t, "rich.xlsx", data, lang.EN, richFindings())
	b := copyOf(t, "rich.xlsx", data, lang.EN, richFindings())
	assert.Equal(t, a, b)
}

// The parts that were made are elements in the order that the format prescribes.
func TestOrder(t *testing.T) {
	is := entries(t, copyOf(t, "rich.xlsx", rich(t, false), lang.ZH, richFindings()))
	const order = ` sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios
		autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations
		hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors
		smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst `
	position := func(e *element) int {
		return slices.Index(strings.Fields(order), e.XMLName.Local)
	}
	for _, name := range []string{"sheet1", "sheet2", "sheet4", "sheet5"} {
		sheet := parse(t, content(t, is["xl/worksheets/"+name+".xml"]))
		assert.True(t, slices.IsSortedFunc(sheet.Kids, func(a, b *element) int { return cmp.Compare(position(a), position(b)) }), name)
		for _, e := range sheet.Kids {
			assert.GreaterOrEqual(t, position(e), 0, e.XMLName.Local)
		}
	}
}
