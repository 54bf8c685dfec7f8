package says

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSaysRounded(t *testing.T) {
	for _, text := range []string{
		"Figures may not add due to rounding.", "DETAILS MAY NOT SUM TO TOTALS BECAUSE OF ROUNDING", "Totals are of unrounded figures; rounded ones may differ.",
		"Figures are rounded to the nearest thousand.", "因四舍五入合计数与分项之和可能不等", "部分数据因单位取舍不同而产生的计算误差，未作机械调整。",
		"Rundungsdifferenzen möglich", "Abweichungen durch Rundung", "En raison des arrondis, la somme peut différer du total.",
		"Los totales pueden no coincidir con la suma debido al redondeo.",
	} {
		assert.True(t, saysRounded(text), text)
	}
	for _, text := range []string{
		"", "Source: Ministry of Labour", "Surrounding districts in total", "Total des arrondissements", "Figures are not rounded.",
		"本表数据不四舍五入", "All figures in EUR", "$0.58 rounding correction", "Gründung neuer Betriebe, Summe", "Number of grounded aircraft",
	} {
		assert.False(t, saysRounded(text), text)
	}
}
