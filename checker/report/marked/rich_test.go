package marked_test

import (
	"archive/zip"
	"bytes"
	"image"
	"image/png"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// rich is a workbook with a bit of everything that may get lost: its sheets are
// 附表1 (figures), 图 (a chart sheet), 附表2 (a chart and a picture), 透视 (a pivot table)
// and 隐藏 (hidden).
func rich(t testing.TB, macros bool) []byte {
	f := excelize.NewFile()
	do := func(err error) {
		t.Helper()
		require.NoError(t, err)
	}
	do(f.SetSheetName("Sheet1", "附表1"))
	series := []excelize.ChartSeries{{Name: "附表2!$C$1", Categories: "附表2!$A$2:$A$4", Values: "附表2!$C$2:$C$4"}}
	for _, name := range []string{"附表2", "透视", "隐藏"} {
		_, err := f.NewSheet(name)
		do(err)
	}
	head, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F4E78"}}})
	do(err)
	money, err := f.NewStyle(&excelize.Style{NumFmt: 4, Protection: &excelize.Protection{Locked: true}})
	do(err)
	for row, cells := range [][]any{
		{"单位", "合计", "一季度", "二季度", "说明"},
		{"定海区", nil, 1200.5, 34, "<a> & “b”"},
		{"普陀区", nil, 26, 8, "=1+1"},
		{"岱山县", nil, 7, 7.25, " 空格 "},
		{"合计", nil, nil, nil, nil},
	} {
		do(f.SetSheetRow("附表1", "A"+string(rune('3'+row)), &cells))
	}
	for _, row := range []string{"4", "5", "6"} {
		do(f.SetCellFormula("附表1", "B"+row, "C"+row+"+D"+row))
	}
	for _, col := range []string{"B", "C", "D"} {
		do(f.SetCellFormula("附表1", col+"7", "SUM("+col+"4:"+col+"6)"))
	}
	do(f.UpdateLinkedValue())
	do(f.SetCellStyle("附表1", "A3", "E3", head))
	do(f.SetCellStyle("附表1", "B4", "D7", money))
	do(f.SetCellValue("附表1", "A1", "2023年任务分解"))
	do(f.MergeCell("附表1", "A1", "E1"))
	do(f.MergeCell("附表1", "E5", "E6"))
	do(f.SetRowStyle("附表1", 12, 12, head))
	do(f.SetColStyle("附表1", "H", money))
	do(f.SetColWidth("附表1", "A", "A", 22))
	do(f.SetRowHeight("附表1", 3, 40))
	do(f.SetRowVisible("附表1", 20, false))
	do(f.AddComment("附表1", excelize.Comment{Cell: "B7", Author: "李莉", Text: "以前的批注 <1>"}))
	do(f.AddComment("附表1", excelize.Comment{Cell: "A9", Author: "李莉", Paragraph: []excelize.RichTextRun{{Text: "加粗", Font: &excelize.Font{Bold: true}}, {Text: " 普通"}}}))
	do(f.AddFormControl("附表1", excelize.FormControl{Cell: "G2", Type: excelize.FormControlButton, Text: "按钮"}))
	validation := excelize.NewDataValidation(true)
	validation.Sqref = "C4:D6"
	do(validation.SetRange(0, 5000, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween))
	do(f.AddDataValidation("附表1", validation))
	red, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "9A0511"}})
	do(err)
	do(f.SetConditionalFormat("附表1", "C4:D6", []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: ">", Format: &red, Value: "1000"}, {Type: "data_bar", Criteria: "=", MinType: "min", MaxType: "max", BarColor: "#638EC6"}}))
	do(f.SetCellHyperLink("附表1", "A4", "https://example.com/?a=1&b=2", "External"))
	do(f.SetCellHyperLink("附表1", "A5", "附表2!A1", "Location"))
	do(f.AddTable("附表2", &excelize.Table{Range: "A1:C4", Name: "季度"}))
	for row, cells := range [][]any{{"地区", "项目", "数"}, {"甲", "一", 1}, {"乙", "二", 2}, {"甲", "二", 3}} {
		do(f.SetSheetRow("附表2", "A"+string(rune('1'+row)), &cells))
	}
	do(f.AddChart("附表2", "E2", &excelize.Chart{Type: excelize.Col, Series: series}))
	var picture bytes.Buffer
	do(png.Encode(&picture, image.NewGray(image.Rect(0, 0, 20, 20))))
	do(f.AddPictureFromBytes("附表2", "E20", &excelize.Picture{Extension: ".png", File: picture.Bytes(), Format: &excelize.GraphicOptions{}}))
	do(f.AddSparkline("附表2", &excelize.SparklineOptions{Location: []string{"D2"}, Range: []string{"附表2!C2:C4"}}))
	do(f.AddSlicer("附表2", &excelize.SlicerOptions{Name: "地区", Cell: "M2", TableSheet: "附表2", TableName: "季度", Caption: "地区"}))
	do(f.AddPivotTable(&excelize.PivotTableOptions{DataRange: "附表2!A1:C4", PivotTableRange: "透视!A3:D10", Rows: []excelize.PivotTableField{{Data: "地区"}}, Data: []excelize.PivotTableField{{Data: "数", Subtotal: "Sum"}}}))
	do(f.SetSheetVisible("隐藏", false))
	do(f.SetCellValue("隐藏", "B2", 5))
	do(f.SetDefinedName(&excelize.DefinedName{Name: "全部", RefersTo: "附表1!$A$3:$E$7"}))
	do(f.SetDefinedName(&excelize.DefinedName{Name: "本表", RefersTo: "附表2!$A$1", Scope: "附表2"}))
	do(f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "附表1!$3:$3", Scope: "附表1"}))
	orientation, size := "landscape", 9
	do(f.SetPageLayout("附表1", &excelize.PageLayoutOptions{Orientation: &orientation, Size: &size}))
	do(f.SetHeaderFooter("附表1", &excelize.HeaderFooterOptions{OddFooter: "&P"}))
	do(f.InsertPageBreak("附表1", "A6"))
	do(f.ProtectSheet("附表1", &excelize.SheetProtectionOptions{Password: "a", SelectLockedCells: true}))
	do(f.SetPanes("附表1", &excelize.Panes{Freeze: true, YSplit: 3, TopLeftCell: "A4", ActivePane: "bottomLeft"}))
	do(f.AddChartSheet("图", &excelize.Chart{Type: excelize.Line, Series: series}))
	do(f.SetAppProps(&excelize.AppProperties{Application: "Microsoft Excel"}))
	if macros {
		do(f.AddVBAProject(append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 600)...)))
	}
	name := "rich.xlsx"
	if macros {
		name = "rich.xlsm"
	}
	f.Path = name
	var b bytes.Buffer
	do(f.Write(&b))
	do(f.Close())
	// excelize moves no chart sheets: this one goes to the second place here.
	book := content(t, entries(t, b.Bytes())["xl/workbook.xml"])
	chart := regexp.MustCompile(`<sheet name="图"[^>]*></sheet>`).FindString(book)
	require.NotEmpty(t, chart)
	book = strings.Replace(book, chart, "", 1)
	book = strings.Replace(book, `<sheet name="附表2"`, chart+`<sheet name="附表2"`, 1)
	book = strings.NewReplacer(`localSheetId="1"`, `localSheetId="2"`, `<workbookView`, `<workbookView activeTab="2"`).Replace(book)
	return withParts(t, b.Bytes(), map[string]string{
		"xl/workbook.xml":     book,
		"customXml/item1.xml": `<a xmlns="urn:x">文</a>`,
		"docProps/app.xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><Application>Microsoft Excel</Application><HeadingPairs><vt:vector size="4" baseType="variant"><vt:variant><vt:lpstr>工作表</vt:lpstr></vt:variant><vt:variant><vt:i4>4</vt:i4></vt:variant><vt:variant><vt:lpstr>图表</vt:lpstr></vt:variant><vt:variant><vt:i4>1</vt:i4></vt:variant></vt:vector></HeadingPairs><TitlesOfParts><vt:vector size="5" baseType="lpstr"><vt:lpstr>附表1</vt:lpstr><vt:lpstr>附表2</vt:lpstr><vt:lpstr>透视</vt:lpstr><vt:lpstr>隐藏</vt:lpstr><vt:lpstr>图</vt:lpstr></vt:vector></TitlesOfParts></Properties>`,
	})
}

// entries are the parts of a workbook as they are packed, with their contents.
func entries(t testing.TB, data []byte) map[string]*zip.File {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	files := map[string]*zip.File{}
	for _, f := range z.File {
		require.NotContains(t, files, f.Name)
		files[f.Name] = f
	}
	return files
}

func content(t testing.TB, f *zip.File) string {
	require.NotNil(t, f)
	r, err := f.Open()
	require.NoError(t, err)
	data, err := io.ReadAll(r)
	require.NoError(t, err)
	require.NoError(t, r.Close())
	return string(data)
}

func packed(t testing.TB, f *zip.File) string {
	r, err := f.OpenRaw()
	require.NoError(t, err)
	data, err := io.ReadAll(r)
	require.NoError(t, err)
	return string(data)
}

// withParts is a workbook with some parts added or replaced.
func withParts(t testing.TB, data []byte, parts map[string]string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	there := entries(t, data)
	for _, name := range slices.Sorted(maps.Keys(there)) {
		if _, replaced := parts[name]; !replaced {
			require.NoError(t, w.Copy(there[name]))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		part, err := w.Create(name)
		require.NoError(t, err)
		_, err = io.Copy(part, strings.NewReader(parts[name]))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}
