package user

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/sheettest"
)

// stating is a rule that reports every sum that has been stated and does not hold.
var stating = &checker.Rule{ID: "sum-mismatch", Severity: checker.Error, Run: func(p *checker.Pass) error {
	for _, s := range p.Tables {
		for _, b := range s.Reported() {
			if b.Status == relation.Broken {
				p.Report(p.Mismatch(s, b))
			}
		}
	}
	return nil
}}

// said is what comes of a rules file in one table: the findings, what does not apply,
// what is left out.
func said(t *testing.T, rules string, lines ...string) (out []string) {
	t.Helper()
	r, err := Load("crossfoot.yaml", []byte(rules), testIDs)
	require.NoError(t, err)
	book := sheettest.Book(sheettest.Sheet("附表1", sheettest.Grid(lines...), false))
	file, err := checker.CheckBook(t.Context(), book, checker.Options{Rules: []*checker.Rule{stating}, Settings: r.Settings(), Names: r.Names})
	require.NoError(t, err)
	for _, f := range file.Findings {
		out = append(out, fmt.Sprintf("%s %s %s", f.Cell.Ref, f.Severity.Name(), f.Arithmetic))
	}
	for _, u := range file.Unread {
		out = append(out, "unread "+u.Range)
	}
	for _, o := range r.Settings().Outcomes([]checker.File{file}) {
		if !o.Applied {
			out = append(out, strings.TrimSpace(o.Name+" "+o.Why.In(lang.EN)))
		}
	}
	return out
}

var register = []string{
	"单位 | 编号 | 总量 | 一处 | 二处（个） | 外聘 | 比率",
	"甲局 | 501 | 60 | 27 | 34 | 1 | 0.4",
	"乙局 | 502 | 71 | 30 | ○ | 41 | 0.7",
	"丙局 | 503 | 12 | 5 | 7 | 2 | 待报",
	"丁局 | 504 | 9 | 2 | 7 | 0 | 0.1",
}

func TestDescribe(t *testing.T) {
	for rules, want := range map[string][]string{
		"tables: [{sheet: 附表*, total: 总量, entities: [一处, 二处]}]": {"C2 error 27 + 34 = 61 ≠ 60"},
		"nil-marks: [○]\ntables: [{sheet: 附表*, total: 总量, entities: [一处, 二处]}]": {
			"C2 error 27 + 34 = 61 ≠ 60", "C3 error 30 ≠ 71",
		},
		"nil-marks: [○]\ntables: [{header: [外聘], relations: [总量 = D + E + 外聘]}]": {
			"C2 error 27 + 34 + 1 = 62 ≠ 60", "C4 error 5 + 7 + 2 = 14 ≠ 12",
		},
		"groups: {各处: [一处, 二处]}\ntables: [{sheet: 附表1, relations: [外聘 = 总量 - 各处], ignore: [乙局, 丙局]}]": {
			"F2 error 60 − 27 − 34 = -1 ≠ 1", "unread A3:G3", "unread A4:G4",
		},
		"tolerance: 1\ntables: [{sheet: 附表1, total: 总量, entities: [一处, 二处]}]":               nil,
		"tolerance: 9\ntables: [{sheet: 附表1, total: 总量, entities: [一处, 二处], tolerance: 0}]": {"C2 error 27 + 34 = 61 ≠ 60"},
		"rules: {sum-mismatch: off}\ntables: [{sheet: 附表1, total: 总量, entities: [一处, 二处]}]": nil,
		"rules: {sum-mismatch: off}\ntables: [{sheet: 附表1, total: 总量, entities: [一处, 二处], rules: {sum-mismatch: info}}]": {
			"C2 info 27 + 34 = 61 ≠ 60",
		},
		"tables: [{sheet: 附表1, relations: [甲局 = 丙局 + 丁局], not-additive: [比率, 编号, 一处]}]": {
			"C2 error 12 + 9 = 21 ≠ 60", "E2 error 7 + 7 = 14 ≠ 34", "F2 error 2 ≠ 1",
		},
		// What does not apply is said.
		"tables: [{sheet: 附表2}]":                                {"tables[0]"},
		"tables: [{sheet: 附表1, title: '*预算*'}]":                 {"tables[0]"},
		"tables: [{sheet: 附表1}, {sheet: 附表1, ignore: [比率]}]":    {"tables[1]"},
		"tables: [{sheet: 附表1, total: 总计, entities: [一处, 二处]}]": {"tables[0].total 附表1!A1:G5: no column of figures is called “总计”"},
		"tables: [{sheet: 附表1, relations: [总量 = 一处 + 一处, 甲局 = 戊局]}]": {
			"tables[0].relations[0] 附表1!A1:G5: “一处” stands in the relation twice", "tables[0].relations[1] 附表1!A1:G5: no row is called “戊局”",
		},
		"tables: [{sheet: 附表1, relations: [甲局 = 丙局 -丁局]}]": {
			"tables[0].relations[0] 附表1!A1:G5: no row is called “丙局 -丁局”; leave a space on both sides of a minus",
		},
		"tables: [{sheet: 附表1, ignore: [备注], not-additive: [排名]}]": {
			"tables[0].ignore[0] 附表1!A1:G5: no column or row is called “备注”", "tables[0].not-additive[0] 附表1!A1:G5: no column or row is called “排名”",
		},
		"tables: [{sheet: 附表1, ignore: ['*']}]": {"tables[0].ignore 附表1!A1:G5: nothing would be left of the table"},
	} {
		assert.Equal(t, want, said(t, rules, register...), rules)
	}
}

