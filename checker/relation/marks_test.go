package relation

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestMarkOf(t *testing.T) {
	for label, want := range map[string]mark{
		"其中：女":                inner,
		"其中女":                 inner,
		"#工业":                 inner,
		"of which with wine":  inner,
		"  - Of which: women": inner,
		"davon Frauen":        inner,
		"Davos":               unmarked,
		"うち個人市民税":             inner,
		"减：营业成本":              subtracted,
		"(二) 减:税金":            subtracted,
		"四、减：费用":              subtracted,
		"减税":                  unmarked,
		"Less: cost of sales": subtracted,
		"less depreciation":   subtracted,
		"Less than 5 years":   unmarked,
		"Lessing":             unmarked,
		"加：营业外收入":             added,
		"加拿大":                 unmarked,
		"Add: other income":   added,
		"Address":             unmarked,
		"":                    unmarked,
		"Total":               unmarked,
	} {
		assert.Equal(t, want, markOf(label), label)
	}
}
