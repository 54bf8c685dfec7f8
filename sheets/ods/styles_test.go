package ods

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
)

// digits is a number:number element.
func digits(attributes string) string { return `<number:number ` + attributes + `/>` }

func TestFormats(t *testing.T) {
	style := func(kind, attributes, parts string) string {
		return `<number:` + kind + ` style:name="N" ` + attributes + `>` + parts + `</number:` + kind + `>`
	}
	other := func(name, parts string) string {
		return `<number:number-style style:name="` + name + `">` + parts + `</number:number-style>`
	}
	one, two := `number:min-integer-digits="1"`, `number:decimal-places="2" number:min-integer-digits="1"`
	maps := func(list ...string) string {
		var b strings.Builder
		for i := 0; i < len(list); i += 2 {
			b.WriteString(`<style:map style:condition="value()` + list[i] + `" style:apply-style-name="` + list[i+1] + `"/>`)
		}
		return b.String()
	}
	for name, c := range map[string]struct{ style, code, value, shown string }{
		"as it is":      {style("number-style", "", digits(one)), "General", "1.25", "1.25"},
		"integer":       {style("number-style", "", digits(`number:decimal-places="0" `+one)), "0", "12.5", "13"},
		"decimals":      {style("number-style", "", digits(two)), "0.00", "2.675", "2.68"},
		"grouping":      {style("number-style", "", digits(two+` number:grouping="true"`)), "#,##0.00", "1234567.891", "1,234,567.89"},
		"long integer":  {style("number-style", "", digits(`number:decimal-places="0" number:min-integer-digits="5" number:grouping="true"`)), "00,000", "12", "00,012"},
		"no zero":       {style("number-style", "", digits(`number:decimal-places="1" number:min-integer-digits="0"`)), "#.0", "12.25", "12.3"},
		"few decimals":  {style("number-style", "", digits(two+` number:min-decimal-places="1"`)), "0.0#", "1.5", "1.5"},
		"replaced":      {style("number-style", "", digits(two+` number:decimal-replacement=""`)), "0.##", "1.5", "1.5"},
		"thousands":     {style("number-style", "", digits(`number:decimal-places="1" number:min-integer-digits="1" number:display-factor="1000"`)+`<number:text>千</number:text>`), `0.0,"千"`, "12345", "12.3千"},
		"inner text":    {style("number-style", "", `<number:number number:decimal-places="0" number:min-integer-digits="1"><number:embedded-text number:position="4">万</number:embedded-text></number:number>`), `#"万"###0`, "12345", "1万2345"},
		"percentage":    {style("percentage-style", "", digits(two)+`<number:text> %</number:text>`), `0.00 %`, "0.285", "28.50%"},
		"percent text":  {style("number-style", "", digits(two)+`<number:text>%</number:text>`), `0.00"%"`, "0.285", "0.29%"},
		"currency":      {style("currency-style", "", `<number:currency-symbol number:language="zh">¥</number:currency-symbol>`+digits(two)), `"¥"0.00`, "3", "¥3.00"},
		"quotes":        {style("number-style", "", digits(two)+`<number:text>"m" - "</number:text>`), `0.00\""m"\" - \"`, "3", `3.00"m" - "`},
		"scientific":    {style("number-style", "", `<number:scientific-number `+two+` number:min-exponent-digits="2"/>`), "0.00E+00", "12345", "1.23E+04"},
		"fraction":      {style("number-style", "", `<number:fraction number:min-integer-digits="0" number:min-numerator-digits="1" number:min-denominator-digits="2"/>`), "# ?/??", "1.5", "1 1/2"},
		"eighths":       {style("number-style", "", `<number:fraction number:denominator-value="8"/>`), "?/8", "0.5", "4/8"},
		"two sections":  {other("P", digits(two)) + style("number-style", "", `<style:text-properties fo:color="#ff0000"/><number:text>-</number:text>`+digits(two)+maps("&gt;=0", "P")), "0.00;-0.00", "-1.5", "-1.50"},
		"brackets":      {other("P", digits(two)) + style("number-style", "", `<number:text>(</number:text>`+digits(two)+`<number:text>)</number:text>`+maps("&gt;=0", "P")), `0.00;"("0.00")"`, "-1.5", "(1.50)"},
		"three":         {other("P", digits(two)) + other("M", `<number:text>-</number:text>`+digits(two)) + style("number-style", "", `<number:text>无</number:text>`+maps("&gt;0", "P", "&lt;0", "M")), `0.00;-0.00;"无"`, "0", "无"},
		"conditions":    {other("W", digits(`number:decimal-places="1" number:min-integer-digits="1"`)) + style("number-style", "", digits(`number:decimal-places="0" `+one)+maps(" &gt;= 10000", "W")), `[>=10000]0.0;0`, "12345.67", "12345.7"},
		"lost section":  {style("number-style", "", digits(two)+maps("&gt;=0", "none")), "0.00", "1", "1.00"},
		"nothing":       {style("number-style", "", ""), `""`, "1", ""},
		"Chinese":       {style("number-style", `number:transliteration-format="壹" number:transliteration-language="zh"`, digits(`number:decimal-places="0" `+one)), "[DBNum2]0", "105", "壹零伍"},
		"text":          {style("text-style", "", `<number:text-content/>`), "@", "1.50", "1.5"},
		"truth":         {style("boolean-style", "", `<number:boolean/>`), "General", "8", "8"},
		"filled":        {style("number-style", "", `<number:fill-character> </number:fill-character>`+digits(two)), `* 0.00`, "1", "1.00"},
		"empty filling": {style("number-style", "", `<number:fill-character/>`+digits(two)), `0.00`, "1", "1.00"},
	} {
		t.Run(name, func(t *testing.T) {
			book := spreadsheetOf(row(`<table:table-cell table:style-name="ce1" office:value-type="float" office:value="`+c.value+`"/>`), "",
				c.style+`<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N"/>`).read(t)
			cell := book.Sheets[0].Cells.At(0)
			assert.Equal(t, c.code, book.Style(cell).Format)
			assert.Equal(t, c.shown, book.Text(cell))
		})
	}
}

