package relation

import (
	"testing"

	"crossfoot/sheets"

	"github.com/stretchr/testify/assert"
)

func cells(top, left, bottom, right int) sheets.Range {
	return sheets.Range{Top: top, Left: left, Bottom: bottom, Right: right}
}

func TestAddends(t *testing.T) {
	tests := map[string][]Addend{
		"SUM(D4:D9)":            {{cells(4, 4, 9, 4), 1}},
		"=SUM(D4:D9)":           {{cells(4, 4, 9, 4), 1}},
		"sum( d4 : d9 )":        {{cells(4, 4, 9, 4), 1}},
		"SUM($D$4:$D$9)":        {{cells(4, 4, 9, 4), 1}},
		"D4+D5-D6":              {{cells(4, 4, 4, 4), 1}, {cells(5, 4, 5, 4), 1}, {cells(6, 4, 6, 4), -1}},
		"-D4+D5":                {{cells(4, 4, 4, 4), -1}, {cells(5, 4, 5, 4), 1}},
		"+D4":                   {{cells(4, 4, 4, 4), 1}},
		"SUM(A1:A3,B7)+C2":      {{cells(1, 1, 3, 1), 1}, {cells(7, 2, 7, 2), 1}, {cells(2, 3, 2, 3), 1}},
		"SUM(A1:A3)-SUM(B1:B3)": {{cells(1, 1, 3, 1), 1}, {cells(1, 2, 3, 2), -1}},
	}
	for formula, want := range tests {
		t.Run(formula, func(t *testing.T) {
			got, ok := Addends(formula)
			assert.True(t, ok)
			assert.Equal(t, want, got)
		})
	}
}

func TestAddendsOfOtherFormulas(t *testing.T) {
	for _, formula := range []string{
		"", "=", "SUM()", "SUM(D4:D9", "AVERAGE(D4:D9)", "D4*2", "2*D4", "D4/D5", "D4+1", "1+D4", "ROUND(SUM(D4:D9),1)",
		"SUM(D4:D9)*2", "SUM(D4:D9)/1000", "SUM(Sheet2!D4:D9)", "Sheet2!D4+D5", "D4:D9", "SUM(D4:D9)D5", "SUM(1,2)",
		"SUM(D4:D9,5)", "SUM(IF(A1,B1,C1))", "(D4+D5)", "D4-(D5+D6)", "D4&D5", "D4+", "SUMIF(A:A,1)", "#REF!+D4", "SUBTOTAL(9,D4:D9)",
	} {
		t.Run(formula, func(t *testing.T) {
			_, ok := Addends(formula)
			assert.False(t, ok)
		})
	}
}

// Untrusted workbooks hold any text as a formula.
func FuzzAddends(f *testing.F) {
	for _, seed := range []string{"SUM(D4:D9)", "-D4+SUM(A1:A3,B7)-C2", "SUM(", "--D4", "SUM(A1)SUM(A2)"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, formula string) {
		addends, ok := Addends(formula)
		if ok && len(addends) == 0 {
			t.Error("a sum of nothing")
		}
		for _, a := range addends {
			if ok && a.Weight*a.Weight != 1 {
				t.Errorf("weight %d", a.Weight)
			}
		}
	})
}
