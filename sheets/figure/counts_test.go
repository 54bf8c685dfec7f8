package figure

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestCounts(t *testing.T) {
	for text, want := range map[string]string{
		"新改扩建公办中小学校100所":                                  "100所",
		"新增托位1.2万个":                                       "12000个",
		"为300\u00a0万名义务教育段学生开展正脊筛查":                       "3000000名",
		"开展职业技能培训110万人次以上":                                "≥1100000人次",
		"惠民保参保人数分别达到27万人":                                 "270000人",
		"由3家增至5家":                                         "3家",
		"3到5个、2021至2023年":                                 "",
		"惠民保赔付率达75%":                                      "0.75",
		"新建“环浙步道”2500公里":                                  "2500公里",
		"新增山区26县及农村阳光食品作坊1000家":                           "1000家",
		"开工改造城镇老旧小区17个(共71栋)。":                            "17个 71栋",
		"在满足3-6岁幼儿入园基础上,城区幼儿园提供托位960个。":                   "960个",
		"新培育实施“5S”现场管理的作坊15家":                             "15家",
		"常住人口超过1000人悬水海岛建设50个加强型微型消防站":                    ">1000人 50个",
		"2023年新建第3批5G基站２００座":                              "200座",
		"60岁以上老年人":                                        "",
		"为130万老年人免费接种流感疫苗":                                "1300000",
		"提高3个百分点":                                         "",
		"新建筹集保障性租赁住房25万套(间)":                              "250000套",
		"Build 12 playgrounds":                            "12",
		"2500 km of the trail":                            "2500km",
		"Vaccination of 1.3 million elderly":              "1300000",
		"50 fire posts on islands of over 1000 people":    "50 >1000people",
		"Skills training of over 1.1 million persons":     ">1100000persons",
		"Phase 2 of Highway 61, 2024 works":               "",
		"Grade 6 pupils aged 10 to 11 in 2023":            "",
		"5-year plan, 4th edition, COVID-19":              "",
		"15 workshops under 5S management":                "15",
		"80% of notarisations with one visit":             "0.8",
		"9.6 percent, up 2.5 percentage points":           "0.096",
		"fell by 0.4 per centage points, 50 basis points": "",
		"Renovate 17 old estates (71 blocks)":             "17 71",
		"1,200 trees planted":                             "1200",
		"Plant 1 200 trees":                               "1200",
	} {
		counts, _ := Counts(text)
		var got []string
		for _, c := range counts {
			got = append(got, spell(c))
		}
		assert.Equal(t, want, strings.Join(got, " "), text)
	}
}

func TestCountsLeaveTheRest(t *testing.T) {
	for text, want := range map[string]string{
		"新增普惠托位1.2万个":                 "新增普惠托位",
		"开展职业技能培训110万人次以上":            "开展职业技能培训",
		"12000 new subsidised places": "new subsidised places",
		"2500 km of trail":            " of trail",
		"为1000个村社配置终端":                "为村社配置终端",
		"第3批":                         "第3批",
	} {
		_, rest := Counts(text)
		assert.Equal(t, want, rest, text)
	}
}

func spell(f Figure) string {
	if f.Rare == nil {
		return f.Value().String()
	}
	return opSigns[f.Rare.Op] + f.Value().String() + f.Rare.Unit
}

// Whatever the text, every count takes digits out of it, and nothing else does.
func FuzzCounts(f *testing.F) {
	f.Add("在满足3-6岁幼儿入园基础上,城区幼儿园提供托位960个。")
	f.Add("Skills training of over 1.1 million persons or more")
	f.Add(strings.Repeat("\x89", lookBack) + "3")
	digits := func(s string) int { return len(onlyDigits("1" + fold(s))) }
	f.Fuzz(func(t *testing.T, text string) {
		counts, rest := Counts(text)
		assert.LessOrEqual(t, digits(rest)+len(counts), digits(text))
		for _, c := range counts {
			assert.Contains(t, []Kind{Number, Percent, Bound}, c.Kind)
		}
		if len(counts) == 0 {
			assert.Equal(t, digits(text), digits(rest))
		}
	})
}
