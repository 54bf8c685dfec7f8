package name

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestIncludesOther(t *testing.T) {
	for total, want := range map[string]bool{
		"全市（含市本级）": true, "全市(包括 市本级)": true, "Province (with headquarters)": true, "Total (incl. the headquarters)": true,
		"全市": false, "合计（含天台县）": false, "Total (including Dover)": false, "全市（不含市本级）": false, "Total (within budget)": false,
		"全市，含市本级": false, "Total including headquarters": false, "Households with headquarters": false,
	} {
		assert.Equal(t, want, IncludesOther(Includes(total), slices.Values([]string{"天台县", "Dover", "仙居县", ""})), total)
	}
}

func TestTitleIncludes(t *testing.T) {
	for title, want := range map[string]string{
		"Schools of the province with headquarters": "headquarters", "Schools (2023) with the headquarters": "headquarters",
		"全市学校情况（含市本级）": "市本级", "全市学校情况，含市本级": "市本级", "食品含量": "", "全市不含市本级": "", "Schools, including headquarters": "headquarters", "Schools": "", "With headquarters": "",
	} {
		assert.Equal(t, want, TitleIncludes(title), title)
	}
}
