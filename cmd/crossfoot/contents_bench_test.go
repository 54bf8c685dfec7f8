package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crossfoot/checker"
	"crossfoot/rules"
	"crossfoot/sheets"
	"crossfoot/sheets/decoders"
)

// BenchmarkContents checks tables of one size with figures of different kinds: how long it
// takes depends as much on what stands in a table as on how large it is. Small figures
// agree by chance, rates may be quotients of whatever stands beside them, and what does
// not add up has to be explained.
//
//	go test ./cmd/crossfoot -run '^$' -bench Contents -count 6 | benchstat -
func BenchmarkContents(b *testing.B) {
	const rows, columns = 2000, 14
	below := func(most int) func(*rand.Rand, []string) {
		return func(r *rand.Rand, row []string) {
			for i := range row {
				row[i] = fmt.Sprint(r.IntN(most))
			}
		}
	}
	total := func(off int) func(*rand.Rand, []string) {
		return func(r *rand.Rand, row []string) {
			sum := 0
			for i := range row[1:] {
				x := r.IntN(1000)
				sum += x
				row[1+i] = fmt.Sprint(x)
			}
			if r.IntN(10) == 0 {
				sum += off
			}
			row[0] = fmt.Sprint(sum)
		}
	}
	var balance [columns]int
	for _, c := range []struct {
		name string
		fill func(r *rand.Rand, row []string)
	}{
		{"large", below(1_000_000)},
		{"digits", below(10)},
		{"yes-or-no", below(2)},
		{"rates", func(r *rand.Rand, row []string) {
			for i := range row {
				row[i] = fmt.Sprintf("%.1f%%", r.Float64()*100)
			}
		}},
		{"words", func(r *rand.Rand, row []string) {
			for i := range row {
				row[i] = fmt.Sprintf("lot %d", r.IntN(1_000_000))
			}
		}},
		{"totals", total(0)},
		{"wrong-totals", total(90)},
		{"balances", func(r *rand.Rand, row []string) {
			for i := range row {
				if i%2 == 0 {
					balance[i] = r.IntN(100)
				} else {
					balance[i] += balance[i-1]
				}
				row[i] = fmt.Sprint(balance[i])
			}
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			random := rand.New(rand.NewPCG(1, 2))
			var text strings.Builder
			text.WriteString("District")
			for i := range columns {
				fmt.Fprintf(&text, ",Item %d", i+1)
			}
			row := make([]string, columns)
			for i := range rows {
				c.fill(random, row)
				fmt.Fprintf(&text, "\nDistrict %d,%s", i+1, strings.Join(row, ","))
			}
			src := sheets.Source{Name: c.name + ".csv", Data: []byte(text.String()), Limits: sheets.DefaultLimits}
			b.ReportAllocs()
			for b.Loop() {
				file := checker.Check(b.Context(), src, checker.Options{Decoders: decoders.All(), Rules: rules.All})
				require.Nil(b, file.Err)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*rows*columns), "ns/figure")
		})
	}
}
