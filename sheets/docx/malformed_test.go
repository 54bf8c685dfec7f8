package docx

import (
	"archive/zip"
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/sheettest"
)

func TestBadDocuments(t *testing.T) {
	whole := documentOf(p("a")+square(), "")
	in := func(body string) parts { return whole.with(mainPart, inBody(body)) }
	for name, c := range map[string]struct {
		parts        parts
		place, cause string
	}{
		"no contents":       {whole.with("_rels/.rels", ""), "_rels/.rels", "main part"},
		"no document":       {whole.with(mainPart, "").with("[Content_Types].xml", whole["[Content_Types].xml"]), mainPart, "missing"},
		"cut off":           {whole.with(mainPart, strings.TrimSuffix(whole[mainPart], "</w:body></w:document>")), mainPart + ", paragraph 5", "cut off"},
		"cut off in a cell": {in(tbl(tr(`<w:tc>` + p("a")))), mainPart + ", table 1, row 1", "</w:tr> closes nothing"},
		"other root":        {whole.with(mainPart, `<w:styles `+space+`/>`), mainPart, "begins with <styles>"},
		"other vocabulary":  {whole.with(mainPart, `<document xmlns="urn:x"/>`), mainPart, "begins with <document>"},
		"no styles":         {whole.with("word/styles.xml", ""), "word/styles.xml", "missing"},
		"bad styles":        {whole.with("word/styles.xml", "<w:styles "+space+">"), "word/styles.xml", "cut off"},
		"row outside":       {in(tr(tc("", "a"))), mainPart + ", paragraph 0", "stands where none may stand"},
		"cell outside":      {in(tbl(tc("", "a"))), mainPart + ", table 1, row 0", "stands where none may stand"},
		"row in a row":      {in(tbl(tr(tr(tc("", "a"))))), mainPart + ", table 1, row 1", "stands where none may stand"},
		"cell in a cell":    {in(tbl(tr(`<w:tc>` + tc("", "a") + `</w:tc>`))), mainPart + ", table 1, row 1", "stands where none may stand"},
		"properties":        {in(tbl(`<w:trPr/>`)), mainPart + ", table 1, row 0", "stands where none may stand"},
		"cell properties":   {in(tbl(tr(`<w:tcPr/>`))), mainPart + ", table 1, row 1", "stands where none may stand"},
		"width":             {in(tbl(tr(tc(`<w:gridSpan w:val="x"/>`, "a")))), mainPart + ", table 1, row 1", `impossible width ("x")`},
		"negative width":    {in(tbl(tr(tc(`<w:gridSpan w:val="-1"/>`, "a")))), mainPart + ", table 1, row 1", `impossible width ("-1")`},
		"huge width":        {in(tbl(tr(tc(`<w:gridSpan w:val="99999999999"/>`, "a")))), mainPart + ", table 1, row 1", "impossible width"},
		"too wide":          {in(tbl(tr(tc("", "a"), tc(`<w:gridSpan w:val="16384"/>`, "a")))), mainPart + ", table 1, row 1", "more than 16384 columns"},
		"beyond the width":  {in(tbl(tr(tc(`<w:gridSpan w:val="16384"/>`, "a"), tc("", "a")))), mainPart + ", table 1, row 1", "more than 16384 columns"},
		"begins beyond":     {in(tbl(`<w:tr><w:trPr><w:gridBefore w:val="16384"/></w:trPr></w:tr>`)), mainPart + ", table 1, row 1", "impossible column"},
		"open field":        {in(p("a") + `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>`), mainPart + ", paragraph 2", "never ends"},
		"foreign content":   {in(`<w:altChunk/>`), mainPart + ", paragraph 0", "another format"},
		"nested too deep":   {in(strings.Repeat(`<w:sdt>`, 300)), mainPart + ", paragraph 0", "256 deep"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := read(c.parts.pack(t))
			e := sheettest.Refusal(t, err)
			assert.Equal(t, c.place, e.Place.In(lang.EN))
			assert.Contains(t, e.Cause.In(lang.EN), c.cause)
		})
	}
}

