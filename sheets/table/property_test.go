package table_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/sheettest"
	"crossfoot/sheets/table"

	"pgregory.net/rapid"
)

// words are what random sheets are made of: heads, labels, marks, numbers, and
// numbers that are none.
var words = []string{
	"合计", "地 区", "Total", "Item", "Notes", "一、收入", "(1)", "(2)", "1", "2", "3", "2001", "2002", "1999",
	"12.5", "300", "1,234", "75%", "≥3", "600个", "/", "-", "…", "全覆盖", "17(71)", "12/34", "3.00000", "=====",
	"n/appl", "单位：人", "35小时", "007", "1.234,5", "12O", "#REF!", "第3页", "  Sales",
}

// randomSheet is a sheet of rows that are like each other, with holes, blank rows
// and merges; some cells are far off.
func randomSheet() *rapid.Generator[*sheets.Sheet] {
	return rapid.Custom(func(t *rapid.T) *sheets.Sheet {
		cols := rapid.IntRange(1, 9).Draw(t, "columns")
		rows := rapid.IntRange(1, 30).Draw(t, "rows")
		typed := rapid.Bool().Draw(t, "typed")
		pattern := make([]int, cols) // what a column usually holds
		for c := range pattern {
			pattern[c] = rapid.IntRange(0, 4).Draw(t, "pattern")
		}
		grid := make([][]string, rows)
		for r := range grid {
			grid[r] = make([]string, cols)
			odd := rapid.IntRange(0, 5).Draw(t, "odd row")
			for c := range grid[r] {
				switch kind := pattern[c]; {
				case odd == 0 && rapid.Bool().Draw(t, "blank"):
				case odd == 1, kind == 4:
					grid[r][c] = rapid.SampledFrom(words).Draw(t, "word")
				case kind == 0:
					grid[r][c] = fmt.Sprint("Item ", r)
				case kind == 1:
					grid[r][c] = fmt.Sprint(r)
				default:
					grid[r][c] = fmt.Sprint(rapid.IntRange(-50, 3000).Draw(t, "number"))
				}
			}
		}
		sheet := sheettest.Sheet("sheet", grid, typed)
		for r := 1; r < rows && rapid.Bool().Draw(t, "merge"); r += 3 {
			c := rapid.IntRange(1, cols).Draw(t, "left")
			sheet.Merges = append(sheet.Merges, sheets.Range{
				Top: r, Left: c, Bottom: r + rapid.IntRange(0, 2).Draw(t, "height"), Right: c + rapid.SampledFrom([]int{0, 1, 3, sheets.MaxCol - c}).Draw(t, "width"),
			})
		}
		if rapid.IntRange(0, 3).Draw(t, "far") == 0 {
			sheet.Cells.Add(sheets.Cell{Row: sheets.MaxRow, Col: sheets.MaxCol, Raw: "7", Kind: sheets.Number})
		}
		return sheet
	})
}

// No number is dropped in silence: it stands in the figures of one table, or under a merged cell
// as its copy, or is one of a table's heads or labels, or the year of a title, or counted as loose.
func TestEveryNumberHasItsPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sheet := randomSheet().Draw(t, "sheet")
		if err := account(sheet); err != nil {
			t.Fatalf("%v\n%s", err, layout(sheet))
		}
	})
}

func account(sheet *sheets.Sheet) error {
	tables, loose := sheettest.Find(sheet)
	place := map[[2]int]int{} // how many tables have the cell among their figures
	for _, t := range tables {
		if len(t.Rows) == 0 || len(t.Columns) == 0 {
			return fmt.Errorf("%s has no figures", t.Range)
		}
		for r, row := range t.Rows {
			if r > 0 && row.Row() <= t.Rows[r-1].Row() {
				return fmt.Errorf("%s: row %d is out of order", t.Range, row.Row())
			}
			for c, col := range t.Columns {
				if !t.Range.Contains(row.Row(), col.Col) {
					return fmt.Errorf("%v is outside of %s", t.Ref(r, c), t.Range)
				}
				if cell := t.Cell(r, c); cell != nil {
					if t.Ref(r, c) != (sheets.Ref{Sheet: sheet.Name, Row: int(cell.Row), Col: int(cell.Col)}) {
						return fmt.Errorf("%v is the cell at %d, %d", t.Ref(r, c), cell.Row, cell.Col)
					}
					place[[2]int{row.Row(), col.Col}]++
				}
			}
		}
		for _, f := range t.Copies() {
			ref := t.Ref(f.Row, f.Col)
			place[[2]int{ref.Row, ref.Col}]++
		}
	}
	lost, counted := 0, 0
	for _, l := range loose {
		counted += l.Figures
	}
	for _, c := range sheet.Cells.All() {
		row, col := int(c.Row), int(c.Col)
		f := figure.Parse(c.Raw)
		switch f.Kind {
		case figure.Number, figure.Percent, figure.Bound, figure.Compound:
		default:
			continue
		}
		if n := place[[2]int{row, col}]; n > 1 {
			return fmt.Errorf("%d tables have %s", n, sheets.Ref{Row: row, Col: col})
		} else if n == 1 || isNamed(tables, row, col) {
			continue
		}
		if v, ok := f.At(0); ok && 1900 <= v && v <= 2100 {
			continue // may be a title's
		}
		lost++
		if !slices.ContainsFunc(loose, func(l table.Loose) bool { return l.Range.Contains(row, col) }) {
			return fmt.Errorf("%s %q is nowhere", sheets.Ref{Row: row, Col: col}, c.Raw)
		}
	}
	if counted < lost {
		return fmt.Errorf("%d numbers are loose, %d are counted", lost, counted)
	}
	return nil
}

