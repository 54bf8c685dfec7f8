package between

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"crossfoot/checker/relation"
)

// The tables that are about a line are found by its name as by asking each of them.
func TestTablesAboutALine(t *testing.T) {
	names := []string{"定海区", "定海", "江北区", "江北新区", "新区", "市教育局", "教育局", "ashfordcounty", "ashford", "county", ""}
	rapid.Check(t, func(t *rapid.T) {
		of := &View{total: [2]int{-1, rapid.IntRange(-1, 3).Draw(t, "total")}}
		for _, n := range rapid.SliceOfN(rapid.SampledFrom(names), 1, 6).Draw(t, "lines") {
			of.lines[relation.Down] = append(of.lines[relation.Down], &line{text: n, key: n})
		}
		r := register{views: []*View{of}}
		for _, c := range rapid.SliceOfN(rapid.SampledFrom(names), 1, 12).Draw(t, "tables") {
			around := rapid.SampledFrom([]string{"", "01", "报表"}).Draw(t, "around")
			v := &View{}
			v.concerns(nil, "汇总")
			v.concerns(nil, around+c+around)
			r.views = append(r.views, v)
		}
		for at := range of.lines[relation.Down] {
			var want []*View
			for _, v := range r.views[1:] {
				if v.subject(nil, of, relation.Down) == at {
					want = append(want, v)
				}
			}
			assert.Equal(t, want, slices.Collect(r.about(of, relation.Down, at)))
		}
	})
}
