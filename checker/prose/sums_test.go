package prose_test

import (
	"testing"

	"crossfoot/checker/prose"
	"crossfoot/sheets"

	"github.com/stretchr/testify/assert"
)

// paragraphs are the paragraphs of a text.
func paragraphs(texts ...string) (out []sheets.Paragraph) {
	for i, text := range texts {
		out = append(out, sheets.Paragraph{Number: i + 1, Text: text})
	}
	return out
}

func TestSumsOfTexts(t *testing.T) {
	for _, text := range []string{
		// They come out.
		"新建学校5所，其中江城区1所、湖滨区1所、东山区1所、清河县2所。",
		"新增停车泊位1970个（定海区900个、普陀区570个、岱山县320个、嵊泗县180个）。",
		"2988 homes across six entities: Ashford 993, Barton 833, Carlow 188, Denby 400, Elmhurst 240 and Fairley 334.",
		"In all, 28 schools will be built across four districts, 9 in Ashford, 7 in Barton, 5 in Carlow and 7 in Elmhurst, with 2,520 places.",
		"完成投资12.5亿元，其中江城区4.2亿元、湖滨区5.1亿元、清河县3.3亿元。", // rounded
		// They are not said to be all.
		"新建学校9所，其中江城区1所、湖滨区1所、东山区1所。",
		"新建公园10个，其中口袋公园3个、综合公园6个。",
		"全市有学校120所（小学50所、初中30所、高中20所）。",
		"培训100人，其中女性60人、党员40人、少数民族20人。",
		"新建学校9所，其中江城区1所、湖滨区1所、东山区1所等。",
		"新建学校9所，其中江城区、湖滨区各2所，东山区、清河县共5所。",
		"新建学校9所，其中江城区2所、湖滨区3所，其余4所在清河县。",
		"排查隐患125处，整改120处、复查118处、销号110处。",
		"300 homes were built, of which 120 in Ashford, 80 in Barton and 60 in Carlow.",
		"The county has 120 schools: 50 primary, 30 secondary and 20 special.",
		"It made 45 grants (12 to schools, 20 to clubs and 10 to choirs).",
		"Of 60 members, 30 are women, 25 are farmers and 20 live in Ashford.",
		// It is not a list of parts.
		"全年接待游客320万人次，其中江城区120万人次，增长5%；湖滨区110万人次，增长6%。",
		"下辖4个区县，江城区12个乡镇、湖滨区9个乡镇、清河县15个乡镇。",
		"新建公园3个，新建学校9所，其中江城区2所、湖滨区3所、清河县3所。",
		"The fund has 12 wards, 340 in Abbey, 200 in Bridge and 180 in Castle.",
		"8月5日至9日，江城区3人、湖滨区2人、清河县4人参加。",
		"There were 120 cases in Ashford, 95 in Barton, 80 in Carlow and 60 in Denby.",
		"New schools were built: 9 in Ashford, 7 in Barton and 5 in Carlow.",
		"Ashford has 45 schools, 40 in Barton and 50 in Carlow.",
		// A place stands beside others: it is not what they have together.
		"定海区9所：普陀区7所、岱山县5所。",
		"今年新建书房：定海区30家（普陀区18家、岱山县15家）。",
		"余姚市30所：海宁市19所、慈溪市18所。",
		// What some lost is taken away, and what is shared counts twice.
		"3个区县学校净增9所，其中定海区新增7所、普陀区新增5所、岱山县撤并3所。",
		"在3个区县新建学校9所，其中定海区4所、普陀区3所、岱山县3所（含1所跨区共建）。",
		"There are 45 libraries in three districts (Ashford 18, Barton 15 and Carlow 16, four of them shared).",
		// The total is an average, a rate or the highest.
		"人均可支配收入45000元（江城区43000元、湖滨区46000元）。",
		"全市最高气温38度，其中江城区37度、湖滨区38度。",
		"The share of woodland is 45: Ashford 44, Barton 38.",
		"Turnout was 45 (Ashford 40, Barton 49).",
	} {
		assert.Empty(t, prose.Unsound(paragraphs(text)), text)
	}
	for text, about := range map[string]string{
		"新建学校5所，其中江城区1所、湖滨区1所、东山区1所、清河县3所。":                                                                                 "新建学校",
		"在3个区县新建学校9所，其中余杭区2所、湖滨区3所、清河县3所。":                                                                                  "区县新建学校",
		"新增停车泊位1970个（定海区900个、普陀区570个、岱山县230个、嵊泗县180个）。":                                                                     "新增停车泊位",
		"新增停车泊位1970个（东山村900个、西河街570个、岱山旗230个、南沟村180个）。":                                                                     "新增停车泊位",
		"新建学校30所，分别为江城区9所、湖滨区7所、东山区6所、清河县7所。":                                                                               "新建学校",
		"2988 homes across six entities: Ashford 993, Barton 833, Carlow 188, Denby 400, Elmhurst 240 and Fairley 344.":     "homes across",
		"In all, 28 schools will be built across four districts, 9 in Ashford, 7 in Barton, 6 in Carlow and 7 in Elmhurst.": "schools will be built across",
		"改造老旧小区30个（定海区12个、普陀区10个、岱山县9个）。":                                                                                   "改造老旧小区",
		"舟山市30所：定海区12所、普陀区10所、岱山县9所。":                                                                                       "舟山市",
		"It will add 2,516 parking spaces: 747 in Ashford, 373 in Barton, 666 in Carlow, 229 in Denby and 438 in Elmhurst.": "parking spaces",
	} {
		found := prose.Unsound(paragraphs(text))
		if assert.Len(t, found, 1, text) {
			assert.Equal(t, about, found[0].About)
		}
	}
}

// That a list is of all parts, lists of the same names show which come out.
func TestSumsThatOthersShow(t *testing.T) {
	texts := []string{
		"新建学校5所，其中江城区1所、湖滨区1所、清河县3所。",
		"新建书房9家，其中江城区3家、湖滨区4家、清河县2家。",
		"新建公园12个，其中江城区4个、湖滨区5个、清河县3个。",
		"新建泵站20座，其中江城区7座、湖滨区8座、清河县4座。",
	}
	if found := prose.Unsound(paragraphs(texts...)); assert.Len(t, found, 1) {
		assert.Equal(t, 4, found[0].Para.Number)
	}
	assert.Empty(t, prose.Unsound(paragraphs(texts[1:]...)))
}
