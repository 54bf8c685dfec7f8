package html

import (
	"context"
	"encoding/base64"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"

	"crossfoot/sheets"
)

func openSingle(data string) (*sheets.Book, error) {
	return sheets.Open(context.Background(), sheets.Source{Name: "a.mht", Data: []byte(data), Limits: sheets.DefaultLimits}, []sheets.Decoder{Decoder(), Single()})
}

// ofExcel is a workbook as Excel saves it in one file: a frame that names the sheets, and
// a page for each.
func ofExcel(t testing.TB) string {
	gbk := func(text string) string {
		data, err := simplifiedchinese.GBK.NewEncoder().String(text)
		require.NoError(t, err)
		return base64.StdEncoding.EncodeToString([]byte(data))
	}
	return strings.ReplaceAll("MIME-Version: 1.0\nX-Document-Type: Workbook\nContent-Type: multipart/related; boundary=\"----=_NextPart_01\"\n\nThis document is a single file web page.\n"+
		"\n------=_NextPart_01\nContent-Location: file:///C:/0/plan.htm\nContent-Transfer-Encoding: quoted-printable\nContent-Type: text/html; charset=\"utf-8\"\n\n"+
		"<html xmlns:x=3D\"urn:schemas-microsoft-com:office:excel\"><head><!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets>"+
		"<x:ExcelWorksheet><x:Name>=E9=99=84=E8=A1=A81</x:Name><x:WorksheetSource HRef=3D\"plan.files/sheet001.htm\"/></x:ExcelWorksheet>=\n"+
		"<x:ExcelWorksheet><x:Name>B&amp;C</x:Name><x:WorksheetSource HRef=3D\"plan.files/sheet002.htm\"/></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--></head>"+
		"<frameset rows=3D\"*,39\"><frame src=3D\"plan.files/sheet001.htm\"><noframes><body><p>no frames</p></body></noframes></frameset></html>\n"+
		"\n------=_NextPart_01\nContent-Location: file:///C:/0/plan.files/sheet001.htm\nContent-Transfer-Encoding: base64\nContent-Type: text/html; charset=\"gb2312\"\n\n"+
		gbk(`<html><body><table x:str><col width=72><col style='display:none'><tr><td>项目</td><td>合计</td></tr><tr><td>学校</td><td align=right x:num="1234.5">1,235</td></tr>`+
			`<tr style='display:none'><td>道路</td><td x:num x:fmla="=SUM(C3:D3)">7</td></tr><![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=72></td></tr><![endif]></table></body></html>`)+
		"\n\n------=_NextPart_01\nContent-Location: file:///C:/0/plan.files/sheet002.htm\nContent-Type: text/html; charset=utf-8\n\n<table><tr><td>a<td>1<tr><td>b<td>2</table>\n"+
		"\n------=_NextPart_01\nContent-Location: file:///C:/0/plan.files/tabstrip.htm\nContent-Type: text/html\n\n<table><tr><td>附表1<td>B&amp;C<tr><td>1<td>2</table>\n"+
		"\n------=_NextPart_01\nContent-Location: file:///C:/0/plan.files/stylesheet.css\nContent-Type: text/css\n\ntr {}\n------=_NextPart_01--\n", "\n", "\r\n")
}

func TestSingleFile(t *testing.T) {
	book, err := openSingle(ofExcel(t))
	require.NoError(t, err)
	assert.Equal(t, "mht", book.Format)
	assert.Equal(t, []string{"附表1", "B&C"}, names(book))
	assert.Equal(t, []string{"A1 项目", "B1 合计", "A2 学校", "B2 1,235", "A3 道路", "B3 7"}, cells(book.Sheets[0]))
	assert.True(t, book.Sheets[0].Rows[3].Hidden)
	assert.True(t, book.Sheets[0].Col(2).Hidden)
	assert.Equal(t, []string{"A1 a", "B1 1", "A2 b", "B2 2"}, cells(book.Sheets[1]))

	// A browser's page, and one that is the whole message.
	for _, data := range []string{
		"From: <Saved by Blink>\r\nSnapshot-Content-Location: http://a/b\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--x\"\r\n\r\n\r\n----x\r\nContent-Type: text/html\r\nContent-Location: http://a/b\r\n\r\n" + square + "\r\n----x--\r\n",
		"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + square,
	} {
		book, err := openSingle(data)
		require.NoError(t, err)
		require.Len(t, book.Sheets, 1)
		assert.Equal(t, []string{"A1 a", "B1 b", "A2 1", "B2 2"}, cells(book.Sheets[0]))
	}
}

func TestSingleFileRefused(t *testing.T) {
	whole := ofExcel(t)
	for name, c := range map[string]struct{ data, want string }{
		"cut":       {whole[:len(whole)-600], "damaged"},
		"no page":   {"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\n1\r\n--x--\r\n", "damaged"},
		"bad bytes": {"MIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n", "damaged"},
		"an email":  {"MIME-Version: 1.0\r\nFrom: a@b.cn\r\nTo: c@d.cn\r\nSubject: x\r\nContent-Type: text/html\r\n\r\n" + square, "email"},
		"deep":      {strings.Repeat("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n", 9) + "\r\n--x--\r\n", "damaged"},
	} {
		_, err := openSingle(c.data)
		require.ErrorContains(t, err, c.want, name)
	}
	limits := sheets.DefaultLimits
	limits.Bytes = 64 * 100
	_, err := sheets.Open(t.Context(), sheets.Source{Data: []byte(whole), Limits: limits}, []sheets.Decoder{Single()})
	require.ErrorContains(t, err, "larger than")
}

// Reading a page ends when nobody waits for it.
func TestStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, data := range []string{"<table>" + strings.Repeat("<tr><td>1<td>2", 5000), ofExcel(t)} {
		_, err := sheets.Open(ctx, sheets.Source{Data: []byte(data)}, []sheets.Decoder{Decoder(), Single()})
		require.ErrorIs(t, err, context.Canceled)
	}
}

func FuzzSingle(f *testing.F) {
	f.Add([]byte(ofExcel(f)))
	f.Add([]byte("Content-Type: text/html\r\n\r\n<p>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if src := (sheets.Source{Data: data, Limits: sheets.DefaultLimits}); matchSingle(src) {
			book, err := decodeSingle(t.Context(), src)
			require.NotEqual(t, book == nil, err == nil)
		}
	})
}
