package footing

import (
	"math"
	"testing"

	"crossfoot/checker/matrix"
	"crossfoot/sheets/figure"

	"github.com/stretchr/testify/assert"
)

// What is written in millions is off by half a unit of the last digit that it shows.
func TestSlackOfScaledFigures(t *testing.T) {
	m, _ := matrix.ScaledOf(figure.Parse("$3 M"), "$3 M")
	s := Sum{TotalPlaces: -6, written: 4, scaled: []matrix.Scaled{m, m, m, m}, PartsPlaces: -6}
	assert.InDelta(t, 2.5, s.slack().InexactFloat64()/math.Pow10(6), 1e-9)
}
