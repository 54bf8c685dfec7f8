package prose

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/checker/relation"
	"crossfoot/sheets"
	"crossfoot/sheets/sheettest"
	"crossfoot/sheets/table"
)

// document is a text, a paragraph a line; # before it makes it a heading.
func document(lines ...string) (out []sheets.Paragraph) {
	for i, line := range lines {
		text := strings.TrimLeft(line, "#")
		out = append(out, sheets.Paragraph{Number: i + 1, Level: len(line) - len(text), Text: text})
	}
	return out
}

func nothing(string) bool { return false }

// tables are the tables of one sheet of texts.
func tables(t testing.TB, lines ...string) (out []Table) {
	t.Helper()
	book := sheettest.Book(sheettest.Sheet("Sheet1", sheettest.Grid(lines...), false))
	found, _ := table.Find(book, book.Sheets[0])
	require.NotEmpty(t, found)
	for i, f := range found {
		out = append(out, Table{Analysis: relation.Find(f), Index: i})
	}
	return out
}

// Figures are read with the words that go with them, and nothing else is.
func TestRead(t *testing.T) {
	for text, want := range map[string]string{
		"新增持证养老护理员137人。":                                       "新增持证养老护理员137人",
		"开工改造老旧小区44个、255栋;新建公园2个":                              "开工改造老旧小区44个 | 255栋 | 新建公园2个",
		"惠民保参保人数分别达到27万人,赔付率达到75%。":                            "惠民保参保人数分别达到27万人 | 赔付率达到75%",
		"为11个村社配置智能终端;新增2个托育机构":                                "为11个村社配置智能终端 | 新增2个托育机构",
		"农村公路新改建26公里,完成养护78公里":                                 "农村公路新改建26公里 | 完成养护78公里",
		"新增托位３００个，其中普惠托位１８０个。":                                 "新增托位300个 | 其中普惠托位180个",
		"打造3个以上示范基地,幼儿园托育服务实现全覆盖":                              "打造3个以上示范基地 | 幼儿园托育服务实现全覆盖",
		"2023年2月10日,第3批,60岁以上,5G基站":                            "",
		"法律援助市域内100%通办":                                        "法律援助市域内100%通办",
		"27万人":                                                 "",
		"Plant 2,450 trees and 12 ponds":                       "Plant 2,450 trees | 12 ponds",
		"We built 3 schools. In 2024, aged 12 to 15.":          "We built 3 schools",
		"Costs rose to 1.3 million euros; of which 40% local.": "Costs rose to 1.3 million euros | of which 40% local",
	} {
		claims, over := Read(0, document(text), nothing)
		assert.False(t, over)
		var got []string
		for _, c := range claims {
			got = append(got, c.Quote)
		}
		assert.Equal(t, want, strings.Join(got, " | "), text)
	}
}

// A new part of a text begins at a heading of the outermost level, or where the
// outermost numbering begins anew.
func TestParts(t *testing.T) {
	for name, lines := range map[string][]string{
		"marked": {"Cover", "#Report", "##一、道路", "修路5公里。", "#Plan", "##一、学校", "建校3所。"},
		"text":   {"市政府办公室", "工作报告", "一、道路", "修路5公里。", "二、其他", "工作计划", "一、学校", "建校3所。"},
		"roman":  {"Report", "I. Roads", "We mended 5 roads.", "II. Rest", "Plan", "I. Schools", "Build 3 schools."},
	} {
		claims, _ := Read(0, document(lines...), nothing)
		require.Len(t, claims, 2, name)
		assert.NotSame(t, claims[0].part, claims[1].part, name)
		assert.Contains(t, []string{"Report", "工作报告"}, claims[0].Part(), name)
		assert.Contains(t, []string{"Plan", "工作计划"}, claims[1].Part(), name)
		assert.NotEmpty(t, claims[0].section, name)
	}
}

// What a bracket or a line of its own says is about the claims before it.
func TestStatements(t *testing.T) {
	said := func(lines ...string) string {
		claims, _ := Read(0, document(lines...), nothing)
		var out []string
		for _, c := range claims {
			s := c.Figure.String()
			for _, x := range c.Said {
				s += fmt.Sprintf(" %s=%s", x.Key, strings.Join(x.Names, "+"))
			}
			out = append(out, s)
		}
		return strings.Join(out, "; ")
	}
	assert.Equal(t, "5所 牵头领导=洪碧 责任单位=市教育局; 3个 牵头领导=孙晓 责任单位=市民政局+市残联",
		said("建校5所。（牵头领导：洪碧，责任单位：市教育局）配置3个终端。(牵头领导:孙晓,责任单位:市民政局(市老龄办)、市残联)"))
	assert.Equal(t, "5公里 责任单位=市交通局; 2个 责任单位=市交通局; 7家 责任单位=市民政局",
		said("修路5公里。", "建站2个。", "责任单位:市交通局", "建食堂7家。", "责任单位:市民政局"))
	assert.Equal(t, "12 Lead=Parks Office; 3", said("Build 12 playgrounds. (Lead: Parks Office) Mend 3 roads."))
}

