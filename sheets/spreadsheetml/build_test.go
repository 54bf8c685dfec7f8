package spreadsheetml

import (
	"context"

	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
)

const head = `<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
`

// workbook is a workbook that holds these elements, as Excel writes it.
func workbook(elements string) string {
	return head + `<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" ` +
		`xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">` + elements + `</Workbook>`
}

// sheet is a worksheet with a name.
func sheet(name, table string) string {
	return `<Worksheet ss:Name="` + name + `"><Table ss:ExpandedColumnCount="1" ss:ExpandedRowCount="1">` + table + `</Table></Worksheet>`
}

func open(data string, limits sheets.Limits) (*sheets.Book, error) {
	return sheets.Open(context.Background(), sheets.Source{Name: "a.xls", Data: []byte(data), Limits: limits}, []sheets.Decoder{Decoder()})
}

// read reads a workbook of one sheet.
func read(t require.TestingT, styles, table string) (*sheets.Book, *sheets.Sheet) {
	book, err := open(workbook(`<Styles>`+styles+`</Styles>`+sheet("附表1", table)), sheets.DefaultLimits)
	require.NoError(t, err)
	require.Len(t, book.Sheets, 1)
	return book, book.Sheets[0]
}

func row(cells string) string { return `<Row>` + cells + `</Row>` }

// cell is a cell with a value of a type.
func cell(attributes, typ, value string) string {
	return `<Cell ` + attributes + `><Data ss:Type="` + typ + `">` + value + `</Data></Cell>`
}
