package figure

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// What is put into a list comes out as it was, however large it is, and what was not put
// there is not in it.
func TestList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 300).Draw(t, "places")
		places := rapid.SliceOfNDistinct(rapid.IntRange(0, n-1), 0, min(n, 30), rapid.ID).Draw(t, "filled")
		if rapid.Bool().Draw(t, "in order") {
			slices.Sort(places)
		}
		list, want := NewList(n), map[int]Figure{}
		figures := rapid.Custom(func(t *rapid.T) Figure {
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
		})
		for _, i := range places {
			want[i] = figures.Draw(t, "figure")
			list.Set(i, want[i])
		}
		if len(places) > 0 { // one of them once more
			i := rapid.SampledFrom(places).Draw(t, "again")
			want[i] = figures.Draw(t, "figure")
			list.Set(i, want[i])
		}
		for i := range n {
			f, filled := want[i]
			assert.Equal(t, filled, list.filled.Has(i))
			if filled {
				assert.Equal(t, f, list.At(i))
			}
		}
	})
}

// The figures that most cells hold take no room beside their eight bytes.
func TestListIsSmall(t *testing.T) {
	list := NewList(1)
	for _, f := range []Figure{{}, {Kind: Number, Coef: 1 << 49, Scale: -128}, {Kind: Percent, Coef: -1 << 50, Scale: 127, Rare: allDigits}, {Kind: Text}} {
		list.Set(0, f)
		assert.Equal(t, f, list.At(0))
	}
	assert.Empty(t, list.full)
	list.Set(0, Figure{Kind: Number, Coef: math.MinInt64})
	assert.Len(t, list.full, 1)
	assert.Less(t, int(Date), elsewhere, "no kind is taken for a figure elsewhere")
}
