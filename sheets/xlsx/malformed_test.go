package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/opc"
	"crossfoot/sheets/sheettest"
)

const (
	sheet1   = "xl/worksheets/sheet1.xml"
	inSheet1 = "sheet “附表1” (" + sheet1 + ")"
)

func TestBadCells(t *testing.T) {
	const good = `<row r="1"><c r="A1"><v>1</v></c></row>`
	for name, c := range map[string]struct{ rows, place, cause string }{
		"row twice":            {good + `<row r="1"/>`, ", row 1", "appears twice"},
		"rows out of order":    {`<row r="3"/><row r="2"/>`, ", row 2", "after row 3"},
		"row beyond the sheet": {good + `<row r="1048577"/>`, ", row 1", "impossible number"},
		"row zero":             {`<row r="0"/>`, "", "impossible number"},
		"row no number":        {`<row r="x"/>`, "", "impossible number"},
		"row after the last":   {`<row r="1048576"/><row/>`, ", row 1048577", "more than 1048576 rows"},
		"cell twice":           {`<row r="2"><c r="B2"/><c r="B2"/></row>`, ", cell B2", "appears twice"},
		"cells out of order":   {`<row r="2"><c r="B2"/><c r="A2"/></row>`, ", cell A2", "after B2"},
		"cell in another row":  {`<row r="2"><c r="B3"/></row>`, ", cell B2", "address B3 stands in row 2"},
		"cell beyond":          {`<row r="2"><c r="XFE2"/></row>`, ", row 2", "impossible address"},
		"cell after the last":  {`<row r="2"><c r="XFD2"/><c/></row>`, ", cell XFE2", "more than 16384 cells"},
		"cell without row":     {`<row r="2"><c r="B"/></row>`, ", row 2", "impossible address"},
		"bad text number":      {`<row r="7"><c r="B7" t="s"><v>2</v></c></row>`, ", cell B7", "lists 2 texts"},
		"negative text":        {`<row r="7"><c r="B7" t="s"><v>-1</v></c></row>`, ", cell B7", "lists 2 texts"},
		"odd text number":      {`<row r="7"><c r="B7" t="s"><v>x</v></c></row>`, ", cell B7", "lists 2 texts"},
		"bad style":            {`<row r="7"><c r="B7" s="3"/></row>`, ", cell B7", "has style \"3\", but the file has 3"},
		"no number":            {`<row r="7"><c r="B7"><v>12O</v></c></row>`, ", cell B7", "holds \"12O\""},
		"not a number":         {`<row r="7"><c r="B7"><v>NaN</v></c></row>`, ", cell B7", "holds \"NaN\""},
		"number too large":     {`<row r="7"><c r="B7"><v>1e999</v></c></row>`, ", cell B7", "holds \"1e999\""},
		"no truth":             {`<row r="7"><c r="B7" t="b"><v>2</v></c></row>`, ", cell B7", "TRUE or FALSE"},
		"unknown type":         {`<row r="7"><c r="B7" t="q"><v>2</v></c></row>`, ", cell B7", "unknown type"},
		"two values":           {`<row r="7"><c r="B7"><v>2</v><v>3</v></c></row>`, ", cell B7", "two values"},
		"two texts":            {`<row r="7"><c r="B7"><v>2</v><is><t>a</t></is></c></row>`, ", cell B7", "two values"},
		"cell in no row":       {good + `<c r="B7"><v>2</v></c>`, ", row 1", "(<c>) stands where none may"},
		"value in no cell":     {`<row r="7"><v>2</v></row>`, ", row 7", "(<v>) stands where none may"},
		"cell in a cell":       {`<row r="7"><c r="B7"><c r="C7"><v>3</v></c></c></row>`, ", cell B7", "(<c>) stands where none may"},
		"shared with none":     {`<row r="7"><c r="B7"><f t="shared" si="4"/><v>2</v></c></row>`, ", cell B7", "does not have it"},
		"shared number":        {`<row r="7"><c r="B7"><f t="shared" si="a"/><v>2</v></c></row>`, ", cell B7", "which is none"},
		"array":                {`<row r="7"><c r="B7"><f t="array" ref="B7:A6">1</f><v>2</v></c></row>`, ", cell B7", "impossible range"},
	} {
		t.Run(name, func(t *testing.T) {
			e := workbookOf(c.rows, "").refusal(t)
			assert.Equal(t, inSheet1+c.place, e.Place.In(lang.EN))
			assert.Contains(t, e.Cause.In(lang.EN), c.cause)
		})
	}
}

