package xlsx

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"crossfoot/sheets"
)

// large is a workbook of 20,000 rows and 15 columns, as reports of districts
// look: a serial number, a name, a unit, figures.
var large = sync.OnceValues(func() ([]byte, error) {
	f := excelize.NewFile()
	tenths, err := f.NewStyle(&excelize.Style{NumFmt: 2})
	if err != nil {
		return nil, err
	}
	r := rand.New(rand.NewPCG(1, 2))
	for row := 1; row <= 20_000; row++ {
		values := []any{row, fmt.Sprintf("第%d项工作", r.IntN(5000)), "万元"}
		for len(values) < 15 {
			values = append(values, float64(r.IntN(1_000_000))/100)
		}
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", row), &values); err != nil {
			return nil, err
		}
	}
	if err := f.SetCellStyle("Sheet1", "D1", "O20000", tenths); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = f.Write(&b)
	return b.Bytes(), err
})

func BenchmarkDecode(b *testing.B) {
	data, err := large()
	require.NoError(b, err)
	src := sheets.Source{Data: data, Limits: sheets.DefaultLimits}
	b.ReportAllocs()
	for b.Loop() {
		book, err := decode(b.Context(), src)
		require.NoError(b, err)
		require.Equal(b, 300_000, book.Sheets[0].Cells.Len())
	}
}

func BenchmarkExcelizeRows(b *testing.B) {
	data, err := large()
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		f, err := excelize.OpenReader(bytes.NewReader(data))
		require.NoError(b, err)
		rows, err := f.Rows("Sheet1")
		require.NoError(b, err)
		n := 0
		for rows.Next() {
			cols, err := rows.Columns()
			require.NoError(b, err)
			n += len(cols)
		}
		require.NoError(b, rows.Error())
		require.Equal(b, 300_000, n)
		require.NoError(b, rows.Close())
		require.NoError(b, f.Close())
	}
}
