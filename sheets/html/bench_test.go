package html

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkDecode reads a table as large as offices have them.
func BenchmarkDecode(b *testing.B) {
	const rows, cols = 20_000, 15
	var text strings.Builder
	text.WriteString("<html><table>\n")
	for row := range rows {
		fmt.Fprintf(&text, "<tr><td class=xl65>项目%d</td>", row)
		for col := 1; col < cols; col++ {
			fmt.Fprintf(&text, "<td class=xl66 align=right>%d</td>", row*col%9973)
		}
		text.WriteString("</tr>\n")
	}
	data := text.String()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(data); err != nil {
			b.Fatal(err)
		}
	}
}
