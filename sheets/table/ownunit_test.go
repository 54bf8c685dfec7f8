package table

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestUnitOf(t *testing.T) {
	for text, want := range map[string]unit{
		"万元": {4, "元", ""}, "单位：万元": {4, "元", ""}, "亿": {8, "", ""}, "人": {0, "人", ""}, "千米": {0, "千米", ""},
		"million": {6, "", ""}, "$ million": {6, "", "$"}, "£m": {6, "", "£"}, "万人次": {4, "人次", ""},
	} {
		got, ok := unitOf(text)
		assert.True(t, ok, text)
		assert.Equal(t, want, got, text)
	}
	for _, text := range []string{"", "%", "其中", "2021", "estimated", "单位：万元、人", "$"} {
		_, ok := unitOf(text)
		assert.False(t, ok, text)
	}
}
