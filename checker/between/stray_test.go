package between

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"crossfoot/checker/relation"
)

// A table is about the line whose name its file, its title or the line of its unit has, be it in
// short; and about the longest where one name holds another.
func TestSubject(t *testing.T) {
	for _, c := range []struct {
		lines   []string
		context string
		want    int
	}{
		{[]string{"定海区", "普陀区"}, "01定海报表", 0},
		{[]string{"定海区", "普陀区"}, "填报单位普陀区盖章", 1},
		{[]string{"定海区", "普陀区"}, "岱山县", -1},
		{[]string{"定海区", "普陀区"}, "定海及普陀两区报表", -1},
		{[]string{"江北区", "江北新区"}, "江北新区2024年", 1},
		{[]string{"市教育局", "市民政局"}, "教育局", 0},
		{[]string{"departmentofculture", "departmentofagriculture"}, "agriculture", 1},
		{[]string{"ashfordcounty", "dovercounty"}, "03ashfordreturn", 0},
	} {
		v, of := &View{}, &View{total: [2]int{-1, -1}}
		v.concerns(nil, c.context)
		for _, l := range c.lines {
			of.lines[relation.Down] = append(of.lines[relation.Down], &line{text: l, key: l})
		}
		assert.Equal(t, c.want, v.subject(nil, of, relation.Down), c.context)
	}
}
