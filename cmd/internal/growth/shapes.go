package growth

import (
	"fmt"
	"io"
	"math/rand/v2"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// Shape is one way in which a workbook grows: a kind of workbook and how many of
// something it has.
type Shape struct {
	ID    string    // as an argument names it
	Title lang.Text // what there is more and more of
	Most  int       // of it, that is measured unless less is asked for
	fill  func(b *book, n int)
}

// Make writes a workbook that has n of what grows. Every table in it has heads, labels
// and figures that add up, but for the sums that Findings breaks. It is the same each time.
func (s Shape) Make(w io.Writer, n int) error {
	b := newBook(w)
	s.fill(b, n)
	return b.end()
}

// Shapes are the ways in which workbooks grow, as a chart shows them.
var Shapes = []Shape{
	{"rows", lang.Text{EN: "rows, of 4 columns", ZH: "行数（4 列）"}, sheets.MaxRow - 2, rows},
	{"columns", lang.Text{EN: "columns, of 20 rows", ZH: "列数（20 行）"}, sheets.MaxCol, columns},
	{"tables", lang.Text{EN: "tables on one sheet", ZH: "同一工作表中的表格数"}, 16384, tables},
	{"sheets", lang.Text{EN: "sheets", ZH: "工作表数"}, 1000, manySheets},
	{"merges", lang.Text{EN: "merged cells", ZH: "合并单元格数"}, 100_000, merges},
	{"texts", lang.Text{EN: "different texts", ZH: "不同文字的数量"}, 300_000, texts},
	{"totals", lang.Text{EN: "total columns", ZH: "小计列数"}, 4095, totals},
	{"subtotals", lang.Text{EN: "subtotal rows", ZH: "小计行数"}, 65536, subtotals},
	{"lists", lang.Text{EN: "rows of a list and its total", ZH: "清单行数（末行合计）"}, 262_144, lists},
	{"outlines", lang.Text{EN: "lines of an outline", ZH: "按编码分级的行数"}, 262_144, outlines},
	{"formulas", lang.Text{EN: "sums with formulas", ZH: "公式求和数"}, 262_144, formulas},
	{"ledgers", lang.Text{EN: "rows with three formulas", ZH: "每行三个公式的行数"}, 65536, ledgers},
	{"findings", lang.Text{EN: "sums that do not add up", ZH: "不相符的合计数"}, 65536, findings},
}

// figures are the shares of a total, the same ones each time for the same seed.
type figures struct{ *rand.Rand }

func from(seed int) figures { return figures{rand.New(rand.NewPCG(uint64(seed), 1))} }

// shares gives as many figures as there are places to share a total among, and the total.
func (f figures) shares(places int) (shares []any, total int64) {
	for range places {
		share := 10 + f.Int64N(9000)
		shares, total = append(shares, share), total+share
	}
	return shares, total
}

func line(first ...any) func(more []any) []any {
	return func(more []any) []any { return append(first, more...) }
}

func work(i int) string { return fmt.Sprintf("新建%s第%d项", works[i%len(works)], i+1) }

var works = [...]string{"城市公园", "农村公路", "环湖步道", "幼儿园", "养老服务中心"}

func places(n int) (names []any) {
	for i := range n {
		names = append(names, fmt.Sprintf("第%d县", i+1))
	}
	return names
}

// rows is one long table: a total and its two shares in each row.
func rows(b *book, n int) {
	b.add(func(s *sheet) {
		s.add("附表 各地指标分解")
		s.add("事项名称", "合计", "甲县", "乙县")
		random := from(1)
		for i := range n {
			shares, total := random.shares(2)
			s.add(line(work(i), total)(shares)...)
		}
	})
}

// columns is one wide table.
func columns(b *book, n int) {
	b.add(func(s *sheet) {
		s.add("附表 各地指标分解")
		s.add(line("事项名称", "合计")(places(n - 2))...)
		random := from(2)
		for i := range 20 {
			shares, total := random.shares(n - 2)
			s.add(line(work(i), total)(shares)...)
		}
	})
}

// small is a table of a few rows: items, a total and shares of it, and a row that adds them up.
func small(s *sheet, random figures, items int, names []any) {
	s.add(line("事项名称", "合计")(names)...)
	sums, all := make([]int64, len(names)), int64(0)
	for i := range items {
		shares, total := random.shares(len(names))
		s.add(line(work(i), total)(shares)...)
		for j, share := range shares {
			sums[j] += share.(int64)
		}
		all += total
	}
	last := []any{"合计", all}
	for _, sum := range sums {
		last = append(last, sum)
	}
	s.add(last...)
}

// tables has many tables one below the other, each with its title and its villages.
func tables(b *book, n int) {
	b.add(func(s *sheet) {
		random := from(3)
		for i := range n {
			s.add(fmt.Sprintf("附表%d %s", i+1, town(i)))
			var villages []any
			for j := range 4 {
				villages = append(villages, fmt.Sprintf("第%d村", 4*i+j+1))
			}
			small(s, random, 5, villages)
			s.skip()
		}
	})
}

// manySheets has one table on each of many sheets, as when every town fills in its own.
func manySheets(b *book, n int) {
	random := from(4)
	for i := range n {
		b.add(func(s *sheet) {
			s.add(town(i) + "指标分解表")
			small(s, random, 20, places(8))
		})
	}
}

func town(i int) string { return fmt.Sprintf("第%d乡镇", i+1) }

// merges has a list in which two rows each share the cell of their kind.
func merges(b *book, n int) {
	b.add(func(s *sheet) {
		s.add("附表 各地指标分解")
		s.add("类别", "事项名称", "合计", "甲县", "乙县")
		random := from(5)
		for i := range n {
			for j := range 2 {
				shares, total := random.shares(2)
				kind := any(fmt.Sprintf("第%d类", i+1))
				if j > 0 {
					kind = nil
				}
				s.add(line(kind, work(2*i+j), total)(shares)...)
			}
			s.merge(1, 2)
		}
	})
}

// texts has three texts in each row, as long as what a notice asks for.
func texts(b *book, n int) {
	b.add(func(s *sheet) {
		s.add("附表 各地指标分解")
		s.add("事项名称", "工作内容", "责任单位", "合计", "甲县", "乙县")
		random := from(6)
		for i := range (n + 2) / 3 {
			shares, total := random.shares(2)
			s.add(line(work(i),
				fmt.Sprintf("按照年度计划完成%s的选址、设计、施工和验收，项目编号%08d，由所在地统筹安排资金并按季度报送进度", works[i%len(works)], random.IntN(1e8)),
				fmt.Sprintf("第%d乡镇人民政府、市住房和城乡建设局第%d科", i+1, i%9+1), total)(shares)...)
		}
	})
}

// totals has groups of three columns, each with its own total before it.
func totals(b *book, n int) {
	b.add(func(s *sheet) {
		head := []any{"事项名称"}
		for i := range n {
			head = append(head, fmt.Sprintf("第%d市小计", i+1))
			for j := range 3 {
				head = append(head, fmt.Sprintf("第%d市%c县", i+1, []rune("甲乙丙")[j]))
			}
		}
		s.add("附表 各地指标分解")
		s.add(head...)
		random := from(7)
		for i := range 20 {
			row := []any{work(i)}
			for range n {
				shares, total := random.shares(3)
				row = append(append(row, total), shares...)
			}
			s.add(row...)
		}
	})
}

// subtotals has sections of eight rows, each with its subtotal above.
func subtotals(b *book, n int) {
	b.add(func(s *sheet) {
		s.add("附表 各地指标分解")
		s.add("事项名称", "投资", "补助")
		random := from(8)
		for i := range n {
			one, first := random.shares(8)
			two, second := random.shares(8)
			s.add(town(i)+"小计", first, second)
			for j := range one {
				s.add(work(8*i+j), one[j], two[j])
			}
		}
	})
}

// lists is one long list and its total, with amounts of either sign in one column.
func lists(b *book, n int) {
	b.add(func(s *sheet) {
		s.add("附表 项目清单")
		s.add("项目名称", "投资", "结余")
		random := from(13)
		var first, second int64
		for i := range n {
			shares, _ := random.shares(2)
			invested, left := shares[0].(int64), shares[0].(int64)-shares[1].(int64)
			first, second = first+invested, second+left
			s.add(work(i), invested, left)
		}
		s.add("合计", first, second)
	})
}

// outlines is a budget by codes: eight classes under each of eight groups of a chapter, a line
// each, in which every line is the sum of those with longer codes below it. The last chapter
// has what is left of n.
func outlines(b *book, n int) {
	b.add(func(s *sheet) {
		s.add("附表 支出预算表")
		s.add("科目编码", "科目名称", "基本支出", "项目支出")
		random := from(11)
		for chapter := int64(1000); n > 0; chapter++ {
			n -= chapterOf(s, random, chapter, n)
		}
	})
}

// chapterOf is a chapter of an outline with at most so many lines, but of one group at least.
// It gives how many it has.
func chapterOf(s *sheet, random figures, chapter int64, most int) (lines int) {
	const classes = 8
	groups := max(1, min(8, (most-1)/(1+classes)))
	all := [2]int64{}
	var rows [][]any
	for g := range int64(groups) {
		group := chapter*100 + g + 1
		one, first := random.shares(classes)
		two, second := random.shares(classes)
		all[0], all[1] = all[0]+first, all[1]+second
		rows = append(rows, []any{group, fmt.Sprintf("第%d款", g+1), first, second})
		for i := range one {
			rows = append(rows, []any{group*100 + int64(i) + 1, work(i), one[i], two[i]})
		}
	}
	s.add(chapter, fmt.Sprintf("第%d类", chapter-999), all[0], all[1])
	for _, row := range rows {
		s.add(row...)
	}
	return 1 + len(rows)
}

// formulas is a long table in which a formula adds up each row.
func formulas(b *book, n int) {
	b.add(func(s *sheet) {
		s.add("附表 各地指标分解")
		s.add("事项名称", "合计", "甲县", "乙县", "丙县")
		random := from(9)
		for i := range n {
			shares, total := random.shares(3)
			s.add(line(work(i), formula{fmt.Sprintf("SUM(C%d:E%[1]d)", i+3), total})(shares)...)
		}
	})
}

// ledgers is a long table with formulas in three columns: what the halves of a year come to,
// how far that is from the plan, and what has come together down to the row.
func ledgers(b *book, n int) {
	b.add(func(s *sheet) {
		s.add("附表 收入执行情况")
		s.add("项目", "上半年", "下半年", "全年", "计划", "差额", "累计")
		random := from(12)
		all := int64(0)
		for i := range n {
			row := i + 3
			shares, year := random.shares(2)
			plan := 20 + random.Int64N(18000)
			all += year
			down := formula{fmt.Sprintf("G%d+D%d", row-1, row), all}
			if i == 0 {
				down.text = "D3"
			}
			s.add(work(i), shares[0], shares[1], formula{fmt.Sprintf("B%d+C%[1]d", row), year},
				plan, formula{fmt.Sprintf("D%d-E%[1]d", row), year - plan}, down)
		}
	})
}

// findings is a long table in which every eighth total has a wrong digit.
func findings(b *book, n int) {
	b.add(func(s *sheet) {
		s.add("附表 各地指标分解")
		s.add("事项名称", "合计", "甲县", "乙县", "丙县")
		random := from(10)
		for i := range 8 * n {
			shares, total := random.shares(3)
			if i%8 == 7 {
				total += 100 * (1 + random.Int64N(5))
			}
			s.add(line(work(i), total)(shares)...)
		}
	})
}
