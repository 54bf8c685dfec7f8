package ods

import (
	"bytes"
	"context"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/sheettest"
)

func TestBadCells(t *testing.T) {
	cell := func(attributes, content string) string {
		return row(number("1")) + row(number("1")+`<table:table-cell `+attributes+`>`+content+`</table:table-cell>`)
	}
	for name, c := range map[string]struct{ rows, place, cause string }{
		"no number":            {cell(`office:value-type="float" office:value="12O"`, ""), ", cell B2", `holds "12O"`},
		"not a number":         {cell(`office:value-type="float" office:value="NaN"`, ""), ", cell B2", `holds "NaN"`},
		"empty number":         {cell(`office:value-type="float" office:value=""`, ""), ", cell B2", `holds ""`},
		"number too large":     {cell(`office:value-type="percentage" office:value="1e999"`, ""), ", cell B2", `holds "1e999"`},
		"no value":             {cell(`office:value-type="float"`, ""), ", cell B2", "states the type of its value (float), and no value"},
		"value of another":     {cell(`office:value-type="date" office:value="44197"`, ""), ", cell B2", "(date), and no value"},
		"no date":              {cell(`office:value-type="date" office:date-value="2021-13-01"`, ""), ", cell B2", `holds "2021-13-01"`},
		"no day":               {cell(`office:value-type="date" office:date-value="1.5.2021"`, ""), ", cell B2", `holds "1.5.2021"`},
		"no time":              {cell(`office:value-type="time" office:time-value="12:00"`, ""), ", cell B2", `holds "12:00"`},
		"half a time":          {cell(`office:value-type="time" office:time-value="PT"`, ""), ", cell B2", `holds "PT"`},
		"no truth":             {cell(`office:value-type="boolean" office:boolean-value="yes"`, ""), ", cell B2", `holds "yes"`},
		"unknown type":         {cell(`office:value-type="complex" office:value="1"`, ""), ", cell B2", "unknown type (complex)"},
		"repeated no times":    {cell(`table:number-columns-repeated="0"`, ""), ", cell B2", `repeated "0" times`},
		"repeated x times":     {cell(`table:number-columns-repeated="-2"`, ""), ", cell B2", `repeated "-2" times`},
		"spans nothing":        {cell(`table:number-rows-spanned=""`, ""), ", cell B2", `repeated "" times`},
		"too wide":             {cell(`table:number-columns-spanned="16384"`, ""), ", cell B2", "beyond the last row or column"},
		"too high":             {cell(`table:number-rows-spanned="1048576"`, ""), ", cell B2", "beyond the last row or column"},
		"array too wide":       {cell(`table:formula="of:=1" table:number-matrix-columns-spanned="16384"`, ""), ", cell B2", "impossible range"},
		"too many cells":       {cell(`table:number-columns-repeated="16384" office:value-type="float" office:value="1"`, ""), ", cell B2", "more than 16384 cells"},
		"too many rows":        {row("") + `<table:table-row table:number-rows-repeated="1048576">` + number("1") + `</table:table-row>`, ", row 2", "more than 1048576 rows"},
		"beyond the last":      {`<table:table-row table:number-rows-repeated="1048576"/>` + row(number("1")), ", cell A1048577", "more than 1048576 rows"},
		"rows repeated":        {`<table:table-row table:number-rows-repeated="many"/>`, "", `repeated "many" times`},
		"columns repeated":     {`<table:table-column table:number-columns-repeated="1.5"/>`, "", `repeated "1.5" times`},
		"table in a cell":      {cell("", `<table:table/>`), ", cell B2", "a table of its own"},
		"old table in a cell":  {cell("", `<table:sub-table/>`), ", cell B2", "a table of its own"},
		"many spaces":          {cell("", `<text:p><text:s text:c="32768"/></text:p>`), ", cell B2", "more spaces"},
		"odd spaces":           {cell("", `<text:p><text:s text:c="-1"/></text:p>`), ", cell B2", `repeated "-1" times`},
		"overlapping merges":   {cell(`table:number-columns-spanned="2"`, "") + row(""), "", ""},
		"repeated merge":       {cell(`table:number-columns-spanned="2" table:number-columns-repeated="2"`, ""), "", "C2:D2 overlaps"},
		"merged into the next": {row(`<table:table-cell table:number-columns-spanned="2"/><table:table-cell table:number-rows-spanned="2"/>`), "", "B1:B2 overlaps"},
	} {
		t.Run(name, func(t *testing.T) {
			p := spreadsheetOf(c.rows, "", "")
			if c.cause == "" {
				p.read(t)
				return
			}
			e := p.refusal(t)
			assert.Equal(t, "sheet “附表1”"+c.place, e.Place.In(lang.EN))
			assert.Contains(t, e.Cause.In(lang.EN), c.cause)
			_, err := open([]byte(flatOf(c.rows, "", "")), sheets.DefaultLimits)
			assert.Equal(t, e.In(lang.ZH), sheettest.Refusal(t, err).In(lang.ZH))
		})
	}
}

