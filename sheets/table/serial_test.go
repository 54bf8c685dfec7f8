package table_test

import (
	"testing"

	"crossfoot/sheets/sheettest"
	"crossfoot/sheets/table"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestSaysSerial(t *testing.T) {
	for _, head := range []string{"序号", "序 号", "序\n号", "编号", "No.", "NO", "№", "#", "S/N", "Sl. No.", "Lfd. Nr.", "序号No.", "序号 / No.", "Ｎｏ．"} {
		assert.True(t, table.SaysSerial(head), "%q", head)
	}
	for _, head := range []string{"", "年龄", "排名", "Rank", "Week No.", "No. of pupils", "编号说明", "Code", "序号内容", "Nobody"} {
		assert.False(t, table.SaysSerial(head), "%q", head)
	}
}

func TestNumberOf(t *testing.T) {
	for label, want := range map[string]table.Number{
		"3.新建学校":          {Style: "1", N: 3, Rest: "新建学校"},
		"3、新建学校":          {Style: "1", N: 3, Rest: "新建学校"},
		"（十二）新建学校":        {Style: "(一)", N: 12, Rest: "新建学校"},
		"二十一、新建学校":        {Style: "一", N: 21, Rest: "新建学校"},
		"③新建学校":           {Style: "circled", N: 3, Rest: "新建学校"},
		"1.2.7 Wages":     {Style: "1.1.1", Under: "1.2", N: 7, Rest: "Wages"},
		"  (4) Wages":     {Style: "(1)", N: 4, Rest: "Wages"},
		"12) Wages":       {Style: "1)", N: 12, Rest: "Wages"},
		"3.5公里以上的道路":      {},
		"一般公共预算":          {},
		"2024. The year":  {},
		"04.1 Rents":      {},
		"A. Agriculture":  {},
		"IV. Manufacture": {},
		"3 persons":       {},
		"- Wages":         {},
	} {
		got, ok := table.NumberOf(label, false)
		assert.Equal(t, want.N > 0, ok, label)
		assert.Equal(t, want, got, label)
	}
	for label, want := range map[string]table.Number{
		"3": {Style: "1", N: 3}, "０３": {Style: "1", N: 3}, "1234": {Style: "1", N: 1234}, "三": {Style: "一", N: 3},
		"(三)": {Style: "(一)", N: 3}, "1.2": {Style: "1.1", Under: "1", N: 2}, "3.": {Style: "1", N: 3},
		"4-1": {}, "0": {}, "合计": {}, "3 km": {},
	} {
		got, ok := table.NumberOf(label, true)
		assert.Equal(t, want.N > 0, ok, label)
		if ok {
			assert.Equal(t, want, got, label)
		}
	}
}

// A total without a running number has not that of the row above, nor has an average below it;
// rows that share a number keep it.
func TestNumberOfTheTotal(t *testing.T) {
	last := func(lines ...string) string {
		x := sheettest.Table(t, lines...)
		return x.Item(len(x.Rows) - 1)
	}
	assert.Equal(t, "Total", last("No. | Item | North | South", "1 | Parks | 4 | 5", "2 | Roads | 6 | 7", "3 | Homes | 8 | 9", " | Total | 18 | 21"))
	assert.Equal(t, "Average", last("No. | Item | North | South", "1 | Parks | 4 | 5", "2 | Roads | 6 | 7", "3 | Homes | 8 | 9", " | Total | 18 | 21", " | Average | 6 | 7"))
	assert.Equal(t, "2 Lanes", last("No. | Item | North | South", "1 | Parks | 4 | 5", " | Gardens | 6 | 7", "2 | Roads | 8 | 9", " | Lanes | 5 | 3"))
}

// What is written as a number is read as the same number.
func TestNumbersAreReadAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		style := rapid.SampledFrom([]string{"1", "(1)", "一", "(一)", "1.1", "1.1.1", "circled"}).Draw(t, "style")
		n := table.Number{Style: style, N: rapid.IntRange(1, 99).Draw(t, "n")}
		switch style {
		case "1.1":
			n.Under = "4"
		case "1.1.1":
			n.Under = "4.2"
		case "circled":
			n.N = 1 + n.N%20
		}
		got, ok := table.NumberOf(n.With(n.N), true)
		assert.True(t, ok, n.With(n.N))
		assert.Equal(t, n, got)
		n.Rest = "新建学校"
		got, ok = table.NumberOf(n.With(n.N)+" "+n.Rest, false)
		if style != "1" && style != "一" { // which need a mark behind them
			assert.True(t, ok, n.With(n.N))
			assert.Equal(t, n, got)
		}
		got, ok = table.NumberOf(n.With(n.N)+"、"+n.Rest, false)
		if style != "circled" && style[0] != '(' {
			assert.True(t, ok, n.With(n.N))
			assert.Equal(t, n, got)
		}
	})
}
