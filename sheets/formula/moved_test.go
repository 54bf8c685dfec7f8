package formula

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"crossfoot/sheets"
)

// A formula that is kept as another one and a distance adds what it does as it reads.
func TestMovedAddsWhatItReads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		term := rapid.StringMatching(`(SUM|sum|SUBTOTAL\(9,|MAX|LOG10)?\(?('A 1'!|年!|S1!)?\$?[B-D]?\$?[2-9](:\$?[B-E]?\$?[2-9])?(,B[2-9])?\)?`)
		text := strings.Join(rapid.SliceOfN(term, 1, 3).Draw(t, "terms"), rapid.SampledFrom([]string{"+", "-", " - ", "*"}).Draw(t, "sign"))
		f := sheets.Formula{Text: text, DRow: int32(rapid.IntRange(-1, 5).Draw(t, "rows")), DCol: int32(rapid.IntRange(-1, 5).Draw(t, "columns"))}
		moved, ok := Exprs{}.Addends(f)
		read, okRead := Exprs{}.Addends(sheets.Formula{Text: f.String()})
		assert.Equal(t, okRead, ok, f.String())
		assert.Equal(t, read, moved, f.String())
	})
	down := sheets.Formula{Text: "SUM(B2:B4)+C7", DRow: 2, DCol: 1}
	moved, ok := Exprs{}.Addends(down)
	read, _ := Exprs{}.Addends(sheets.Formula{Text: "SUM(C4:C6)+D9"})
	assert.True(t, ok)
	assert.Equal(t, read, moved)
}