// isNamed says whether a cell is a head or a label of a table.
func isNamed(tables []*table.Table, row, col int) bool {
	return slices.ContainsFunc(tables, func(t *table.Table) bool {
		if !t.Range.Contains(row, col) {
			return false
		}
		return slices.Contains(t.HeadRows, row) || !slices.ContainsFunc(t.Columns, func(c table.Column) bool { return c.Col == col })
	})
}

// FuzzFind reads any grid; a line is a row, a tab parts the cells.
func FuzzFind(f *testing.F) {
	f.Add("项目\t合计\t甲\t乙\n一、路\t3\t1\t2\n二、桥\t5\t/\t5\n", false)
	f.Add("\t2001\t2002\nSales\t10\t11\n=====\t\t\nTotal\t10\t11\n1\tnote", true)
	f.Add("a\t1\tb\t\tc\t2\nd\t3\te\t\tf\t4\ng\t5\th\t\ti\t6\nj\t7\tk\t\tl\t8", true)
	f.Add("12/34\n3/4\n5/6\n1,5\n2,25\n1.000,5", false)
	f.Fuzz(func(t *testing.T, text string, typed bool) {
		if len(text) > 2000 {
			return
		}
		var grid [][]string
		for line := range strings.SplitSeq(text, "\n") {
			grid = append(grid, strings.Split(line, "\t"))
		}
		sheet := sheettest.Sheet("sheet", grid, typed)
		tables, loose := sheettest.Find(sheet)
		for _, x := range tables {
			if len(x.Rows) == 0 || len(x.Columns) == 0 {
				t.Fatalf("%s has no figures", x.Range)
			}
		}
		for _, l := range loose {
			if l.Figures == 0 {
				t.Fatalf("%s has no figures", l.Range)
			}
		}
	})
}

// What a sheet costs depends on its cells, not on how far they lie apart or on
// what its merges claim.
func TestHostileSheets(t *testing.T) {
	far := &sheets.Sheet{Name: "far"}
	for r := int32(1); r <= 3000; r++ {
		far.Cells.Add(sheets.Cell{Row: 3 * r, Col: 1, Raw: "x"})
		cell := sheets.Cell{Row: 3 * r, Col: r % 7 * 2000, Raw: "1", Kind: sheets.Number}
		if cell.Col == 0 {
			cell.Col = sheets.MaxCol
		}
		far.Cells.Add(cell)
	}
	wide := &sheets.Sheet{Name: "wide"}
	for r := int32(1); r <= 5; r++ {
		for c := int32(1); c <= sheets.MaxCol; c++ {
			cell := sheets.Cell{Row: r, Col: c, Raw: "name", Kind: sheets.Text}
			switch c % 3 {
			case 0:
				continue
			case 2:
				cell.Raw, cell.Kind = fmt.Sprint(r), sheets.Number
			}
			wide.Cells.Add(cell)
		}
	}
	merged := &sheets.Sheet{Name: "merged"}
	for r := int32(1); r <= 20000; r++ {
		raw := fmt.Sprint("head ", r)
		merged.Cells.Add(sheets.Cell{Row: r, Col: 1, Raw: raw})
		if r%3 == 0 {
			merged.Cells.Add(sheets.Cell{Row: r, Col: 2, Raw: "5", Kind: sheets.Number})
		} else {
			merged.Cells.Add(sheets.Cell{Row: r, Col: 2, Raw: raw})
		}
		merged.Merges = append(merged.Merges, sheets.Range{Top: int(r), Left: 3, Bottom: sheets.MaxRow, Right: sheets.MaxCol})
	}
	for _, sheet := range []*sheets.Sheet{far, wide, merged} {
		t.Run(sheet.Name, func(t *testing.T) {
			tables, loose := sheettest.Find(sheet)
			size := 0
			for _, x := range tables {
				size += len(x.Rows) * len(x.Columns)
			}
			if size > 40*sheet.Cells.Len() {
				t.Errorf("%d places for %d cells in %d tables, %d loose", size, sheet.Cells.Len(), len(tables), len(loose))
			}
		})
	}
}
