package says

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestRunning(t *testing.T) {
	for _, label := range []string{"本年累计", "期末余额", "Cumulative", "Year to Date", "Running balance", "Saldo"} {
		assert.True(t, Running(label), "%q", label)
	}
	for _, label := range []string{"", "Date", "合计", "Update", "Balanced diet", "本月"} {
		assert.False(t, Running(label), "%q", label)
	}
}
