package report_test

import (
	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

const sheet = "附表1"

var (
	mismatch = &checker.Rule{ID: "sum-mismatch", Says: checker.Saying(lang.Text{EN: "total does not match its parts", ZH: "合计不符"}, lang.Text{}), Severity: checker.Error}
	rounding = &checker.Rule{ID: "sum-rounding", Says: checker.Saying(lang.Text{EN: "rounding difference", ZH: "舍位误差"}, lang.Text{}), Severity: checker.Info}
	blank    = &checker.Rule{ID: "blank-cell", Says: checker.Saying(lang.Text{EN: "blank cell", ZH: "空白未填"}, lang.Text{}), Severity: checker.Warning}

	oneDigit = checker.ReasonNamed("one-digit")
)

func at(row, col int) sheets.Ref { return sheets.Ref{Sheet: sheet, Row: row, Col: col} }

func place(row, col int, text, entity string) checker.Place {
	return checker.Place{Ref: at(row, col), Text: text, Item: "37 新建“环浙步道”2500公里", Entity: entity}
}

// trail is the slip that the program was made for.
func trail() checker.Finding {
	total, left, right := place(53, 4, "60", "拟下达舟山指标"), place(53, 6, "27", "定海区"), place(53, 7, "34", "普陀区")
	return checker.Finding{
		Rule: mismatch, Severity: checker.Error, Status: "broken", ID: "0123456789abcdef", Group: "0123456789abcdef",
		Cell: total, Related: []checker.Place{left, right},
		Got: "60", Want: "61", Difference: "-1", Arithmetic: "27 + 34 = 61 ≠ 60",
		Message: lang.New("the parts come to %s, the total says %s; correct one of them", "分项之和为 %s，合计为 %s；请更正其中一个", "61", "60"),
		Suspects: []checker.Suspect{
			{Cell: left, From: "27", To: "26", Why: oneDigit},
			{Cell: right, From: "34", To: "33", Why: oneDigit},
		},
	}
}

// column is a finding in a column, with another that follows from it.
func column() []checker.Finding {
	total := checker.Place{Ref: at(40, 5), Text: "96", Item: "合计", Entity: "市本级"}
	x := checker.Finding{
		Rule: mismatch, Severity: checker.Warning, Status: "explained", ID: "1111111111111111", Table: 0,
		Cell: total, Got: "96", Want: "96.5", Difference: "-0.5", Arithmetic: "1.5 + … = 96.5 ≠ 96",
		Message:  lang.New("truncation explains it; confirm it", "可由截尾解释；请核实"),
		Suspects: []checker.Suspect{{Cell: checker.Place{Ref: at(33, 5)}, From: "", To: "0.5"}},
	}
	for row := 20; row < 40; row++ {
		part := checker.Place{Ref: at(row, 5), Text: "4.8", Item: "养护农村公路", Entity: "市本级"}
		if row == 33 {
			part.Text = ""
		}
		x.Related = append(x.Related, part)
	}
	follows := checker.Finding{
		Rule: blank, Severity: checker.Warning, ID: "2222222222222222", Group: x.ID, Table: -1,
		Cell:    checker.Place{Ref: at(33, 5), Item: "养护农村公路", Entity: "市本级"},
		Message: lang.New("fill it in", "请填写"),
	}
	return []checker.Finding{follows, x}
}

func sample() *checker.Report {
	found := append(column(), trail(), checker.Finding{
		Rule: rounding, Severity: checker.Info, Status: "rounding", ID: "3333333333333333", Group: "3333333333333333",
		Cell: checker.Place{Ref: at(30, 4), Text: "26", Item: "28 新改建", Entity: "拟下达舟山指标"},
		Got:  "26", Want: "26.3", Difference: "-0.3", Arithmetic: "20.1 + 6.2 = 26.3 ≈ 26",
		Message: lang.New("rounding explains it; nothing to do", "属舍位误差；无需处理"),
	})
	return &checker.Report{
		Version: "1.2.3",
		Rules:   []*checker.Rule{mismatch, rounding, blank},
		Files: []checker.File{{
			Path: "a.xlsx", SHA256: "e3b0", Format: "xlsx",
			Tables: []checker.Table{
				{Sheet: sheet, Range: "A3:O67", Title: "省政府民生实事", Total: "D", Entities: []string{"E", "F"}, Figures: 640, Checked: 620},
				{Sheet: "附表2", Range: "A3:O24"},
			},
			Findings: found,
			Relations: []relation.Relation{{
				Operator: "sum", Status: relation.Held, Evidence: []relation.Evidence{"pattern", "label"}, Total: at(4, 4),
				Parts: []relation.Term{{Ref: at(4, 5), Weight: 1}, {Ref: at(4, 6), Weight: -1}},
			}},
			Counts: checker.Counts{Held: 130, Rounding: 1, Explained: 1, Broken: 1, Undetermined: 2, Figures: 913, Checked: 880},
			Unread: []checker.Unread{{Sheet: "附表 3", Range: "A1:F9", Reason: lang.New("a chart, not a table", "图表，不是数据表")}},
		}, {
			Path: "b.pdf", Err: &sheets.Error{Cause: lang.New("this is %s", "这是 %s", "PDF"), Do: lang.New("save it", "请另存")},
		}},
	}
}

// accepted is the sample after some of it has been accepted.
func accepted() *checker.Report {
	r := sample()
	word := checker.Confirmation{Note: "The joint stretch counts once.\x1b[31m\n共建段只计一次", By: "李莉", Date: "2026-11-20", Figures: "27 + 34 = 61 ≠ 60"}
	for i := range r.Files[0].Findings {
		switch x := &r.Files[0].Findings[i]; x.Rule {
		case mismatch:
			if x.Severity == checker.Error {
				x.Confirmed = &word
			} else {
				before := word
				before.Figures = "1.5 + … = 96.5 ≠ 95"
				x.Outdated = &before
			}
		case rounding:
			x.Confirmed = &word
		}
	}
	r.Stale = []checker.Accepted{
		{ID: "4444444444444444", Rule: "blank-cell", File: "a.xlsx", Sheet: "附表 2", Item: "公园", Entity: "合计", Note: "n", By: "b", Date: "2026-01-01", Source: "accepted.yaml"},
		{ID: "5555555555555555", Source: "\x1b.yaml"},
	}
	return r
}

// part is the sample as one of the parts of a run.
func part() *checker.Report {
	r := ruled()
	r.Own, r.Apart = []string{"a-marked.xlsx"}, true
	r.Shard = &checker.Shard{Part: 2, Of: 3, Files: 7, Places: []int{1, 5}, Own: []int{3}, Whys: []int{-1, 1}, Run: "0123", Rules: "4567", Lang: "en"}
	return r
}

// ruled is the sample with a rules file.
func ruled() *checker.Report {
	r := sample()
	r.RulesFile, r.Skipped = "crossfoot.yaml", []string{"draft.xlsx"}
	r.Outcomes = []checker.Outcome{
		{Name: "reserve", Line: 7, Applied: true, Held: 3, Broken: 1, Undetermined: 2},
		{Name: "tables[1]", Line: 3, Why: lang.New("no column is called %s", "没有名为 %s 的列", "D")},
	}
	return r
}

// clear is a report in which nothing is wrong.
func clear() *checker.Report {
	return &checker.Report{Version: "1.2.3", Files: []checker.File{{
		Path: "ok.xlsx", SHA256: "00", Format: "xlsx",
		Tables: []checker.Table{{Sheet: "1", Range: "A1:C9"}, {Sheet: "2", Range: "A1:C9"}},
		Counts: checker.Counts{Held: 130, Figures: 913, Checked: 880},
	}}}
}
