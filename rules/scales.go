package rules

import (
	"math"
	"slices"

	"crossfoot/sheets/figure"
)

// This file tells what scale is usual in a table, from its figures alone: in a line
// whose figures change little from one to the next, or in rows and columns that are
// more or less in proportion.

// scales are the orders of magnitude of a table's figures: their decimal logarithms,
// by line and position; NaN where there is none that could be in scale with others.
type scales struct {
	lines
	of [][]float64
}

func (l lines) scales() scales {
	v := l.newScales()
	cross := l.crossing()
	rates := make([]bool, l.positions)
	for pos := range rates {
		rates[pos] = cross.rated(pos)
	}
	for line := range v.of {
		rated := l.rated(line)
		for pos := range v.of[line] {
			v.of[line][pos] = math.NaN()
			if f := l.figure(line, pos); !rated && !rates[pos] && f.Kind == figure.Number && (f.Rare == nil || f.Rare.Unit == "") {
				v.of[line][pos] = placesOf(f)
			}
		}
	}
	return v
}

// newScales has room for scales that are not known yet.
func (l lines) newScales() scales {
	v := scales{l, make([][]float64, l.n)}
	all := make([]float64, l.n*l.positions)
	for line := range v.of {
		v.of[line], all = all[:l.positions], all[l.positions:]
	}
	return v
}

// turned are the same scales by the lines of the other direction.
func (v scales) turned() scales {
	t := v.crossing().newScales()
	for pos := range t.of {
		for line := range v.n {
			t.of[pos][line] = v.of[line][pos]
		}
	}
	return t
}

// placesOf is the decimal logarithm of a figure: NaN below zero.
func placesOf(f figure.Figure) float64 {
	if f.Big() {
		return math.Log10(f.Value().InexactFloat64())
	}
	return math.Log10(float64(f.Coef)) - float64(f.Scale)
}

