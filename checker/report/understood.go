package report

import (
	"io"
	"strings"

	"crossfoot/checker"
	"crossfoot/sheets"
)

// linesMost is the number of lines outside all sums that are named.
const linesMost = 12

// Understood writes, for a person, what sums were found in each table, why, and
// what stands in none.
func Understood(w io.Writer, r *checker.Report, o Options) error {
	p := newPrinter(w, r, o)
	for i := range r.Files {
		f := &r.Files[i]
		if f.Err != nil {
			continue
		}
		p.line(0, p.paint(bold, clean(f.Path)))
		p.lines(2, p.notes(f))
		for j := range f.Tables {
			p.understood(&f.Tables[j])
		}
		for _, u := range f.Unread {
			p.line(2, p.unread(u, "  "))
		}
		if doubt := p.doubt(f); doubt != "" {
			p.line(2, doubt)
		}
		p.line(0)
	}
	for _, own := range p.own(r) {
		p.line(0, p.t("not checked: ", "未检查："), own)
	}
	return p.w.Flush()
}

// understood writes what was made of one table.
func (p *printer) understood(t *checker.Table) {
	head := p.paint(bold, clean(sheets.SheetName(t.Sheet)+"!"+t.Range))
	if t.Title != "" {
		head += "  " + clean(t.Title)
	}
	p.line(0)
	p.line(2, cut(head, p.Width-2))
	u := t.Understood
	for i := range u.Sums {
		p.sum(&u.Sums[i])
	}
	if len(u.Sums) == 0 {
		p.line(4, p.t("no sums found", "没有找到合计关系"))
	}
	p.outside(p.t("columns in no sum: ", "不在任何合计中的列："), u.Columns)
	p.outside(p.t("rows in no sum: ", "不在任何合计中的行："), u.Rows)
	p.line(4, p.t("%d of %d figures stand in a sum that was checked", "%[2]d 个数据中有 %[1]d 个在已核对的合计中", t.Checked, t.Figures))
}

// sum writes one pattern: what it says, how often it holds and why it is believed.
func (p *printer) sum(s *checker.Sum) {
	p.line(4, cut(p.equation(s), p.Width-4))
	p.line(6, cut(p.t("%s, for instance %s  %s", "%s，例如 %s  %s", p.outcomes(s.Counts), clean(s.Place.String()), clean(s.Example)), p.Width-6))
	p.line(6, p.paint(faint, p.t("why: ", "依据：")+p.reasons(s)))
}

// equation is a pattern in names: in each row: D Total = E North + F South.
func (p words) equation(s *checker.Sum) string {
	if s.Beside && s.Parts[0] == s.Total {
		return p.t("from step to step: %s = figures above it", "逐步计算：%s = 同列上面各数相加减", p.named(s.Total))
	}
	if s.Beside && s.Across {
		return p.t("beside several rows: %s = the sum of %s there", "每个合计：%s = 旁边各行 %s 之和", p.named(s.Total), p.named(s.Parts[0]))
	}
	if s.Beside {
		return p.t("beside several columns: %s = the sum of %s there", "每个合计：%s = 旁边各列 %s 之和", p.named(s.Total), p.named(s.Parts[0]))
	}
	line := p.t("in each column: ", "每列：")
	if s.Across {
		line = p.t("in each row: ", "每行：")
	}
	line += p.named(s.Total) + " = "
	if s.Running {
		line += p.t("the one before", "前一个数")
	}
	for i, part := range s.Parts {
		switch {
		case part.Weight < 0:
			line += " − "
		case i > 0 || s.Running:
			line += " + "
		}
		line += p.named(part)
	}
	return line
}

func (p words) named(l checker.Line) string {
	if label := clean(l.Label); label != "" {
		return clean(l.Name) + " " + cut(label, labelMost)
	}
	return clean(l.Name)
}

// labelMost is the width to which a line's label is cut in a sum.
const labelMost = 24

// outcomes says how often a sum holds and how often it does not.
func (p words) outcomes(c checker.Counts) string {
	var parts []string
	add := func(n int, en, zh string) {
		if n > 0 {
			parts = append(parts, p.t(en, zh, n))
		}
	}
	add(c.Held, "%d hold", "%d 处相符")
	add(c.Rounding, "%d by rounding", "%d 处舍位后相符")
	add(c.Explained, "%d cut off", "%d 处像是舍去了小数")
	add(c.Broken, "%d do not", "%d 处不符")
	add(c.Undetermined, "%d undecided", "%d 处不能判断")
	return strings.Join(parts, p.t(", ", "，"))
}

// reasons says why a sum is believed.
func (p words) reasons(s *checker.Sum) string {
	var parts []string
	if s.Follows {
		parts = append(parts, p.t("follows from the other sums", "可由其他合计推出"))
	}
	if s.Stated {
		parts = append(parts, p.t("the rules file says so", "规则文件写明"))
	}
	if s.Formula {
		parts = append(parts, p.t("a formula says so", "公式如此"))
	}
	if s.Word {
		parts = append(parts, p.t("its label says total", "名称写明是合计"))
	}
	if s.Layout {
		parts = append(parts, p.t("the layout says so", "版式如此"))
	}
	if s.Counts.Held+s.Counts.Rounding > 0 {
		parts = append(parts, p.t("the figures agree", "数据吻合"))
	}
	return strings.Join(parts, p.t(", ", "，"))
}

// outside names lines that stand in no sum.
func (p *printer) outside(title string, lines []checker.Line) {
	if len(lines) == 0 {
		return
	}
	names := make([]string, 0, linesMost+1)
	for i, l := range lines {
		if i == linesMost {
			names = append(names, p.t("… and %d more", "……另有 %d 处", len(lines)-i))
			break
		}
		names = append(names, p.named(l))
	}
	p.paragraph(4, "", title+strings.Join(names, p.t(", ", "、")))
}
