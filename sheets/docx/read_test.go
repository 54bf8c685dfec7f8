package docx

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
)

// What a paragraph shows, by how it is written.
func TestText(t *testing.T) {
	field := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	code := func(text string) string { return `<w:r><w:instrText>` + text + `</w:instrText></w:r>` }
	run := func(properties, text string) string {
		return `<w:r><w:rPr>` + properties + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
	}
	box := func(text string) string {
		return `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>` + p(text) +
			`</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>` + p(text) +
			`</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`
	}
	for name, c := range map[string]struct {
		inner string
		want  []string
	}{
		"runs":                  {r("一般公共") + r("预算收入"), []string{"一般公共预算收入"}},
		"blanks kept":           {r("a ") + r(" b"), []string{"a b"}},
		"blanks not kept":       {`<w:r><w:t> a </w:t></w:r>` + r("b"), []string{"ab"}},
		"entities":              {r("a&amp;b &lt;3"), []string{"a&b <3"}},
		"line end in the file":  {r("a\nb"), []string{"a b"}},
		"tab":                   {`<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>`, []string{"a b"}},
		"tab stops":             {`<w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr>` + r("a"), []string{"a"}},
		"break":                 {`<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>`, []string{"a b c"}},
		"break and indentation": {`<w:r><w:t>a</w:t><w:br/></w:r>` + r("\u3000\u3000b"), []string{"a", "b"}},
		"hyphens":               {`<w:r><w:noBreakHyphen/><w:t>5</w:t><w:softHyphen/><w:t>` + "6\u00ad7" + `</w:t></w:r>`, []string{"-567"}},
		"symbol":                {`<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>`, []string{"✓"}},
		"unknown symbol":        {`<w:r><w:sym w:font="Webdings" w:char="F041"/></w:r>`, []string{"\uF041"}},
		"odd symbol":            {`<w:r><w:sym/></w:r>`, []string{"\uFFFD"}},
		"inserted":              {`<w:ins>` + r("12") + `</w:ins>` + r("3"), []string{"123"}},
		"deleted":               {`<w:del><w:r><w:delText>9</w:delText></w:r></w:del>` + r("3"), []string{"3"}},
		"end deleted":           {`<w:pPr><w:rPr><w:b/><w:del w:id="1"/></w:rPr></w:pPr>` + r("1") + `</w:p><w:p><w:pPr><w:rPr><w:ins w:id="2"/></w:rPr></w:pPr>` + r("2") + `</w:p><w:p>` + r("3"), []string{"12", "3"}},
		"end moved":             {`<w:pPr><w:rPr><w:moveFrom w:id="1"/></w:rPr></w:pPr><w:moveFrom>` + r("9") + `</w:moveFrom></w:p><w:p>` + r("3"), []string{"3"}},
		"last end deleted":      {`<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>` + r("1"), []string{"1"}},
		"moved":                 {`<w:moveFrom>` + r("9") + `</w:moveFrom><w:moveTo>` + r("3") + `</w:moveTo>`, []string{"3"}},
		"hidden":                {`<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t><w:tab/></w:r>` + r("3"), []string{"3"}},
		"not hidden":            {`<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>9</w:t></w:r>` + r("3"), []string{"93"}},
		"hidden mark only":      {`<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>` + r("3"), []string{"3"}},
		"note":                  {r("3") + `<w:r><w:footnoteReference w:id="2"/></w:r>`, []string{"3"}},
		"note typed":            {r("3") + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>` + r("4"), []string{"3¹4"}},
		"struck out":            {run(`<w:strike/>`, "280") + run(`<w:dstrike w:val="true"/>`, " a") + r(" 300") + run(`<w:strike/><w:vertAlign w:val="superscript"/>`, "1"), []string{"300"}},
		"all struck out":        {run(`<w:strike/>`, "280") + `<w:r><w:rPr><w:dstrike/></w:rPr><w:tab/><w:t>a</w:t></w:r>`, []string{"280 a"}},
		"not struck out":        {run(`<w:strike w:val="0"/><w:dstrike w:val="false"/>`, "280") + r("300"), []string{"280300"}},
		"box in what is struck": {`<w:r><w:rPr><w:strike/></w:rPr><w:t>280</w:t>` + box("boxed") + `</w:r>` + r("300"), []string{"boxed", "300"}},
		"link":                  {`<w:hyperlink>` + r("a") + `</w:hyperlink><w:smartTag>` + r("b") + `</w:smartTag>`, []string{"ab"}},
		"simple field":          {`<w:fldSimple w:instr="PAGE">` + r("7") + `</w:fldSimple>`, []string{"7"}},
		"field":                 {field("begin") + code(" =SUM(ABOVE) ") + field("separate") + r("61") + field("end") + r("."), []string{"61."}},
		"field without result":  {field("begin") + code("X") + field("end") + r("a"), []string{"a"}},
		"field in a field": {field("begin") + code("IF ") + field("begin") + code("B") + field("separate") + r("1") + field("end") +
			r("no") + field("separate") + r("yes") + field("end"), []string{"yes"}},
		"end without beginning": {field("separate") + field("end") + r("a"), []string{"a"}},
		"reading aid":           {`<w:r><w:ruby><w:rt>` + r("zhou") + `</w:rt><w:rubyBase>` + r("舟") + `</w:rubyBase></w:ruby></w:r>`, []string{"舟"}},
		"equation": {`<m:oMath><m:f><m:num><m:r><w:rPr><w:vanish w:val="0"/></w:rPr><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>` +
			`<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>`, []string{"1/2x^2"}},
		"text box":           {r("a") + `<w:r>` + box("boxed") + `</w:r>` + r("b"), []string{"boxed", "ab"}},
		"hidden text box":    {`<w:r><w:rPr><w:vanish/></w:rPr>` + box("boxed") + `</w:r>` + r("b"), []string{"b"}},
		"only a fallback":    {`<w:r><mc:AlternateContent><mc:Fallback><w:t>a</w:t></mc:Fallback></mc:AlternateContent></w:r>`, []string{"a"}},
		"control":            {`<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + r("a") + `</w:sdtContent></w:sdt>`, []string{"a"}},
		"control not filled": {`<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + r("click here") + `</w:sdtContent></w:sdt>` + r("b"), []string{"b"}},
		"foreign":            {`<x:y xmlns:x="urn:x"><x:t>no</x:t></x:y>` + r("a"), []string{"a"}},
		"nothing":            {r(" ") + `<w:r><w:br w:type="page"/></w:r>`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, prose(body(t, `<w:p>`+c.inner+`</w:p>`)))
			// In a cell it shows the same.
			sheet := body(t, tbl(tr(tc("", "x"), `<w:tc><w:p>`+c.inner+`</w:p></w:tc>`), tr(tc("", "y")))).Sheets[0]
			shown := ""
			if cell := sheet.At(1, 2); cell != nil {
				shown = cell.Raw
			}
			assert.Equal(t, strings.Fields(strings.Join(c.want, " ")), strings.Fields(shown))
		})
	}
}

func TestHeadings(t *testing.T) {
	styles := `<w:style w:styleId="h1"><w:name w:val="heading 1"/></w:style>` +
		`<w:style w:styleId="mine"><w:name w:val="公文标题"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>` +
		`<w:style w:styleId="below"><w:name w:val="x"/><w:basedOn w:val="mine"/></w:style>` +
		`<w:style w:styleId="body"><w:name w:val="y"/><w:basedOn w:val="mine"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>` +
		`<w:style w:styleId="ring"><w:name w:val="z"/><w:basedOn w:val="ring"/></w:style>` +
		`<w:style w:styleId="secret"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="under"><w:basedOn w:val="secret"/></w:style>` +
		`<w:style w:styleId="open"><w:basedOn w:val="secret"/><w:rPr><w:vanish w:val="false"/></w:rPr></w:style>`
	styled := func(properties, text string) string {
		return `<w:p><w:pPr>` + properties + `</w:pPr>` + r(text) + `</w:p>`
	}
	xml := styled(`<w:pStyle w:val="h1"/>`, "one") + styled(`<w:pStyle w:val="mine"/>`, "three") + styled(`<w:pStyle w:val="below"/>`, "below") +
		styled(`<w:pStyle w:val="body"/>`, "body") + styled(`<w:pStyle w:val="ring"/>`, "ring") + styled(`<w:pStyle w:val="none"/>`, "none") +
		styled(`<w:outlineLvl w:val="1"/>`, "two") + styled(`<w:pStyle w:val="h1"/><w:outlineLvl w:val="9"/>`, "no more") +
		styled(`<w:pStyle w:val="under"/>`, "hidden") + styled(`<w:pStyle w:val="open"/>`, "open") +
		`<w:p><w:r><w:rPr><w:rStyle w:val="secret"/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:rStyle w:val="open"/></w:rPr><w:t>shown</w:t></w:r></w:p>`
	book, err := read(documentOf(xml, styles).pack(t))
	require.NoError(t, err)
	assert.Equal(t, []string{"#one", "###three", "###below", "body", "ring", "none", "##two", "no more", "open", "shown"}, prose(book))
}

func TestTables(t *testing.T) {
	const down, on = `<w:vMerge w:val="restart"/>`, `<w:vMerge/>`
	wide := func(n string) string { return `<w:gridSpan w:val="` + n + `"/>` }
	struck := func(lines ...string) (out string) {
		for _, line := range lines {
			out += `<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>` + line + `</w:t></w:r></w:p>`
		}
		return out
	}
	for name, c := range map[string]struct {
		table         string
		cells, merges []string
	}{
		"plain":        {square(), []string{"A1 a", "B1 b", "A2 1", "B2 2"}, nil},
		"lines":        {tbl(tr(tc("", "拟下达", "", "舟山指标"), tc("", "  x "))), []string{"A1 拟下达\n舟山指标", "B1   x"}, nil},
		"blank cell":   {tbl(tr(tc("", "a"), tc("", ""), tc("", "c"))), []string{"A1 a", "C1 c"}, nil},
		"across":       {tbl(tr(tc(wide("2"), "a"), tc("", "b")), tr(tc("", "1"), tc("", "2"), tc("", "3"))), []string{"A1 a", "C1 b", "A2 1", "B2 2", "C2 3"}, []string{"A1:B1"}},
		"unused lines": {tbl(tr(tc(wide("3"), "a"), tc(wide("4000"), "b")), tr(tc(wide("3"), "1"), tc("", "2"))), []string{"A1 a", "B1 b", "A2 1", "B2 2"}, nil},
		"down":         {tbl(tr(tc(down, "a"), tc("", "1")), tr(tc(on, "not shown"), tc("", "2")), tr(tc(down, "b"), tc("", "3")), tr(tc(on), tc("", "4"))), []string{"A1 a", "B1 1", "B2 2", "A3 b", "B3 3", "B4 4"}, []string{"A1:A2", "A3:A4"}},
		"both": {
			tbl(tr(tc("", "x"), tc(wide("2")+down, "a"), tc("", "1")), tr(tc("", "y"), tc(wide("2")+on), tc("", "2")), tr(tc("", "p"), tc("", "q"), tc("", "r"), tc("", "s"))),
			[]string{"A1 x", "B1 a", "D1 1", "A2 y", "D2 2", "A3 p", "B3 q", "C3 r", "D3 s"},
			[]string{"B1:C2"},
		},
		"goes on from nothing": {tbl(tr(tc(on, "a"), tc("", "1")), tr(tc(on), tc("", "2"))), []string{"A1 a", "B1 1", "B2 2"}, []string{"A1:A2"}},
		"goes on elsewhere":    {tbl(tr(tc(down, "a"), tc("", "1")), tr(tc(wide("2")+on, "b"), tc("", "2")), tr(tc("", "c"), tc("", "d"), tc("", "e"))), []string{"A1 a", "B1 1", "A2 b", "C2 2", "A3 c", "B3 d", "C3 e"}, []string{"A2:B2"}},
		"old form":             {tbl(tr(tc(`<w:hMerge w:val="restart"/>`, "a"), tc(`<w:hMerge/>`, "no"), tc("", "b")), tr(tc("", "1"), tc("", "2"), tc("", "3"))), []string{"A1 a", "C1 b", "A2 1", "B2 2", "C2 3"}, []string{"A1:B1"}},
		"begins later":         {tbl(tr(tc("", "a"), tc("", "b")), `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>`+tc("", "2")+`</w:tr>`), []string{"A1 a", "B1 b", "B2 2"}, nil},
		"in controls":          {`<w:sdt><w:sdtContent>` + tbl(`<w:sdt><w:sdtContent><w:tr>`+tc("", "a")+`<w:sdt><w:sdtContent>`+tc("", "b")+`</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>`) + `</w:sdtContent></w:sdt>`, []string{"A1 a", "B1 b"}, nil},
		"row deleted":          {tbl(tr(tc("", "a"), tc("", "b")), `<w:tr><w:trPr><w:del/></w:trPr>`+tc("", "9")+tc("", "9")+`</w:tr>`, tr(tc("", "1"), tc("", "2"))), []string{"A1 a", "B1 b", "A2 1", "B2 2"}, nil},
		"cell deleted":         {tbl(tr(tc("", "a"), tc(`<w:cellDel/>`, "9"), tc("", "b"))), []string{"A1 a", "B1 b"}, nil},
		"line struck out":      {tbl(tr(tc("", "a"), `<w:tc>`+struck("280")+p("300")+`</w:tc>`), tr(`<w:tc>`+struck("旧", "项")+`</w:tc>`, `<w:tc>`+struck("1")+p(" ")+`</w:tc>`)), []string{"A1 a", "B1 300", "A2 旧\n项", "B2 1"}, nil},
		"indented":             {tbl(tr(tc("", "a"), tc("", "b")), tr(tc("", "\u3000其中"), tc("", "2"))), []string{"A1 a", "B1 b", "A2 \u3000其中", "B2 2"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			book := body(t, c.table)
			require.Len(t, book.Sheets, 1)
			assert.Equal(t, c.cells, cells(book.Sheets[0]))
			assert.Equal(t, c.merges, merges(book.Sheets[0]))
			assert.Empty(t, book.Prose)
		})
	}
}

func TestTableStyles(t *testing.T) {
	book := body(t, tbl(`<w:tr><w:trPr><w:hidden/></w:trPr>`+tc("", "a")+tc("", "b")+`</w:tr>`,
		tr(`<w:tc><w:p><w:pPr><w:ind w:firstLineChars="200" w:firstLine="1"/></w:pPr>`+r("其中")+`</w:p></w:tc>`, `<w:tc><w:p><w:pPr><w:ind w:left="630" w:hanging="210"/></w:pPr>`+r("1")+`</w:p></w:tc>`)))
	s := book.Sheets[0]
	assert.Equal(t, map[int]sheets.Line{1: {Hidden: true}}, s.Rows)
	assert.Equal(t, 0, book.Style(*s.At(1, 1)).Indent)
	assert.Equal(t, 2, book.Style(*s.At(2, 1)).Indent)
	assert.Equal(t, 2, book.Style(*s.At(2, 2)).Indent)
}

// A table in a table is one of its own; one that only frames others is none.
func TestNestedTables(t *testing.T) {
	inner := `<w:tc>` + p("before") + square() + p("after") + `</w:tc>`
	book := body(t, tbl(tr(tc("", "x"), inner), tr(tc("", "5"), tc("", "6")))+p("end"))
	assert.Equal(t, []string{"table 1", "table 2"}, names(book))
	assert.Equal(t, []string{"A1 x", "B1 before\nafter", "A2 5", "B2 6"}, cells(book.Sheets[0]))
	assert.Equal(t, []string{"A1 a", "B1 b", "A2 1", "B2 2"}, cells(book.Sheets[1]))
	assert.Equal(t, []string{"end"}, prose(book))

	book = body(t, tbl(tr(tc("", "x"), inner)))
	assert.Equal(t, []string{"table 1"}, names(book))
	assert.Equal(t, []string{"x", "before", "after"}, prose(book))

	book = body(t, p("a")+tbl(tr(tc("", "framed", "text")))+p("b"))
	assert.Empty(t, book.Sheets)
	assert.Equal(t, []string{"a", "framed", "text", "b"}, prose(book))
}

func TestNames(t *testing.T) {
	caption := `<w:tblPr><w:tblCaption w:val="表 9 alternative"/></w:tblPr>`
	book := body(t, p("附表1")+p("任务分解")+square()+p("Table 2. Shares")+square()+p("text。")+square()+p("附表1")+square()+
		square()+tbl(caption, tr(tc("", "a"), tc("", "b"))))
	assert.Equal(t, []string{"附表1", "Table 2", "table 3", "附表1 (2)", "table 5", "表 9"}, names(book))
	assert.Equal(t, []string{"附表1", "任务分解", "Table 2. Shares", "text。", "附表1"}, prose(book))
}

// The strict variant of the format, other prefixes, other names of parts.
func TestVariants(t *testing.T) {
	strict := strings.NewReplacer("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships/", "http://purl.oclc.org/ooxml/officeDocument/relationships/")
	whole := documentOf(p("text")+square(), "")
	variants := map[string]parts{"strict": {}, "prefix": {}, "place": whole.with(mainPart, "").with("word/document2.xml", whole[mainPart]).
		with("_rels/.rels", strings.Replace(whole["_rels/.rels"], "word/document.xml", "/word/document2.xml", 1))}
	for name, content := range whole {
		variants["strict"][name] = strict.Replace(content)
		variants["prefix"][name] = strings.NewReplacer("xmlns:w=", "xmlns:q=", "w:", "q:").Replace(content)
	}
	for name, v := range variants {
		book, err := read(v.pack(t))
		require.NoError(t, err, name)
		assert.Equal(t, []string{"text"}, prose(book), name)
		assert.Equal(t, []string{"A1 a", "B1 b", "A2 1", "B2 2"}, cells(book.Sheets[0]), name)
		assert.Equal(t, "docx", book.Format)
	}
}
