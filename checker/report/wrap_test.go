package report

import (
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestWrap(t *testing.T) {
	fixWidths()
	for _, c := range []struct {
		width int
		text  string
		want  string
	}{
		{20, "", ""},
		{20, "short", "short"},
		{10, "one two three four", "one two|three four"},
		{7, "one two three", "one two|three"},
		{4, "incomprehensible to be", "incomprehensible|to|be"},
		{12, "各分项之和为，合计", "各分项之和|为，合计"},
		{12, "各分项之和（如万）有误", "各分项之和|（如万）有误"},
		{14, "各分项之和为 61，合计", "各分项之和为|61，合计"},
		{15, "各分项之和为 61，合计", "各分项之和为|61，合计"},
		{16, "各分项之和为 61，合计", "各分项之和为|61，合计"},
		{17, "各分项之和为 61，合计", "各分项之和为 61，|合计"},
		{8, "Excel求和时", "Excel求|和时"},
	} {
		assert.Equal(t, c.want, strings.Join(wrap(c.text, c.width), "|"), "%d %s", c.width, c.text)
	}
}

// Lines are no wider than asked unless one word is, and nothing but blanks is lost.
func TestWrapKeepsTheText(t *testing.T) {
	fixWidths()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("ab 合计，。（）“”1.— "))).Draw(t, "text")
		width := rapid.IntRange(1, 30).Draw(t, "width")
		lines := wrap(s, width)
		bare := strings.NewReplacer(" ", "")
		assert.Equal(t, bare.Replace(s), bare.Replace(strings.Join(lines, "")))
		for _, line := range lines {
			if text.StringWidth(line) > width {
				assert.Len(t, wrap(line, width), 1, "%q could be broken", line)
			}
		}
	})
}
