package footing

import (
	"context"
	"strings"
	"testing"

	"crossfoot/checker/matrix"
	"crossfoot/checker/pattern"
	"crossfoot/sheets/sheettest"
	"crossfoot/sheets/table"

	"github.com/shopspring/decimal"
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
			tab := sheettest.Table(t, append(lines, line)...)
			a := unsearched(tab)
			assertStatuses(t, a, sumAcross(t, tab, "sum", "a", "b", "c"), map[string]Status{"x": x.want})
		})
	}
}

// unsearched is a table in which no sums have been looked for.
func unsearched(tab *table.Table) *Audit {
	a := New(context.Background(), tab)
	return &a
}

// assertStatuses compares what a pattern says of rows with what it should, by the
// rows' labels.
func assertStatuses(t *testing.T, a *Audit, p *Pattern, want map[string]Status) {
	t.Helper()
	for label, status := range want {
		got, ok := a.Status(p, sheettest.Row(t, a.Table, label))
		assert.True(t, ok, label)
		assert.Equal(t, status.Name(), got.Name(), label)
	}
}

// Four parts can lose nearly four tenths if they are cut off, but only two if
// they are rounded.
func TestStatusOfTruncatedParts(t *testing.T) {
	tab := sheettest.Table(t, "item | sum | a | b | c | d", "w | 10.0 | 1.0 | 2.0 | 3.0 | 4.0",
		"x | 10.3 | 1.1 | 2.5 | 3.2 | 3.2", "y | 10.4 | 1.1 | 2.5 | 3.2 | 3.2", "z | 9.7 | 1.1 | 2.5 | 3.2 | 3.2")
	a := unsearched(tab)
	p := sumAcross(t, tab, "sum", "a", "b", "c", "d")
	assertStatuses(t, a, p, map[string]Status{"x": Explained, "y": Broken, "z": Broken})
}

// There is nothing to judge where a total has no parts, or parts no total (see Open).
func TestStatusOfNothing(t *testing.T) {
	tab := sheettest.Table(t, "item | sum | a | b", "w | 50 | 27 | 23", "v | / | - | /", "x | / | / | /", "y | 61 | / | /", "z |  | 27 | 34", "u | 30 | 14 | 16")
	a := unsearched(tab)
	p := sumAcross(t, tab, "sum", "a", "b")
	for _, label := range []string{"v", "x", "y", "z"} {
		_, ok := a.Status(p, sheettest.Row(t, tab, label))
		assert.False(t, ok, label)
	}
}

func TestStatusOfPercentages(t *testing.T) {
	tab := sheettest.Table(t, "item | sum | a | b", "x | 61 | 27 | 34", "rate | 75% | 70% | 82%", "share | 100% | 45% | 55%", "y | 74 | 23 | 51")
	a := unsearched(tab)
	p := sumAcross(t, tab, "sum", "a", "b")
	_, ok := a.Status(p, sheettest.Row(t, tab, "rate"))
	assert.False(t, ok, "rates are set apart")
	p.Rates = true
	assertStatuses(t, a, p, map[string]Status{"share": Held}) // shares are not
}

func TestStatusOfDifferences(t *testing.T) {
	tab := sheettest.Table(t, "item | in | out | left", "x | 61 | 27 | 34", "y | 27 | 61 | -34", "z | 61 | 27 | 35")
	a := unsearched(tab)
	p := sumAcross(t, tab, "left", "in", "-out")
	assertStatuses(t, a, p, map[string]Status{"x": Held, "y": Held, "z": Broken})
}

// Whole numbers are exact unless the table shows that they are rounded.
func TestWholeNumbers(t *testing.T) {
	tab := sheettest.Table(t, "item | sum | a | b | c", "x | 612 | 273 | 341 | 0", "y | 744 | 231 | 512 | 0", "z | 967 | 171 | 793 | 2")
	a := unsearched(tab)
	p := sumAcross(t, tab, "sum", "a", "b", "c")
	assertStatuses(t, a, p, map[string]Status{"y": Broken})
	a.Rounded, a.Near = true, recurring
	assertStatuses(t, a, p, map[string]Status{
		"y": Rounding,
		"x": Broken,   // by more than two parts can make
		"z": Rounding, // a part that is not zero has a last place too
	})
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

// sumAcross is the pattern that a column is the sum of others, whose heads may
// have a minus before them.
func sumAcross(t testing.TB, tab *table.Table, total string, parts ...string) *Pattern {
	t.Helper()
	p := &Pattern{Pattern: pattern.Pattern{Axis: matrix.Across, Total: sheettest.Column(t, tab, total), To: len(tab.Rows)}}
	for _, head := range parts {
		name, minus := strings.CutPrefix(head, "-")
		l := matrix.Line{Index: sheettest.Column(t, tab, name), Weight: 1}
		if minus {
			l.Weight = -1
		}
		p.Parts = append(p.Parts, l)
	}
	return p
}

// oneSum is a table whose first row is a total and its parts, in units of the
// last of some decimal places, and the pattern that says so.
func oneSum(t testing.TB, places int, total int64, parts []int64) (*table.Table, *Pattern) {
	head, first, second := "item | sum", "x | ", "y | 9000001"
	text := func(x int64) string { return decimal.New(x, int32(-places)).StringFixed(int32(places)) }
	first += text(total)
	p := &Pattern{Pattern: pattern.Pattern{Axis: matrix.Across, To: 1}}
	for i, x := range parts {
		head += " | part " + string(rune('a'+i))
		first += " | " + text(x)
		second += " | 7000" + strings.Repeat("3", i+1) // rows alike would be serials
		p.Parts = append(p.Parts, matrix.Line{Index: i + 1, Weight: 1})
	}
	return sheettest.Table(t, head, first, second, second+"9"), p
}
