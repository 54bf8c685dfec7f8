package report

import (
	"encoding/csv"
	"io"
	"strings"

	"crossfoot/checker"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/lazy"
)

// csvColumns are the titles of the columns.
var csvColumns = []lang.Text{
	{EN: "file", ZH: "文件"},
	{EN: "sheet", ZH: "工作表"},
	{EN: "cell", ZH: "单元格"},
	{EN: "severity", ZH: "级别"},
	{EN: "rule", ZH: "规则代码"},
	{EN: "what", ZH: "规则"},
	{EN: "item", ZH: "事项"},
	{EN: "column", ZH: "单位"},
	{EN: "figure", ZH: "填报数"},
	{EN: "expected", ZH: "应为"},
	{EN: "difference", ZH: "差额"},
	{EN: "arithmetic", ZH: "算式"},
	{EN: "message", ZH: "说明"},
	{EN: "suspects", ZH: "可疑单元格"},
	{EN: "note", ZH: "核实说明"},
	{EN: "id", ZH: "编号"},
}

// CSV writes a report as a list for a spreadsheet, UTF-8 with a byte order mark, without
// which Excel takes it for the system's encoding: one row for each finding, with those
// that have been accepted and the note on them, then for each part that was not checked,
// and for each file that could not be read.
//
// No cell is a formula, whatever a workbook says: one that a spreadsheet would take for
// one gets an apostrophe before it, as OWASP advises ("CSV Injection"). A plain number
// such as -1 is left, as it can be nothing else and is to be added up.
func CSV(w io.Writer, r *checker.Report, o Options) error {
	fixWidths()
	p := words{Options{Lang: o.Lang}}
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	row := func(cells ...string) {
		for i, cell := range cells {
			cells[i] = defuse(Clean(cell))
		}
		_ = out.Write(cells) // Error has it in the end
	}
	var head []string
	for _, title := range csvColumns {
		head = append(head, title.In(p.Lang))
	}
	row(head...)
	for i := range r.Files {
		f := &r.Files[i]
		for _, x := range sorted(f) {
			row(p.csvFinding(f, x)...)
		}
		for _, g := range p.gaps(f) {
			row(p.csvRemark(f.Path, g.sheet, g.place, p.t("not checked", "未检查"), g.reason)...)
		}
		if why := p.unreadable(f); why != "" {
			row(p.csvRemark(f.Path, "", "", p.t("could not be read", "无法读取"), why)...)
		}
	}
	if left := p.left(r, count(r), false); len(left) > 0 {
		row(p.csvRemark("", "", "", p.t("not checked", "未检查"), strings.Join(left, p.t("; ", "；")))...)
	}
	out.Flush()
	return out.Error()
}

func (p words) csvFinding(f *checker.File, x *checker.Finding) []string {
	note := p.outdated(x)
	if x.Confirmed != nil {
		note = p.word(x.Confirmed)
	}
	return []string{
		f.Path, x.Cell.Ref.Sheet, name(x.Cell.Ref), x.Severity.In(p.Lang), x.Rule.ID, p.title(x.Rule),
		x.Cell.Item, x.Cell.Entity, x.Got, x.Want, x.Difference, x.Arithmetic, x.Message.In(p.Lang), p.suspected(x),
		note, textual(x.ID),
	}
}

// textual keeps an id from being read as a number, which 12345678e1234567 would be.
func textual(id string) string {
	if numberLike().MatchString(id) {
		return "'" + id
	}
	return id
}

// csvRemark is a row that is about no finding.
func (p words) csvRemark(file, sheet, place, severity, message string) []string {
	cells := make([]string, len(csvColumns))
	cells[0], cells[1], cells[2], cells[3], cells[12] = file, sheet, place, severity, message
	return cells
}

var (
	// formulaStart is where a spreadsheet may see the beginning of a formula: at the start
	// of a cell, and behind a semicolon, which ends a cell for a spreadsheet in a country
	// that writes 1,5 for a half. Excel takes full-width signs for the others. Two colons
	// begin a command to GitHub, where the cell is the first of its line.
	formulaStart = lazy.Regexp(`(^|;)([\s\p{Z}\p{C}"“”]*(?:[=+\-@＝＋－＠]|::))`)

	numberLike = lazy.Regexp(`^[0-9]+(e[0-9]+)?$`)

	plainNumber = lazy.Regexp(`^-?[0-9]+(\.[0-9]+)?$`)
)

// defuse makes a clean text fit for a cell that is no formula.
func defuse(s string) string {
	if plainNumber().MatchString(s) {
		return s
	}
	return commandStart().ReplaceAllString(formulaStart().ReplaceAllString(s, "$1'$2"), "## $1")
}
