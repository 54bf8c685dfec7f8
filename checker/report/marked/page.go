package marked

import (
	"path"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/sheets"
	"crossfoot/sheets/annotate"
)

// mostListed is how many findings the list holds; a person reads no more of them.
const mostListed = 50_000

// page is the first sheet of the copy.
func (c *copying) page() *annotate.Page {
	p := &pager{copying: c, Page: &annotate.Page{
		Name:   c.T("Check report", "核对报告"),
		Footer: c.T("Page &P of &N", "第 &P 页，共 &N 页"),
		Tab:    "C00000",
	}}
	for _, column := range columns {
		p.Widths = append(p.Widths, column.width)
	}
	p.top()
	p.list()
	p.bottom()
	return p.Page
}

// columns are those of the list.
var columns = []struct {
	en, zh string
	width  float64 // in characters
}{
	{"No.", "序号", 5.5},
	{"Severity", "级别", 9},
	{"Cell", "单元格", 14},
	{"Item", "项目", 26},
	{"Column", "列", 13},
	{"Rule", "规则", 15},
	{"Arithmetic", "算式", 25},
	{"What is wrong", "说明", 36},
	{"May be wrong", "可能有误的数据", 26},
	{"Note", "核实说明", 26},
}

// pager fills the page row by row.
type pager struct {
	*copying
	*annotate.Page
	links, unlinked int
}

const (
	grid   = "BFBFBF"
	faded  = "7F7F7F"
	blue   = "0563C1"
	headOn = "D9E1F2"
)

// look is plain writing in a size.
func (p *pager) look(size float64) annotate.Look {
	return annotate.Look{Font: p.font(), Size: size, Middle: true}
}

// line adds a row in which a label stands in the first columns and a text across the
// others.
func (p *pager) line(label, text string) {
	bold, plain := p.look(10), p.look(10)
	bold.Bold, bold.Middle, plain.Middle = true, false, false
	plain.Wrap = true
	from, cells := 1, []annotate.Cell{}
	if label != "" {
		from = labelled
		cells = append(cells, annotate.Cell{Text: label, Look: bold}, annotate.Cell{Look: bold})
	}
	cells = append(cells, annotate.Cell{Text: p.cut(text, annotate.MaxText-1), Look: plain})
	for len(cells) < len(columns) {
		cells = append(cells, annotate.Cell{Look: plain})
	}
	wide := 0.0
	for _, column := range columns[from-1:] {
		wide += column.width
	}
	p.add(annotate.Row{Height: high(lines(text, wide)), Fixed: true, Cells: cells})
	p.merge(from, len(columns))
	if label != "" {
		p.merge(1, from-1)
	}
}

// labelled is the column in which the text beside a label begins.
const labelled = 3

func (p *pager) add(r annotate.Row) { p.Rows = append(p.Rows, r) }

// merge makes one cell of some of the row added last.
func (p *pager) merge(from, to int) {
	row := len(p.Rows)
	p.Merges = append(p.Merges, sheets.Range{Top: row, Left: from, Bottom: row, Right: to})
}

// lines is how many lines a text takes in columns so many characters wide. A word that
// does not fit leaves some room empty.
func lines(text string, width float64) int {
	n, room := 0, int(width*0.92)
	for line := range strings.SplitSeq(text, "\n") {
		n += 1 + max(0, breadth(line)-1)/room
	}
	return n
}

// breadth is how wide a text is in characters, of which a Chinese one counts as two.
func breadth(line string) int {
	wide := 0
	for _, r := range line {
		wide++
		if r >= 0x1100 {
			wide++
		}
	}
	return wide
}

// high is the height of a row with so many lines, in points; Excel's rows end at 409.
func high(lines int) float64 { return float64(min(3+14*lines, 409)) }

