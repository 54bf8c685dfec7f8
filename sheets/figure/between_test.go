package figure

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestBetween(t *testing.T) {
	for text, want := range map[string]bool{
		"4-6": true, "20-30 min": true, "8～15 行": true, "1.5h–2h": true, "2–3 分钟": true, "3至5人": true, "1,000 - 1,500": true, "50-100": true, "10~20%": true, "2 to 3": false,
		"2-1": false, "2023-2024": false, "2024-01-02": false, "12-3-4": false, "5": false, "-5": false, "A4-6": false, "1-2-": true, "10:30-11:30": false, "5-": false, "3-5(7)": false, "3/5": false, "3 of 5": false, "1/2-3/4": false, "": false,
	} {
		assert.Equal(t, want, Between(text), "%q", text)
	}
}
