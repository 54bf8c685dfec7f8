package relation

import (
	"slices"
	"strings"
	"testing"

	"crossfoot/sheets/sheettest"
	"crossfoot/sheets/table"
)

// read makes a table of lines with " | " between their cells; the first holds
// the heads.
func read(t testing.TB, lines ...string) *table.Table {
	t.Helper()
	return sheettest.Table(t, lines...)
}

// column is the index of the column under a head.
func column(t testing.TB, tab *table.Table, head string) int { return sheettest.Column(t, tab, head) }

// row is the index of the row with a label.
func row(t testing.TB, tab *table.Table, label string) int { return sheettest.Row(t, tab, label) }

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
