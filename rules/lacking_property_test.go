package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"crossfoot/checker"
	"crossfoot/checker/checktest"
	"crossfoot/rules"
	"crossfoot/sheets/lang"
)

// A summary of districts each of which has handed in its own table is compared with all of them.
// Where a few have handed in none, or a form in which no figure stands, they are named.
func TestDistrictsWithoutATable(t *testing.T) {
	districts := strings.Fields("Ashford Barnet Camden Dover Exeter Fareham Gosport Harlow Ipswich Kendal")
	items := strings.Fields("Schools Libraries Hospitals Playgrounds Bridges Museums")
	wards := []string{"East", "West", "North"}
	rapid.Check(t, func(t *rapid.T) {
		of := districts[:rapid.IntRange(6, len(districts)).Draw(t, "districts")]
		lacking := rapid.SliceOfNDistinct(rapid.SampledFrom(of), 0, len(of)/3, rapid.ID[string]).Draw(t, "lacking")
		blank := rapid.Bool().Draw(t, "they hand in a blank form")
		f := checktest.Fixture{Typed: true}
		summary := [][]string{{"Services, summary"}, slices.Concat([]string{"Item", "Total"}, of)}
		all := make([]int, len(items))
		for range items {
			summary = append(summary, make([]string, 2+len(of)))
		}
		for d, district := range of {
			form := [][]string{{district + ": services"}, slices.Concat([]string{"Item", "Total"}, wards)}
			for i, item := range items {
				row, total := []string{item, ""}, 0
				for _, ward := range wards {
					x := rapid.IntRange(100, 99999).Draw(t, ward)
					row, total = append(row, fmt.Sprint(x)), total+x
				}
				row[1] = fmt.Sprint(total)
				all[i] += total
				summary[2+i][0], summary[2+i][1], summary[2+i][2+d] = item, fmt.Sprint(all[i]), row[1]
				if blank && slices.Contains(lacking, district) {
					row = []string{item}
				}
				form = append(form, row)
			}
			if blank || !slices.Contains(lacking, district) {
				f.More = append(f.More, checktest.Sheet{File: district + ".xlsx", Name: "Sheet1", Grid: form})
			}
		}
		f.More = append(f.More, checktest.Sheet{File: "summary.xlsx", Name: "Sheet1", Grid: summary})
		var said []string
		for _, file := range checktest.CheckBooks(f.Books(), checker.Options{Rules: rules.All}) {
			for _, u := range file.Unread {
				if text := u.Reason.In(lang.EN); strings.Contains(text, "tables of their own") {
					said = append(said, file.Path+": "+text)
				}
			}
		}
		if len(lacking) == 0 {
			assert.Empty(t, said)
			return
		}
		slices.Sort(lacking) // as they stand in the summary
		assert.Equal(t, []string{fmt.Sprintf("summary.xlsx: %d lines were compared with tables of their own; there is none of %s",
			len(of)-len(lacking), strings.Join(lacking, ", "))}, said)
	})
}
