package main

import (
	"bufio"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"crossfoot/checker"
	"crossfoot/cmd/internal/growth"
	"crossfoot/rules"
	"crossfoot/sheets"
	"crossfoot/sheets/decoders"
	"crossfoot/sheets/lang"
)

func TestAllocationAddsUp(t *testing.T) {
	m := made{Name: "custom", Rows: 200, Cols: 12, Sheets: 1, Files: 1}
	data, err := m.allocation(1)
	require.NoError(t, err)
	again, err := m.allocation(1)
	require.NoError(t, err)
	other, err := m.allocation(2)
	require.NoError(t, err)
	assert.NotEqual(t, other, data, "another workbook has other figures")
	f, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	defer f.Close()
	g, err := excelize.OpenReader(bytes.NewReader(again))
	require.NoError(t, err)
	defer g.Close()
	rows, err := f.GetRows("Sheet1")
	require.NoError(t, err)
	same, err := g.GetRows("Sheet1")
	require.NoError(t, err)
	assert.Equal(t, same, rows, "every run measures the same workbook")
	assert.Len(t, rows, 202)
	assert.Len(t, rows[2], 12)
	marks := 0
	for _, row := range rows {
		marks += strings.Count(strings.Join(row, " "), "/")
	}
	assert.Greater(t, marks, 100)

	file := checker.Check(t.Context(), sheets.Source{Name: "made.xlsx", Data: data, Limits: sheets.DefaultLimits},
		checker.Options{Decoders: decoders.All(), Rules: rules.All})
	require.Nil(t, file.Err)
	assert.Empty(t, file.Findings)
	assert.Equal(t, 200, file.Counts.Held)
}

func runBench(args string) (out, complaints string, code int) {
	var o, c bytes.Buffer
	code = run(context.Background(), append([]string{"crossfoot", "bench"}, strings.Fields(args)...), strings.NewReader(""), &o, &c)
	return o.String(), c.String(), code
}

func TestBench(t *testing.T) {
	out, complaints, code := runBench("--rows 60 --cols 8 --sheets 2 --files 3 --runs 1 --lang en")
	assert.Equal(t, exitClean, code)
	assert.Empty(t, complaints)
	assert.Regexp(t, `^custom: 60 rows, 8 columns, 2 sheets, 3 workbooks, 0\.\d\d MB; 1 runs in turn
 +CPU, least +median +× floor +memory +bytes per cell
start +[\d.]+ ms +[\d.]+ ms +[\d.]+ MiB
floor +[\d.]+ ms +[\d.]+ ms +(1\.0|–) +[\d.]+ MiB +\d+
excelize Rows +[\d.]+ ms +[\d.]+ ms +([\d.]+|–) +[\d.]+ MiB +\d+
crossfoot check +[\d.]+ ms +[\d.]+ ms +([\d.]+|–) +[\d.]+ MiB +\d+
(without the start, crossfoot check takes [\d.]+ times the CPU time of the floor, and excelize Rows ([\d.]+|–) times that of crossfoot check
)?crossfoot check takes [\d.]+ ms from beginning to end
floor: 2934 cells, \d+ of them numbers; excelize: 2934 cells; crossfoot: \d+ figures in 6 tables, 360 sums held, 0 findings

$`, out)

	kept := filepath.Join(t.TempDir(), "kept.json")
	out, complaints, code = runBench("--size s --runs 2 --lang zh --json " + kept)
	assert.Equal(t, exitClean, code)
	assert.Empty(t, complaints)
	assert.Regexp(t, `^S：60 行，15 列，2 张工作表，0\.\d\d MB；轮流运行 2 次\n`, out)
	assert.Contains(t, out, "120 个合计相符，0 处问题")
	again, _, code := runBench("print " + kept + " --lang zh")
	assert.Equal(t, exitClean, code)
	assert.Equal(t, out, again)
}

func TestMeasured(t *testing.T) {
	took := func(cpus ...time.Duration) (runs []cost) {
		for i, cpu := range cpus {
			runs = append(runs, cost{CPU: cpu, Wall: cpu / 2, Memory: uint64(30-i) << 20})
		}
		return runs
	}
	m := measured{Made: sizes[0], Cells: 1 << 20, Took: [waysAll][]cost{took(3, 1, 2), took(11, 12, 13), took(81), took(41, 21)}}
	assert.Equal(t, "2.0", m.per(wayCheck, wayFloor))
	assert.Equal(t, "4.0", m.per(wayRows, wayCheck))
	m.Took[wayFloor] = took(1)
	assert.Equal(t, "–", m.per(wayCheck, wayFloor), "as fast as the start: nothing can be said")
	assert.Equal(t, time.Duration(2), median(took(3, 1, 2)))
}

func TestBenchMisuse(t *testing.T) {
	for args, says := range map[string]string{
		"book.xlsx":          "bench takes no files",
		"--size S,XL":        `--size cannot be "XL"`,
		"print missing.json": "missing.json",
		"print bench.go":     "invalid character",
		"growth":             "name a folder",
		"growth a b":         "name a folder",
		"growth make f no 3": "there is no shape",
		"growth bench.go":    "bench.go",
	} {
		_, complaints, code := runBench(args + " --lang en")
		assert.Equal(t, exitUsage, code, args)
		assert.Contains(t, complaints, says, args)
	}
}

// TestGrowth makes the charts with tiny workbooks.
func TestGrowth(t *testing.T) {
	dir := t.TempDir()
	out, complaints, code := runBench("growth " + dir + " --most 16 --lang en")
	require.Equal(t, exitClean, code)
	assert.Empty(t, complaints)
	assert.Regexp(t, `(?m)^rows, of 4 columns 16: [\d.]+ s, \d+ MiB$`, out)
	assert.Regexp(t, `(?m)^  time grows as n\^-?[\d.]+, memory as n\^-?[\d.]+ at the end$`, out)
	for _, l := range []lang.Lang{lang.EN, lang.ZH} {
		chart, err := os.ReadFile(filepath.Join(dir, "growth-"+l.Name()+".svg"))
		require.NoError(t, err)
		for _, shape := range growth.Shapes {
			assert.Contains(t, string(chart), `<g id="`+shape.ID+`"`)
			assert.Contains(t, string(chart), shape.Title.In(l))
		}
	}
}

// The floor reads numbers in every form that programs write them in.
func TestScanSheet(t *testing.T) {
	var seen tally
	sheet := `<row r="1"><c r="A1"><v>1.5</v></c><c r="B1" s="0" t="n"><v>2</v></c><c r="C1" t="s"><v>0</v></c><c r="D1"><f>A1</f><v></v></c><c r="E1"/></row>`
	require.NoError(t, scanSheet(bufio.NewReader(strings.NewReader(sheet)), &seen))
	assert.Equal(t, tally{cells: 5, numbers: 2, sum: 3.5}, seen)
}
