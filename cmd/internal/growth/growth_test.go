package growth_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"testing"

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

// TestShapes asks that each workbook is read as what it is meant to be, by crossfoot and
// by excelize, and that its figures add up.
func TestShapes(t *testing.T) {
	const n = 24
	wants := map[string]struct{ tables, held, broken, merges int }{
		"rows":      {tables: 1, held: n},
		"columns":   {tables: 1, held: 20},
		"tables":    {tables: n, held: 11 * n},
		"sheets":    {tables: n, held: 30 * n},
		"merges":    {tables: 1, held: 2 * n, merges: n},
		"texts":     {tables: 1, held: n / 3},
		"totals":    {tables: 1, held: 20 * n},
		"subtotals": {tables: 1, held: 2 * n},
		"lists":     {tables: 1, held: 2},
		"outlines":  {tables: 1, held: 10},
		"formulas":  {tables: 1, held: n},
		"ledgers":   {tables: 1, held: 3 * n},
		"findings":  {tables: 1, held: 7 * n, broken: n},
	}
	for _, shape := range growth.Shapes {
		t.Run(shape.ID, func(t *testing.T) {
			var made, again bytes.Buffer
			require.NoError(t, shape.Make(&made, n))
			require.NoError(t, shape.Make(&again, n))
			assert.Equal(t, again.Bytes(), made.Bytes(), "every run measures the same workbook")

			f, err := excelize.OpenReader(bytes.NewReader(made.Bytes()))
			require.NoError(t, err)
			defer f.Close()
			merges, err := f.GetMergeCells(f.GetSheetName(0))
			require.NoError(t, err)
			want := wants[shape.ID]
			assert.Len(t, merges, want.merges)

			file := checker.Check(t.Context(), sheets.Source{Name: "made.xlsx", Data: made.Bytes(), Limits: sheets.DefaultLimits},
				checker.Options{Decoders: decoders.All(), Rules: rules.All})
			require.Nil(t, file.Err)
			assert.Len(t, file.Tables, want.tables)
			assert.Equal(t, want.held, file.Counts.Held)
			assert.InDelta(t, want.broken, file.Counts.Broken, 2, "a wrong total may look right in another way")
			assert.Len(t, file.Findings, file.Counts.Broken)
		})
	}
}

func TestSizes(t *testing.T) {
	s := growth.Shape{Most: 1000}
	assert.Equal(t, []int{15, 62, 250, 1000}, s.Sizes(math.MaxInt))
	assert.Equal(t, []int{5, 20}, s.Sizes(20))
	assert.Empty(t, s.Sizes(3))
}

func TestExponents(t *testing.T) {
	s := growth.Series{Points: []growth.Point{{10, 9, 9}, {100, 1, 10}, {400, 16, 20}}}
	seconds, memory := s.Exponents()
	assert.InDelta(t, 2, seconds, 1e-9)
	assert.InDelta(t, 0.5, memory, 1e-9)
	seconds, memory = growth.Series{}.Exponents()
	assert.Zero(t, seconds)
	assert.Zero(t, memory)
}

func TestChart(t *testing.T) {
	var all []growth.Series
	for _, shape := range growth.Shapes {
		all = append(all, growth.Series{Shape: shape, Points: []growth.Point{{250, 0.0625, 30}, {1000, 0.25, 40}, {4000, 1.5, 2048}}})
	}
	all[1].Points = all[1].Points[:1]
	for _, l := range []lang.Lang{lang.EN, lang.ZH} {
		chart, err := growth.Chart(l, all)
		require.NoError(t, err)
		panels, lines := 0, 0
		for d := xml.NewDecoder(bytes.NewReader(chart)); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			require.NoError(t, err)
			if e, ok := token.(xml.StartElement); ok && e.Name.Local == "g" {
				for _, a := range e.Attr {
					if a.Name.Local == "id" {
						panels++
					}
					if a.Name.Local == "class" && (a.Value == "time" || a.Value == "memory") {
						lines++
					}
				}
			}
		}
		assert.Equal(t, len(growth.Shapes), panels)
		assert.Equal(t, 2*len(growth.Shapes), lines)
		said := string(chart)
		for _, text := range []string{`lang="` + l.Name() + `"`, "4,000: 1.5 s", "4,000: 2 GiB", "(n^1.29)", "62.5 ms"} {
			assert.Contains(t, said, text)
		}
		assert.NotContains(t, said, "NaN")
		assert.NotContains(t, said, "Inf")
	}
	_, err := growth.Chart(lang.EN, []growth.Series{{Shape: growth.Shapes[0]}})
	assert.ErrorContains(t, err, "rows")
}
