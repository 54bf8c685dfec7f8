package relation

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"crossfoot/sheets/table"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// The statuses do not depend on how a pattern was found, so it is given.
func TestStatus(t *testing.T) {
	tests := []struct {
		name, total string
		parts       [3]string
		want        Status
	}{
		{"exact", "61", [3]string{"27", "34", "/"}, Held},
		{"off by one", "60", [3]string{"27", "34", "/"}, Broken},
		{"truncated total", "78", [3]string{"20.5", "30.1", "28.2"}, Explained},
		{"rounded total", "26", [3]string{"10.1", "8.1", "8.1"}, Rounding},
		{"rounded up", "27", [3]string{"10.1", "8.1", "8.4"}, Rounding},
		{"not rounded", "28", [3]string{"10.1", "8.1", "8.4"}, Broken},
		{"tenths", "31.1", [3]string{"10.1", "20.9", "0"}, Rounding},
		{"too far for tenths", "31.5", [3]string{"10.1", "20.9", "0"}, Broken},
		{"three roundings", "31.3", [3]string{"10.1", "20.9", "0.1"}, Rounding},
		{"a dropped zero", "45.1", [3]string{"14", "31.1", "/"}, Held},
		{"nil is zero", "27", [3]string{"27", "/", "—"}, Held},
		{"blank is zero", "27", [3]string{"27", "", "/"}, Held},
		{"blank is missing", "61", [3]string{"27", "", "/"}, Broken},
		{"bound among the parts", "61", [3]string{"27", ">30", "4"}, Undetermined},
		{"bound for a total", "≥61", [3]string{"27", "30", "4"}, Undetermined},
		{"error value", "61", [3]string{"27", "#REF!", "4"}, Undetermined},
		{"coverage", "全部", [3]string{"27", "30", "4"}, Undetermined},
		{"not available", "61", [3]string{"27", "…", "4"}, Undetermined},
		{"negative parts", "-7", [3]string{"-27", "20", "0"}, Held},
		{"lost sign", "7", [3]string{"-27", "20", "0"}, Broken},
		{"groups of digits", "1,000,061", [3]string{"1000000", "27", "34"}, Held},
		{"large decimals", "123456789.12", [3]string{"123456789.11", "0.01", "0"}, Held},
		{"units", "61个", [3]string{"27个", "34", "0"}, Held},
		{"万", "27.5万", [3]string{"27万", "5000", "0"}, Held},
		{"whole in 万", "60万", [3]string{"27万", "34万", "/"}, Rounding},
		{"too far for whole 万", "59万", [3]string{"27万", "34万", "/"}, Broken},
		{"total rounded to 万", "27万", [3]string{"135,400", "134,100", "/"}, Rounding},
		{"one part in tenths of 万", "62万", [3]string{"27万", "34.5万", "/"}, Rounding},
		{"too far for 万", "29万", [3]string{"135,400", "134,100", "/"}, Broken},
		{"compounds", "17(71)", [3]string{"10(41)", "7(30)", "0(0)"}, Held},
		{"compound beside nil", "17(71)", [3]string{"10(41)", "7(30)", "/"}, Held},
		{"first component", "18(71)", [3]string{"10(41)", "7(30)", "0(0)"}, Broken},
		{"second component", "17(72)", [3]string{"10(41)", "7(30)", "0(0)"}, Broken},
		{"compound beside a number", "17(71)", [3]string{"10(41)", "7", "0(30)"}, Undetermined},
	}
	// Rows with compounds need others like them to be read as such.
	lines := []string{
		"item | sum | a | b | c", "first | 19(75) | 12(45) | 7(30) | 0(0)", "second | 21(71) | 10(41) | 9(30) | 2(0)",
		"third | 20(75) | 12(45) | 8(30) | 0(0)", "fourth | 31(71) | 20(41) | 9(30) | 2(0)",
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			line := "x | " + x.total + " | " + x.parts[0] + " | " + x.parts[1] + " | " + x.parts[2]
			tab := read(t, append(lines, line)...)
			a := unsearched(tab)
			assertStatuses(t, a, sumAcross(t, tab, "sum", "a", "b", "c"), map[string]Status{"x": x.want})
		})
	}
}

// unsearched is a table in which no sums have been looked for.
func unsearched(tab *table.Table) *Analysis {
	return &Analysis{Table: tab, numbers: newNumbers(context.Background(), tab)}
}

// assertStatuses compares what a pattern says of rows with what it should, by the
// rows' labels.
func assertStatuses(t *testing.T, a *Analysis, p *Pattern, want map[string]Status) {
	t.Helper()
	for label, status := range want {
		got, ok := a.Status(p, row(t, a.Table, label))
		assert.True(t, ok, label)
		assert.Equal(t, status.Name(), got.Name(), label)
	}
}