// TestLabels names rows by columns that look like figures.
func TestLabels(t *testing.T) {
	r, err := Load("crossfoot.yaml", []byte("tables: [{sheet: 附表1, labels: [单位, 编号], total: 总量, entities: [一处, 二处]}]"), testIDs)
	require.NoError(t, err)
	book := sheettest.Book(sheettest.Sheet("附表1", sheettest.Grid(register...), false))
	file, err := checker.CheckBook(t.Context(), book, checker.Options{Rules: []*checker.Rule{stating}, Settings: r.Settings()})
	require.NoError(t, err)
	require.Len(t, file.Findings, 1)
	assert.Equal(t, "甲局 501", file.Findings[0].Cell.Item)
	assert.Equal(t, "C", file.Tables[0].Total)
	assert.Equal(t, []string{"D", "E"}, file.Tables[0].Entities)
}

// TestSumsAreReadBack writes relations with names that hold signs.
func TestSumsAreReadBack(t *testing.T) {
	for _, names := range [][]string{{"合计", "甲", "乙"}, {"a=b", "c + d", "e"}, {"Sub-total", `5" pipes`, "N - S"}, {"“甲”+乙", "x", "'y'"}, {"１＋２", "a−b", "c"}} {
		s := sum{total: names[0], parts: []addend{{names[1], -1}, {names[2], 1}}}
		again, cause := parseSum(s.String())
		require.True(t, cause.IsZero(), "%s: %s", s, cause.In(lang.EN))
		assert.Equal(t, s, again)
	}
	again, cause := parseSum("合计＝县区＋功能区－“扣除”")
	require.True(t, cause.IsZero())
	assert.Equal(t, sum{"合计", []addend{{"县区", 1}, {"功能区", 1}, {"扣除", -1}}}, again)
}

// TestSumsWithTwoSigns are written as in a check.
func TestSumsWithTwoSigns(t *testing.T) {
	for _, source := range []string{"合计 == 甲 + 乙", "合计＝＝甲＋乙", "合计=甲+乙"} {
		s, cause := parseSum(source)
		require.True(t, cause.IsZero(), source)
		assert.Equal(t, sum{"合计", []addend{{"甲", 1}, {"乙", 1}}}, s, source)
	}
	for _, source := range []string{"合计 === 甲", "== 甲", "合计 == 甲 == 乙", "合计 = = 甲"} {
		_, cause := parseSum(source)
		assert.False(t, cause.IsZero(), source)
	}
}

// TestPatterns do not mind spaces, widths and capitals.
func TestPatterns(t *testing.T) {
	p := newPattern("附表?（Plan*）")
	for s, want := range map[string]bool{"附表1(plan)": true, "附 表 １（PLAN 2024）": true, "附表(plan)": false, "x附表1(plan)": false} {
		assert.Equal(t, want, p.matches(s), s)
	}
	assert.True(t, slices.ContainsFunc([]string{"a.b"}, newPattern("a.b").matches))
	assert.False(t, newPattern("a.b").matches("acb"))
}
