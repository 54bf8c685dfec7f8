package relation

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// Whatever the scale in which figures are written, and to how many places: sums of what they
// stand for are none that fail, if each is rounded to its last digit.
func TestScaledIsRounded(t *testing.T) {
	forms := []func(x float64, places int) string{
		func(x float64, places int) string { return fmt.Sprintf("$%.*f M", places, x) },
		func(x float64, places int) string { return fmt.Sprintf("$%.*fk", places, x) },
		func(x float64, places int) string { return fmt.Sprintf("%.*f万", places, x) },
		func(x float64, places int) string { return fmt.Sprintf("%.*f亿元", places, x) },
		func(x float64, places int) string { // in thousands where it is small
			if x < 50 {
				return fmt.Sprintf("$%.0fK", 1000*x)
			}
			return fmt.Sprintf("$%.*fM", places, x)
		},
	}
	rapid.Check(t, func(rt *rapid.T) {
		form := rapid.SampledFrom(forms).Draw(rt, "form")
		places := rapid.IntRange(0, 2).Draw(rt, "places")
		sums := [2]float64{}
		lines := []string{"Place | A | B"}
		for i := range rapid.IntRange(3, 9).Draw(rt, "parts") {
			line := fmt.Sprintf("Place %c", 'A'+i)
			for c := range sums {
				x := rapid.Float64Range(10, 200).Draw(rt, "x")
				sums[c] += x
				line += " | " + form(x, places)
			}
			lines = append(lines, line)
		}
		lines = append(lines, "Total | "+form(sums[0], places)+" | "+form(sums[1], places))
		for _, b := range Find(read(t, lines...)).Breaches {
			byChance := b.Pattern.Total < len(lines)-2 && b.Odds < OddsWarning // a place may come to others
			require.True(rt, b.Status == Rounding || byChance, "%v", lines)
		}
	})
}

// What is off by more than all roundings together is a slip.
func TestScaledSlipIsFound(t *testing.T) {
	for _, total := range []string{"$952 M", "$0.59 M", "$5.91 M", "$619 M"} {
		a := Find(read(t, "Place | A", "Fairholm | $129 M", "Grange | $134 M", "Harrow | $12 M", "West | $200 M", "Dunmore | $117 M", "Total | "+total))
		require.Len(t, a.Breaches, 1)
		assert.Equal(t, Broken, a.Breaches[0].Status, total)
		assert.GreaterOrEqual(t, a.Breaches[0].Odds, OddsWarning, total)
	}
}