// Four parts can lose nearly four tenths if they are cut off, but only two if
// they are rounded.
func TestStatusOfTruncatedParts(t *testing.T) {
	tab := read(t, "item | sum | a | b | c | d", "w | 10.0 | 1.0 | 2.0 | 3.0 | 4.0",
		"x | 10.3 | 1.1 | 2.5 | 3.2 | 3.2", "y | 10.4 | 1.1 | 2.5 | 3.2 | 3.2", "z | 9.7 | 1.1 | 2.5 | 3.2 | 3.2")
	a := unsearched(tab)
	p := sumAcross(t, tab, "sum", "a", "b", "c", "d")
	assertStatuses(t, a, p, map[string]Status{"x": Explained, "y": Broken, "z": Broken})
}

// A total without parts, or parts without a total, are for other rules.
func TestStatusOfNothing(t *testing.T) {
	tab := read(t, "item | sum | a | b", "w | 50 | 27 | 23", "v | / | - | /", "x | / | / | /", "y | 61 | / | /", "z |  | 27 | 34", "u | 30 | 14 | 16")
	a := unsearched(tab)
	p := sumAcross(t, tab, "sum", "a", "b")
	for _, label := range []string{"v", "x", "y", "z"} {
		_, ok := a.Status(p, row(t, tab, label))
		assert.False(t, ok, label)
	}
	missing, unallocated := a.Open(p)
	assert.Equal(t, []int{row(t, tab, "z")}, missing)
	assert.Equal(t, []int{row(t, tab, "y")}, unallocated)
}

func TestStatusOfPercentages(t *testing.T) {
	tab := read(t, "item | sum | a | b", "x | 61 | 27 | 34", "rate | 75% | 70% | 82%", "share | 100% | 45% | 55%", "y | 74 | 23 | 51")
	a := unsearched(tab)
	p := sumAcross(t, tab, "sum", "a", "b")
	_, ok := a.Status(p, row(t, tab, "rate"))
	assert.False(t, ok, "rates are set apart")
	p.rates = true
	assertStatuses(t, a, p, map[string]Status{"share": Held}) // shares are not
}

func TestStatusOfDifferences(t *testing.T) {
	tab := read(t, "item | in | out | left", "x | 61 | 27 | 34", "y | 27 | 61 | -34", "z | 61 | 27 | 35")
	a := unsearched(tab)
	p := sumAcross(t, tab, "left", "in", "-out")
	assertStatuses(t, a, p, map[string]Status{"x": Held, "y": Held, "z": Broken})
}

// Whole numbers are exact unless the table shows that they are rounded.
func TestWholeNumbers(t *testing.T) {
	tab := read(t, "item | sum | a | b | c", "x | 612 | 273 | 341 | 0", "y | 744 | 231 | 512 | 0", "z | 967 | 171 | 793 | 2")
	a := unsearched(tab)
	p := sumAcross(t, tab, "sum", "a", "b", "c")
	assertStatuses(t, a, p, map[string]Status{"y": Broken})
	a.rounded, a.near = true, recurring
	assertStatuses(t, a, p, map[string]Status{
		"y": Rounding,
		"x": Broken,   // by more than two parts can make
		"z": Rounding, // a part that is not zero has a last place too
	})
}

// A table says by its own figures that they are rounded.
func TestRoundedTables(t *testing.T) {
	rounded := Find(read(t, "地区 | 合计 | 东部 | 中部 | 西部",
		"a | 1263 | 411 | 430 | 421", "b | 2216 | 870 | 702 | 645", "c | 930 | 297 | 351 | 282", "d | 3391 | 1204 | 1044 | 1142",
		"e | 1872 | 622 | 640 | 611", "f | 2750 | 930 | 912 | 908", "g | 640 | 209 | 232 | 199"))
	assert.True(t, rounded.rounded)
	assert.Empty(t, rounded.broken())
	exact := Find(read(t, "地区 | 合计 | 东部 | 中部 | 西部",
		"a | 1262 | 411 | 430 | 421", "b | 2217 | 870 | 702 | 645", "c | 930 | 297 | 351 | 282", "d | 3390 | 1204 | 1044 | 1142",
		"e | 1873 | 622 | 640 | 611", "f | 2750 | 930 | 912 | 908", "g | 640 | 209 | 232 | 199"))
	assert.False(t, exact.rounded)
}

// broken lists the addresses of totals whose sums are broken.
func (a *Analysis) broken() (out []string) {
	for _, b := range a.Breaches {
		if b.Status == Broken {
			out = append(out, a.Ref(b.Pattern.Axis, b.Pattern.Total, b.Position).String())
		}
	}
	return out
}

