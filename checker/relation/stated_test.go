package relation

import (
	"slices"
	"strings"
	"testing"

	"crossfoot/sheets/table"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// statement says that a column is the sum of others, whose heads may have a minus before them.
func statement(t testing.TB, tab *table.Table, total string, parts ...string) Statement {
	t.Helper()
	s := Statement{Axis: Across, Total: column(t, tab, total)}
	for _, head := range parts {
		name, minus := strings.CutPrefix(head, "-")
		l := Line{Index: column(t, tab, name), Weight: 1}
		if minus {
			l.Weight = -1
		}
		s.Parts = append(s.Parts, l)
	}
	return s
}

// scores are figures in which nothing adds up by itself.
func scores(t testing.TB) *table.Table {
	return read(t, "item | kept | lent | lost | mark",
		"a | 61 | 27 | 33 | 0.4", "b | 17 | 9 | 8 | 0.6", "c | 40 | 1 | 2 | 0.1", "d | 5 | | | 0.9", "e | 8 | … | 3 | 0.2", "f | 7.2 | 3.5 | 3.8 | 0.3")
}

// TestStatedIsBelieved judges every row of a sum that the figures do not show.
func TestStatedIsBelieved(t *testing.T) {
	tab := scores(t)
	require.Empty(t, Find(tab).Reported(), "nothing is found unless it is said")
	said := Stated{Sums: []Statement{statement(t, tab, "kept", "lent", "lost")}}
	a := said.Find(t.Context(), tab)
	i := slices.IndexFunc(a.Patterns, func(p *Pattern) bool { return p.IsStated })
	require.GreaterOrEqual(t, i, 0)
	assert.Contains(t, a.Patterns[i].Evidence, Evidence("rules-file"))
	for label, want := range map[string]Status{"a": Broken, "b": Held, "c": Broken, "e": Undetermined, "f": Rounding} {
		got, ok := a.Status(a.Patterns[i], row(t, tab, label))
		assert.True(t, ok, label)
		assert.Equal(t, want.Name(), got.Name(), label)
	}
	for _, b := range a.Reported() {
		if b.Status == Broken {
			assert.GreaterOrEqual(t, b.Odds, OddsError)
		}
	}
	assert.Len(t, a.Reported(), 3)
}

// TestStatedReplacesWhatIsFound of the same total, however it is turned.
func TestStatedReplacesWhatIsFound(t *testing.T) {
	tab := read(t, "item | total | a | b | c", "x | 60 | 27 | 33 | 91", "y | 71 | 30 | 41 | 17", "z | 95 | 38 | 57 | 44", "w | 1203 | 590 | 613 | 5")
	found := Find(tab)
	require.Len(t, found.Patterns, 1)
	said := Stated{Sums: []Statement{statement(t, tab, "b", "total", "-a")}}
	turned := said.Find(t.Context(), tab)
	require.Len(t, turned.Patterns, 1)
	assert.True(t, turned.Patterns[0].IsStated)
	assert.Equal(t, column(t, tab, "b"), turned.Patterns[0].Total)
	said = Stated{Sums: []Statement{statement(t, tab, "total", "a", "b", "c")}}
	assert.Len(t, said.Find(t.Context(), tab).Reported(), 4)
	// What is stated as it is found stays what it is.
	said = Stated{Sums: []Statement{statement(t, tab, "total", "b", "a"), statement(t, tab, "total", "a", "b")}}
	same := said.Find(t.Context(), tab)
	require.Len(t, same.Patterns, 1)
	assert.InDelta(t, found.Patterns[0].Bits, same.Patterns[0].Bits, 0)
	assert.Empty(t, same.Reported())
}

// TestStatedBesideItsInverse keeps what somebody states besides of the same lines, where noughts
// let a part be the total as well.
func TestStatedBesideItsInverse(t *testing.T) {
	tab := read(t, "item | 收入 | 支出 | 结余", "总计 | 0 | 191 | -191",
		"公园 | 0 | 13 | -13", "公路 | 0 | 110 | -110", "小计甲 | 0 | 123 | -123",
		"小区 | 0 | 0 | 0", "车位 | 0 | 68 | -68", "小计乙 | 0 | 68 | -68")
	found := Find(tab)
	require.Contains(t, patterns(found, Down), "总计 = + 小计甲 + 小计乙")
	assert.Empty(t, found.Reported())
	one := func(name string) Line { return Line{Index: row(t, tab, name), Weight: 1} }
	total, first, second := one("总计"), one("小计甲"), one("小计乙")
	again := Stated{Sums: []Statement{
		{Axis: Down, Total: total.Index, Parts: []Line{first, second}}, {Axis: Down, Total: second.Index, Parts: []Line{total, first}},
	}}.Find(t.Context(), tab)
	assert.Subset(t, patterns(again, Down), []string{"总计 = + 小计甲 + 小计乙", "小计乙 = + 总计 + 小计甲"})
}

// TestNotAdditive keeps lines out of sums of both directions.
func TestNotAdditive(t *testing.T) {
	tab := read(t, "item | total | a | b", "x | 60 | 27 | 33", "y | 71 | 30 | 41", "z | 95 | 38 | 57", "sum | 226 | 95 | 131")
	require.Len(t, Find(tab).Patterns, 2)
	a := Stated{Columns: []int{column(t, tab, "a")}}.Find(t.Context(), tab)
	for _, p := range a.Patterns {
		assert.Equal(t, Down, p.Axis, "%+v", p.Pattern)
	}
	assert.Equal(t, []int{column(t, tab, "a")}, a.Apart(Across))
	a = Stated{Rows: []int{row(t, tab, "sum")}}.Find(t.Context(), tab)
	for _, p := range a.Patterns {
		assert.Equal(t, Across, p.Axis)
	}
	assert.Equal(t, 3, a.Count().Status[Held])
	assert.Empty(t, a.Reported())
}

func TestStatedTolerance(t *testing.T) {
	tab := scores(t)
	sums := []Statement{statement(t, tab, "kept", "lent", "lost")}
	broken := func(s Stated) (n int) {
		for _, b := range s.Find(t.Context(), tab).Reported() {
			n++
			assert.Equal(t, Broken, b.Status, "what is tolerated is not reported")
		}
		return n
	}
	assert.Equal(t, 1, broken(Stated{Sums: sums, Tolerance: decimal.New(1, 0)}))
	assert.Equal(t, 1, broken(Stated{Sums: sums, Units: 1})) // a tenth in f, one in a
	assert.Equal(t, 0, broken(Stated{Sums: sums, Tolerance: decimal.New(37, 0)}))
	assert.Equal(t, 2, broken(Stated{Sums: sums, Tolerance: decimal.New(9, -1)}))
}

// TestSteady holds exactly where stating a pattern changes nothing that is reported.
func TestSteady(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		figure := rapid.IntRange(10, 999)
		lines := []string{"item | total | a | b | c"}
		for i := range rapid.IntRange(3, 9).Draw(r, "rows") {
			x, y, z := figure.Draw(r, "x"), figure.Draw(r, "y"), figure.Draw(r, "z")
			off := rapid.SampledFrom([]int{0, 0, 0, 0, 1, 300}).Draw(r, "off")
			lines = append(lines, decimalRow(i, x+y+z+off, x, y, z))
		}
		tab := read(t, lines...)
		a := Find(tab)
		for _, p := range a.Patterns {
			again := Stated{Sums: []Statement{{Axis: p.Axis, Total: p.Total, Parts: p.Parts}}}.Find(t.Context(), tab)
			if a.Steady(p) && len(a.Patterns) == 1 {
				assert.Equal(r, outline(a), outline(again), "%q", lines)
			}
		}
	})
}

func decimalRow(i int, figures ...int) string {
	line := string(rune('p' + i))
	for _, f := range figures {
		line += " | " + decimal.NewFromInt(int64(f)).String()
	}
	return line
}

func outline(a *Analysis) (out [][4]int) {
	for _, b := range a.Reported() {
		class := 0
		if b.Odds >= OddsError {
			class = 1
		}
		out = append(out, [4]int{b.Pattern.Total, b.Position, int(b.Status), class})
	}
	return out
}
