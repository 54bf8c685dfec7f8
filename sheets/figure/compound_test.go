package figure

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestParseCompoundOnItsOwn(t *testing.T) {
	for text, want := range map[string][]string{
		"17(71)":       {"17", "71"},
		"17(71 t)":     {"17", "71"},
		"17(71) a)":    {"17", "71"},
		"17(71)注1":     {"17", "71"},
		"17（71）":       {"17", "71"},
		"17 (71)":      {"17", "71"},
		"1,234(5,678)": {"1234", "5678"},
		"17所(71个)":     {"17", "71"},
		"12 (34.5%)":   {"12", "0.345"},
		"17(71)*":      {"17", "71"},
		"新建2(改建4)":     {"2", "4"},
		"0(0)":         {"0", "0"},
	} {
		f := Parse(text)
		require.Equal(t, Compound, f.Kind, text)
		assert.Equal(t, want, values(f.Rare.Parts), text)
		assert.False(t, f.IsNumber())
		assertPrints(t, text, f)
		again, ok := ParseCompound(text)
		assert.True(t, ok)
		assertSame(t, f, again, text)
	}
}

func TestParseCompoundInItsColumn(t *testing.T) {
	for text, want := range map[string][]string{
		"12/34":     {"12", "34"},
		"12+34":     {"12", "34"},
		"12/34/5":   {"12", "34", "5"},
		"12\n34":    {"12", "34"},
		"新建2、改建4":   {"2", "4"},
		"新建2，改建4":   {"2", "4"},
		"新建2/改建4":   {"2", "4"},
		"12(-)":     {"12", "0"},
		"-(12)":     {"0", "12"},
		"3所/1,200人": {"3", "1200"},
	} {
		f, ok := ParseCompound(text)
		require.True(t, ok, text)
		assert.Equal(t, Compound, f.Kind)
		assert.Equal(t, want, values(f.Rare.Parts), text)
		assert.Equal(t, Text, Parse(text).Kind, text)
		again, ok := ParseCompound(f.String())
		require.True(t, ok, "%q from %q", f.String(), text)
		assertSame(t, f, again, text)
	}
	for _, text := range []string{"", "12", "1,2345", "1,5", "/", "-/-", "2023/2/10", "12/", "a/b", "12(a)", "全国", "5个/所", "1/2/3/4/5/6/7"} {
		f, ok := ParseCompound(text)
		assert.False(t, ok, "%q", text)
		assertSame(t, Parse(text), f, text)
	}
}

func values(parts []Figure) []string {
	var list []string
	for _, part := range parts {
		list = append(list, part.Value().String())
	}
	return list
}