func TestBadXML(t *testing.T) {
	sheet := worksheet(`<row r="1"><c r="A1"><v>1</v></c></row><row r="5"><c r="B5" t="str"><v>text</v></c></row>`, "")
	replace := func(from, to string) string { return strings.Replace(sheet, from, to, 1) }
	for name, c := range map[string]struct{ content, place, cause string }{
		"cut off":              {sheet[:strings.Index(sheet, "</c></row></sheet")], ", cell B5", "cut off"},
		"cut off in a tag":     {sheet[:strings.Index(sheet, `="B5"`)], ", row 5", "cut off"},
		"cut off in an entity": {sheet[:strings.Index(sheet, "text</v>")] + "&am", ", cell B5", "cut off"},
		"unclosed":             {replace("</v></c></row></sheet", "</c></row></sheet"), ", cell B5", "</c> closes nothing"},
		"closed too often":     {replace("</c></row><row", "</c></c></row><row"), ", cell A1", "</c> closes nothing"},
		"closed by another":    {replace("</sheetData>", "</sheetdata>"), ", row 5", "</sheetdata> closes nothing"},
		"unclosed and skipped": {replace("<v>1</v>", "<v>1</v><ext><a></ext>"), ", cell A1", "</ext> closes nothing"},
		"root unclosed":        {strings.TrimSuffix(sheet, "</worksheet>"), "", "cut off"},
		"invalid UTF-8":        {replace("text", "a\xff"), ", cell B5", "byte FF"},
		"half a character":     {sheet + "\xe5", "", "byte E5"},
		"control character":    {replace("text", "a\x01"), ", cell B5", "byte 01"},
		"NUL":                  {replace("text", "a\x00b"), ", cell B5", "byte 00"},
		"U+FFFE":               {replace("text", "\ufffe"), ", cell B5", "byte EF"},
		"junk after":           {sheet + "junk", "", "text before the beginning or after the end"},
		"junk before":          {"junk" + sheet, "", "text before the beginning or after the end"},
		"CDATA after":          {sheet + "<![CDATA[x]]>", "", "text before the beginning or after the end"},
		"entity after":         {sheet + "&amp;", "", "text before the beginning or after the end"},
		"two roots":            {sheet + "<worksheet/>", "", "more data after the end"},
		"late declaration":     {" <?xml version='1.0'?>" + sheet, "", "data before the beginning"},
		"other encoding":       {"<?xml version='1.0' encoding='GBK'?>" + sheet, "", "GBK"},
		"document type":        {"<!DOCTYPE worksheet>" + sheet, "", "document type"},
		"unknown entity":       {replace("text", "&nbsp;"), ", cell B5", "&nbsp;"},
		"bare ampersand":       {replace("text", "a & b, which is long"), ", cell B5", "stands for no character"},
		"forbidden number":     {replace("text", "&#1;"), ", cell B5", "&#1;"},
		"surrogate number":     {replace("text", "&#xD800;"), ", cell B5", "&#xD800;"},
		"entity in attribute":  {replace(`r="A1"`, `r="A1" x="&q;"`), ", row 1", "&q;"},
		"attribute twice":      {replace(`r="A1"`, `r="A1" r="A1"`), ", row 1", "states “r” twice"},
		"attribute unquoted":   {replace(`r="A1"`, `r=A1`), ", row 1", "no value in quotes"},
		"attributes joined":    {replace(`r="A1"`, `r="A1"t="n"`), ", row 1", "malformed"},
		"less in attribute":    {replace(`r="A1"`, `r="A1" x="<&quot;"`), ", row 1", "may stand"},
		"end of CDATA":         {replace("text", "]]>"), ", cell B5", "]]>"},
		"stray less":           {replace("text", "1 < 2"), ", cell B5", "may stand"},
		"two colons":           {replace("<v>1</v>", "<v>1</v><a:b:c/>"), ", cell A1", "impossible name"},
		"unknown prefix":       {replace("<v>1</v>", "<v>1</v><q:c/>"), ", cell A1", "nothing explains"},
		"bad comment":          {replace("<v>1</v>", "<v>1</v><!-- a -- b -->"), ", cell A1", "comment"},
		"empty instruction":    {replace("<v>1</v>", "<v>1</v><??>"), ", cell A1", "instruction"},
		"tag with a blank":     {replace("<v>1</v>", "<v>1</v x>"), ", cell A1", "</v> is malformed"},
		"nested too deep":      {replace("<v>1</v>", strings.Repeat("<a>", 300)), ", cell A1", "256 deep"},
		"too many attributes":  {replace("<v>1</v>", "<a"+manyAttributes(300)+"/>"), ", cell A1", "more than 128 attributes"},
		"too many namespaces":  {replace("<v>1</v>", strings.Repeat("<a"+strings.ReplaceAll(manyAttributes(64), " ", " xmlns:")+">", 3)), ", cell A1", "more than 128 namespaces"},
		"another root":         {`<sst ` + mainSpace + `/>`, "", "begins with <sst>"},
		"another vocabulary":   {`<worksheet xmlns="urn:x"/>`, "", "begins with <worksheet>"},
		"no cells":             {`<worksheet ` + mainSpace + `/>`, "", "no table of cells"},
		"cells twice":          {replace("</sheetData>", "</sheetData><sheetData/>"), "", "two tables"},
		"nothing":              {" ", "", "cut off"},
	} {
		t.Run(name, func(t *testing.T) {
			e := workbookOf("", "").with(sheet1, c.content).refusal(t)
			assert.Equal(t, inSheet1+c.place, e.Place.In(lang.EN))
			assert.Contains(t, e.Cause.In(lang.EN), c.cause)
		})
	}
}