// A claim that agrees with its item is matched with it, one that differs found, and
// what is about nothing in the table left alone.
func TestCompare(t *testing.T) {
	grid := []string{
		"事项 | 合计 | 甲县 | 乙县 | 丙县",
		"新增托位2万个 | 300 | 130 | 130 | 40",
		"新增普惠托位1.2万个 | 180 | 80 | 60 | 40",
		"惠民保参保人数 | 270456 | 112456 | 88000 | 70000",
		"改造老旧小区（个、栋） | 44(255) | 12(45) | 30(204) | 2(6)",
		"农村公路养护（公里） | 78.8 | 31.1 | 33.7 | 14",
		"赔付率 | 75% | 75% | 76% | 74%",
	}
	text := []string{
		"#民生实事",
		"全省新增托位2万个;全市新增托位300个,其中普惠托位190个。",
		"惠民保参保人数达到27万人,赔付率达到75%;召开会议12次。",
		"改造老旧小区44个、255栋;农村公路养护78公里以上。",
		"其中乙县改造老旧小区31个。",
	}
	r := Compare(t.Context(), []Source{{Prose: document(text...), Tables: tables(t, grid...)}})
	var got []string
	for _, m := range r.Matches {
		got = append(got, fmt.Sprintf("%s %s %d %v", m.Quote, m.Table.Table.Ref(m.Row, m.Col), m.Verdict, m.Same))
	}
	assert.Equal(t, []string{
		"全省新增托位2万个 B2 0 true", "全市新增托位300个 B2 1 true", "其中普惠托位190个 B3 2 true",
		"惠民保参保人数达到27万人 B4 1 true", "赔付率达到75% B7 1 true",
		"改造老旧小区44个 B5 1 true", "255栋 B5 1 true", "农村公路养护78公里以上 B6 1 true",
		"其中乙县改造老旧小区31个 D5 2 true",
	}, got)
	assert.Equal(t, Counts{Paragraphs: 5, Claims: 10, Agree: 6, Differ: 2}, r.Counts[0])
	assert.Equal(t, 2, r.Counts[0].Left())
}

// A table that was pasted into the text, a cell a line, claims nothing.
func TestPastedTables(t *testing.T) {
	grid := []string{"事项 | 合计 | 甲县 | 乙县", "新增托位2万个 | 300 | 130 | 170", "新增床位8000张 | 170 | 55 | 115", "新建公园9个 | 9 | 4 | 5"}
	text := strings.Split(strings.Join(grid, " | "), " | ")
	r := Compare(t.Context(), []Source{{Prose: document(text...)}, {Tables: tables(t, grid...)}})
	assert.Empty(t, r.Matches)
	assert.Zero(t, r.Counts[0].Claims)
}

// A text without end is read as far as is useful, and says so.
func TestTooManyClaims(t *testing.T) {
	claims, over := Read(0, document(strings.Repeat("新建公园9个。", claimsMost+5)), nothing)
	assert.True(t, over)
	assert.Equal(t, claimsMost, len(claims)) //nolint:testifylint // Len prints them all
}

// FuzzRead reads any text, and compares it with a table: no panic, and every claim
// quotes its paragraph.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"一、教育\n新增学位3200个,其中2所;为40960名学生(牵头:甲,责任单位:市局)。", "I. Roads\nBuild 12 km and 3 bridges, 45% of it. (Lead: Parks)",
		"达到27万人、75%\n全覆盖\n第一章 总则\n1. 5个", "((:,;。)5个:", "　　１２３个　其中，４５％",
	} {
		f.Add(text)
	}
	f.Add("d 1" + strings.Repeat("\x8a", 3*leadMost) + " 5个")
	f.Add(strings.Repeat("\x8a", 3*leadMost) + "5个, 6个")
	grid := tables(f, "事项 | 合计 | 甲县 | 乙县", "新增学位2万个 | 300 | 130 | 170", "Build bridges | 3 | 1 | 2", "赔付率 | 75% | 74% | 76%")
	f.Fuzz(func(t *testing.T, text string) {
		doc := document(strings.Split(text, "\n")...)
		claims, _ := Read(0, doc, nothing)
		for _, c := range claims {
			assert.NotEmpty(t, c.phrases)
			assert.Positive(t, c.Para.Number)
		}
		r := Compare(t.Context(), []Source{{Prose: doc, Tables: grid}})
		assert.LessOrEqual(t, r.Counts[0].Agree+r.Counts[0].Differ, r.Counts[0].Claims)
	})
}

// Many districts fill in one form, each with a text: every text is compared with its
// own table, whatever the others say.
func TestManyTexts(t *testing.T) {
	var sources []Source
	items := []string{"新增养老床位", "改造老旧小区", "新建绿道", "新增学位", "建成零工市场", "新建充电桩"}
	for d := range 3 * partnersMost {
		grid, said := []string{"事项 | 合计 | 甲镇 | 乙镇"}, ""
		for i, item := range items {
			a, b := 10+7*d+i, 20+3*d*i
			grid = append(grid, fmt.Sprintf("%s | %d | %d | %d", item, a+b, a, b))
			said += fmt.Sprintf("%s%d个;", item, a+b)
		}
		own := tables(t, grid...)
		for i := range own {
			own[i].File = d
		}
		sources = append(sources, Source{Prose: document(said), Tables: own})
	}
	r := Compare(t.Context(), sources)
	for d, c := range r.Counts {
		assert.Equal(t, Counts{Paragraphs: 1, Claims: len(items), Agree: len(items)}, c, d)
	}
	for i := range sources { // one text, and all tables but its own
		if i == 0 {
			sources[i].Tables = nil
		} else {
			sources[i].Prose = nil
		}
	}
	assert.True(t, Compare(t.Context(), sources).Counts[0].Cut)
}
