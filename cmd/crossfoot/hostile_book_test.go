package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// alive is a word that stands in every hostile text, so that the tests see that the texts
// have come through, if harmless.
const alive = "pwned"

// hostileTexts are what terminals, CI systems, spreadsheets, browsers and Markdown obey,
// as a workbook can hold it.
var hostileTexts = []string{
	"\x1b[31mpwned\x1b[0m", "\x1b]0;pwned\x07", "\x1b]8;;http://pwned.example\x1b\\x", "\u009b31mpwned", "\u0090pwned\u009c", "a\x08\x7fpwned", "\x00pwned",
	"\u202epwned", "\u2066pwned\u2067", "\u200epwned\u061c", "\u200bpwned\ufeff", "a\u2028::error::pwned\u2029", "pwned\r\n::error::pwned", "\u0085::error::pwned",
	"::error file=x,line=1::pwned", "::set-output name=x::pwned", "::add-mask::pwned", "##[error]pwned", "##vso[task.setvariable variable=x]pwned", "%0A::error::pwned", "::stop-commands::pwned",
	"=1+1+pwned", "+pwned", "-pwned", "@SUM(pwned)", "\t=pwned", "\r=pwned", "\n=pwned", "＝pwned", "＋pwned", "－pwned", "＠pwned", "x;=pwned", `";=pwned`, "\u200b=pwned", "|=pwned",
	"<script>pwned</script>", "<img src=x onerror=pwned>", "</details></table><iframe src=//pwned>", "<!-- pwned", "]]><x>pwned", "&lt;script&gt;pwned", "<svg/onload=pwned>",
	"[pwned](javascript:pwned)", "![pwned](http://pwned.example/i.png)", "http://pwned.example", "www.pwned.example", "<http://pwned.example>", "a|pwned|c", "`pwned` ``", "# pwned", "- pwned", "1. pwned", "> pwned", "~~~pwned", "@pwned #1", "$pwned$",
	"../../pwned", "file:///etc/pwned", "javascript:pwned", "//pwned.example/x", `\\pwned\x`, "pwned%2e%2e?a#b",
}

// hostileBook is a workbook whose sheets, cells, heads, labels and number formats are
// hostile, with slips of several kinds. A control character stands in it as the format
// writes one: _x001B_ (ECMA-376 Part 1, 22.9.2.19).
func hostileBook(t *testing.T) []byte {
	const head = `<?xml version="1.0" encoding="UTF-8"?>`
	const space = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	const rel = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	parts := map[string]string{
		"_rels/.rels": head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + rel + `officeDocument" Target="xl/workbook.xml"/></Relationships>`,
	}
	names := []string{"::error::pwned\u202e", "=pwned!A1'", "<script>pwned", "[pwned](javascript:x)\u009b31m", "../pwned?#%2e"}
	var list, rels, types, formats, xfs strings.Builder
	for i, evil := range hostileTexts {
		fmt.Fprintf(&formats, `<numFmt numFmtId="%d" formatCode="0&quot;%s&quot;"/>`, 200+i, stored(strings.ReplaceAll(evil, `"`, "")))
		fmt.Fprintf(&xfs, `<xf numFmtId="%d" applyNumberFormat="1"/>`, 200+i)
	}
	for i, name := range names {
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, stored(name), i+1, i+1)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="%sworksheet" Target="worksheets/sheet%d.xml"/>`, i+1, rel, i+1)
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, i+1)
		parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = head + `<worksheet ` + space + `><sheetData>` + hostileRows(i) + `</sheetData></worksheet>`
	}
	parts["[Content_Types].xml"] = head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` + types.String() + `</Types>`
	parts["xl/workbook.xml"] = head + `<workbook ` + space + `><sheets>` + list.String() + `</sheets></workbook>`
	parts["xl/_rels/workbook.xml.rels"] = head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + rels.String() +
		`<Relationship Id="rIdS" Type="` + rel + `styles" Target="styles.xml"/></Relationships>`
	parts["xl/styles.xml"] = head + `<styleSheet ` + space + `><numFmts>` + formats.String() + `</numFmts><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>` +
		`<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/>` + xfs.String() + `</cellXfs></styleSheet>`
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range parts {
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = w.Write([]byte(content))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

// hostileRows are a table of every hostile text, as a label or in the remarks, with wrong
// totals, a stale formula, an error value and a text among the numbers.
func hostileRows(sheet int) string {
	var b strings.Builder
	row := func(n int, cells ...string) { fmt.Fprintf(&b, `<row r="%d">%s</row>`, n, strings.Join(cells, "")) }
	text := func(s string) string {
		return `<c t="inlineStr"><is><t xml:space="preserve">` + stored(s) + `</t></is></c>`
	}
	evil := func(i int) string { return hostileTexts[(i+7*sheet)%len(hostileTexts)] }
	row(1, text("附表"+evil(0)))
	row(2, text(evil(1)), text("合计"+evil(2)), text(evil(3)+"甲"), text(evil(4)+"乙"), text(evil(5)))
	rows := len(hostileTexts)
	if sheet > 1 { // of which the name is what matters
		rows = 12
	}
	for i := range rows {
		a, c, total := 10+i, 20+3*i, 30+4*i
		if i%3 == 0 {
			total++ // a slip
		}
		style := func(k int) string { return fmt.Sprintf(` s="%d"`, (i+k)%len(hostileTexts)+1) }
		sum := fmt.Sprintf(`<c%s><v>%d</v></c>`, style(0), total)
		part := fmt.Sprintf(`<c%s><v>%d</v></c>`, style(1), a)
		switch i % 10 {
		case 1:
			sum = fmt.Sprintf(`<c><f>C%d+D%d+1&amp;"&lt;script&gt;pwned"</f><v>%d</v></c>`, i+3, i+3, total)
		case 4:
			sum = fmt.Sprintf(`<c><f>SUM(C%d:C%d)</f><v>%d</v></c>`, i+3, i+3, total)
		case 5:
			part = text(fmt.Sprint(a, evil(i)))
		case 7:
			part = `<c t="e"><v>#REF!` + stored(evil(i)) + `</v></c>`
		}
		row(i+3, text(evil(i)), sum, part, fmt.Sprintf(`<c%s><v>%d</v></c>`, style(2), c), text(evil(i+1)))
	}
	return b.String()
}

// stored is a text as a workbook stores it.
func stored(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, "_x%04X_", r)
		default:
			b.WriteRune(r)
		}
	}
	var out bytes.Buffer
	// A bytes.Buffer takes everything.
	_ = xml.EscapeText(&out, []byte(b.String()))
	return out.String()
}