func manyAttributes(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(" a" + sheets.ColName(i+1) + `=""`)
	}
	return b.String()
}

func TestBadMergesAndColumns(t *testing.T) {
	merges := func(refs ...string) string {
		return `<mergeCells><mergeCell ref="` + strings.Join(refs, `"/><mergeCell ref="`) + `"/></mergeCells>`
	}
	for name, c := range map[string]struct{ after, cause string }{
		"overlap":             {merges("B2:C3", "A1:B2"), "range B2:C3 overlaps"},
		"overlap to the left": {merges("C1:D9", "A4:C4"), "range A4:C4 overlaps"},
		"beyond":              {merges("A1:XFE1"), `"A1:XFE1" is impossible`},
		"backwards":           {merges("B2:A1"), `"B2:A1" is impossible`},
		"none":                {merges(""), `"" is impossible`},
		"columns backwards":   {`<cols><col min="3" max="2"/></cols>`, "impossible"},
		"columns beyond":      {`<cols><col min="3" max="16385"/></cols>`, "impossible"},
		"columns twice":       {`<cols><col min="3" max="5"/><col min="1" max="3"/></cols>`, "column C twice"},
	} {
		t.Run(name, func(t *testing.T) {
			e := workbookOf("", c.after).refusal(t)
			assert.Equal(t, inSheet1, e.Place.In(lang.EN))
			assert.Contains(t, e.Cause.In(lang.EN), c.cause)
		})
	}
}

