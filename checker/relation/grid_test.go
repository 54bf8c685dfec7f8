package relation

import (
	"slices"
	"strings"
	"testing"

	"crossfoot/sheets/sheettest"
	"crossfoot/sheets/table"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// read makes a table of lines with " | " between their cells; the first holds
// the heads.
func read(t testing.TB, lines ...string) *table.Table {
	t.Helper()
	return sheettest.Table(t, lines...)
}

// column is the index of the column under a head.
func column(t testing.TB, tab *table.Table, head string) int {
	t.Helper()
	i := slices.IndexFunc(tab.Columns, func(c table.Column) bool { return c.Name() == head })
	require.GreaterOrEqual(t, i, 0, "no column %s", head)
	return i
}

// row is the index of the row with a label.
func row(t testing.TB, tab *table.Table, label string) int {
	t.Helper()
	i := slices.IndexFunc(tab.Rows, func(r table.Row) bool { return r.Label == label })
	require.GreaterOrEqual(t, i, 0, "no row %s", label)
	return i
}

// sumAcross is the pattern that a column is the sum of others, whose heads may
// have a minus before them.
func sumAcross(t testing.TB, tab *table.Table, total string, parts ...string) *Pattern {
	t.Helper()
	p := &Pattern{Axis: Across, Total: column(t, tab, total), To: len(tab.Rows)}
	for _, head := range parts {
		name, minus := strings.CutPrefix(head, "-")
		l := Line{column(t, tab, name), 1}
		if minus {
			l.Weight = -1
		}
		p.Parts = append(p.Parts, l)
	}
	return p
}

// patterns writes the patterns of one axis as equations of heads or labels, in
// alphabetical order.
func patterns(a *Analysis, axis Axis) []string {
	name := func(line int) string {
		if axis == Across {
			return a.Table.Columns[line].Name()
		}
		return a.Table.Rows[line].Label
	}
	out := []string{}
	for _, p := range a.Patterns {
		if p.Axis != axis {
			continue
		}
		var b strings.Builder
		b.WriteString(name(p.Total) + " =")
		for _, l := range p.Parts {
			if l.Weight > 0 {
				b.WriteString(" + " + name(l.Index))
			} else {
				b.WriteString(" - " + name(l.Index))
			}
		}
		out = append(out, b.String())
	}
	slices.Sort(out)
	return out
}

// oneSum is a table whose first row is a total and its parts, in units of the
// last of some decimal places, and the pattern that says so.
func oneSum(t testing.TB, places int, total int64, parts []int64) (*table.Table, *Pattern) {
	head, first, second := "item | sum", "x | ", "y | 9000001"
	text := func(x int64) string { return decimal.New(x, int32(-places)).StringFixed(int32(places)) }
	first += text(total)
	p := &Pattern{Axis: Across, To: 1}
	for i, x := range parts {
		head += " | part " + string(rune('a'+i))
		first += " | " + text(x)
		second += " | 7000" + strings.Repeat("3", i+1) // rows alike would be serials
		p.Parts = append(p.Parts, Line{i + 1, 1})
	}
	return read(t, head, first, second, second+"9"), p
}
