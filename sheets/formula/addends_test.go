package formula_test

import (
	"testing"

	"crossfoot/sheets"
	"crossfoot/sheets/formula"

	"github.com/stretchr/testify/assert"
)

func plus(ranges ...string) (out []formula.Addend) {
	for _, name := range ranges {
		a := formula.Addend{Weight: 1}
		if name[0] == '-' {
			a.Weight, name = -1, name[1:]
		}
		a.Range, _ = sheets.ParseRange(name)
		out = append(out, a)
	}
	return out
}

func TestAddends(t *testing.T) {
	tests := map[string][]formula.Addend{
		"SUM(D4:D9)":            plus("D4:D9"),
		"=SUM(D4:D9)":           plus("D4:D9"),
		"sum( d4:d9 )":          plus("D4:D9"),
		"SUM($D$4:$D$9)":        plus("D4:D9"),
		"SUM(D9:D4)":            plus("D4:D9"),
		"D4+D5-D6":              plus("D4", "D5", "-D6"),
		"D4-(D5+D6)":            plus("D4", "-D5", "-D6"),
		"-D4+D5":                plus("-D4", "D5"),
		"+D4":                   plus("D4"),
		"--D4":                  plus("D4"),
		"SUM(A1:A3,B7)+C2":      plus("A1:A3", "B7", "C2"),
		"SUM(A1:A3,\n  B7)":     plus("A1:A3", "B7"),
		"SUM(A1:A3)-SUM(B1:B3)": plus("A1:A3", "-B1:B3"),
		"SUM(D:D)":              plus("D1:D1048576"),
		"SUM(3:5)":              plus("A3:XFD5"),
		"'It''s, 2024'!B2+甲!$B2": {
			{Sheet: "It's, 2024", Range: sheets.Range{Top: 2, Left: 2, Bottom: 2, Right: 2}, Weight: 1},
			{Sheet: "甲", Range: sheets.Range{Top: 2, Left: 2, Bottom: 2, Right: 2}, Weight: 1},
		},
		"SUBTOTAL(9,D4:D5)": {{Range: sheets.Range{Top: 4, Left: 4, Bottom: 5, Right: 4}, Weight: 1, Skips: true}},
	}
	for text, want := range tests {
		t.Run(text, func(t *testing.T) {
			got, ok := formula.Exprs{}.Addends(sheets.Formula{Text: text})
			assert.True(t, ok)
			assert.Equal(t, want, got)
		})
	}
}

// A shared formula is that of its first cell, moved; what is fixed stays.
func TestAddendsMove(t *testing.T) {
	got, ok := formula.Exprs{}.Addends(sheets.Formula{Text: "SUM(D$4:D9)-$A1", DRow: 1, DCol: 2})
	assert.True(t, ok)
	assert.Equal(t, plus("F4:F10", "-A2"), got)
	_, ok = formula.Exprs{}.Addends(sheets.Formula{Text: "SUM(B2:B3)", DRow: -2})
	assert.False(t, ok)
}

func TestAddendsOfOtherFormulas(t *testing.T) {
	for _, text := range []string{
		"", "=", "SUM()", "SUM(D4:D9", "AVERAGE(D4:D9)", "D4*2", "2*D4", "D4/D5", "D4+1", "1+D4", "ROUND(SUM(D4:D9),1)",
		"SUM(D4:D9)*2", "SUM(D4:D9)/1000", "D4:D9", "SUM(D4:D9)D5", "SUM(1,2)", "SUM(D4:D9,5)", "SUM(IF(A1,B1,C1))",
		"D4&D5", "D4+", "SUMIF(A:A,1)", "#REF!+D4", "SUBTOTAL(1,D4:D9)", "SUM([1]x!A1)", "SUM(a:c!A1)", "D4%", ")(", "SUM(D4,)",
	} {
		t.Run(text, func(t *testing.T) {
			_, ok := formula.Exprs{}.Addends(sheets.Formula{Text: text})
			assert.False(t, ok)
		})
	}
}