// known says whether a logarithm is that of a figure: zeros and negatives have none.
func known(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// What a line must show of its usual scale.
const (
	strayLeast    = 0.8  // how far, in places, a figure is from the others to be looked at
	powerMost     = 4    // ×万
	steadyOf      = 8    // how many times a figure is further off than the others are
	steadyMost    = 0.3  // and how far they may be off at most: by a factor of two
	ownLeast      = 0.03 // that the figure itself may be off for each place: by 7 % and more
	countedOthers = 5    // figures of a line whose positions count on: years, months
	plainOthers   = 8    // or of another
	fullOf        = 5    // one position in so many may have no figure
	crossLeast    = 3    // figures of the line across that say something of its scale
	unitsLeast    = 100  // how many units of its last place a usual figure has
	longFigure    = 6    // whole numbers with more digits may be identifiers
)

// lineScales are the scales that are known in a line, and their positions.
type lineScales struct {
	at []int
	x  []float64
}

// enough takes those of a line, or of the positions of it that count on, and says whether
// they are enough to tell what is usual.
func (l *lineScales) enough(line []float64, series []bool) bool {
	l.at, l.x = l.at[:0], l.x[:0]
	all, least := 0, plainOthers
	if series != nil {
		least = countedOthers
	}
	for pos, s := range line {
		if series != nil && !series[pos] {
			continue
		}
		all++
		if known(s) {
			l.at, l.x = append(l.at, pos), append(l.x, s)
		}
	}
	return len(l.x) > least && (all-len(l.x))*fullOf <= all
}

// mayStray says whether it is worth looking for a figure that is out of scale: one at most
// can be, so that the line leaps where it begins and ends only.
func (l *lineScales) mayStray() bool {
	leaps, last := 0, 0
	for i := 1; i < len(l.x); i++ {
		if math.Abs(l.x[i]-l.x[i-1]) <= 2*steadyMost {
			continue
		}
		if leaps == 2 || leaps == 1 && last != i-1 {
			return false
		}
		leaps, last = leaps+1, i
	}
	return leaps > 0
}

// stray is the figure of a line that is out of scale with its neighbours, while the
// line without it changes little from one figure to the next.
func (v scales) stray(line int, series []bool, scratch *lineScales) (outlier, bool) {
	if !scratch.enough(v.of[line], series) || !scratch.mayStray() {
		return outlier{}, false
	}
	at, x, counted := scratch.at, scratch.x, series != nil
	k, ok := odd(x)
	if !ok {
		return outlier{}, false
	}
	o := outlier{at: v.at(line, at[k]), power: int(math.Round(x[k] - beside(x, k)))}
	y := slices.Clone(x)
	y[k] -= float64(o.power)
	size := abs(o.power)
	end := k == 0 || k == len(x)-1
	if size < 1 || size > powerMost || size == 1 && (!counted || end) || !steady(y, k, size) {
		return outlier{}, false
	}
	others := slices.Delete(slices.Clone(at), k, k+1)
	places, long := 0, !counted
	for _, pos := range others {
		f := v.figure(line, pos)
		places = max(places, f.Places())
		long = long && f.Places() <= 0 && placesOf(f) >= longFigure
	}
	if long || !counted && mayTotal(x, k) || !v.slips(o, places, median(y)) || v.usualAcross(line, at[k], o.power) {
		return outlier{}, false
	}
	for i := max(0, k-2); i < min(len(at), k+3); i++ {
		if i != k {
			o.beside = append(o.beside, v.at(line, at[i]))
		}
	}
	return o, true
}

// odd is the only figure that is far from its neighbours and from the others.
func odd(x []float64) (k int, ok bool) {
	middle := median(x)
	for i := range x {
		if math.Abs(x[i]-middle) >= strayLeast && math.Abs(x[i]-beside(x, i)) >= strayLeast {
			if ok {
				return 0, false
			}
			k, ok = i, true
		}
	}
	return k, ok
}

// beside is what the neighbours of a figure in its line lead one to expect of it.
func beside(x []float64, i int) float64 {
	switch {
	case i == 0:
		return x[1]
	case i == len(x)-1:
		return x[i-1]
	}
	return (x[i-1] + x[i+1]) / 2
}

// steady says whether a line changes little from one figure to the next, compared with
// the places by which one of them was off, and that one no more than the others.
func steady(x []float64, k, size int) bool {
	most := min(float64(size)/steadyOf, steadyMost)
	bend := 0.0
	for i := range x {
		if i > 0 && math.Abs(x[i]-x[i-1]) > 2*most {
			return false
		}
		if d := math.Abs(x[i] - beside(x, i)); i != k {
			bend = max(bend, d)
		}
	}
	own := math.Abs(x[k] - beside(x, k))
	return bend <= most && own <= max(bend, ownLeast*float64(size))
}

// mayTotal says whether a figure is about as large as all others of its line together.
func mayTotal(x []float64, k int) bool {
	sum := 0.0
	for i, s := range x {
		if i != k {
			sum += math.Pow(10, s)
		}
	}
	return math.Abs(x[k]-math.Log10(sum)) < 0.2
}

// usualAcross says whether a figure is rather in scale with the line that crosses its own
// as it stands than after its point is moved back: then the whole line differs.
func (v scales) usualAcross(line, pos, power int) bool {
	var others []float64
	for _, i := range sample(v.n) {
		if s := v.of[i][pos]; i != line && known(s) {
			others = append(others, s)
		}
	}
	own, usual := v.of[line][pos], median(others)
	return len(others) >= crossLeast && math.Abs(own-usual) < math.Abs(own-float64(power)-usual)
}

// slips says whether a slip of the pen or a wrong unit could have moved the figure, where
// usual ones show so many places: a zero too many leaves zeros. Small counts vary.
func (v scales) slips(o outlier, places int, usual float64) bool {
	if math.Pow(10, usual+float64(places)) < unitsLeast {
		return false
	}
	f := v.Table.At(o.at.row, o.at.col)
	return o.power < 0 || o.power > 2 || f.Places()+o.power <= places
}

// median is the middle of some values, NaN if there are none.
func median(x []float64) float64 {
	if len(x) == 0 {
		return math.NaN()
	}
	y := slices.Clone(x)
	slices.Sort(y)
	if n := len(y); n%2 == 0 {
		return (y[n/2-1] + y[n/2]) / 2
	}
	return y[len(y)/2]
}

func abs(n int) int { return max(n, -n) }
