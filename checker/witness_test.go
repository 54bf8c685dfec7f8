package checker

import (
	"testing"

	"crossfoot/sheets"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
)

// broken is 60 = 27 + 34, where each of the three cells could be the wrong one.
func broken() Finding {
	cell := func(col int, text string) Place {
		return Place{Ref: sheets.Ref{Sheet: "附表1", Row: 53, Col: col}, Text: text}
	}
	total, first, second := cell(4, "60"), cell(6, "27"), cell(7, "34")
	return Finding{
		Status: "broken", Cell: total, Related: []Place{first, second},
		Got: "60", Want: "61", Difference: "-1",
		Suspects: []Suspect{
			{Cell: total, From: "60", To: "61"},
			{Cell: first, From: "27", To: "26"},
			{Cell: second, From: "34", To: "33"},
		},
	}
}

func saysOf(col int, value string) Witness {
	return Witness{
		Cell:  Place{Ref: sheets.Ref{Sheet: "附表1", Row: 53, Col: col}},
		Value: decimal.RequireFromString(value),
		Says:  Place{File: "dir/b.xlsx", Ref: sheets.Ref{Sheet: "Table 2", Row: 9, Col: 7}},
	}
}

func TestWeigh(t *testing.T) {
	for name, c := range map[string]struct {
		witnesses []Witness
		want      []string
	}{
		"no witness":                      {nil, []string{"D53 61", "F53 26", "G53 33"}},
		"the total is confirmed":          {[]Witness{saysOf(4, "60")}, []string{"F53 26", "G53 33"}},
		"more closely than it is written": {[]Witness{saysOf(4, "60.2")}, []string{"F53 26", "G53 33"}},
		"a part is confirmed":             {[]Witness{saysOf(6, "27")}, []string{"D53 61", "G53 33"}},
		"all are confirmed":               {[]Witness{saysOf(4, "60"), saysOf(6, "27"), saysOf(7, "34")}, []string{"D53 61", "F53 26", "G53 33"}},
		"a part is mended":                {[]Witness{saysOf(6, "26")}, []string{"F53 26 witness"}},
		"the total is mended":             {[]Witness{saysOf(4, "61"), saysOf(6, "27")}, []string{"D53 61 witness"}},
		"it would mend nothing":           {[]Witness{saysOf(6, "25")}, []string{"D53 61", "F53 26", "G53 33"}},
		"they contradict each other":      {[]Witness{saysOf(6, "26"), saysOf(6, "27")}, []string{"D53 61", "F53 26", "G53 33"}},
		"another cell":                    {[]Witness{saysOf(9, "26")}, []string{"D53 61", "F53 26", "G53 33"}},
	} {
		findings := []Finding{broken()}
		Weigh(findings, c.witnesses)
		assert.Equal(t, c.want, suspectsOf(findings[0]), name)
	}
}

// A witness may point to a cell that no slip of the pen did.
func TestWeighNamesAnother(t *testing.T) {
	f := broken()
	f.Suspects = f.Suspects[1:2]
	findings := []Finding{f}
	Weigh(findings, []Witness{saysOf(7, "33")})
	assert.Equal(t, []string{"G53 33 witness"}, suspectsOf(findings[0]))
	assert.Equal(t, "b.xlsx 'Table 2'!G9 has this figure", findings[0].Suspects[0].Why.Text.EN)
	assert.Equal(t, "b.xlsx 'Table 2'!G9 即为此数", findings[0].Suspects[0].Why.Text.ZH)
}

func suspectsOf(f Finding) (out []string) {
	for _, s := range f.Suspects {
		text := s.Cell.Ref.String() + " " + s.To
		if s.Why.ID != "" {
			text += " " + s.Why.ID
		}
		out = append(out, text)
	}
	return out
}
