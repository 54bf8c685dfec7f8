package ods

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
	"crossfoot/sheets/sheettest"
)

// promised checks what the doc comments of package sheets say.
func promised(t *testing.T, book *sheets.Book) {
	require.NotEmpty(t, book.Styles)
	require.NotEmpty(t, book.Sheets)
	names := map[string]bool{}
	for _, s := range book.Sheets {
		require.NotEmpty(t, s.Name)
		require.False(t, names[strings.ToLower(s.Name)])
		names[strings.ToLower(s.Name)] = true
		formulas := 0
		for i, c := range s.Cells.All() {
			require.True(t, 1 <= c.Row && c.Row <= sheets.MaxRow && 1 <= c.Col && c.Col <= sheets.MaxCol)
			require.Less(t, int(c.Style), len(book.Styles))
			if i > 0 {
				before := s.Cells.At(i - 1)
				require.True(t, before.Row < c.Row || before.Row == c.Row && before.Col < c.Col)
			}
			_, found := s.Formulas[[2]int32{c.Row, c.Col}]
			require.Equal(t, c.Formula, found)
			require.True(t, found || c.Raw != "")
			if found {
				formulas++
			}
		}
		require.Len(t, s.Formulas, formulas)
		for i, m := range s.Merges {
			require.True(t, m.Top < m.Bottom || m.Left < m.Right)
			require.True(t, m.Bottom <= sheets.MaxRow && m.Right <= sheets.MaxCol)
			for _, o := range s.Merges[i+1 : min(len(s.Merges), i+100)] {
				require.False(t, m.Top <= o.Bottom && o.Top <= m.Bottom && m.Left <= o.Right && o.Left <= m.Right)
			}
		}
		for i, c := range s.Cols {
			require.True(t, c.From <= c.To && c.To <= sheets.MaxCol && (i == 0 || c.From > s.Cols[i-1].To))
		}
	}
}

// small are limits at which no file takes long.
var small = sheets.Limits{File: 1 << 24, Bytes: 1 << 22, Text: 1 << 20, Cells: 100_000, Merges: 10_000, Sheets: 100, Spans: 10_000}

// FuzzFlat reads a file in one piece. What is accepted reads the same when it is zipped.
func FuzzFlat(f *testing.F) {
	for _, rows := range []string{
		"",
		row(text("合计")+number("1.5")) + row(`<table:table-cell office:value-type="date" office:date-value="2021-01-01T12:00:00"/>`),
		`<table:table-column table:number-columns-repeated="3" table:visibility="collapse" table:default-cell-style-name="ce1"/><table:table-row-group table:display="false">` + row(number("1")) + `</table:table-row-group>`,
		`<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-spanned="2" table:number-columns-repeated="1" table:formula="of:=SUM([.A1];[$B.C2:.D3])" office:value-type="float" office:value="0"><text:p>#REF!</text:p></table:table-cell><table:covered-table-cell/></table:table-row>`,
		row(`<table:table-cell><text:p>a<text:s text:c="3"/> <text:span> b</text:span></text:p><text:p/></table:table-cell>`),
	} {
		f.Add([]byte(flatOf(rows, `<number:number-style style:name="N1"><number:number number:decimal-places="2"/><style:map style:condition="value()&gt;0" style:apply-style-name="N1"/></number:number-style>`,
			`<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>`)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		src := sheets.Source{Data: data, Limits: small}
		book, err := sheets.Open(t.Context(), src, []sheets.Decoder{Decoder()})
		if err != nil {
			sheettest.Refusal(t, err)
			return
		}
		promised(t, book)
		for from, to := range map[string]string{"<office:document ": "<office:document-content ", "</office:document>": "</office:document-content>"} {
			data = bytes.Replace(data, []byte(from), []byte(to), 1)
		}
		again, err := open(parts{"mimetype": mimetype, content: string(data)}.pack(t), small)
		if err == nil {
			assert.Equal(t, book.Sheets, again.Sheets)
		}
	})
}

// FuzzDecode reads a whole file.
func FuzzDecode(f *testing.F) {
	whole := spreadsheetOf(row(text("合计")+number("1.5"))+`<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-spanned="2"/></table:table-row>`, "", "")
	data := whole.pack(f)
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Add(whole.with("mimetype", oldMimetype).pack(f))
	f.Add(whole.with("mimetype", "").with("styles.xml", "").pack(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := open(data, small)
		if err != nil {
			sheettest.Refusal(t, err)
			return
		}
		promised(t, book)
	})
}

// FuzzTranslate writes formulas anew: what comes out is text, and no longer than the
// quotes that names may need.
func FuzzTranslate(f *testing.F) {
	for _, formula := range []string{"of:=SUM([.A1:.B2];['a b'.C3])", "of:=['f'#$S.A1:T.B2]", "oooc:={1;2|3}", "=[.#REF!]", "msoxl:=A1", `of:="a""b"`} {
		f.Add(formula)
	}
	f.Fuzz(func(t *testing.T, formula string) {
		assert.LessOrEqual(t, len(translate(formula)), 2*len(formula)+4)
	})
}