func TestBadWorkbook(t *testing.T) {
	const workbook, rels = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
	whole := workbookOf(`<row><c t="s"><v>0</v></c></row>`, "")
	for name, c := range map[string]struct {
		parts        parts
		place, cause string
	}{
		"no contents":    {whole.with("_rels/.rels", ""), "_rels/.rels", "table of contents"},
		"no workbook":    {whole.with(workbook, "").with("xl/Workbook.bin", "x"), workbook, "missing"},
		"no relations":   {whole.with(rels, ""), workbook, "where the sheet “附表1” is"},
		"no sheets":      {whole.edit(t, workbook, `<sheet name="附表1" sheetId="1" r:id="rId1"/>`, ""), workbook, "lists no sheets"},
		"sheet missing":  {whole.with(sheet1, ""), workbook, "“附表1” is missing (" + sheet1 + ")"},
		"unknown sheet":  {whole.edit(t, rels, "relationships/worksheet", "relationships/unknown"), workbook, "unknown kind"},
		"texts missing":  {whole.with("xl/sharedStrings.xml", ""), inSheet1 + ", cell A1", "xl/sharedStrings.xml"},
		"texts not told": {whole.edit(t, rels, "relationships/sharedStrings", "relationships/other"), inSheet1 + ", cell A1", "list of texts"},
		"texts damaged":  {whole.edit(t, "xl/sharedStrings.xml", "</si></sst>", "</sst>"), "xl/sharedStrings.xml", "closes nothing"},
		"styles damaged": {whole.edit(t, "xl/styles.xml", "</styleSheet>", ""), "xl/styles.xml", "cut off"},
		"binary":         {whole.edit(t, "_rels/.rels", "xl/workbook.xml", "xl/workbook.bin"), "xl/workbook.bin", ".xlsb"},
		"names twice": {whole.edit(t, workbook, `</sheets>`, `<sheet name="A" r:id="rId1"/><sheet name="a" r:id="rId9"/></sheets>`).
			edit(t, workbook, `name="附表1"`, `name="a"`), workbook, "two sheets have the name"},
		"styles missing":   {whole.with("xl/styles.xml", ""), "xl/styles.xml", "missing"},
		"id twice":         {whole.edit(t, rels, `Id="rId2"`, `Id="rId1"`), workbook, `two parts have the id "rId1"`},
		"two styles":       {whole.edit(t, rels, "relationships/sharedStrings", "relationships/styles"), workbook, "names two parts of one kind: xl/styles.xml and xl/sharedStrings.xml"},
		"two workbooks":    {whole.edit(t, "_rels/.rels", "</Relationships>", `<Relationship Id="rId2" Type="`+relType+`officeDocument" Target="xl/b.xml"/></Relationships>`), "_rels/.rels", "two main parts"},
		"workbook outside": {whole.edit(t, "_rels/.rels", `Target=`, `TargetMode="External" Target=`), "_rels/.rels", "table of contents"},
		"itself a sheet":   {whole.edit(t, rels, "worksheets/sheet1.xml", "workbook.xml"), "sheet “附表1” (xl/workbook.xml)", "begins with <workbook>"},
		"texts a sheet":    {whole.edit(t, rels, "worksheets/sheet1.xml", "sharedStrings.xml"), "sheet “附表1” (xl/sharedStrings.xml)", "begins with <sst>"},
		"sheet outside":    {whole.edit(t, rels, `Target="worksheets/`, `TargetMode="External" Target="worksheets/`), workbook, "unknown kind"},
		"sheet above":      {whole.edit(t, rels, "worksheets/sheet1.xml", "../../../sheet1.xml"), workbook, "missing (sheet1.xml)"},
		"sheet nowhere":    {whole.edit(t, rels, "worksheets/sheet1.xml", ""), workbook, "missing (xl)"},
		"part twice":       {whole.edit(t, workbook, `</sheets>`, `<sheet name="b" r:id="rId1"/></sheets>`), workbook, "same part"},
	} {
		t.Run(name, func(t *testing.T) {
			e := c.parts.refusal(t)
			assert.Equal(t, c.place, e.Place.In(lang.EN))
			assert.Contains(t, e.Cause.In(lang.EN), c.cause)
		})
	}
}

func TestDamagedArchive(t *testing.T) {
	whole := workbookOf(`<row r="1"><c r="A1"><v>1</v></c></row>`, "").pack(t)
	stored := func(change func(h *zip.FileHeader, raw []byte)) []byte { return restore(t, whole, change) }
	for name, c := range map[string]struct {
		data         []byte
		place, cause string
	}{
		"cut off": {whole[:len(whole)-30], "", "cut off"},
		"checksum": {stored(func(h *zip.FileHeader, _ []byte) {
			h.CRC32++
		}), inSheet1, "checksum"},
		"larger than declared": {stored(func(h *zip.FileHeader, _ []byte) {
			h.UncompressedSize64 /= 2
		}), inSheet1, "damaged"},
		"smaller than declared": {stored(func(h *zip.FileHeader, _ []byte) {
			h.UncompressedSize64 *= 2
		}), inSheet1, "cut off"},
		"bad compression": {stored(func(_ *zip.FileHeader, raw []byte) {
			raw[0] = 7
		}), inSheet1, "compressed data is damaged"},
		"unknown method": {stored(func(h *zip.FileHeader, _ []byte) {
			h.Method = 12
		}), inSheet1, "method 12"},
		"zip password": {stored(func(h *zip.FileHeader, _ []byte) {
			h.Flags |= 1
		}), inSheet1, "password"},
		"part twice": {stored(func(h *zip.FileHeader, _ []byte) {
			h.Name = "xl/workbook.xml"
		}), "xl/workbook.xml", "twice"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := read(c.data)
			e := sheettest.Refusal(t, err)
			assert.Equal(t, c.place, e.Place.In(lang.EN))
			assert.Contains(t, e.Cause.In(lang.EN), c.cause)
		})
	}
}

