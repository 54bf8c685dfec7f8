package relation

import (
	"testing"

	"crossfoot/sheets/figure"

	"github.com/stretchr/testify/assert"
)

func TestScaledOf(t *testing.T) {
	for text, want := range map[string]scaled{
		"$1.2M": {6, -5}, "$3 M": {6, -6}, "850k": {}, "$850k": {3, -3}, "3.4万": {4, -3}, "5.60亿元": {8, -6}, "1200": {}, "1.2": {}, "0万": {}, "25%": {},
	} {
		got, ok := scaledOf(figure.Parse(text), text)
		assert.Equal(t, want != scaled{}, ok, text)
		assert.Equal(t, want, got, text)
	}
	m, k := scaled{6, -6}, scaled{3, -3}
	assert.Equal(t, map[int]int{6: -5, 3: -3}, finest([]scaled{m, k, {6, -5}}), "3 M beside 1.2 M is 3.0 M")
	assert.Equal(t, map[int]int{6: -6, 3: -3}, finest([]scaled{m, k}))
}
