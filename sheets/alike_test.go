package sheets

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// Formulas that were filled down and across are kept once, and read as they did.
func TestAlike(t *testing.T) {
	type cell struct {
		row, col int
		text     string
		alike    bool
	}
	for name, cells := range map[string][]cell{
		"down": {
			{3, 3, "SUM(D3:N3)", false},
			{4, 3, "SUM(D4:N4)", true},
			{5, 3, "SUM(D5:N5)", true},
			{6, 3, "SUM(D6:M6)", false},
			{7, 3, "SUM(D7:M7)", true},
			{8, 3, "SUM(D8:N8)", false},
		},
		"across, then down": {
			{9, 3, "SUM(C3:C8)", false},
			{9, 4, "SUM(D3:D8)", true},
			{9, 5, "SUM(E3:E8)", true},
			{10, 3, "C9/$C$9", false},
			{10, 4, "D9/$C$9", true},
			{11, 4, "D10/$C$9", true},
		},
		"written otherwise":       {{3, 3, "sum(d3:e3)", false}, {4, 3, "sum(d4:e4)", false}, {5, 3, "SUM( D5:E5)", false}, {6, 3, "SUM( D6:E6)", true}},
		"of a text":               {{3, 3, `"A3"&A3`, false}, {4, 3, `"A3"&A4`, true}, {5, 3, `"A5"&A5`, false}},
		"of another sheet":        {{3, 3, "'A 3'!A3", false}, {4, 3, "'A 3'!A4", true}, {5, 3, "'A 5'!A5", false}},
		"off the sheet, and lost": {{3, 3, "A1", false}, {2, 3, "#REF!", false}},
	} {
		t.Run(name, func(t *testing.T) {
			var a Alike
			for _, c := range cells {
				f := a.Of(c.row, c.col, Formula{Text: c.text})
				assert.Equal(t, c.text, f.String())
				assert.Equal(t, c.alike, f != Formula{Text: c.text}, c.text)
			}
		})
	}
}

func TestAlikeLeaves(t *testing.T) {
	var a Alike
	a.First(1, 1, "B1")
	for _, f := range []Formula{{}, {Text: "B1", DRow: 1}, {Text: "B2", Array: Range{Top: 2, Left: 1, Bottom: 2, Right: 1}}} {
		assert.Equal(t, f, a.Of(2, 1, f))
	}
}

// Whatever the formulas are and wherever they stand, each reads as it did.
func TestAlikeReads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var a Alike
		texts := rapid.SliceOfN(rapid.StringMatching(`([A-C]|\$B|XFD|年|S1!|'A 1'!)?\$?[1-3]?(:[A-C][1-4])?[-+*(),"#\[]?(SUM\(|A1|#REF!|LOG10|1E5)?`), 1, 3).Draw(t, "texts")
		for range rapid.IntRange(1, 30).Draw(t, "cells") {
			f := Formula{Text: rapid.SampledFrom(texts).Draw(t, "text"), DRow: int32(rapid.IntRange(-2, 5).Draw(t, "rows")), DCol: int32(rapid.IntRange(-2, 5).Draw(t, "columns"))}
			text := f.String()
			row, col := rapid.IntRange(1, 5).Draw(t, "row"), rapid.IntRange(1, 5).Draw(t, "column")
			assert.Equal(t, text, a.Of(row, col, Formula{Text: text}).String())
		}
	})
}
