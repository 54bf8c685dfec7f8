package web_test

import (
	"flag"
	"os"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

var update = flag.Bool("update", false, "write the page's examples and the screenshots anew")

// example is a workbook for somebody who has never used the page: a table with one slip
// in it, 27 and 34 against 60.
type example struct {
	path  string
	sheet string
	rows  [][]any // the second are the heads
}

var examples = []example{
	{"page/example-zh.xlsx", "任务分解", [][]any{
		{"2024年民生实事任务分解表"},
		{"序号", "事项", "全市合计", "东城区", "西城区", "南山县", "开发区"},
		{1, "新建社区服务站（个）", 48, 14, 17, 9, 8},
		{2, "改造老旧小区（户）", 5210, 1480, 2015, 965, 750},
		{3, "新增公交线路（条）", 12, 4, 5, 2, 1},
		{4, "新建健身步道（公里）", 60, 27, 34, "/", "/"},
		{5, "新增托育床位（张）", 1182, 466, 401, 215, 100},
		{6, "建设口袋公园（个）", 35, 11, 13, 6, 5},
		{7, "新增停车位（个）", 2640, 820, 960, 480, 380},
		{8, "整治病险山塘（座）", 9, "/", "/", 9, "/"},
	}},
	{"page/example-en.xlsx", "Targets", [][]any{
		{"Targets 2024 by district"},
		{"No.", "Item", "Total", "North", "West", "South", "Harbour"},
		{1, "New community centres", 48, 14, 17, 9, 8},
		{2, "Homes renovated", 5210, 1480, 2015, 965, 750},
		{3, "New bus lines", 12, 4, 5, 2, 1},
		{4, "New trails (km)", 60, 27, 34, "/", "/"},
		{5, "Nursery places", 1182, 466, 401, 215, 100},
		{6, "Pocket parks", 35, 11, 13, 6, 5},
		{7, "Parking spaces", 2640, 820, 960, 480, 380},
		{8, "Reservoirs repaired", 9, "/", "/", 9, "/"},
	}},
}

// TestExamples keeps the examples as they are written here, whatever archive they are in.
func TestExamples(t *testing.T) {
	for _, e := range examples {
		if *update {
			e.write(t)
		}
		book, err := excelize.OpenFile(e.path)
		require.NoError(t, err)
		t.Cleanup(func() { assert.NoError(t, book.Close()) })
		rows, err := book.GetRows(e.sheet)
		require.NoError(t, err)
		want := make([][]string, len(e.rows))
		for i, row := range e.rows {
			for _, value := range row {
				if n, ok := value.(int); ok {
					value = strconv.Itoa(n)
				}
				want[i] = append(want[i], value.(string))
			}
		}
		assert.Equal(t, want, rows, e.path)
	}
}

func (e example) write(t *testing.T) {
	f := excelize.NewFile()
	date := "2024-02-01T09:00:00Z" // so that the same example gives the same bytes
	require.NoError(t, f.SetDocProps(&excelize.DocProperties{Creator: "crossfoot", LastModifiedBy: "crossfoot", Created: date, Modified: date}))
	require.NoError(t, f.SetSheetName("Sheet1", e.sheet))
	thin := []excelize.Border{}
	for _, side := range []string{"left", "top", "right", "bottom"} {
		thin = append(thin, excelize.Border{Type: side, Color: "808080", Style: 1})
	}
	style := func(s excelize.Style) int {
		id, err := f.NewStyle(&s)
		require.NoError(t, err)
		return id
	}
	middle := &excelize.Alignment{Horizontal: "center", Vertical: "center"}
	title := style(excelize.Style{Font: &excelize.Font{Bold: true, Size: 14}, Alignment: middle})
	head := style(excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: middle, Border: thin})
	body := style(excelize.Style{Border: thin})
	for i, row := range e.rows {
		first := "A" + strconv.Itoa(i+1)
		last := "G" + strconv.Itoa(i+1)
		require.NoError(t, f.SetSheetRow(e.sheet, first, &row))
		switch i {
		case 0:
			require.NoError(t, f.MergeCell(e.sheet, first, last))
			require.NoError(t, f.SetCellStyle(e.sheet, first, last, title))
		case 1:
			require.NoError(t, f.SetCellStyle(e.sheet, first, last, head))
		default:
			require.NoError(t, f.SetCellStyle(e.sheet, first, last, body))
		}
	}
	require.NoError(t, f.SetColWidth(e.sheet, "B", "B", 26))
	data, err := f.WriteToBuffer()
	require.NoError(t, err)
	require.NoError(t, f.Close())
	require.NoError(t, os.WriteFile(e.path, data.Bytes(), 0o644))
}
