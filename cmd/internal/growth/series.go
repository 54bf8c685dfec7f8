package growth

import (
	"math"
	"slices"
)

// Point is what checking one workbook took.
type Point struct {
	N       int     // of what grows
	Seconds float64 // of CPU time
	MiB     float64 // of memory at its peak
}

// Series is a shape with what was measured of it, from few to many.
type Series struct {
	Shape
	Points []Point
}

// Sizes are how many of what grows are measured, each four times the one before; the
// last is the shape's most, or most if that is less.
func (s Shape) Sizes(most int) []int {
	var sizes []int
	for n := min(s.Most, most); n >= Least && len(sizes) < points; n /= 4 {
		sizes = append(sizes, n)
	}
	slices.Reverse(sizes)
	return sizes
}

const points = 5

// Least is how many of anything are measured at least: fewer make no table.
const Least = 4

// Exponents say how time and memory grow at the end: 1 is in proportion, 2 with the
// square. They are those of the last two points, 0 if there are no two.
func (s Series) Exponents() (seconds, memory float64) {
	if len(s.Points) < 2 {
		return 0, 0
	}
	a, b := s.Points[len(s.Points)-2], s.Points[len(s.Points)-1]
	by := func(x, y float64) float64 { return math.Log(y/x) / math.Log(float64(b.N)/float64(a.N)) }
	return by(a.Seconds, b.Seconds), by(a.MiB, b.MiB)
}