// TestPlaces reads errors as the user does, in one line in either language.
func TestPlaces(t *testing.T) {
	for rows, want := range map[string]lang.Text{
		`<row r="7"><c r="B7"><v>12O</v></c></row>`: {
			EN: `sheet “附表1” (xl/worksheets/sheet1.xml), cell B7: the cell should hold a number but holds "12O"; ` + opc.Resave.In(lang.EN),
			ZH: `工作表“附表1”（xl/worksheets/sheet1.xml）单元格 B7：该单元格应为数值，实际为 "12O"；` + opc.Resave.In(lang.ZH),
		},
		`<row r="7"/><row r="7"/>`: {
			EN: `sheet “附表1” (xl/worksheets/sheet1.xml), row 7: the row appears twice; ` + opc.Resave.In(lang.EN),
			ZH: `工作表“附表1”（xl/worksheets/sheet1.xml）第 7 行：该行出现了两次；` + opc.Resave.In(lang.ZH),
		},
	} {
		e := workbookOf(rows, "").refusal(t)
		assert.Equal(t, want, lang.Text{EN: e.In(lang.EN), ZH: e.In(lang.ZH)})
	}
}

// TestHalfCharacters puts a part into UTF-16 in which one character is only half
// there. To read U+FFFD instead would be to report what the cell does not say.
func TestHalfCharacters(t *testing.T) {
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		for half, cause := range map[string][]uint16{
			"(D83D)":  {0xD83D},
			"(DE00)":  {0xDE00},
			"(D83E)":  {0xD83E, 0xD83D, 0xDE00},
			"cut off": nil,
		} {
			before, after, _ := strings.Cut(worksheet(`<row r="5"><c r="B5" t="str"><v>😀HERE</v></c></row>`, ""), "HERE")
			var data []byte
			for _, unit := range slices.Concat([]uint16{0xFEFF}, utf16.Encode([]rune(before)), cause, utf16.Encode([]rune(after))) {
				data = order.AppendUint16(data, unit)
			}
			if cause == nil {
				data = data[:len(data)-1]
			}
			e := workbookOf("", "").with(sheet1, string(data)).refusal(t)
			assert.Contains(t, e.Place.In(lang.EN), inSheet1)
			assert.Contains(t, e.Cause.In(lang.EN), half)
		}
	}
}

// restore copies an archive and changes the header or the bytes of its sheet.
func restore(t *testing.T, data []byte, change func(*zip.FileHeader, []byte)) []byte {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		r, err := f.OpenRaw()
		require.NoError(t, err)
		raw := make([]byte, f.CompressedSize64)
		_, err = r.Read(raw)
		require.NoError(t, err)
		h := f.FileHeader
		h.Flags &^= 8
		if h.Name == sheet1 {
			change(&h, raw)
		}
		w, err := out.CreateRaw(&h)
		require.NoError(t, err)
		_, err = w.Write(raw)
		require.NoError(t, err)
	}
	require.NoError(t, out.Close())
	return b.Bytes()
}

