package sheets

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestFormulaString(t *testing.T) {
	for _, c := range []struct {
		text       string
		rows, cols int32
		want       string
	}{
		{"A1+B2", 0, 0, "A1+B2"},
		{"A1+B2", 1, 2, "C2+D3"},
		{"$A1+A$1+$A$1", 3, 3, "$A4+D$1+$A$1"},
		{"SUM(A1:B2)*2", 1, 0, "SUM(A2:B3)*2"},
		{"SUM(A:C)+SUM(1:3)+SUM($A:C)+SUM($1:3)", 1, 1, "SUM(B:D)+SUM(2:4)+SUM($A:D)+SUM($1:4)"},
		{"LOG10(A1)+LOG10", 1, 0, "LOG10(A2)+LOG11"},
		{"ABC1_x+x.A1+年A1", 1, 1, "ABC1_x+x.A1+年A1"},
		{`"A1 ""B2"""&A1`, 1, 0, `"A1 ""B2"""&A2`},
		{"'Sheet A1'!A1+'it''s B2'!B2", 1, 1, "'Sheet A1'!B2+'it''s B2'!C3"},
		{"Sheet1!A1+附表1!$A1", 1, 1, "Sheet1!B2+附表1!$A2"},
		{"S1:S2!A1", 1, 1, "S1:S2!B2"},
		{"[1]Sheet1!A1+T[[#This Row],[A1]]", 1, 0, "[1]Sheet1!A2+T[[#This Row],[A1]]"},
		{"T['[A1]+A1", 1, 0, "T['[A1]+A2"},
		{"#REF!A1+#N/A+A1#", 1, 0, "#REF!A2+#N/A+A2#"},
		{"A1+B1", -1, 0, "#REF!+#REF!"},
		{"SUM(A1:B2)", 0, -1, "SUM(#REF!)"},
		{"XFD1+XFE1+A1048576+A1048577", 0, 1, "#REF!+XFE1+B1048576+A1048577"},
		{"1.5E+10+1E5+15", 4, 4, "1.5E+10+1E5+15"},
		{"IF(A1>=2,TRUE,2:3)", 1, 0, "IF(A2>=2,TRUE,3:4)"},
		{"A1:INDEX(B:B,3)", 1, 1, "B2:INDEX(C:C,3)"},
		{"A1 B1,C1:D1", 1, 0, "A2 B2,C2:D2"},
		{"a1+A01+A0+$A$+A$", 1, 0, "A2+A01+A0+$A$+A$"},
		{`"open`, 1, 0, `"open`},
		{"T[open", 1, 0, "T[open"},
	} {
		assert.Equal(t, c.want, Formula{Text: c.text, DRow: c.rows, DCol: c.cols}.String(), c.text)
	}
}

func FuzzFormulaString(f *testing.F) {
	for _, text := range []string{"A1", "'a'!B2:C3", `"x"`, "T[[#This Row],[A]]", "#REF!+1:3", "$A$1:$B2"} {
		f.Add(text, int32(1), int32(-1))
	}
	f.Fuzz(func(t *testing.T, text string, rows, cols int32) {
		assert.Equal(t, text, Formula{Text: text}.String())
		moved := Formula{Text: text, DRow: rows, DCol: cols}.String()
		// Every reference that moves has a digit or joins columns by a colon.
		if !strings.ContainsAny(text, "0123456789:") {
			assert.Equal(t, text, moved)
		}
	})
}
