package spreadsheetml

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
	"crossfoot/sheets/html"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/sheettest"
)

func TestBadCells(t *testing.T) {
	at := func(row, cells string) string {
		return `<Row ss:Index="2">` + cell("", "Number", "1") + cells + `</Row>` + row
	}
	for name, c := range map[string]struct{ table, place, cause string }{
		"no number":             {at("", cell("", "Number", "12O")), ", cell B2", `holds "12O"`},
		"not a number":          {at("", cell("", "Number", "NaN")), ", cell B2", `holds "NaN"`},
		"no date":               {at("", cell("", "DateTime", "1.5.2021")), ", cell B2", `holds "1.5.2021"`},
		"no truth":              {at("", cell("", "Boolean", "yes")), ", cell B2", `holds "yes"`},
		"unknown type":          {at("", cell("", "Integer", "1")), ", cell B2", "unknown type (Integer)"},
		"no type":               {at("", `<Cell><Data>1</Data></Cell>`), ", cell B2", "unknown type ()"},
		"type without prefix":   {at("", `<Cell><Data Type="Number">1</Data></Cell>`), ", cell B2", "unknown type ()"},
		"unexplained prefix":    {at("", `<Cell s:Index="4"/>`), ", cell B2", "“s:Index” uses a prefix that nothing explains"},
		"two values":            {at("", `<Cell><Data ss:Type="Number">1</Data><Data ss:Type="Number">1</Data></Cell>`), ", cell B2", "two values"},
		"missing style":         {at("", `<Cell ss:StyleID="s7"/>`), ", cell B2", `style "s7" is missing`},
		"cells out of order":    {at("", `<Cell ss:Index="1"/>`), ", cell A2", "after A2"},
		"cell in a merge":       {at("", `<Cell ss:MergeAcross="2"/><Cell ss:Index="4"/>`), ", cell D2", "after D2"},
		"cell zero":             {at("", `<Cell ss:Index="0"/>`), ", cell B2", `“Index” is "0"`},
		"cell beyond":           {at("", `<Cell ss:Index="16385"/>`), ", cell B2", `“Index” is "16385"`},
		"after the last":        {at("", `<Cell ss:Index="16384"/><Cell/>`), ", cell XFE2", "more than 16384 cells"},
		"merge beyond":          {at("", `<Cell ss:MergeAcross="16383"/>`), ", cell B2", "more than 16384 cells"},
		"merge below":           {at("", `<Cell ss:MergeDown="1048575"/>`), ", cell B2", "beyond the last row"},
		"negative merge":        {at("", `<Cell ss:MergeDown="-1"/>`), ", cell B2", `“MergeDown” is "-1"`},
		"overlapping merges":    {at(`<Row><Cell ss:MergeAcross="1"/></Row>`, `<Cell ss:MergeDown="1"/>`), "", "A3:B3 overlaps"},
		"covered":               {at(`<Row>`+cell("", "Number", "2")+cell("", "Number", "3")+`</Row>`, `<Cell ss:MergeDown="1"/>`), ", cell B3", "programs differ"},
		"covered, empty":        {at(`<Row><Cell/><Cell/></Row>`, `<Cell ss:MergeDown="1"/>`), ", cell B3", "programs differ"},
		"rows out of order":     {at(`<Row ss:Index="1"/>`, ""), ", row 1", "after row 2"},
		"row twice":             {at(`<Row ss:Index="2"/>`, ""), ", row 2", "appears twice"},
		"row beyond":            {at(`<Row ss:Index="1048577"/>`, ""), ", row 3", `"1048577"`},
		"rows beyond":           {at(`<Row ss:Span="1048575"/>`, ""), ", row 3", "more than 1048576 rows"},
		"columns beyond":        {`<Column ss:Index="2" ss:Span="16383"/>`, "", "beyond the last (XFD)"},
		"columns out of order":  {`<Column ss:Index="2"/><Column ss:Index="1"/>`, "", `“Index” is "1"`},
		"array":                 {at("", `<Cell ss:Formula="=1" ss:ArrayRange="R[1]C:RC"/>`), ", cell B2", "impossible range"},
		"unknown entity":        {at("", cell("", "String", "&nbsp;")), ", cell B2", `"&nbsp;"`},
		"closes nothing":        {at("", `<Cell></Row>`), ", cell B2", "</Row> closes nothing"},
		"control character":     {at("", cell("", "String", "a\x01")), ", cell B2", "byte 01"},
		"invalid UTF-8":         {at("", cell("", "String", "a\xff")), ", cell B2", "byte FF"},
		"another table":         {`</Table><Table>`, "", "two tables"},
		"table somewhere else":  {`</Table></Worksheet><Worksheet ss:Name="b"><Table ss:TopCell="3">`, "", "do not begin at the sheet's first"},
		"two sheets":            {`</Table></Worksheet><Worksheet ss:Name="附表1"><Table>`, "", "two sheets have the name"},
		"sheet without an end":  {`<Row><Cell><Data ss:Type="String">` + "\x00", ", cell A1", "byte 00"},
		"processing in a value": {at("", cell("", "Number", "<?a?>1")), "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := open(workbook(sheet("附表1", c.table)), sheets.DefaultLimits)
			if c.cause == "" {
				require.NoError(t, err)
				return
			}
			e := sheettest.Refusal(t, err)
			assert.Contains(t, e.Cause.In(lang.EN), c.cause)
			switch name {
			case "table somewhere else":
				assert.Equal(t, "sheet “b”", e.Place.In(lang.EN))
			case "two sheets":
				assert.True(t, e.Place.IsZero())
			default:
				assert.Equal(t, "sheet “附表1”"+c.place, e.Place.In(lang.EN))
			}
		})
	}
}