// top is the head of the page: the file, what came of it, and what the colours mean.
func (p *pager) top() {
	title := p.look(16)
	title.Bold, title.Across = true, "center"
	cells := []annotate.Cell{{Text: p.T("Check report", "核对报告"), Look: title}}
	p.add(annotate.Row{Height: 30, Fixed: true, Cells: cells})
	p.merge(1, len(columns))
	name := path.Base(strings.ReplaceAll(p.file.Path, `\`, "/"))
	p.line(p.T("File", "文件"), report.Clean(name))
	one := *p.run
	one.Files, one.Stale = []checker.File{*p.file}, nil
	for _, l := range p.Summary(&one) {
		p.line(upper(l.Label), l.Text)
	}
	if doubt := p.Doubt(p.file); doubt != "" {
		p.line("", doubt)
	}
	for _, note := range p.Notes(p.file) {
		p.line("", note)
	}
	p.legend()
}

// upper begins a label with a capital, as the others of the page.
func upper(label string) string {
	first, size := utf8.DecodeRuneInString(label)
	return string(unicode.ToUpper(first)) + label[size:]
}

func (p *pager) legend() {
	bold := p.look(10)
	bold.Bold = true
	cells := []annotate.Cell{{Text: p.T("Colours", "颜色"), Look: bold}, {Look: bold}}
	box := p.look(10)
	box.Border, box.Across = grid, "center"
	for _, entry := range []struct {
		text string
		fill annotate.Fill
	}{
		{checker.Error.In(p.lang), fills[checker.Error]},
		{p.T("%s: to be confirmed", "%s（需核对确认）", checker.Warning.In(p.lang)), fills[checker.Warning]},
		{checker.Info.In(p.lang), fills[checker.Info]},
		{p.T("may be wrong", "可能有误"), suspected},
	} {
		box.Fill = entry.fill
		cells = append(cells, annotate.Cell{Text: entry.text, Look: box})
	}
	said := p.look(9)
	said.Color = faded
	cells = append(cells, annotate.Cell{Text: p.T("each marked cell has a note that says what was found", "每个标注的单元格都有批注说明"), Look: said})
	p.add(annotate.Row{Height: 18, Fixed: true, Cells: cells})
	p.add(annotate.Row{Height: 6, Fixed: true})
}

// bottom is what was not checked, remarks about the copy, and the line to sign.
func (p *pager) bottom() {
	p.add(annotate.Row{Height: 8, Fixed: true})
	for i, u := range p.file.Unread {
		label := ""
		if i == 0 {
			label = upper(p.T("not checked", "未检查"))
		}
		p.beside(label, p.Unread(u))
	}
	if p.unlinked > 0 {
		p.remark("Excel allows %d links on a sheet; %d cells in the list have none.", "Excel 每个工作表最多 %d 个链接，表中有 %d 个单元格没有链接。", annotate.MaxLinks, p.unlinked)
	}
	if p.cuts > 0 {
		p.remark("Texts that are too long end in “…”.", "过长的文字以“…”截断。")
	}
	p.remark("Made by crossfoot %s from a file with the SHA-256 %s; the file itself is unchanged.",
		"由 crossfoot %s 生成；原文件未作改动，其 SHA-256 为 %s。", p.run.Version, p.file.SHA256)
	for i, remark := range p.remarks {
		label := ""
		if i == 0 {
			label = p.T("Remarks", "备注")
		}
		p.beside(label, remark)
	}
	p.add(annotate.Row{Height: 24, Fixed: true})
	p.sign()
}

// beside is a line that has a label only if it is the first of its kind.
func (p *pager) beside(label, text string) {
	if label == "" {
		label = " "
	}
	p.line(label, text)
}

func (p *pager) sign() {
	look := p.look(11)
	cells := make([]annotate.Cell, len(columns))
	for i := range cells {
		cells[i].Look = look
	}
	const by, date = 7, 9
	cells[by-1].Text = p.T("Checked by: ____________________", "核对人：____________________")
	cells[date-1].Text = p.T("Date: ____________________", "日期：____________________")
	p.add(annotate.Row{Height: 24, Fixed: true, Cells: cells})
	p.merge(by, date-1)
	p.merge(date, len(columns))
}

// number is a cell with a count.
func number(n int, look annotate.Look) annotate.Cell {
	return annotate.Cell{Text: strconv.Itoa(n), Number: true, Look: look}
}
