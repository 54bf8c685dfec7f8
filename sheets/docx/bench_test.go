package docx

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkDecode reads a table as large as offices have them.
func BenchmarkDecode(b *testing.B) {
	const rows, cols = 20_000, 15
	var text strings.Builder
	for row := range rows {
		text.WriteString("<w:tr>" + tc(`<w:tcW w:w="970" w:type="dxa"/>`, fmt.Sprintf("项目%d", row)))
		for col := 1; col < cols; col++ {
			text.WriteString(tc(`<w:tcW w:w="970" w:type="dxa"/>`, fmt.Sprint(row*col%9973)))
		}
		text.WriteString("</w:tr>")
	}
	xml := tbl(text.String())
	data := documentOf(xml, "").pack(b)
	b.SetBytes(int64(len(xml)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(data); err != nil {
			b.Fatal(err)
		}
	}
}
