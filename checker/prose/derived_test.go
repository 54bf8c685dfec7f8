package prose_test

import (
	"fmt"
	"testing"

	"crossfoot/checker/prose"
	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestMiscalculated(t *testing.T) {
	for _, text := range []string{
		// They come out, as far as the places go.
		"全市公办幼儿园由40所增至45所，净增5所，增长12.5%。",
		"城市数量由1957年176个增加到1961年的208个，增长18.2%；城市人口由7077.27万人增加到10132.47万人，增长43.2%。",
		"发电量由12.4亿千瓦时增至13.9亿千瓦时，净增1.6亿千瓦时，增长约12%。", // 12.44 to 13.95
		"失业率由3.2%下降到2.8%，下降0.4个百分点。",
		"人口52.36万人，比上年末减少0.84万人，下降1.6%。",
		"收入总计1,234.56万元，与2022年度相比，增加120.12万元，增长10.78%。",
		"贷款余额230亿元，比年初增加30亿元，增长15%，营业收入由去年的10亿元增至12亿元，同比增长20%。",
		"营业收入45.20亿元，较上年同期的37.60亿元增长20.2%。",
		"应到委员40人，实到36人，出席率90%；排查隐患400处，已整改372处，整改率93%。",
		"Pretax profit rose 2% to $11.1bn from $10.9bn.",
		"Revenue was $1,044.6 million, compared to $1,395.0 million for the year ended December 31, 2024, a decrease of $350.3 million or 25%.",
		"Sales increased $96 million, or 15%, to $752 million from $656 million.",
		"Net earnings decreased $569 million, or 12%, to $4.0 billion.",
		"The rate rose 3 percentage points, from 84% to 87%, and 346 of 4,196 (8.2%) are new.",
		"The workforce grew from 12,000 to 13,000, an increase of 900, or 9%.", // rounded to thousands
		// They are of something else, or may be.
		"全市学校由40所增加到45所，新增8所、撤并3所。",
		"营业收入由10亿元增至12亿元，同比增长5%。",
		"营业收入由2018年的10亿元增至2023年的12亿元，年均增长3.7%。",
		"营业收入由2018年的10亿元增至2023年的12亿元，比上年增长5%。",
		"地区生产总值由1200亿元增加到1300亿元，增长6.5%。",
		"按可比口径，一般公共预算收入由40亿元增至44亿元，增长8%。",
		"全年完成投资90亿元，比上年增加12亿元，扣除价格因素增长9%。",
		"全年完成投资90亿元，比2019年增加12亿元，同比增长4%。",
		"6月末，贷款余额230亿元，比年初增加15亿元，同比增长12%。",
		"6月末，存款由上年末的200亿元增加到210亿元，同比增长12%。",
		"人均收入由3.2万元提高到3.5万元，实际增长7.2%。",
		"净利润预计26.00亿元至31.00亿元，上年同期7.986亿元，同比增长226%至288%。",
		"其中城镇人口为68.98万人，比上年末增加2.35万人，占总人口比重59.08%。",
		"董事会成员9名，其中女性董事4名，独立董事3名，独立董事占比为33.33%。",
		"全市有企业120家，其中规上企业45家，占工业企业的60%。",
		"计划投资120亿元，到位资金90亿元，开工率85%。",
		"本月销售10万元，完成全年任务200万元的60%。",
		"本月完成收入10万元，完成年初预算200万元的60%。",
		"汉族人口为568238人，占75.63%；各少数民族人口为183151人，占24.37%，其中回族人口为176176人，占23.45%。",
		"0—14岁人口为25338万人，占17.95%；15—59岁人口为89438万人，占63.35%；60岁及以上人口为26402万人，占18.70%。",
		"商品类投诉为95件，占64%；服务类为51件，占36%。",
		"甲类为120件，占40.5%；乙类为100件，占32.5%。",
		"甲类为120件，占全县的40.5%；乙类为100件，占全市的59.5%。",
		"甲类为120件，占40.5%；乙类为9万元，占59.5%。",
		"收入累计完成24627万元，完成年初预算60999万元的40.4%，比上年减收1070万元，下降4.2%。",
		"收入61646万元，占年初预算109466万元的56.3%，同比增长10.7%，增收5939万元。",
		"收入61646万元，同比增长10.7%，环比增加539万元。",
		"收入61646万元，同比增长10.7%，新增减税539万元。",
		"新增就业5万人，失业4万人，失业率3.2%。",
		"Revenue was $274.8 million, an increase of 16% at constant currency from $229.6 million.",
		"Revenue was $12.6 million compared with $12.0 million last year, up 3% excluding acquisitions.",
		"Prices went from $40 to $45, an increase of 3% on last month.",
		"Staff went from 40 to 45, a 3% rise in wages, and lines from 3 to 5, up 12% of capacity.",
		"生产线由3条增加到5条，提升12%的产能。",
		"Output rose from 100 to 150 tonnes, an average increase of 4% a year.",
		"Sales rose 5% to $1.3 million from 1,000 stores, and visitors rose 12% to 45,000 from 30 countries.",
		"We expect revenue between $1,085 million and $1,095 million, growth of 16.4% to 17.5%, an increase from 15.1% to 16.4%.",
		"The trust owns 45 of 60 farms (38% of the land); of the 250 homes, 35 (14% of those with gardens) failed.",
		"They shut 45 of 60 schools, or 12% of all schools in the region.",
		"The share rose from 12% to 15%, an increase of 25%.",
		"Costs fell from 840 to 400 euros per pupil, a saving of 48 million.",
		"Trains run from 7 to 20, an increase of 4 departures.",
		"每吨成本由840元降至400元，减少1.2亿元。",
	} {
		assert.Empty(t, prose.Miscalculated(paragraphs(text)), text)
	}
	for text, want := range map[string]string{
		"Traffic rose from 840,000 to 1,200,000, an increase of 0.5 million.":                 "1,200,000 − 840,000 = 0.36 million",
		"Schools rose from 40 to 45, an increase of 6 new schools.":                           "45 − 40 = 5",
		"全市公办幼儿园由40所增至45所，净增6所。":                                                              "45所 − 40所 = 5所",
		"救助人数由3200人减少到2880人，下降12%。":                                                           "(3200人 − 2880人) / 3200人 = 10%",
		"失业率由3.2%下降到2.8%，下降0.8个百分点。":                                                          "3.2% − 2.8% = 0.4个百分点",
		"人口52.36万人，比上年末减少0.84万人，下降6.1%。":                                                      "0.84万人 / (52.36万人 + 0.84万人) = 1.6%",
		"发电量由12.4亿千瓦时增至13.9亿千瓦时，净增2.5亿千瓦时。":                                                   "13.9亿千瓦 − 12.4亿千瓦 = 1.5亿千瓦",
		"公园由6个增加到8个，增长约53%。":                                                                  "(8个 − 6个) / 6个 = 33.3%",
		"贷款余额230亿元，较上年末增加30亿元，增长51%。":                                                         "30亿元 / (230亿元 − 30亿元) = 15%",
		"收入累计完成24627万元，完成年初预算69099万元的40.4%，增长2%。":                                             "24627万元 / 69099万元 = 35.6%",
		"收入24627万元，完成年初预算60999万元的40.4%，比上年减收1700万元，下降4.2%。":                                   "1700万元 / (24627万元 + 1700万元) = 6.5%",
		"收入67949万元，为年初预算61.22%，比上年同期增加6571万元，增长10.61%。":                                       "6571万元 / (67949万元 − 6571万元) = 10.71%",
		"收入61646万元，占年初预算109466万元的56.3%，同比增长17.0%，增收5939万元。":                                   "5939万元 / (61646万元 − 5939万元) = 10.7%",
		"汉族人口为568238人，占75.63%；各少数民族人口为183511人，占24.37%，其中回族人口为176176人，占23.45%。":                "568238人 / (568238人 + 183511人) = 75.59%",
		"0—14岁人口为25338万人，占17.95%；15—59岁人口为84938万人，占63.35%；60岁及以上人口为26402万人，占18.70%。":          "84938万人 / (25338万人 + 84938万人 + 26402万人) = 62.14%",
		"完成投资90亿元，占年度计划120亿元的57%。":                                                            "90亿元 / 120亿元 = 75%",
		"全镇共有党员1250名，其中女党员357名，占30%。":                                                         "357名 / 1250名 = 28.6%",
		"计划新建停车位1200个，已建成900个，完成率70%。":                                                        "900个 / 1200个 = 75%",
		"Applications were up 8% from 1,200 to 1,926.":                                        "(1,926 − 1,200) / 1,200 = 60.5%",
		"The fund stands at $4.8 million, up 17% from $4.5 million.":                          "($4.8 million − $4.5 million) / $4.5 million = 6.7%",
		"It helped 1,260 families, up from 1,200 last year, a rise of 15%.":                   "(1,260 − 1,200) / 1,200 = 5%",
		"Revenue was $12.6 million, compared with $12.0 million in 2023, an increase of 15%.": "($12.6 million − $12.0 million) / $12.0 million = 5%",
		"The rate rose 8 percentage points, from 84% to 87%.":                                 "87% − 84% = 3 percentage points",
		"It received 52,800 visitors, an increase of 4,800, or 11.5%.":                        "4,800 / (52,800 − 4,800) = 10%",
		"Sales rose $1.2 million, or 18%, to $16.2 million.":                                  "$1.2 million / ($16.2 million − $1.2 million) = 8%",
		"In all, 372 of 400 defects (39%) were mended.":                                       "372 / 400 = 93%",
		"It planted 480 trees out of 600, or 88% of the target.":                              "480 / 600 = 80%",
		"Of 500 forms, 480 (69%) came back.":                                                  "480 / 500 = 96%",
		"There are 120 members, of whom 54 (54%) are women.":                                  "54 / 120 = 45%",
		"Out of 320 pupils, 288 passed, a pass rate of 96%.":                                  "288 / 320 = 90%",
	} {
		found := prose.Miscalculated(paragraphs(text))
		if assert.Len(t, found, 1, text) {
			d := found[0]
			assert.Equal(t, want, d.Expression()+" = "+d.Stated.Like(d.Want()), text)
		}
	}
}

// Where most rates of a text do not follow from the figures beside them, they are of something
// else; where most do, those that do not are told of.
func TestMiscalculatedThroughout(t *testing.T) {
	wrong := []string{
		"农房改造628户，比上年减少43户，下降7.7%。",
		"公园由40个增加到45个，增长8.5%，净增6个。",
	}
	right := []string{
		"城市棚户区改造1802套，比上年增加37套，增长2.1%。",
		"泵站由20座增加到25座，增长25%。",
	}
	assert.Len(t, prose.Miscalculated(paragraphs(wrong[0])), 1)
	if found := prose.Miscalculated(paragraphs(wrong...)); assert.Len(t, found, 1, "a difference is of nothing else") {
		assert.Equal(t, "45个 − 40个", found[0].Expression())
	}
	assert.Len(t, prose.Miscalculated(paragraphs(append(right, wrong...)...)), 3)
}

// Whatever the figures, what is worked out from them is not told of, and a difference or a
// percentage that is not theirs is.
func TestMiscalculatedProperty(t *testing.T) {
	forms := []string{
		"新建学校由%[1]d所增至%[2]d所，净增%[3]d所，增长%[4]s%%。",
		"在校生%[2]d人，比上年增加%[3]d人，增长%[4]s%%；招收%[2]d人，其中新生%[3]d人。",
		"Visits rose from %[1]d to %[2]d, an increase of %[3]d, or %[4]s%%.",
		"Visits rose %[3]d, or %[4]s%%, to %[2]d from %[1]d.",
		"Visits numbered %[2]d, up from %[1]d last year, a rise of %[4]s%%.",
	}
	rapid.Check(t, func(t *rapid.T) {
		form := rapid.SampledFrom(forms).Draw(t, "form")
		before := rapid.IntRange(20, 600).Draw(t, "before")
		more := rapid.IntRange(2, 2*before).Draw(t, "more")
		rate := decimal.NewFromInt(int64(100*more)).DivRound(decimal.NewFromInt(int64(before)), 1)
		assert.Empty(t, prose.Miscalculated(paragraphs(fmt.Sprintf(form, before, before+more, more, rate))))
		off := decimal.New(rapid.Int64Range(21, 500).Draw(t, "off"), -1).Add(rate.Div(decimal.New(20, 0)).Round(1))
		wrong := paragraphs(fmt.Sprintf(form, before, before+more, more, rate.Add(off)))
		if found := prose.Miscalculated(wrong); assert.Len(t, found, 1, wrong[0].Text) {
			assert.True(t, found[0].IsRate())
		}
	})
}

// Whatever the text, what is told of is quoted from it, and its arithmetic can be written.
func FuzzMiscalculated(f *testing.F) {
	f.Add("由40所增至45所，净增6所，增长15%；占年度计划120亿元的57%。")
	f.Add("The rate rose 8 percentage points, from 84% to 87%; up 0% from $0.0 million, 45 of 60 (9%).")
	f.Add("人口0.00万人，比上年末减少.84万人，下降6.1%。应到40人，实到90人，出席率0%")
	f.Fuzz(func(t *testing.T, text string) {
		for _, d := range prose.Miscalculated(paragraphs(text)) {
			assert.Contains(t, figure.Fold(text), d.Quote)
			assert.NotEmpty(t, d.Expression()+d.Stated.Like(d.Want()))
		}
	})
}
