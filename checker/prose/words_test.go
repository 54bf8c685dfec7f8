package prose

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
)

// The words of a set come in another order each time. What they weigh together must not
// depend on it, or of two tables that are alike now one is taken and now the other.
func TestWeightsAddUpInAnyOrder(t *testing.T) {
	var items []item
	for i := range 60 {
		var words []int32
		for k := range 12 {
			words = append(words, int32((i*i+7*k)%97))
		}
		items = append(items, item{words: words})
	}
	l := lexiconOf(len(items), 110, func(i int) []int32 { return items[i].words })
	r := rand.New(rand.NewPCG(1, 2))
	sums := map[float64]bool{}
	for range 100 {
		sum := 0.0
		for _, w := range r.Perm(110) { // some words are of no item
			for i, worth := range append(away[:], contextual, 1) {
				if w%5 == i {
					sum += worth * l.weights[w]
				}
			}
		}
		sums[sum] = true
	}
	assert.Len(t, sums, 1)
}

// Pairs of characters are found across spaces and quotation marks, other words by their
// stems, each text's once.
func TestTokens(t *testing.T) {
	for text, want := range map[string][]string{
		"新建 床位":           {"新建", "建床", "床位"},
		"“民生”实事,民生":       {"民生", "生实", "实事"},
		"the new schools": {"school"},
		"ICU床":            {"icu"},
		"床":               {},
	} {
		var got []string
		for w := range tokens(text) {
			got = append(got, w)
		}
		assert.ElementsMatch(t, want, got, text)
	}
}
