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
	} {
		assert.Equal(t, want, IncludesOther(total, slices.Values([]string{"天台县", "Dover", "仙居县", ""})), total)
	}
}
