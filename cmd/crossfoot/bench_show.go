package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// least is the least of a figure over all runs: whatever else the machine does can only
// add to it.
func least[T time.Duration | uint64](runs []cost, of func(cost) T) T {
	least := of(runs[0])
	for _, c := range runs[1:] {
		least = min(least, of(c))
	}
	return least
}

func cpu(c cost) time.Duration  { return c.CPU }
func wall(c cost) time.Duration { return c.Wall }
func peak(c cost) uint64        { return c.Memory }

// median is the CPU time of the run in the middle.
func median(runs []cost) time.Duration {
	sorted := slices.SortedFunc(slices.Values(runs), func(a, b cost) int { return int(a.CPU - b.CPU) })
	return sorted[len(sorted)/2].CPU
}

// above is the least CPU time of a way without what starting the program takes, which is
// the same in all of them.
func (m *measured) above(way int) time.Duration {
	return least(m.Took[way], cpu) - least(m.Took[wayStart], cpu)
}

// tellable is what part of the program's start a way must take above it for its quotient
// to say anything: a small workbook takes less than one start differs from the next.
const tellable = 0.25

// per is how many times the CPU time of another way a way takes, both without the start.
func (m *measured) per(way, other int) string {
	if float64(min(m.above(way), m.above(other))) < tellable*float64(least(m.Took[wayStart], cpu)) {
		return "–"
	}
	return fmt.Sprintf("%.1f", float64(m.above(way))/float64(m.above(other)))
}

// show prints what was measured as a table, and what it comes to.
func (p *program) show(m *measured) error {
	ms := func(d time.Duration) string { return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1e3) }
	t := table.NewWriter()
	t.Style().Options = table.OptionsNoBordersAndSeparators
	t.Style().Format.Header = text.FormatDefault
	t.Style().Box.PaddingLeft = ""
	var right []table.ColumnConfig
	for column := 2; column <= 6; column++ {
		right = append(right, table.ColumnConfig{Number: column, Align: text.AlignRight, AlignHeader: text.AlignRight})
	}
	t.SetColumnConfigs(right)
	t.AppendHeader(table.Row{"", p.t("CPU, least", "CPU 最小值"), p.t("median", "中位数"), p.t("× floor", "× 下限"), p.t("memory", "内存"), p.t("bytes per cell", "每单元格字节")})
	base := least(m.Took[wayStart], peak)
	for way, name := range [waysAll]string{p.t("start", "启动"), p.t("floor", "下限"), "excelize Rows", "crossfoot check"} {
		took := m.Took[way]
		most := least(took, peak)
		ratio, each := "", ""
		if way != wayStart {
			ratio, each = m.per(way, wayFloor), fmt.Sprintf("%.0f", float64(max(most, base)-base)/float64(max(m.Cells, 1)))
		}
		t.AppendRow(table.Row{name, ms(least(took, cpu)), ms(median(took)), ratio, fmt.Sprintf("%.1f MiB", float64(most)/(1<<20)), each})
	}
	lines := strings.Split(t.Render(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	fmt.Fprintf(p.stdout, "%s\n%s\n", p.about(m), strings.Join(lines, "\n"))
	if m.per(wayCheck, wayFloor) != "–" {
		fmt.Fprintf(p.stdout, p.t("without the start, crossfoot check takes %s times the CPU time of the floor, and excelize Rows %s times that of crossfoot check\n",
			"不计启动，crossfoot check 的 CPU 时间是下限的 %s 倍，excelize Rows 是 crossfoot check 的 %s 倍\n"),
			m.per(wayCheck, wayFloor), m.per(wayRows, wayCheck))
	}
	fmt.Fprintf(p.stdout, p.t("crossfoot check takes %s from beginning to end\n", "crossfoot check 从开始到结束用时 %s\n"), ms(least(m.Took[wayCheck], wall)))
	_, err := fmt.Fprintf(p.stdout, p.t("floor: %d cells, %d of them numbers; excelize: %d cells; crossfoot: %d figures in %d tables, %d sums held, %d findings\n\n",
		"下限：%d 个单元格，其中 %d 个数；excelize：%d 个单元格；crossfoot：%d 个数据，%d 张表，%d 个合计相符，%d 处问题\n\n"),
		m.Cells, m.Numbers, m.Read, m.Figures, m.Tables, m.Held, m.Findings)
	return err
}

// about says what is measured.
func (p *program) about(m *measured) string {
	said := fmt.Sprintf(p.t("%s: %d rows, %d columns", "%s：%d 行，%d 列"), m.Made.Name, m.Made.Rows, m.Made.Cols)
	if m.Made.Sheets > 1 {
		said += fmt.Sprintf(p.t(", %d sheets", "，%d 张工作表"), m.Made.Sheets)
	}
	if m.Made.Files > 1 {
		said += fmt.Sprintf(p.t(", %d workbooks", "，%d 个工作簿"), m.Made.Files)
	}
	return said + fmt.Sprintf(p.t(", %.2f MB; %d runs in turn", "，%.2f MB；轮流运行 %d 次"), float64(m.Bytes)/1e6, len(m.Took[wayCheck]))
}
