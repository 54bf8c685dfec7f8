package name

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestYearOf(t *testing.T) {
	for text, want := range map[string]int{
		"2022年度支出决算表": 2022, "fy2023": 2023, "支出决算表": 0, "2022—2023学年": 0, "2023年1-3月": 2023, "Report of 2023 and 2022": 0, "Room 12022": 0,
	} {
		assert.Equal(t, want, YearOf(text), text)
	}
	assert.Equal(t, 2022, YearOf("支出决算表", "2022决算", "2023"))
	assert.Zero(t, YearOf("2022—2023学年", "2024"), "several years are no year, whatever else says")
}

// What this year's form says of last year has the name that last year's has for it.
func TestDated(t *testing.T) {
	for _, same := range [][]string{
		{"上年决算数", "2022年决算", "2022年度决算数", "上年度 决算数", "去年决算数"},
		{"Prior year", "FY2022", "2022", "last year", "Fiscal year 2022"},
		{"年初余额", "期初余额", "2022年末余额", "上年末余额"},
		{"Opening balance", "closing 2022 balance"},
	} {
		want := Dated(same[0], 2023)
		assert.NotEmpty(t, want)
		for _, s := range same {
			assert.Equal(t, want, Dated(s, 2023), s)
		}
	}
	assert.Equal(t, Dated("上年决算数", 2023), Dated("决算数", 2022))
	assert.Equal(t, Dated("上年决算数", 2023), Dated("本年决算数", 2022))
	assert.Equal(t, Dated("年初余额", 2023), Dated("年末余额", 2022))
	assert.Equal(t, Dated("Prior year", 2023), Dated("Current year", 2022))
	assert.Equal(t, Dated("上年同期", 2023), Dated("本期", 2022))
	assert.NotEqual(t, Dated("上年预算数", 2023), Dated("决算数", 2022))
	assert.NotEqual(t, Dated("年初余额", 2023), Dated("余额", 2022))
	for _, open := range []string{"2023年比2022年增减", "2022-2023学年", "本年比上年增减"} {
		assert.Empty(t, Dated(open, 2023), open)
	}
	assert.Empty(t, Dated("上年数", 0))
	assert.Equal(t, Dated("2022年", 0), Dated("2022年", 2024))
}

func TestUndated(t *testing.T) {
	assert.Equal(t, ScopeOf("决算"), ScopeOf("2023年上年决算").Undated())
	assert.Equal(t, ScopeOf("3月"), ScopeOf("2023年3月").Undated())
}
