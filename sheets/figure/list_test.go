package figure

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// What is put into a list comes out as it was, however large it is.
func TestList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Figure {
			if text := rapid.SampledFrom([]string{"", "", "/", ">86%", "17(71)", "600个", "词", "1e40", "0.30000000000000004", "-12.50"}).Draw(t, "text"); text != "" {
				return Parse(text)
			}
			f := Figure{
				Coef: rapid.Int64().Draw(t, "coef") >> rapid.IntRange(0, 63).Draw(t, "shift"), Scale: rapid.Int8().Draw(t, "scale"),
				Kind: Kind(rapid.IntRange(0, int(Date)).Draw(t, "kind")),
			}
			if rapid.Bool().Draw(t, "full") {
				f.Rare = allDigits
			}
			return f
		}), 1, 30).Draw(t, "figures")
		list := NewList(len(all) + 1)
		for i, f := range all {
			list.Set(i+1, f)
		}
		again := list.Pack(all[0])
		list.Put(len(all)+1, again)
		assert.Equal(t, Figure{}, list.At(0))
		for i, f := range append(all, all[0]) {
			assert.Equal(t, f, list.At(i+1))
			assert.Equal(t, f.Kind, list.Kind(i+1))
		}
	})
}

// The figures that most cells hold take no room beside their eight bytes.
func TestListIsSmall(t *testing.T) {
	list := NewList(1)
	for _, f := range []Figure{{}, {Kind: Number, Coef: 1 << 49, Scale: -128}, {Kind: Percent, Coef: -1 << 50, Scale: 127, Rare: allDigits}, {Kind: Text}} {
		list.Set(1, f)
		assert.Equal(t, f, list.At(1))
	}
	assert.Empty(t, list.full)
	list.Set(1, Figure{Kind: Number, Coef: math.MinInt64})
	assert.Len(t, list.full, 1)
	assert.Less(t, int(Date), elsewhere, "no kind is taken for a figure elsewhere")
}