func TestDateFormats(t *testing.T) {
	long := func(name string) string { return `<number:` + name + ` number:style="long"/>` }
	between := func(s string) string { return `<number:text>` + s + `</number:text>` }
	for name, c := range map[string]struct{ kind, attributes, parts, code, shown string }{
		"day":      {"date-style", "", long("year") + between("-") + long("month") + between("-") + long("day"), "yyyy-mm-dd", "2021-01-05"},
		"Chinese":  {"date-style", "", long("year") + between("年") + `<number:month/>` + between("月") + `<number:day/>` + between("日"), `yyyy"年"m"月"d"日"`, "2021年1月5日"},
		"names":    {"date-style", "", `<number:day/>` + between("-") + `<number:month number:textual="true"/>` + between("-") + `<number:year/>`, "d-mmm-yy", "5-Jan-21"},
		"weekday":  {"date-style", "", `<number:day-of-week/>` + between(", ") + `<number:month number:textual="true" number:style="long"/>`, `ddd", "mmmm`, "Tue, January"},
		"time":     {"date-style", "", `<number:month/>` + between("/") + `<number:day/>` + between(" ") + long("hours") + between(":") + long("minutes"), "m/d hh:mm", "1/5 18:00"},
		"noon":     {"time-style", "", `<number:hours/>` + between(":") + long("minutes") + between(" ") + `<number:am-pm/>`, "h:mm AM/PM", "6:00 PM"},
		"elapsed":  {"time-style", `number:truncate-on-overflow="false"`, long("hours") + between(":") + long("minutes") + between(":") + `<number:seconds number:style="long" number:decimal-places="1"/>`, "[hh]:mm:ss.0", "1060842:00:00.0"},
		"quarter":  {"date-style", "", `<number:quarter/>` + between(" ") + `<number:year number:style="long"/>`, `"Q" yyyy`, "Q 2021"},
		"with era": {"date-style", "", `<number:era/><number:year/>`, "gyy", "21"},
	} {
		t.Run(name, func(t *testing.T) {
			book := spreadsheetOf(row(`<table:table-cell table:style-name="ce1" office:value-type="date" office:date-value="2021-01-05T18:00:00"/>`), "",
				`<number:`+c.kind+` style:name="N" `+c.attributes+`>`+c.parts+`</number:`+c.kind+`><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N"/>`).read(t)
			cell := book.Sheets[0].Cells.At(0)
			assert.Equal(t, c.code, book.Style(cell).Format)
			assert.True(t, book.Style(cell).Date)
			assert.Equal(t, c.shown, book.Text(cell))
		})
	}
}

