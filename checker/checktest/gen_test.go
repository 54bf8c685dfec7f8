package checktest

import (
	"testing"

	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// What is said to be a sum must be one, or no test that relies on it means
// anything.
func TestAllocationsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := Allocate(t, Shape{})
		value := func(s Spot, k int) decimal.Decimal {
			text := a.Grid[s.Row][s.Col]
			if f, ok := figure.ParseCompound(text); ok {
				return f.Rare.Parts[k].Value()
			}
			return figure.Parse(text).Value()
		}
		assert.NotEmpty(t, a.Sums)
		for _, s := range a.Sums {
			components := 1
			if f, ok := figure.ParseCompound(a.Grid[s.Total.Row][s.Total.Col]); ok {
				components = len(f.Rare.Parts)
			}
			for k := range components {
				sum := decimal.Zero
				for _, p := range s.Parts {
					sum = sum.Add(value(p.Spot, k).Mul(decimal.NewFromInt(int64(p.Weight))))
				}
				assert.True(t, sum.Equal(value(s.Total, k)), "%v\n%s", s, a)
			}
		}
	})
}

func TestMovedAllocationsKeepTheirSums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := Allocate(t, Shape{Bare: true})
		order := append([]int{0}, rapid.Permutation(seq(1, len(a.Grid[0]))).Draw(t, "order")...)
		b := a.Shuffled(order).Transposed()
		for i, s := range a.Sums {
			assert.Equal(t, a.Grid[s.Total.Row][s.Total.Col], b.Grid[b.Sums[i].Total.Row][b.Sums[i].Total.Col])
			for k, p := range s.Parts {
				q := b.Sums[i].Parts[k]
				assert.Equal(t, a.Grid[p.Row][p.Col], b.Grid[q.Row][q.Col])
				assert.Equal(t, p.Weight, q.Weight)
			}
		}
	})
}

func seq(from, to int) (out []int) {
	for i := from; i < to; i++ {
		out = append(out, i)
	}
	return out
}
