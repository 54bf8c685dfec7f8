package report_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"crossfoot/checker"
	"crossfoot/checker/prose"
	"crossfoot/checker/report"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// evil are texts that a workbook may hold and that some format would obey.
var evil = []string{
	"\x1b[31m\x00\x07\u009b", "\u202eRTL\u2066", "a\r\nb\u2028c\td", "\xff\xfe", "\xed\xa0\x80", "\ufffe\uffff",
	"<script>alert(1)</script>", "</details><img src=x onerror=alert(1)>", "<!-- ", "]]>", "<![CDATA[", "&lt;&#0;&amp;",
	"::error file=x,line=1::pwned", "\n::error::pwned", "%0A::error::pwned", "##[error]pwned", "##vso[task.x]pwned", "##teamcity[x]pwned", "\u3000::error::pwned", "a:b,c=d",
	"=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\u00a0=1", "\u3000=1", "\u200b=1", "＝1", "＋1", "－1", "＠A", "x;=1+1", `x;"=1+1`, `"=1`,
	"a|b", "`c` ``", "*d* _e_ ~~f~~ **g", "[x](http://evil.example)", "![x](http://evil.example/i.png)", "http://evil.example www.evil.example",
	"# head", "- list", "1. one", "> quote", "---", "===", "$x$", "[^1]: y", "| a | b |", "\\", "\\\\|",
	"{0} {{1}}", `"quoted" 'too'`, "100%", "合计（单位：万元）",
}

// hostile is a report in which every text that can come from outside is hostile, with a
// finding of every kind.
func hostile() *checker.Report {
	r := &checker.Report{Version: "1.2.3", Rules: []*checker.Rule{mismatch, rounding, blank}}
	for _, s := range evil {
		text := lang.New("%s", "%s", s)
		rule := &checker.Rule{ID: "own", Says: checker.Saying(lang.Text{EN: s, ZH: s}, lang.Text{EN: s, ZH: s}), Severity: checker.Warning}
		cell := func(col int) checker.Place {
			return checker.Place{Ref: sheets.Ref{Sheet: s, Row: 3, Col: col}, Text: s, Item: s, Serial: s, Entity: s}
		}
		elsewhere := cell(7)
		elsewhere.File = "other/" + s
		x := checker.Finding{
			Rule: rule, Severity: checker.Warning, ID: "a", Table: 0, Cell: cell(2),
			Related: []checker.Place{cell(3), cell(4), elsewhere}, Got: s, Want: s, Difference: s, Arithmetic: s, Message: text,
			Suspects: []checker.Suspect{{Cell: cell(3), From: s, To: s, Why: oneDigit}, {Cell: elsewhere, From: s, To: s}},
		}
		paragraph, nowhere, same, failing, accepted, bare := x, x, x, x, x, checker.Finding{Rule: rule, Table: -1, ID: "g"}
		paragraph.ID, paragraph.Table, paragraph.Cell.Ref = "b", -1, sheets.Ref{Row: 12}
		nowhere.ID, nowhere.Table, nowhere.Cell.Ref = "c", -1, sheets.Ref{Sheet: s}
		same.ID, same.Group = "d", "a"
		failing.ID, failing.Severity = "e", checker.Error
		failing.Outdated = &checker.Confirmation{Note: s, By: s, Date: s, Figures: s}
		accepted.ID, accepted.Confirmed = "f", &checker.Confirmation{Note: s, By: s, Date: s, Figures: s}
		r.Files = append(r.Files, checker.File{
			Path: "in/" + s, SHA256: "00", Format: "xlsx",
			Tables:   []checker.Table{{Sheet: s, Range: "A1:B2", Title: s, Checked: 1}, {Sheet: s, Title: s}},
			Findings: []checker.Finding{x, paragraph, nowhere, same, failing, accepted, bare},
			Unread:   []checker.Unread{{Sheet: s, Range: s, Reason: text}},
		}, checker.File{Path: "un/" + s, Err: text}, checker.File{Path: "clear/" + s, Tables: []checker.Table{{Sheet: s, Checked: 3}}})
		r.Stale = append(r.Stale, checker.Accepted{ID: s, Rule: s, File: s, Sheet: s, Item: s, Entity: s, Source: s})
		r.Skipped = append(r.Skipped, s)
		r.Outcomes = append(r.Outcomes, checker.Outcome{Name: s, Line: 3, Why: text})
		r.RulesFile = s
	}
	return r
}

