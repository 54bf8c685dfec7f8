package text

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"crossfoot/fixtures/seeds"
	"crossfoot/sheets"
)

// FuzzDecode looks for bytes that panic, that are refused without a reason, or
// whose cells stand out of order.
func FuzzDecode(f *testing.F) {
	for _, data := range []string{
		"a,b\n1,2\n", "a;b\r\n1,5;2,5\r\n", "\"a\n\"\"b\"\"\",c\n\n1,2\r", "sep=;\na;b\n", byteOrderMark + "合计\t男\n3\t1\n", "\xff\xfea\x00,\x00b\x00",
		"a\x00,\x00b\x00\n\x00", "\x00N,\x001\x00\n\x00", "N\x00\x00,\x001\x00\n", "\x00a\x00,\x00b", "\xba\xcf\xbc\xc6,3\n", "Montr\xe9al,3\n", "\xbb\xf2\xa4,3", "1,\"2", "一，二\n1，2\n", "<p>", "{}",
		"a, \"1,2\" ,b\n=\"007\",\"=\"\"1\"\"\"\n", "a,\"b\nc,\"d\"\n", "a,\x00b\n", "1,2\n\x00\x00", markLE4 + "a\x00\x00\x00,\x00\x00\x00", "\x00\x00\xfe\xff\x00\x11\x00\x00",
		strings.Repeat(` ,"a""`, 50), "\x8d\x87\x8cv,1\r\r\n",
	} {
		f.Add([]byte(data))
	}
	for _, grid := range seeds.Grids(f) {
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		if err := w.WriteAll(grid); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
		if data, err := simplifiedchinese.GB18030.NewEncoder().Bytes(b.Bytes()); err == nil {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"a.csv", "-"} {
			book, err := sheets.Open(t.Context(), sheets.Source{Name: name, Data: data, Limits: sheets.DefaultLimits}, Decoders())
			if err != nil {
				var e *sheets.Error
				if !errors.As(err, &e) || e.Cause.IsZero() {
					t.Errorf("%q: %v", data, err)
				}
				continue
			}
			var last sheets.Cell
			for _, c := range book.Sheets[0].Cells.All() {
				if c.Row < last.Row || c.Row == last.Row && c.Col <= last.Col || c.Col < 1 || c.Row < 1 {
					t.Errorf("%q: %v behind %v", data, c, last)
				}
				if isBlank(c.Raw) || !utf8.ValidString(c.Raw) {
					t.Errorf("%q: cell %q", data, c.Raw)
				}
				last = c
			}
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	const rows, cols = 20_000, 15
	var text strings.Builder
	for row := range rows {
		fmt.Fprintf(&text, "项目%d", row)
		for col := 1; col < cols; col++ {
			fmt.Fprintf(&text, ",%d", row*col%9973)
		}
		text.WriteString("\n")
	}
	src := sheets.Source{Name: "a.csv", Data: []byte(text.String()), Limits: sheets.DefaultLimits}
	b.SetBytes(int64(len(src.Data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := sheets.Open(context.Background(), src, Decoders()); err != nil {
			b.Fatal(err)
		}
	}
}
