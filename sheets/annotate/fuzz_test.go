package annotate

import (
	"testing"

	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
	"crossfoot/sheets/xlsx"
)

// FuzzMark marks cells of workbooks whose parts may be damaged. A copy is made or an
// error says why not; the copy of a workbook that reads well reads as the workbook does.
func FuzzMark(f *testing.F) {
	f.Add(`<dimension ref="A1"/><sheetData><row r="1" spans="1:1"><c r="A1" s="0"><v>1</v></c></row></sheetData><legacyDrawing r:id="rId2"/>`,
		`<authors><author>a</author></authors><commentList><comment ref="A1" authorId="0"><text><t>x</t></text></comment></commentList>`,
		`<xml><o:idmap v:ext="edit" data="1"/><x:ClientData ObjectType="Note"><x:Anchor>1, 2, 3, 4, 5, 6, 7, 8</x:Anchor><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></xml>`,
		`<fonts/><fills/><borders/><cellXfs><xf numFmtId="0"/></cellXfs>`, 1, 1)
	f.Add(`<cols><col min="1" max="2"/></cols><sheetData/><tableParts/>`, `<commentList/>`, `</xml>`, ``, 1048576, 16384)
	f.Fuzz(func(t *testing.T, sheet, comments, vml, styles string, row, col int) {
		p := small(sheet).
			with("xl/_rels/workbook.xml.rels", rels("rId1", "worksheet", "worksheets/sheet1.xml", "rId2", "styles", "styles.xml")).
			with("xl/styles.xml", `<styleSheet xmlns="`+mainNS+`">`+styles+`</styleSheet>`).
			with("xl/worksheets/_rels/sheet1.xml.rels", rels("rId1", "comments", "../comments1.xml", "rId2", "vmlDrawing", "../d.vml")).
			with("xl/comments1.xml", `<comments xmlns="`+mainNS+`">`+comments+`</comments>`).
			with("xl/d.vml", vml)
		data := p.pack(t)
		before, err := sheets.Open(t.Context(), sheets.Source{Data: data}, []sheets.Decoder{xlsx.Decoder()})
		if err != nil || row < 1 || row > sheets.MaxRow || col < 1 || col > sheets.MaxCol {
			return
		}
		b, err := Open(sheets.Source{Data: data})
		if err == nil {
			_, err = b.Mark("表", []Mark{{Row: row, Col: col, Fill: red, Note: Note{Head: "a", Text: sheet}}})
		}
		if err == nil {
			err = b.InsertFirst(&Page{Name: "报告", Head: 1, Last: 1, Widths: []float64{1}})
		}
		if err != nil {
			var fault *sheets.Error
			require.ErrorAs(t, err, &fault)
			return
		}
		out, err := b.Pack()
		require.NoError(t, err)
		after, err := sheets.Open(t.Context(), sheets.Source{Data: out}, []sheets.Decoder{xlsx.Decoder()})
		require.NoError(t, err)
		require.Equal(t, unstyled(before.Sheets[0]), unstyled(after.Sheets[1]))
		_, err = Open(sheets.Source{Data: out})
		require.NoError(t, err)
	})
}
