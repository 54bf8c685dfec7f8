package marked

import (
	"strings"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/sheets/annotate"
)

// list is one row for each finding: those that count with those of the same slip behind
// them, then those that somebody has confirmed.
func (p *pager) list() {
	head := p.look(10)
	head.Bold, head.Across, head.Wrap, head.Border = true, "center", true, grid
	head.Fill = annotate.Fill{Pattern: "solid", Color: headOn}
	row := annotate.Row{Height: 20, Fixed: true}
	for _, column := range columns {
		row.Cells = append(row.Cells, annotate.Cell{Text: p.T(column.en, column.zh), Look: head})
	}
	p.add(row)
	p.Head = len(p.Rows)
	listed, left := 0, 0
	add := func(x *checker.Finding, of int) {
		if listed == mostListed {
			left++
			return
		}
		listed++
		p.finding(listed, x, of)
	}
	for _, x := range report.Open(p.file) {
		first := listed + 1
		add(x.Finding, 0)
		for _, y := range x.Same {
			add(y, first)
		}
	}
	for _, x := range report.Sorted(p.file) {
		if x.Confirmed != nil {
			add(x, 0)
		}
	}
	if listed == 0 {
		p.nothing()
	}
	p.Last = len(p.Rows)
	if left > 0 {
		p.remark("The list holds the first %d findings; %d more are left out.", "本表只列出前 %d 处，另有 %d 处未列出。", listed, left)
	}
}

// nothing is the list's only row if there is nothing to list.
func (p *pager) nothing() {
	look := p.look(10)
	look.Border, look.Across = grid, "center"
	row := annotate.Row{Height: 20, Fixed: true, Cells: make([]annotate.Cell, len(columns))}
	for i := range row.Cells {
		row.Cells[i].Look = look
	}
	row.Cells[0].Text = p.T("nothing to list", "没有需要列出的内容")
	p.add(row)
	p.merge(1, len(columns))
}

// finding is one row of the list. Of one that follows from the same slip as another, of
// is the number of that other one.
func (p *pager) finding(n int, x *checker.Finding, of int) {
	plain := p.look(10)
	plain.Border, plain.Wrap = grid, true
	if x.Confirmed != nil {
		plain.Color = faded
	}
	middle := plain
	middle.Across = "center"
	severity := middle
	if x.Confirmed == nil {
		severity.Fill, severity.Bold = fills[x.Severity], true
	}
	said := report.Clean(x.Message.In(p.lang))
	for _, more := range []string{p.Outdated(x), p.sameSlip(of)} {
		if more != "" {
			said = strings.TrimPrefix(said+"\n"+more, "\n")
		}
	}
	note := ""
	if x.Confirmed != nil {
		note = p.Confirmed(x.Confirmed)
	}
	cell := annotate.Cell{Text: report.Address(x.Cell.Ref), Look: plain, Link: p.link(x)}
	if cell.Link != "" {
		cell.Look.Color, cell.Look.Line = blue, true
	}
	row := annotate.Row{Cells: []annotate.Cell{number(n, middle), {Text: x.Severity.In(p.lang), Look: severity}, cell}}
	rule := strings.TrimSpace(report.Clean(x.Rule.Title().In(p.lang)) + "\n[" + x.Rule.ID + "]")
	for _, text := range []string{report.Clean(x.Cell.Item), report.Clean(x.Cell.Entity), rule, report.Clean(x.Arithmetic), said, p.Suspects(x), note} {
		row.Cells = append(row.Cells, annotate.Cell{Text: p.cut(text, mostInCell), Look: plain})
	}
	tallest := 1
	for i, cell := range row.Cells {
		tallest = max(tallest, lines(cell.Text, columns[i].width))
	}
	row.Height = high(tallest)
	p.add(row)
}

// mostInCell keeps a row within the height that Excel can show, and far within what a
// cell can hold.
const mostInCell = 600

func (p *pager) sameSlip(of int) string {
	if of == 0 {
		return ""
	}
	return p.T("follows from the same slip as No. %d", "与第 %d 项为同一处错误", of)
}

// link is the place in the workbook that a finding is about; "" if it is about none.
func (p *pager) link(x *checker.Finding) string {
	name, known := p.names[x.Cell.Ref.Sheet]
	if !known || x.Cell.Ref.IsParagraph() {
		return ""
	}
	if p.links == annotate.MaxLinks {
		p.unlinked++
		return ""
	}
	p.links++
	cell := "A1"
	if r, ok := p.place(x.Cell); ok {
		cell = r.String()
	}
	return "'" + strings.ReplaceAll(name, "'", "''") + "'!" + cell
}
