package runes

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/width"
	"pgregory.net/rapid"
)

// A text is folded as Unicode says, whether that can be told soon or not.
func TestNarrow(t *testing.T) {
	assert.Equal(t, "123%(A)", Narrow("１２３％（Ａ）"))
	assert.Equal(t, "カ", Narrow("ｶ"))
	assert.Equal(t, '=', NarrowRune('＝'))
	assert.Equal(t, '合', NarrowRune('合'))
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringMatching(`[ -~一-鿿]*[　-ヿ！-ￜ]?[ -~一-鿿]*`)).Draw(t, "text")
		assert.Equal(t, width.Fold.String(s), Narrow(s))
	})
}

func TestPlain(t *testing.T) {
	for text, want := range map[string]bool{"": true, "Total 合计": true, "合计：": false, "a\u200bb": false, "é": false, "　": false} {
		assert.Equal(t, want, Plain(text), text)
	}
}