// A style has what its parents state, a cell without one its row's, its column's or the usual one.
func TestStyles(t *testing.T) {
	named := `<style:default-style style:family="table-cell"><style:paragraph-properties fo:margin-left="10pt"/></style:default-style>` +
		`<number:number-style style:name="N2">` + digits(`number:decimal-places="2" number:min-integer-digits="1"`) + `</number:number-style>` +
		`<number:number-style style:name="N1">` + digits(`number:decimal-places="1" number:min-integer-digits="1"`) + `</number:number-style>` +
		`<style:style style:name="Default" style:family="table-cell"/>` +
		`<style:style style:name="total" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="N2"><style:text-properties fo:font-weight="bold"/></style:style>` +
		`<style:style style:name="a" style:family="table-cell" style:parent-style-name="b"/><style:style style:name="b" style:family="table-cell" style:parent-style-name="a"/>`
	automatic := `<number:number-style style:name="N1">` + digits(`number:decimal-places="3" number:min-integer-digits="1"`) + `</number:number-style>` +
		`<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="total"><style:paragraph-properties fo:margin-left="0.706cm"/></style:style>` +
		`<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="total" style:data-style-name="N1"><style:text-properties fo:font-weight="normal"/></style:style>` +
		`<style:style style:name="ce3" style:family="table-cell" style:data-style-name="N2"><style:text-properties fo:font-weight="700"/><style:paragraph-properties fo:margin-left="0in"/></style:style>` +
		`<style:style style:name="ce4" style:family="table-cell" style:parent-style-name="a"/>`
	cell := func(style string) string {
		return `<table:table-cell table:style-name="` + style + `" office:value-type="float" office:value="1"/>`
	}
	book := spreadsheetOf(`<table:table-column/><table:table-column table:number-columns-repeated="2" table:default-cell-style-name="total"/><table:table-column table:default-cell-style-name="ce3"/>`+
		row(`<table:table-cell table:number-columns-repeated="5" office:value-type="float" office:value="1"/>`)+
		`<table:table-row table:default-cell-style-name="ce2">`+number("1")+number("1")+`</table:table-row>`+
		row(cell("ce1")+cell("ce2")+cell("ce4")+cell("unknown")), named, automatic).read(t)
	usual := sheets.Style{Format: "General", Decimals: -1, Indent: 1}
	total := sheets.Style{Format: "0.00", Decimals: 2, Bold: true, Indent: 1}
	third := sheets.Style{Format: "0.00", Decimals: 2, Bold: true}
	second := sheets.Style{Format: "0.000", Decimals: 3, Indent: 1}
	var got []sheets.Style
	for _, c := range book.Sheets[0].Cells.All() {
		got = append(got, book.Style(c))
	}
	deep := total
	deep.Indent = 2
	assert.Equal(t, []sheets.Style{usual, total, total, third, usual, second, second, deep, second, usual, usual}, got)
	require.Equal(t, usual, book.Styles[0])
}
