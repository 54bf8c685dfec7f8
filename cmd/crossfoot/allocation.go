package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"

	"github.com/xuri/excelize/v2"
)

// made is a kind of workbook that is made to be measured.
type made struct {
	Name               string // as --size has it
	Rows, Cols, Sheets int
	Files              int // in a folder, each with other figures; one stands alone
}

// sizes are the kinds of workbooks that bench knows.
var sizes = []made{
	{"S", 60, 15, 2, 1},
	{"M", 20_000, 15, 1, 1},
	{"L", 300_000, 15, 1, 1},
	{"W", 60, 15, 2, 1000},
}

// write makes the workbook, or the folder of workbooks.
func (m made) write(path string) error {
	if m.Files == 1 {
		return m.workbook(path, 1)
	}
	if err := os.Mkdir(path, 0o700); err != nil {
		return err
	}
	for i := range m.Files {
		if err := m.workbook(filepath.Join(path, fmt.Sprintf("%04d.xlsx", i+1)), i+1); err != nil {
			return err
		}
	}
	return nil
}

func (m made) workbook(file string, seed int) error {
	data, err := m.allocation(seed)
	if err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o600)
}

// allocation makes a workbook like those that crossfoot is for: a number, an
// item, a total, a share for each entity and the unit in charge. Every row adds
// up. Figures are whole or have one decimal, and a share that is nothing is /.
// The same seed makes the same figures.
func (m made) allocation(seed int) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	decimal, err := f.NewStyle(&excelize.Style{CustomNumFmt: new("#,##0.0")})
	if err != nil {
		return nil, err
	}
	random := rand.New(rand.NewPCG(uint64(seed), 2))
	for i := range m.Sheets {
		name := fmt.Sprintf("Sheet%d", i+1)
		if _, err := f.NewSheet(name); err != nil {
			return nil, err
		}
		w, err := f.NewStreamWriter(name)
		if err != nil {
			return nil, err
		}
		if err := m.sheet(w, random, decimal); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	_, err = f.WriteTo(&out)
	return out.Bytes(), err
}

func (m made) sheet(w *excelize.StreamWriter, random *rand.Rand, decimal int) error {
	entities := m.Cols - 4
	if err := w.SetRow("A1", []any{"附表 各地指标分解"}); err != nil {
		return err
	}
	head := []any{"序号", "事项名称", "拟下达指标"}
	for i := range entities {
		head = append(head, fmt.Sprintf("第%d县", i+1))
	}
	if err := w.SetRow("A2", append(head, "责任单位")); err != nil {
		return err
	}
	for i := range m.Rows {
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
			return err
		}
	}
	return w.Flush()
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
