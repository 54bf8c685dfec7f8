package prose_test

import (
	"testing"

	"crossfoot/checker/prose"

	"github.com/stretchr/testify/assert"
)

// What a text says all above comes to is compared with the paragraphs above, one figure of each, up to
// what introduces them.
func TestTotalsOfTheParagraphsAbove(t *testing.T) {
	for _, c := range []struct {
		texts []string
		wrong bool
	}{
		{[]string{"一、资金来源", "1.省级专项扶贫资金47万元", "2.市级扶贫专项资金66.5万元", "以上资金合计113.5万元。"}, false},
		{[]string{"一、资金来源", "1.省级专项扶贫资金57万元", "2.市级扶贫专项资金66.5万元", "以上资金合计113.5万元。"}, true},
		{[]string{"现将资金241.3万元的分配公示如下：", "中央资金125.5万元", "省级资金92.1万元", "市级资金24.6万元", "以上资金合计241.3万元。"}, true},
		{[]string{"现将资金241.3万元的分配公示如下：", "中央资金125.5万元", "省级资金91.2万元", "市级资金24.6万元", "以上资金合计241.3万元。"}, false},
		{[]string{"Sources", "1. Grants of $57,000", "2. Donations of $66,500", "The above amounts come to $113,500."}, true},
		{[]string{"Sources", "1. Grants of $47,000", "2. Donations of $66,500", "The above amounts come to $113,500."}, false},
		// A paragraph with two figures ends the list, and one alone is none.
		{[]string{"省级资金47万元，市级资金50万元", "县级资金66.5万元", "以上资金合计113.5万元。"}, false},
		// It is no total of what stands above.
		{[]string{"1.省级专项扶贫资金57万元", "2.市级扶贫专项资金66.5万元", "全县资金合计113.5万元。"}, false},
	} {
		found := prose.Unsound(paragraphs(c.texts...))
		assert.Equal(t, c.wrong, len(found) == 1, c.texts)
	}
}