func TestForeignFiles(t *testing.T) {
	d := Decoder()
	assert.Equal(t, "xlsx", d.Name)
	foreign := parts{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>` +
			`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"word/document.xml": "<a/>",
	}
	xlsb := foreign.edit(t, "[Content_Types].xml", "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "vnd.ms-excel.sheet.binary.macroEnabled.main")
	for name, c := range map[string]struct {
		data []byte
		want bool
	}{
		"workbook":           {workbookOf("", "").pack(t), true},
		"workbook elsewhere": {parts{"[Content_Types].xml": workbookOf("", "")["[Content_Types].xml"]}.pack(t), true},
		"cut off":            {workbookOf("", "").pack(t)[:1200], true},
		"binary":             {xlsb.pack(t), true},
		"document":           {foreign.pack(t), false},
		"archive":            {parts{"a.txt": "a"}.pack(t), false},
		"beginning only":     {[]byte("PK\x03\x04"), false},
		"text":               {[]byte("a,b\n"), false},
		"nothing":            {nil, false},
	} {
		assert.Equal(t, c.want, d.Match(sheets.Source{Name: "a.txt", Data: c.data}), name)
	}
}

func TestLimits(t *testing.T) {
	whole := workbookOf(`<row><c><v>1</v></c><c><v>2</v></c></row>`,
		`<cols><col min="1" max="1"/><col min="2" max="2"/></cols><mergeCells><mergeCell ref="A3:B3"/><mergeCell ref="A4:B4"/></mergeCells>`).
		edit(t, "xl/workbook.xml", "</sheets>", `<sheet name="b" r:id="rId8"/></sheets>`).
		edit(t, "xl/_rels/workbook.xml.rels", "</Relationships>", `<Relationship Id="rId8" Type="`+relType+`worksheet" Target="b.xml"/></Relationships>`).
		with("xl/b.xml", worksheet("", ""))
	data := whole.pack(t)
	for name, c := range map[string]struct {
		lower func(*sheets.Limits)
		cause string
	}{
		"bytes":  {func(l *sheets.Limits) { l.Bytes = 1 << 10 }, "unpacks to more than 1 KiB"},
		"text":   {func(l *sheets.Limits) { l.Text = 8 }, "more than 8 B of text"},
		"cells":  {func(l *sheets.Limits) { l.Cells = 1 }, "more than 1"},
		"merges": {func(l *sheets.Limits) { l.Merges = 1 }, "more than 1 merged ranges"},
		"sheets": {func(l *sheets.Limits) { l.Sheets = 1 }, "more than 1 sheets"},
		"lists":  {func(l *sheets.Limits) { l.Spans = 2 }, "more than 2"},
	} {
		t.Run(name, func(t *testing.T) {
			limits := sheets.DefaultLimits
			c.lower(&limits)
			_, err := sheets.Open(t.Context(), sheets.Source{Data: data, Limits: limits}, []sheets.Decoder{Decoder()})
			assert.Contains(t, sheettest.Refusal(t, err).Cause.In(lang.EN), c.cause)
		})
	}
	styles := whole.edit(t, "xl/styles.xml", "</cellXfs>", `<xf/><xf/></cellXfs>`)
	fonts := whole.edit(t, "xl/styles.xml", "</fonts>", `<font/><font/></fonts>`)
	codes := whole.edit(t, "xl/styles.xml", "</numFmts>", `<numFmt numFmtId="1"/><numFmt numFmtId="2"/><numFmt numFmtId="3"/><numFmt numFmtId="4"/></numFmts>`)
	columns := whole.edit(t, sheet1, "</cols>", strings.Repeat(`<col min="9" max="9"/>`, 4)+"</cols>")
	for _, p := range []parts{styles, fonts, codes, columns} {
		limits := sheets.DefaultLimits
		limits.Spans = 4 // as many as the workbook has relationships
		_, err := sheets.Open(t.Context(), sheets.Source{Data: p.pack(t), Limits: limits}, []sheets.Decoder{Decoder()})
		assert.Contains(t, sheettest.Refusal(t, err).Cause.In(lang.EN), "more than 4 ")
	}
	_, err := sheets.Open(t.Context(), sheets.Source{Data: data}, []sheets.Decoder{Decoder()})
	assert.NoError(t, err, "no limits are the usual ones")
}

// The directory at the end names a part otherwise than the part's own header does: other
// programs would find another part, or none.
func TestNamesDisagree(t *testing.T) {
	whole := workbookOf(`<row r="1"><c r="A1"><v>1</v></c></row>`, "").pack(t)
	for _, name := range []string{"[Content_Types].xml", "xl/styles.xml", sheet1} {
		data := bytes.Clone(whole)
		data[bytes.LastIndex(data, []byte(name))+len(name)-5] ^= 1
		_, err := read(data)
		assert.Contains(t, sheettest.Refusal(t, err).Cause.In(lang.EN), "list of its parts does not agree")
	}
}

// A file that declares a size beyond all memory costs no more than what it holds.
func TestDeclaredSizeIsNotBelieved(t *testing.T) {
	data := workbookOf(`<row><c><v>1</v></c></row>`, "").pack(t)
	at := bytes.LastIndex(data, []byte(sheet1)) - 46 // its entry in the directory at the end
	require.Equal(t, uint32(0x02014b50), binary.LittleEndian.Uint32(data[at:]))
	binary.LittleEndian.PutUint32(data[at+24:], 0xfffffff0)
	_, err := read(data)
	assert.Contains(t, sheettest.Refusal(t, err).Cause.In(lang.EN), "cut off")
}