func TestBadFiles(t *testing.T) {
	whole := workbook(sheet("附表1", row(cell("", "String", "合计"))))
	label := func(l, data string) string {
		return strings.Replace(data, `version="1.0"`, `version="1.0" encoding="`+l+`"`, 1)
	}
	for name, c := range map[string]struct{ data, cause string }{
		"no sheets":        {workbook(""), "lists no sheets"},
		"cut off":          {whole[:len(whole)-20], "cut off"},
		"junk after":       {whole + "x", "after the end"},
		"style prefix":     {strings.Replace(whole, "<Worksheet", `<Styles><Style s:ID="a"/></Styles><Worksheet`, 1), "“s:ID” uses a prefix"},
		"wrong characters": {label("GBK", strings.Replace(whole, "合计", "\xba\xcf\xff\xff", 1)), "its encoding (gbk) does not have"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := open(c.data, sheets.DefaultLimits)
			assert.Contains(t, sheettest.Refusal(t, err).Cause.In(lang.EN), c.cause)
		})
	}
}

// What is no such workbook is left to others, and what is one is left to this package.
func TestMatch(t *testing.T) {
	whole := workbook(sheet("附表1", row(cell("", "String", "合计"))))
	for name, data := range map[string]string{
		"a web page":         "<html><table/></html>",
		"another vocabulary": strings.ReplaceAll(whole, namespace, "urn:x"),
		"none":               `<Workbook><Worksheet/></Workbook>`,
		"document type":      strings.Replace(whole, "<Workbook", `<!DOCTYPE Workbook [<!ENTITY a "&b;&b;">]><Workbook`, 1),
		"unknown encoding":   `<?xml version="1.0" encoding="klingon"?>` + strings.TrimPrefix(whole, head),
		"a table":            "合计,1\n",
		"nothing":            " ",
	} {
		assert.False(t, Decoder().Match(sheets.Source{Data: []byte(data)}), name)
	}
	book, err := sheets.Open(context.Background(), sheets.Source{Name: "a.xls", Data: []byte(strings.Replace(whole, "<Workbook", "<!-- <table> --><Workbook", 1))}, []sheets.Decoder{Decoder(), html.Decoder()})
	require.NoError(t, err)
	assert.Equal(t, "spreadsheetml", book.Format)
}

func TestLimits(t *testing.T) {
	for name, c := range map[string]struct {
		table, cause string
		change       func(*sheets.Limits)
	}{
		"cells":  {row(strings.Repeat(cell("", "Number", "1"), 6)), "more than 5 cells", func(l *sheets.Limits) { l.Cells = 5 }},
		"lines":  {`<Row ss:Span="1000000" ss:Hidden="1"/>` + row(cell("", "Number", "1")), "more than 5 rows how", func(l *sheets.Limits) { l.Cells = 5 }},
		"merges": {row(strings.Repeat(`<Cell ss:MergeDown="1"/>`, 6)), "more than 5 merged", func(l *sheets.Limits) { l.Merges = 5 }},
		"text":   {row(cell("", "String", "ab")), "more than 1 B of text", func(l *sheets.Limits) { l.Text = 1 }},
		"sheets": {"", "more than 0 sheets", func(l *sheets.Limits) { l.Sheets = 0 }},
		"styles": {"", "more than 5 styles", func(l *sheets.Limits) { l.Spans = 5 }},
	} {
		t.Run(name, func(t *testing.T) {
			limits := sheets.DefaultLimits
			c.change(&limits)
			var styles strings.Builder
			for i := range 6 {
				styles.WriteString(`<Style ss:ID="` + strings.Repeat("a", i+1) + `"/>`)
			}
			_, err := open(workbook(`<Styles>`+styles.String()+`</Styles>`+sheet("附表1", c.table)), limits)
			assert.Contains(t, sheettest.Refusal(t, err).Cause.In(lang.EN), c.cause)
		})
	}
}

// Reading stops when it is told to.
func TestStops(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(context.DeadlineExceeded)
	_, err := sheets.Open(ctx, sheets.Source{Data: []byte(workbook(sheet("附表1", strings.Repeat(row(cell("", "Number", "1")), 10_000))))}, []sheets.Decoder{Decoder()})
	require.ErrorIs(t, err, context.DeadlineExceeded)
}
