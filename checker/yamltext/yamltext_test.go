package yamltext_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"crossfoot/checker/yamltext"
)

func TestDeep(t *testing.T) {
	for text, want := range map[string]int{
		"":                                  0,
		"a: [b, {c: [d]}]\n- e":             0,
		"a\n" + strings.Repeat("[", 40):     2,
		"a\nb\n" + strings.Repeat("- ", 40): 3,
		strings.Repeat("[]\n", 100):         0,
		strings.Repeat("{a: ", 20) + "\n" + strings.Repeat("[", 20): 2,
	} {
		assert.Equal(t, want, yamltext.Deep([]byte(text)), text)
	}
}

func TestNotUTF8(t *testing.T) {
	for text, want := range map[string]int{"": 0, "合计\n\ufffd": 0, "a\n\n\xba\xcf": 3, "\xff": 1} {
		assert.Equal(t, want, yamltext.NotUTF8([]byte(text)), "%q", text)
	}
}

func TestPlain(t *testing.T) {
	assert.Equal(t, "a\nb\nc\n\n", string(yamltext.Plain([]byte("\ufeffa\r\nb\rc\n\n"))))
}
