package user

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"crossfoot/checker"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/sheettest"
)

// places is a table with everything that a check may meet.
var places = []string{
	"地区 | 类别 | 合计 | 甲 | 乙（个） | 数量 Qty | 率",
	"东区 | 城 | 30 | 10 | 20 | 12(3) | 75%",
	"西区 | 城 | 50 | 20 | 31 | 5(2) | 40%",
	"南区 | 乡 | 0.3 | 0.1 | 0.2 | / | >80%",
	"北区 | 乡 | 40 | | 40 | 7(1) | ",
}

// plan has the same rows in another order of columns.
var plan = []string{
	"项目 | 乙 | 甲 | 合计",
	"东区 | 20 | 10 | 30",
	"西区 | 30 | 20 | 50",
	"新区 | 1 | 2 | 3",
}

func workbook() *sheets.Book {
	book := sheettest.Book(sheettest.Sheet("places", sheettest.Grid(places...), false))
	book.Sheets = append(book.Sheets, sheettest.Sheet("other", sheettest.Grid("年份 | 一月 | 二月", "东区 | 7 | 8", "西区 | 1 | 2", "南区 | 5 | 3"), false), sheettest.Sheet("plan", sheettest.Grid(plan...), false))
	return book
}

// outcome runs one check and writes what came of it: held, broken, undecided, then
// each finding, or why it did not apply.
func outcome(t require.TestingT, check string) []string {
	r, err := Load("crossfoot.yaml", []byte("groups: {两项: [甲, 乙], 两区: [东区, 西区]}\nentities: [{东区: [东部新区]}]\nchecks:\n- id: it\n"+check), nil)
	require.NoError(t, err, check)
	file, err := checker.CheckBook(context.Background(), workbook(), checker.Options{Rules: r.Checks, Settings: r.Settings(), Names: r.Names})
	require.NoError(t, err)
	require.Len(t, file.Outcomes, 1)
	o := file.Outcomes[0]
	if !o.Applied {
		return []string{o.Why.In(lang.EN)}
	}
	out := []string{fmt.Sprintf("%d held, %d broken, %d undecided", o.Held, o.Broken, o.Undetermined)}
	for _, f := range file.Findings {
		assert.NotEmpty(t, f.Message.In(lang.ZH))
		related := []string{}
		for _, p := range f.Related {
			related = append(related, p.Ref.String())
		}
		out = append(out, fmt.Sprintf("%s!%s %s (%s)", f.Cell.Ref.Sheet, f.Cell.Ref, f.Arithmetic, strings.Join(related, " ")))
	}
	return out
}