func TestLimits(t *testing.T) {
	across := tbl(tr(tc(`<w:gridSpan w:val="2"/>`, "a")), tr(tc("", "1"), tc("", "2")), tr(tc(`<w:gridSpan w:val="2"/>`, "b")))
	data := documentOf(across+p("")+square(), `<w:style w:styleId="a"/><w:style w:styleId="b"/>`).pack(t)
	field := `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`
	fields := documentOf(`<w:p>`+strings.Repeat(field, 3)+`</w:p>`, "").pack(t)
	for name, c := range map[string]struct {
		data  []byte
		lower func(*sheets.Limits)
		cause string
	}{
		"bytes":  {data, func(l *sheets.Limits) { l.Bytes = 1 << 10 }, "unpacks to more than 1 KiB"},
		"cells":  {data, func(l *sheets.Limits) { l.Cells = 3 }, "more than 3 cells"},
		"text":   {data, func(l *sheets.Limits) { l.Text = 1 }, "more than 1 B of text"},
		"merges": {data, func(l *sheets.Limits) { l.Merges = 1 }, "more than 1 merged cells"},
		"tables": {data, func(l *sheets.Limits) { l.Sheets = 1 }, "more than 1 tables"},
		"styles": {data, func(l *sheets.Limits) { l.Spans = 1 }, "more than 1 styles"},
		"fields": {fields, func(l *sheets.Limits) { l.Spans = 2 }, "more than 2 fields"},
	} {
		t.Run(name, func(t *testing.T) {
			limits := sheets.DefaultLimits
			c.lower(&limits)
			_, err := sheets.Open(t.Context(), sheets.Source{Data: c.data, Limits: limits}, []sheets.Decoder{Decoder()})
			assert.Contains(t, sheettest.Refusal(t, err).Cause.In(lang.EN), c.cause)
		})
	}
}

// A small file that unpacks to a great deal is refused by what comes out of it, and
// text that does is kept in the memory that it takes.
func TestBomb(t *testing.T) {
	limits := sheets.DefaultLimits
	limits.Bytes = 4 << 20
	for name, xml := range map[string]string{
		"text":       p(strings.Repeat("9", 5<<20)),
		"paragraphs": strings.Repeat(`<w:p/>`, 1<<20),
		"cells":      `<w:tbl><w:tr>` + strings.Repeat(`<w:tc/>`, 1<<20),
		"tables":     strings.Repeat(`<w:tbl/>`, 1<<20),
	} {
		data := documentOf(xml, "").pack(t)
		require.Less(t, len(data), 1<<20)
		_, err := sheets.Open(t.Context(), sheets.Source{Data: data, Limits: limits}, []sheets.Decoder{Decoder()})
		e := sheettest.Refusal(t, err).Cause.In(lang.EN)
		assert.True(t, strings.Contains(e, "more than 4 MiB") || strings.Contains(e, "columns") || strings.Contains(e, "longer than"), "%s: %s", name, e)
	}
}

// notice is the document among the fixtures.
func notice(t testing.TB) []byte {
	data, err := os.ReadFile("../../fixtures/notice.docx")
	require.NoError(t, err)
	return data
}

func TestForeignFiles(t *testing.T) {
	whole := documentOf(p("a"), "")
	assert.Equal(t, "docx", Decoder().Name)
	var empty bytes.Buffer
	require.NoError(t, zip.NewWriter(&empty).Close())
	for name, c := range map[string]struct {
		data []byte
		want bool
	}{
		"document":  {whole.pack(t), true},
		"elsewhere": {parts{"[Content_Types].xml": whole["[Content_Types].xml"]}.pack(t), true},
		"macros": {parts{"[Content_Types].xml": strings.Replace(whole["[Content_Types].xml"], "vnd.openxmlformats-officedocument.wordprocessingml.document.main",
			"vnd.ms-word.document.macroEnabled.main", 1)}.pack(t), true},
		"cut off":        {notice(t)[:9000], true},
		"archive":        {parts{"a.txt": "a"}.pack(t), false},
		"empty archive":  {empty.Bytes(), false},
		"beginning only": {[]byte("PK\x03\x04"), false},
		"text":           {[]byte("a,b\n"), false},
		"nothing":        {nil, false},
	} {
		assert.Equal(t, c.want, Decoder().Match(sheets.Source{Name: "a.txt", Data: c.data}), name)
	}
}