func TestBadFiles(t *testing.T) {
	whole := spreadsheetOf(row(text("合计")+number("1")), "", "")
	data := whole.pack(t)
	flipped := bytes.Clone(data)
	at := bytes.Index(data, []byte("content.xml")) + 60
	flipped[at] ^= 0xFF
	flat := flatOf(row(text("合计")+number("1")), "", "")
	for name, c := range map[string]struct {
		data         []byte
		place, cause string
	}{
		"cut off":            {data[:len(data)-40], "", "damaged or cut off"},
		"flipped":            {flipped, content, ""},
		"no content":         {whole.with(content, "").pack(t), content, "missing"},
		"password":           {whole.edit(t, manifest, "</m:manifest>", `<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>`).with(content, "\x12\x34").pack(t), "", "with a password"},
		"wholly sealed":      {whole.edit(t, manifest, "</m:manifest>", "<m:file-entry\n m:full-path='encrypted-package'>\n<m:encryption-data/></m:file-entry></m:manifest>").with(content, "").pack(t), "", "with a password"},
		"OpenOffice.org 1":   {whole.with("mimetype", oldMimetype).pack(t), "", ".sxc"},
		"no spreadsheet":     {whole.edit(t, content, "office:spreadsheet", "office:text").pack(t), "", "no spreadsheet"},
		"flat text":          {[]byte(strings.ReplaceAll(flat, "office:spreadsheet", "office:text")), "", "no spreadsheet"},
		"no sheets":          {whole.with(content, body("document-content", "", "")).pack(t), "", "lists no sheets"},
		"twin sheets":        {whole.with(content, body("document-content", "", table("a", "")+table("A", ""))).pack(t), content, "two sheets have the name “A”"},
		"no day":             {whole.with(content, body("document-content", "", `<table:calculation-settings><table:null-date table:date-value="1.1.1904"/></table:calculation-settings>`)).pack(t), content, "is no day"},
		"another root":       {whole.with(content, `<office:document `+spaces+`/>`).pack(t), content, "begins with <document>"},
		"styles lost":        {whole.edit(t, manifest, "</m:manifest>", `<m:file-entry m:full-path="styles.xml"/></m:manifest>`).with("styles.xml", "").pack(t), "styles.xml", "missing"},
		"bad styles":         {whole.edit(t, "styles.xml", "</office:styles>", "").pack(t), "styles.xml", "closes nothing"},
		"document type":      {whole.edit(t, content, "<office:document-content", `<!DOCTYPE x [<!ENTITY a "b">]><office:document-content`).pack(t), content, "document type"},
		"unknown entity":     {whole.edit(t, content, "合计", "&a;").pack(t), "sheet “附表1”, cell A1", `"&a;"`},
		"unclosed":           {whole.edit(t, content, "</table:table-row>", "").pack(t), "sheet “附表1”, cell B1", "</table:table> closes nothing"},
		"prefix":             {whole.edit(t, content, "<text:p>", "<x:p>").pack(t), "sheet “附表1”, cell A1", "prefix that nothing explains"},
		"flat cut off":       {[]byte(flat[:len(flat)-60]), "sheet “附表1”, row 1", "cut off"},
		"flat control":       {[]byte(strings.Replace(flat, "合计", "a\x01", 1)), "sheet “附表1”, cell A1", "byte 01"},
		"many conditions":    {spreadsheetOf("", `<number:number-style style:name="a">`+strings.Repeat(`<style:map style:condition="value()=0"/>`, 4)+`</number:number-style>`, "").pack(t), "styles.xml", "more than 3 conditions"},
		"manifest in shreds": {withManifest(whole.pack(t)), manifest, ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := open(c.data, sheets.DefaultLimits)
			e := sheettest.Refusal(t, err)
			assert.Equal(t, c.place, e.Place.In(lang.EN))
			assert.Contains(t, e.Cause.In(lang.EN), c.cause)
		})
	}
}

