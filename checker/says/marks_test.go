package says

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestMarkOf(t *testing.T) {
	for label, want := range map[string]Mark{
		"其中：女":                Inner,
		"其中女":                 Inner,
		"#工业":                 Inner,
		"of which with wine":  Inner,
		"  - Of which: women": Inner,
		"davon Frauen":        Inner,
		"Davos":               Unmarked,
		"うち個人市民税":             Inner,
		"减：营业成本":              Subtracted,
		"(二) 减:税金":            Subtracted,
		"四、减：费用":              Subtracted,
		"减税":                  Unmarked,
		"Less: cost of sales": Subtracted,
		"less depreciation":   Subtracted,
		"Less than 5 years":   Unmarked,
		"Lessing":             Unmarked,
		"加：营业外收入":             Added,
		"加拿大":                 Unmarked,
		"Add: other income":   Added,
		"Address":             Unmarked,
		"":                    Unmarked,
		"Total":               Unmarked,
	} {
		assert.Equal(t, want, MarkOf(label), label)
	}
}
