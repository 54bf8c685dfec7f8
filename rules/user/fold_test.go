package user

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestFold is about the signs and words that people write.
func TestFold(t *testing.T) {
	for source, want := range map[string]string{
		"合计＝ＳＵＭ（县区、功能区）": "合计==sum(县区,功能区)",
		"a =< b":                   "a <= b",
		"a => b":                   "a >= b",
		"a ＜＝ b ＜＞ c ！＝ d":         "a <= b != c != d",
		"a ≯ 1 ≮ 2 ⩽ 3":            "a <= 1 >= 2 <= 3",
		"a == b = c":               "a == b == c",
		"a<=b>=c!=d":               "a<=b>=c!=d",
		"率 < 87.5 % 且 x=5％":        "率 < 0.875  and  x==0.05",
		"a % b":                    "a % b",
		"Q1% > 2":                  "Q1% > 2",
		"合计>0且定海>0":                "合计>0 and 定海>0",
		"(a>b)或者c>d":               "(a>b) or c>d",
		"a>1 AND b>2 OR NOT (c>3)": "a>1  and  b>2  or  not (c>3)",
		"OR > 5 and AND == 3":      "OR > 5  and  AND == 3",
		"房屋或土地 > 不动产且在建":           "房屋或土地 > 不动产且在建",
		"Item(“甲≤乙”).ENTITY('Children’s “x”') > 1": `item("甲≤乙").entity('Children’s “x”') > 1`,
		"col(‘其中：女’)":                              `col('其中：女')`,
		`item(“新建“环浙步道”2500公里”)`:                   `item("新建“环浙步道”2500公里")`,
		`item("新建“环浙步道” 5％")`:                      `item("新建“环浙步道” 5％")`,
		`col(“a")`:                                 `col("a")`,
		`col('a\b')`:                               `col('a\\b')`,
		`col("a`:                                   `col("a`,
		"sum > 1":                                  "sum > 1",
		"a < 12345678901234567890":                 "a < 12345678901234567890.0",
		"x ？ a > 1 ： b > 1":                        "x ? a > 1 : b > 1",
	} {
		got, origin := fold(source)
		assert.Equal(t, want, got, source)
		assert.Len(t, origin, len([]rune(got))+1, source)
		assert.IsNonDecreasing(t, origin, source)
		assert.Equal(t, len([]rune(source)), origin[len(origin)-1], source)
	}
	_, origin := fold("（a） ≠ ｂ")
	assert.Equal(t, []int{0, 1, 2, 3, 4, 4, 5, 6, 7}, origin)
	assert.Equal(t, strings.Repeat("(", 3), func() string { s, _ := fold("（（（"); return s }())
}
