package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"crossfoot/checker"
	"crossfoot/rules"
	"crossfoot/sheets"
	"crossfoot/sheets/decoders"
)

func TestAllocationAddsUp(t *testing.T) {
	data, err := allocation(200, 12)
	require.NoError(t, err)
	again, err := allocation(200, 12)
	require.NoError(t, err)
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

func TestBench(t *testing.T) {
	var out, complaints bytes.Buffer
	code := run(context.Background(), strings.Fields("crossfoot bench --rows 60 --cols 8 --runs 1 --lang en"),
		strings.NewReader(""), &out, &complaints)
	assert.Equal(t, exitClean, code)
	assert.Empty(t, complaints.String())
	assert.Regexp(t, `^60 rows, 8 columns, 0\.\d MB; the least of 1 runs
excelize Rows    CPU +[\d.]+ ms  memory +[\d.]+ MiB
crossfoot check  CPU +[\d.]+ ms  memory +[\d.]+ MiB
crossfoot check takes 1/[\d.]+ of the CPU time of excelize Rows, and [\d.]+ times its memory
excelize: 489 cells; crossfoot: \d+ figures in 1 tables, 60 sums held, 0 findings
$`, out.String())
}
