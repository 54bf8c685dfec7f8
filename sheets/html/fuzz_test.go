package html

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
	"crossfoot/sheets/sheettest"
)

// FuzzDecode reads a page: it is refused with a reason, or gives a book that keeps
// what it promises.
func FuzzDecode(f *testing.F) {
	notice, err := os.ReadFile("../../fixtures/notice.html")
	require.NoError(f, err)
	// A piece of the notice with the beginning of a table: the whole is slow to mutate.
	f.Add(append(notice[:600:600], notice[len(notice)-9000:len(notice)-4000]...))
	for _, page := range []string{
		`<table><tr><td rowspan=2 colspan=2>a<td>1<tr><td>2<tfoot><tr><td>x<td rowspan=0>y</table>`,
		`<table><caption>附表1</caption><colgroup span=2><col style="display:none"><thead><tr><th>a<th>b<tbody hidden><tr><td colspan=1000>1</table>`,
		`<table><tr><td>menu<td><table><tr><td>5<td>6</table></table><h1>x</h1><p>12<sup>1</sup><br><br>b`,
		`<table><tr><td><del>280</del> 300<td><s>a<p>b</s><td><strike>c<br>d</strike></table><p>e <s>f</s> g`,
		"<html><meta charset=gbk><p>\xba\xcf\xbc\xc6</p><pre>a\n\nb</pre><select><option>1</select>",
		"\xff\xfe<\x00p\x00>\x00a\x00", `<b><p><i>x</b></p><svg><style><table></svg><template><tr>`,
	} {
		f.Add([]byte(page))
	}
	limits := sheets.DefaultLimits
	limits.Bytes = 1 << 24
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := sheets.Open(t.Context(), sheets.Source{Data: data, Limits: limits}, []sheets.Decoder{Decoder()})
		if err != nil {
			sheettest.Refusal(t, err)
			return
		}
		sheettest.Promised(t, book)
	})
}
