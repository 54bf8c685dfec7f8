package says

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestNamesKind(t *testing.T) {
	for _, label := range []string{"Share capital", "Share premium", "Rate refunds", "Growth fund", "Index-linked gilts, index funds", "增长极园区建设", "比例尺地图测绘"} {
		assert.True(t, NamesKind(label), label)
	}
	for _, label := range []string{
		"", "Share", "Market share", "Share of total", "Growth rate", "Growth (%)", "Share %", "Rate per 1000", "Index 2010=100", "Share price", "Average price",
		"Index value", "Average share capital", "增长", "同比增长", "增长率", "增长（%）", "人均增长点建设", "比例", "排名", "指数值", "Trade payables",
	} {
		assert.False(t, NamesKind(label), label)
	}
}
