package name

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// No text that names a period is passed over.
func TestMayDate(t *testing.T) {
	pieces := []string{
		"19", "20", "1", "2", "99", "0", "Q", "Jan", "Sep", "Dec", "uary", "月", "日", "季度", "三", "上", "下", "半年", " ", "-", "x", "D", "各",
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 6).Draw(t, "pieces"), "")
		if period().MatchString(text) {
			assert.True(t, mayDate(text), text)
		}
	})
	assert.False(t, mayDate("Dinghai 2 places, 1800"))
}

// The period of a folder counts where a table has none.
func TestWithin(t *testing.T) {
	folder := ScopeOf("2023", "计划")
	assert.Equal(t, ScopeOf("2023年"), ScopeOf("情况表").Within(folder))
	assert.Equal(t, ScopeOf("2023年累计"), ScopeOf("累计").Within(folder))
	assert.Equal(t, ScopeOf("2024年"), ScopeOf("2024年").Within(folder))
	assert.Equal(t, ScopeOf("累计"), ScopeOf("累计").Within(""))
}

// Results are what was done, and no plan.
func TestStances(t *testing.T) {
	assert.Equal(t, ScopeOf("outturn"), ScopeOf("Kendal: results"))
	assert.False(t, ScopeOf("results 2024").May(ScopeOf("allocation 2024")))
	assert.True(t, ScopeOf("plan 2024").May(ScopeOf("allocation 2024")))
}

// A month is a word, not the beginning of a name.
func TestMonths(t *testing.T) {
	assert.Equal(t, ScopeOf("2024"), ScopeOf("Marlow District 2024"))
	assert.Equal(t, Scope(""), ScopeOf("Market stalls in Mayfield, Decoy and Augsburg"))
	for _, text := range []string{"Mar", "March", "to March", "Mar."} {
		assert.Equal(t, Scope("Mar"), ScopeOf(text))
	}
	assert.Equal(t, Scope("Aug Sep"), ScopeOf("Sept and August"))
}
