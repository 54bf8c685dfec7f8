package figure

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestFromComma(t *testing.T) {
	for _, c := range []struct {
		text, value string
		decided     bool
	}{
		{"0,5", "0.5", true},
		{"-0,7", "-0.7", true},
		{"0,123", "0.123", true},
		{"54,52", "54.52", true},
		{"1.234,5", "1234.5", true},
		{"7\u00a0286,07", "7286.07", true},
		{"33,33%", "0.3333", true},
		{"1,234", "1.234", false},
		{"1.234", "1234", false},
		{"12.345.678", "12345678", true},
		{"€ 1.345,67", "1345.67", true},
		{"EUR 1.345,67", "1345.67", true},
		{"-€1.345,67", "-1345.67", true},
		{"1.345,67 €", "1345.67", true},
		{"1 345,67 kr", "1345.67", true},
		{"1.345,-", "1345", true},
		{"7\u2009286,07", "7286.07", true},
		{"7\u2007286\u2007000,07\u2009€", "7286000.07", true},
		{"300,00-", "-300", true},
		{"1.300,50-", "-1300.5", true},
		{"1.300-", "-1300", false},
		{"1.300.000-", "-1300000", true},
		{"€ 300,00-", "-300", true},
		{"1.234†", "1234", false},
		{"1.234,5 [1]", "1234.5", true},
		{"1.234 1)", "1234", false},
		{"1.234p", "1234", false},
		{"12,5¹", "12.5", true},
	} {
		text, decided, ok := FromComma(c.text)
		assert.True(t, ok, c.text)
		assert.Equal(t, c.decided, decided, c.text)
		assert.Equal(t, c.value, Parse(text).Value().String(), c.text)
	}
	for _, text := range []string{"", "-", "12", "1.5", "全国", "1,2,3", "a,b", "5,", ",", "2.3.2021", "0.123", "1.234 567", "Haus 1,5", "-300,00-", "(300,00-", "300,00--", "300-", "1,00-2,00"} {
		_, decided, ok := FromComma(text)
		assert.False(t, decided || ok, text)
	}
}