// Where every figure is a multiple of a number that tables are rounded to, that
// is the unit.
func TestCommonBase(t *testing.T) {
	base := func(step string, values ...string) int64 {
		lines := []string{"item | a | b | c"}
		for i := 0; i+2 < len(values); i += 3 {
			lines = append(lines, "x | "+values[i]+step+" | "+values[i+1]+step+" | "+values[i+2]+step)
		}
		return newNumbers(t.Context(), read(t, lines...)).base
	}
	values := []string{"17", "23", "41", "5", "61", "19", "7", "83", "29", "31", "37", "43", "47", "53", "59"}
	assert.EqualValues(t, 1, base("", values...))
	assert.EqualValues(t, 10, base("0", values...))
	assert.EqualValues(t, 100, base("00", values...))
	assert.EqualValues(t, 1000, base("000", values...))
	assert.EqualValues(t, 1000, base("0000", values...), "not more than that")
	assert.EqualValues(t, 1, base("0", values[:9]...), "too few figures to tell")
	assert.EqualValues(t, 1, base(".0", values...), "decimals say it themselves")
}

// Columns or rows of another kind, a third of all, do not hide the base of the others, nor have
// they that base.
func TestCommonBaseBesideOtherLines(tt *testing.T) {
	rapid.Check(tt, func(t *rapid.T) {
		base := rapid.SampledFrom([]int{3, 5, 10, 100, 1000}).Draw(t, "base")
		lines, other := 3*rapid.IntRange(1, 4).Draw(t, "lines"), rapid.IntRange(0, 2).Draw(t, "other")
		rows := [][]int{}
		for range rapid.IntRange(8, 20).Draw(t, "positions") {
			row := []int{}
			for line := range lines {
				factor := rapid.IntRange(0, 6).Draw(t, "figure")
				if line%3 == other {
					row = append(row, 2+30*factor) // of none of the bases
					continue
				}
				row = append(row, base*(7*(len(rows)*lines+line)+factor))
			}
			rows = append(rows, row)
		}
		if rapid.Bool().Draw(t, "rows") {
			rows = transposed(rows)
		}
		text := []string{"item" + strings.Repeat(" | x", len(rows[0]))}
		for _, row := range rows {
			text = append(text, "x")
			for _, x := range row {
				text[len(text)-1] += fmt.Sprint(" | ", x)
			}
		}
		n := newNumbers(t.Context(), read(tt, text...))
		assert.Zero(t, n.base%int64(base))
		assert.EqualValues(t, 1, n.baseOf(int64(base)+1))
	})
}

func transposed(rows [][]int) [][]int {
	out := make([][]int, len(rows[0]))
	for _, row := range rows {
		for c, x := range row {
			out[c] = append(out[c], x)
		}
	}
	return out
}

// A sum holds whatever the decimals, and does not where it is off by more than
// any rounding makes.
func TestStatusOfRandomSums(tt *testing.T) {
	rapid.Check(tt, func(t *rapid.T) {
		places := rapid.IntRange(0, 3).Draw(t, "places")
		cents := rapid.SliceOfN(rapid.Int64Range(-99_999, 99_999), 2, 6).Draw(t, "parts")
		sum := int64(0)
		for _, c := range cents {
			sum += c
		}
		slip := rapid.Int64Range(-9, 9).Draw(t, "slip")
		for cents[0]%10 == 0 || (sum+slip)%10 == 0 { // a zero at the end is no decimal place
			cents[0]++
			sum++
		}
		tab, p := oneSum(tt, places, sum+slip, cents)
		a := unsearched(tab)
		got, ok := a.Status(p, 0)
		if !ok {
			return
		}
		switch most := int64(len(cents)) + 1; {
		case slip == 0:
			assert.Equal(t, Held, got)
		case places == 0 || max(slip, -slip) > most:
			assert.Equal(t, Broken, got, "no rounding and no truncation makes a unit for every part and one more")
		default:
			assert.NotEqual(t, Held, got)
			assert.NotEqual(t, Undetermined, got)
		}
	})
}

// A long table in which much is broken is judged line by line, not each line again for
// each figure: that took minutes.
func TestLongTableOfBrokenSums(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	lines := []string{"a | b | c | d"}
	for range 24_000 {
		lines = append(lines, fmt.Sprintf("%d | %d | %d | %d", rng.IntN(99)+1, rng.IntN(99)+1, rng.IntN(99)+1, rng.IntN(99)+1))
	}
	tab := read(t, lines...)
	a := unsearched(tab)
	last := len(tab.Rows) - 1
	long := &Pattern{Axis: Down, Total: last, To: len(tab.Columns)} // each broken sum crosses it
	for i := range last {
		long.Parts = append(long.Parts, Line{Index: i, Weight: 1})
	}
	a.Patterns = []*Pattern{{Axis: Across, Total: 0, Parts: []Line{{1, 1}, {2, 1}, {3, 1}}, To: len(tab.Rows)}, long}
	a.settle(t.Context())
	a.breaches(t.Context())
	assert.Greater(t, len(a.Breaches), 20_000)
	for _, b := range a.Breaches[:100] {
		for _, c := range a.Changes(b) {
			assert.Equal(t, c.To < 0, c.Sinks)
		}
	}
}
