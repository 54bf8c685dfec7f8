package figure_test

import (
	"fmt"
	"testing"

	"crossfoot/sheets/figure"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestDuration(t *testing.T) {
	for text, want := range map[string]int64{"8:26": 8*3600 + 26*60, " 24:00 ": 86400, "116:15": 116*3600 + 15*60, "1:02:30": 3750, "0:00": 0} {
		got, ok := figure.Duration(text)
		assert.True(t, ok, text)
		assert.Equal(t, want, got, text)
	}
	for _, text := range []string{"", "8", ":30", "8:", "8:5", "8:60", "8:26:1", "8:26:00:00", "1.5:30", "-8:26", "3:2 win", "12345:00"} {
		_, ok := figure.Duration(text)
		assert.False(t, ok, text)
	}
}

func TestDurationsReadAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Int64Range(0, 9999*3600+3599).Draw(t, "seconds")
		got, ok := figure.Duration(fmt.Sprintf("%d:%02d:%02d", x/3600, x/60%60, x%60))
		assert.True(t, ok)
		assert.Equal(t, x, got)
	})
}