// withManifest damages the packed manifest.
func withManifest(data []byte) []byte {
	data[bytes.Index(data, []byte(manifest))+len(manifest)+8] ^= 0xFF
	return data
}

// Formats that are no spreadsheets are left to others.
func TestMatch(t *testing.T) {
	whole := spreadsheetOf(row(number("1")), "", "")
	for name, data := range map[string][]byte{
		"text document": whole.with("mimetype", "application/vnd.oasis.opendocument.text").pack(t),
		"another zip":   parts{"a.txt": "a"}.pack(t),
		"cut-off zip":   parts{"a.txt": "a"}.pack(t)[:20],
		"a web page":    []byte("<html><table/></html>"),
		"a table":       []byte("合计,1\n"),
		"a zero":        {0},
	} {
		assert.False(t, Decoder().Match(sheets.Source{Data: data}), name)
	}
}

func TestLimits(t *testing.T) {
	limits := func(change func(*sheets.Limits)) sheets.Limits {
		l := sheets.DefaultLimits
		change(&l)
		return l
	}
	wide := row(`<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>`)
	for name, c := range map[string]struct {
		rows, styles string
		limits       sheets.Limits
		cause        string
	}{
		"cells":  {strings.Replace(wide, "row>", `row table:number-rows-repeated="1048576">`, 1), "", limits(func(l *sheets.Limits) { l.Cells = 100_000 }), "more than 100000 cells"},
		"merges": {row(strings.Repeat(`<table:table-cell table:number-rows-spanned="2"/>`, 6)), "", limits(func(l *sheets.Limits) { l.Merges = 5 }), "more than 5 merged ranges"},
		"lines":  {`<table:table-row table:visibility="collapse" table:number-rows-repeated="1048575"/>` + row(number("1")), "", limits(func(l *sheets.Limits) { l.Cells = 100 }), "more than 100 rows how"},
		"spaces": {row(strings.Repeat(`<table:table-cell><text:p><text:s text:c="32767"/></text:p></table:table-cell>`, 4)), "", limits(func(l *sheets.Limits) { l.Cells = 100_000 }), "more spaces"},
		"styles": {"", strings.Repeat("", 1) + many(10, `<style:style style:name="ce%" style:family="table-cell"/>`), limits(func(l *sheets.Limits) { l.Spans = 5 }), "more than 5 styles"},
		"looks": {
			row(many(10, `<table:table-cell table:style-name="ce%" office:value-type="float" office:value="1"/>`)),
			many(10, `<style:style style:name="ce%" style:family="table-cell"><style:paragraph-properties fo:margin-left="%0pt"/></style:style>`),
			limits(func(l *sheets.Limits) { l.Spans = 5 }), "more than 5 styles",
		},
		"sheets": {"", "", limits(func(l *sheets.Limits) { l.Sheets = 0 }), "more than 0 sheets"},
		"text":   {row(text("a") + text("b")), "", limits(func(l *sheets.Limits) { l.Text = 1 }), "more than 1 B of text"},
		"bytes":  {row(many(1000, text("合计%"))), "", limits(func(l *sheets.Limits) { l.Bytes = 10_000 }), "unpacks to more than"},
	} {
		t.Run(name, func(t *testing.T) {
			c.limits.Spans = max(c.limits.Spans, 1)
			_, err := open(spreadsheetOf(c.rows, "", c.styles).pack(t), c.limits)
			assert.Contains(t, sheettest.Refusal(t, err).Cause.In(lang.EN), c.cause)
		})
	}
}

// many repeats a text, with its number in the place of %.
func many(n int, s string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(s, "%", strconv.Itoa(i)))
	}
	return b.String()
}

// Reading stops soon after it is told to.
func TestStops(t *testing.T) {
	data := spreadsheetOf(strings.Replace(row(`<table:table-cell table:number-columns-repeated="16" office:value-type="float" office:value="1"/>`), "row>", `row table:number-rows-repeated="1000000">`, 1), "", "").pack(t)
	ctx, cancel := context.WithCancelCause(t.Context())
	why := context.DeadlineExceeded
	time.AfterFunc(20*time.Millisecond, func() { cancel(why) })
	_, err := sheets.Open(ctx, sheets.Source{Data: data}, []sheets.Decoder{Decoder()})
	require.ErrorIs(t, err, why)
}