func TestChecks(t *testing.T) {
	for check, want := range map[string][]string{
		// Exact in decimals: 0.1 + 0.2 is 0.3. A blank among others is nothing.
		"  table: places\n  expr: 合计 == 甲 + 乙": {"3 held, 1 broken, 0 undecided", "places!C3 50 ≠ 51 = 20 + 31 (D3 E3)"},
		// As people write it.
		"  table: places\n  expr: 合计 ＝ sum（两项）":                 {"3 held, 1 broken, 0 undecided", "places!C3 50 ≠ 51 = 20 + 31 (D3 E3)"},
		"  table: places\n  expr: 合计 = sum(两项)\n  tolerance: 1": {"4 held, 0 broken, 0 undecided"},
		"  expr: 合计 >= 甲":                                     {"6 held, 0 broken, 1 undecided"}, // a blank by itself claims nothing
		"  expr: not (合计 < 乙)":                                {"7 held, 0 broken, 0 undecided"},
		"  expr: 率 <= 50%":                                    {"1 held, 1 broken, 1 undecided", "places!G2 75% > 0.5 ()"},
		"  table: places\n  expr: 甲 > 5 or 乙 > 5":             {"3 held, 1 broken, 0 undecided", "places!D4 0.1 ≤ 5; 0.2 ≤ 5 (E4)"},
		"  expr: 甲 <> 10 且 乙 × 2 − 甲 ÷ 4 ≤ 40\n  table: plan": {"1 held, 2 broken, 0 undecided", "plan!C2 10 = 10 ()", "plan!C3 30 × 2 − 20 ÷ 4 = 55 > 40 (B3)"},
		// Rows are chosen by their texts and figures.
		"  table: places\n  expr: 合计 == 甲 + 乙\n  where: 类别 == \"乡\"":                   {"2 held, 0 broken, 0 undecided"},
		"  table: places\n  expr: 合计 == 甲 + 乙\n  where: item contains \"西\" and 甲 > 5": {"0 held, 1 broken, 0 undecided", "places!C3 50 ≠ 51 = 20 + 31 (D3 E3)"},
		// Names of rows: the check runs down every column. Compounds hold one by one.
		"  table: places\n  expr: 东区 >= 西区":                                    {"2 held, 3 broken, 0 undecided", "places!C2 30 < 50 (C3)", "places!D2 10 < 20 (D3)", "places!E2 20 < 31 (E3)"},
		"  table: places\n  expr: 东部新区 > 0\n  where: entity startsWith \"数量\"": {"1 held, 0 broken, 0 undecided"},
		"  table: places\n  expr: sum(两区) - 41 > 0\n  where: entity != \"率\"":  {"2 held, 2 broken, 0 undecided", "places!D2 10 + 20 − 41 = -11 ≤ 0 (D3)", "places!F2 12 + 5 − 41 = -24 ≤ 0 (F3)"},
		// Other sheets, by name and not by place.
		`  expr: sheet("places").item("西区") == sheet("plan").item("西区")`:                        {"2 held, 1 broken, 0 undecided", "places!E3 31 ≠ 30 (B3)"},
		`  expr: sheet("plan").item("新区").entity("乙") * 3 == 4`:                                 {"0 held, 1 broken, 0 undecided", "plan!B4 1 × 3 = 3 ≠ 4 ()"},
		"  table: places\n  expr: col(\"乙（个）\") <= sheet(\"plan\").item(\"东区\").entity(\"合计\")": {"2 held, 2 broken, 0 undecided", "places!E3 31 > 30 (D2)", "places!E5 40 > 30 (D2)"},
		// Functions.
		"  table: plan\n  expr: max(甲, 乙) - min(两项) == abs(甲 - 乙)":                                  {"3 held, 0 broken, 0 undecided"},
		"  table: plan\n  expr: round(甲 / 乙, 2) == 0.67":                                            {"1 held, 2 broken, 0 undecided", "plan!C2 round(0.5, 2) = 0.5 ≠ 0.67 (B2)", "plan!C4 round(2, 2) = 2 ≠ 0.67 (B4)"},
		"  table: plan\n  expr: 甲 / 3 * 3 == 甲":                                                     {"3 held, 0 broken, 0 undecided"},
		"  table: plan\n  expr: 甲 / (乙 - 20) < 100":                                                 {"2 held, 0 broken, 1 undecided"},
		"  table: places\n  expr: blank(甲) or 甲 > 0.1":                                              {"2 held, 1 broken, 0 undecided", "places!D4 0.1 ≤ 0.1 ()"},
		"  table: plan\n  expr: Total == SUM(Entities) AND 0.1 + 0.2 == 0.3":                        {"3 held, 0 broken, 0 undecided"},
		"  table: plan\n  expr: 甲 < 12345678901234567890 and 甲 > 0.1000000000000000000000001 - 0.1": {"3 held, 0 broken, 0 undecided"},
		"  table: plan\n  expr: total == sum(entities)":                                             {"3 held, 0 broken, 0 undecided"},
		"  table: places\n  expr: \"率 > 0.5 ? 甲 == 10 : 甲 == 20\"":                                  {"2 held, 0 broken, 1 undecided"},
		// Texts alone are a claim, and cells that are named are compared once.
		"  table: places\n  expr: 类别 == \"乡\" or 类别 == \"街\"\n  where: item contains \"区\"": {"2 held, 2 broken, 0 undecided", "places!B2 “城” ≠ “乡”; “城” ≠ “街” ()", "places!B3 “城” ≠ “乡”; “城” ≠ “街” ()"},
		"  table: plan\n  expr: item(\"东区\").entity(\"合计\") > 5000":                         {"0 held, 1 broken, 0 undecided", "plan!D2 30 ≤ 5000 ()"},
		// What does not apply says why.
		"  table: plan\n  expr: 甲 > 0\n  where: item == \"无此区\"": {"plan!A1:D4: its where chooses nothing"},
		"  table: plan\n  expr: 0.5 > 1 and 甲 > 0":               {"plan!A1:D4: nothing is written in the cells that it is about"},
		"  expr: 丙 == 1":                                                {"places!A1:G5: no column of figures is called “丙”"},
		"  table: places\n  expr: 合计 == 东区":                             {"places!A1:G5: no column of figures is called “东区”"},
		"  table: places\n  expr: 两项 == 合计":                             {"places!A1:G5: a group stands where one figure is needed; write sum(…)"},
		"  table: places\n  expr: 类别数 == 1":                             {"places!A1:G5: no column of figures is called “类别数”"},
		"  table: places\n  expr: 类别 + 合计 == 1":                         {"places!A1:G5: a text cannot be used with + and a figure"},
		"  table: places\n  expr: item(\"东区\") == 合计":                   {"places!A1:G5: it is about rows; write item(\"…\").entity(\"…\")"},
		"  expr: sheet(\"x\").item(\"y\") == 1":                         {"no sheet with figures is called “x”"},
		"  expr: sheet(\"plan\").item(\"北区\") == 1":                     {"plan: no row is called “北区”"},
		`  expr: sheet("other").item("东区") == sheet("plan").item("东区")`: {"the tables have no column of the same name"},
		"  table: 附表9\n  expr: 甲 == 1":                                  {"no sheet and no title is called “附表9”"},
		"  table: plan\n  expr: 北区 == 西区":                               {"plan!A1:D4: no row is called “北区”"},
		"  table: plan\n  expr: 数量合计 == 1":                              {"plan!A1:D4: no column of figures is called “数量合计”"},
	} {
		assert.Equal(t, want, outcome(t, check), check)
	}
}