// anyReport draws a report of any kind.
func anyReport(t *rapid.T) *checker.Report {
	text := func(name string) string {
		return rapid.OneOf(rapid.SampledFrom(evil), rapid.String(), rapid.StringMatching(`[-+=@ 0-9a-z_.;:/\\]{0,9}`)).Draw(t, name)
	}
	ref := func() sheets.Ref {
		switch rapid.IntRange(0, 3).Draw(t, "kind of place") {
		case 0:
			return sheets.Ref{Row: rapid.IntRange(1, 99).Draw(t, "paragraph")}
		case 1:
			return sheets.Ref{Sheet: text("sheet")}
		}
		return sheets.Ref{Sheet: text("sheet"), Row: rapid.IntRange(1, sheets.MaxRow).Draw(t, "row"), Col: rapid.IntRange(1, sheets.MaxCol).Draw(t, "col")}
	}
	place := func() checker.Place {
		p := checker.Place{Ref: ref(), Text: text("text"), Item: text("item"), Entity: text("entity")}
		if rapid.Bool().Draw(t, "in another file") {
			p.File = text("file")
		}
		return p
	}
	some := func(name string, most int) int { return rapid.IntRange(0, most).Draw(t, name) }
	message := func() lang.Message { return lang.New("%s", "%s", text("message")) }
	rules := []*checker.Rule{mismatch, rounding, blank, {ID: "own-" + text("rule"), Says: checker.Saying(lang.Text{EN: text("title"), ZH: text("title")}, lang.Text{})}}
	r := &checker.Report{Version: text("version"), Rules: rules[:some("rules", 4)]}
	for i := range some("files", 4) {
		f := checker.File{Path: text("path"), SHA256: text("sum")}
		if f.Path == "" {
			f.Path = fmt.Sprint(i)
		}
		if rapid.IntRange(0, 4).Draw(t, "unreadable") == 0 {
			f.Err = message()
			r.Files = append(r.Files, f)
			continue
		}
		for range some("tables", 3) {
			f.Tables = append(f.Tables, checker.Table{Sheet: text("sheet"), Range: "A1:B2", Title: text("title"), Figures: 9, Checked: some("checked", 9)})
		}
		for j := range some("findings", 4) {
			x := checker.Finding{
				Rule: rapid.SampledFrom(rules).Draw(t, "its rule"), Severity: checker.Severity(some("severity", 2)), ID: fmt.Sprintf("%s-%d", text("id"), j),
				Table: some("table", len(f.Tables)) - 1, Cell: place(), Message: message(),
				Got: text("got"), Want: text("want"), Difference: text("difference"), Arithmetic: text("arithmetic"),
			}
			x.Cell.File = ""
			for range some("related", 3) {
				x.Related = append(x.Related, place())
			}
			for range some("suspects", 3) {
				x.Suspects = append(x.Suspects, checker.Suspect{Cell: place(), From: text("from"), To: text("to"), Why: oneDigit})
			}
			switch some("accepted", 3) {
			case 0:
				x.Confirmed = &checker.Confirmation{Note: text("note"), By: text("by")}
			case 1:
				x.Outdated = &checker.Confirmation{Note: text("note"), Figures: text("figures")}
			}
			if j > 0 && rapid.Bool().Draw(t, "same slip") {
				x.Group = f.Findings[0].ID
			}
			f.Findings = append(f.Findings, x)
		}
		for range some("unread", 2) {
			f.Unread = append(f.Unread, checker.Unread{Sheet: text("sheet"), Range: text("range"), Reason: message()})
		}
		f.Counts = checker.Counts{Held: some("held", 3), Undetermined: some("undetermined", 3), Figures: 9, Checked: some("checked", 9)}
		f.Text = prose.Counts{Paragraphs: some("paragraphs", 2)}
		r.Files = append(r.Files, f)
	}
	return r
}

// TestTextGivesNoOrders writes the text report where a machine may read along for
// workflow commands, which it would obey.
func TestTextGivesNoOrders(t *testing.T) {
	for _, width := range []int{40, 100} {
		out := write(t, report.Text, hostile(), report.Options{Width: width})
		assert.Contains(t, out, ": :error")
		for line := range strings.Lines(out) {
			assert.False(t, strings.HasPrefix(strings.TrimSpace(line), "::"), line)
		}
		assert.NotRegexp(t, `##[a-z]*\[`, out)
	}
}
