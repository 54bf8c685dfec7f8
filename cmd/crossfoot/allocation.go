package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"

	"github.com/xuri/excelize/v2"
)

// allocation makes a workbook like those that crossfoot is for: a number, an
// item, a total, a share for each entity and the unit in charge. Every row adds
// up. Figures are whole or have one decimal, and a share that is nothing is /.
func allocation(rows, cols int) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		return nil, err
	}
	decimal, err := f.NewStyle(&excelize.Style{CustomNumFmt: new("#,##0.0")})
	if err != nil {
		return nil, err
	}
	entities := cols - 4
	if err := w.SetRow("A1", []any{"附表 各地指标分解"}); err != nil {
		return nil, err
	}
	head := []any{"序号", "事项名称", "拟下达指标"}
	for i := range entities {
		head = append(head, fmt.Sprintf("第%d县", i+1))
	}
	if err := w.SetRow("A2", append(head, "责任单位")); err != nil {
		return nil, err
	}
	random := rand.New(rand.NewPCG(1, 2)) // the same workbook in every run
	for i := range rows {
		tenths := i%3 == 0
		row := []any{i + 1, fmt.Sprintf("新建%s第%d项", works[i%len(works)], i+1), nil}
		var sum int64
		for range entities {
			share := 1 + random.Int64N(900) // never 0: nothing is written as /
			if random.IntN(6) == 0 {
				row = append(row, "/")
				continue
			}
			sum += share
			row = append(row, figureCell(share, tenths, decimal))
		}
		row[2] = figureCell(sum, tenths, decimal)
		row = append(row, offices[i%len(offices)])
		if err := w.SetRow(fmt.Sprintf("A%d", i+3), row); err != nil {
			return nil, err
		}
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	_, err = f.WriteTo(&out)
	return out.Bytes(), err
}

func figureCell(n int64, tenths bool, style int) any {
	if tenths {
		return excelize.Cell{StyleID: style, Value: float64(n) / 10}
	}
	return n
}

var (
	works   = []string{"城市公园", "农村公路", "环浙步道", "幼儿园", "养老服务中心"}
	offices = []string{"市住建局", "市交通局", "市文旅局", "市教育局", "市民政局"}
)