// TestSumsInChecks compares what a check adds up with what big decimals give.
func TestSumsInChecks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places := rapid.Int32Range(0, 6).Draw(t, "places")
		digits := rapid.Int64Range(-1e15, 1e15)
		a, b, off := digits.Draw(t, "a"), digits.Draw(t, "b"), rapid.Int64Range(-1, 1).Draw(t, "off")
		show := func(x int64) string {
			s := fmt.Sprintf("%0*d", places+1, max(x, -x))
			if places > 0 {
				s = s[:len(s)-int(places)] + "." + s[len(s)-int(places):]
			}
			if x < 0 {
				s = "-" + s
			}
			return s
		}
		grid := []string{"k | t | a | b", "x | 1 | 2 | 3", "y | 4 | 5 | 6", "z | " + show(a+b+off) + " | " + show(a) + " | " + show(b)}
		r, err := Load("crossfoot.yaml", []byte("checks: [{id: it, expr: t = a + b, where: 'item = \"z\"'}]"), nil)
		require.NoError(t, err)
		book := sheettest.Book(sheettest.Sheet("s", sheettest.Grid(grid...), false))
		file, err := checker.CheckBook(t.Context(), book, checker.Options{Rules: r.Checks, Settings: r.Settings()})
		require.NoError(t, err)
		assert.Equal(t, off != 0, len(file.Findings) == 1, "%v", grid)
		if off != 0 {
			assert.Equal(t, strings.TrimSuffix(strings.TrimRight(file.Findings[0].Difference, "0"), "."), strings.TrimSuffix(strings.TrimRight(show(off), "0"), "."))
		}
	})
}

// FuzzChecks asks that every expression is refused or runs to its end.
func FuzzChecks(f *testing.F) {
	for _, source := range []string{
		"合计 = 甲 + 乙", "sum(两项) <= 率", `sheet("plan").item("东区") ≠ item("西区")`, "total / 0 > blank(甲) ? 1 : 2",
		`-item("东区").entity("甲") < max(entities, 50%)`, "类别 contains entity", "round(甲, 99999999999)", "甲 == 乙 且 not 丙",
	} {
		f.Add(source, "甲 > 1")
	}
	f.Fuzz(func(t *testing.T, source, where string) {
		d := &decoder{}
		for i, c := range []Check{{ID: "a", Expr: source}, {ID: "b", Expr: "合计 = 甲", Where: where}} {
			r := &Rules{Config: Config{Groups: map[string][]string{"两项": {"甲", "乙"}}, Checks: []Check{c}}}
			if fault := r.prepare(d); fault != nil {
				continue
			}
			file, err := checker.CheckBook(t.Context(), workbook(), checker.Options{Rules: r.Checks, Settings: r.Settings()})
			require.NoError(t, err)
			require.Len(t, file.Outcomes, 1, "%d", i)
			o := file.Outcomes[0]
			assert.True(t, o.Applied || !o.Why.IsZero() || o.Held+o.Broken+o.Undetermined == 0)
			assert.Len(t, file.Findings, o.Broken)
		}
	})
}
