package matrix

import (
	"testing"

	"crossfoot/sheets/figure"

	"github.com/stretchr/testify/assert"
)

func TestScaledOf(t *testing.T) {
	for text, want := range map[string]Scaled{
		"$1.2M": {6, -5}, "$3 M": {6, -6}, "850k": {}, "$850k": {3, -3}, "3.4万": {4, -3}, "5.60亿元": {8, -6}, "1200": {}, "1.2": {}, "0万": {}, "25%": {},
	} {
		got, ok := ScaledOf(figure.Parse(text), text)
		assert.Equal(t, want != Scaled{}, ok, text)
		assert.Equal(t, want, got, text)
	}
	m, k := Scaled{6, -6}, Scaled{3, -3}
	assert.Equal(t, map[int]int{6: -5, 3: -3}, Finest([]Scaled{m, k, {6, -5}}), "3 M beside 1.2 M is 3.0 M")
	assert.Equal(t, map[int]int{6: -6, 3: -3}, Finest([]Scaled{m, k}))
}
