package says

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestWordsForTotals(t *testing.T) {
	for _, label := range []string{
		"合计", "合 计", "合\n计", "总计", "小计", "一、合计", "其中:小计", "合计(万元)", "本年支出合计", "全市", "計", "合計", "총계",
		"Total", "TOTAL", "Sub-total", "Subtotal", "Total (all ages)", "Grand total", "GrandTotal", "All", "all persons", "2. All districts", "Insgesamt", "Итого",
	} {
		assert.True(t, Total(label), "%q", label)
	}
	for _, label := range []string{
		"", "定海区", "拟下达舟山指标", "统计局", "计划数", "设计费", "累计", "会计", "Totalitarian", "Allen", "Small", "North", "12", "Dinghai", "Sumatra", "Bonus (floors all green)", "Not all there", "(all)",
	} {
		assert.False(t, Total(label), "%q", label)
	}
}

func TestWordsForRates(t *testing.T) {
	for _, label := range []string{
		"增长率", "完成率(%)", "占比", "比重", "人均收入", "平均", "同比增长", "入学 率", "%", "Share %", "Percent", "per cent of all", "Average", "Unemployment rate", "Per capita GDP", "GROWTH",
	} {
		assert.True(t, Rate(label), "%q", label)
	}
	for _, label := range []string{"", "定海区", "合计", "Corporate", "Ratepayers", "Shareholders", "Meaning", "Indexed by", "12"} {
		assert.False(t, Rate(label), "%q", label)
	}
}

func TestWordsForDifferences(t *testing.T) {
	for _, label := range []string{"结余", "年末 余额", "增减", "Balance", "Net", "Surplus / deficit", "Earnings before taxes", "Betriebsergebnis", "Résultat net", "Lucro líquido", "Saldo"} {
		assert.NotZero(t, Of(label)&ADifference, "%q", label)
	}
	for _, label := range []string{"", "余姚", "支出", "Network", "Differential", "Exchange"} {
		assert.Zero(t, Of(label)&ADifference, "%q", label)
	}
}
