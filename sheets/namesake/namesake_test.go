package namesake_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"crossfoot/sheets/namesake"
)

func TestFree(t *testing.T) {
	taken := map[string]bool{"plan.csv": true, "plan (2).csv": true, "计划计划计划": true}
	for _, test := range []struct {
		stem, ext string
		longest   int
		want      string
	}{
		{"list", ".csv", 0, "list.csv"},
		{"plan", ".csv", 0, "plan (3).csv"},
		{"计划计划计划", "", 6, "计划 (2)"},
		{"计划计划计划", "", 0, "计划计划计划 (2)"},
	} {
		assert.Equal(t, test.want, namesake.Free(test.stem, test.ext, test.longest, func(name string) bool { return taken[name] }))
	}
}
