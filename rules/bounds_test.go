package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"crossfoot/fixtures/annex"
	"crossfoot/fixtures/annex/annextest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// changed is the annexes with one figure changed, and where that stands in the
// original workbook.
func changed(t *testing.T, number int, name string, figure int, value string) ([2]annex.Annex, annex.Address) {
	t.Helper()
	annexes := annextest.Annexes(t)
	a := &annexes[number-1]
	a.Rows = slices.Clone(a.Rows)
	r := slices.IndexFunc(a.Rows, func(row annex.Row) bool { return row.Name.Text == name })
	require.GreaterOrEqual(t, r, 0, name)
	row := &a.Rows[r]
	row.Figures = slices.Clone(row.Figures)
	row.Figures[figure] = value
	return annexes, annex.Address{Sheet: a.Caption, Ref: fmt.Sprintf("%c%d", 'D'+figure, r+4)}
}

// One figure of the annexes that breaks a bound is found, however they are laid out.
func TestAnnexBounds(t *testing.T) {
	for i, c := range []struct {
		rule   string
		annex  int
		name   string
		figure int
		value  string
		want   string
	}{
		{"subset-exceeds-total", 1, "新增普惠托位1.2万个", 3, "160", "≤ 130"},
		{"subset-exceeds-total", 1, "新增普惠托位1.2万个", 0, "810", "≤ 300"},
		{"subset-exceeds-total", 1, "新增高技能人才20万人", 4, "2200", "≤ 2000"},
		{"share-exceeds-target", 1, "整治病险水库200座", 0, "800", "≤ 200"},
		{"share-exceeds-target", 1, "新增城市书房200家", 2, "2000", "≤ 200"},
		{"rate-out-of-range", 1, "惠民保赔付率达75%", 0, "57%", "75% … 75%"},
		{"name-mismatch", 1, "跨省住院费用直接结算率达60%", 0, "66%", "60%"},
		{"name-mismatch", 2, "农村公路提升115公里。", 0, "151", "115"},
		{"name-mismatch", 2, "完成12家村卫生室规范化建设。", 0, "13", "12"},
		{"name-mismatch", 2, "开工改造城镇老旧小区17个(共71栋)。", 0, "17(17)", "17(71)"},
		{"name-mismatch", 2, "在全市人口集中的社区和常住人口超过1000人悬水海岛建设50个加强型微型消防站。", 0, "55", "50"},
		{"coverage-mismatch", 2, "在满足3-6岁幼儿入园基础上,农村幼儿园托育服务实现全覆盖。", 3, "80%", "全覆盖"},
		{"coverage-mismatch", 2, "开展幼儿园放学后园内托管服务,实现有需求的幼儿园和幼儿全覆盖。", 5, "12", "全覆盖"},
	} {
		annexes, at := changed(t, c.annex, c.name, c.figure, c.value)
		for j, v := range annex.Variants(annexes) {
			if (i+j)%10 != 0 {
				continue // each case in a tenth of the shapes, each shape with a tenth of the cases
			}
			if prefix, _, _ := strings.Cut(v.Name, "-"); c.rule == "subset-exceeds-total" && prefix == "rows" || c.rule == "rate-out-of-range" && prefix == "subtotals" {
				continue // what belongs together stands apart
			}
			t.Run(c.rule+" "+at.Ref+" "+v.Name, func(t *testing.T) {
				sheet, ref := v.Where(at.Sheet, at.Ref)
				want := c.want
				if strings.HasPrefix(v.Name, "english") && want == "全覆盖" {
					want = "Full coverage"
				}
				found := findings(t, v)
				prefix := fmt.Sprintf("%s!%s: %s ", sheet, ref, c.rule)
				assert.True(t, slices.ContainsFunc(found, func(f string) bool {
					return strings.HasPrefix(f, prefix) && strings.HasSuffix(f, " want "+want)
				}), "%s… want %s is not among %v", prefix, want, found)
			})
		}
	}
}
