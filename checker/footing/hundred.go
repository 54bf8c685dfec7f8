package footing

import (
	"slices"
	"strings"

	"crossfoot/checker/matrix"
	"crossfoot/checker/pattern"
	"crossfoot/checker/says"
	"crossfoot/sheets/figure"
)

// This file tells shares of a whole, which come to 100%, from rates, which come to nothing,
// where no other column of percentages shows it.

// shareWords are heads of such shares, and of weights.
var shareWords = strings.Fields("share shares weight weights weighting 占比 佔比 比重 权重 權重 构成比 構成比 分值占比 " +
	"anteil anteile gewicht gewichte gewichtung part parts poids pondération peso pesos ponderación ponderação aandeel weging waga wagi udział вес доля")

// SharesOfAll says whether a position's percentages are shares of a total of 100%, which are
// each less, come to more than that together, and are shares as far as can be told: all of
// them but one are what the amounts beside them are of their total, or the head says so and
// all are in steps of 5%, as nobody but he who shares out writes them.
func (a *Audit) SharesOfAll(p *Pattern, pos int) bool {
	if p.Axis != matrix.Down || !says.TotalAlone(matrix.Label(a.Table, matrix.Down, p.Total)) || len(p.Parts) < pattern.PlainList {
		return false
	}
	v := a.Numbers.Along(matrix.Down)
	at := func(line, pos int) (int64, bool) {
		i := v.Index(line, pos)
		return v.Val(i), v.State(i) == matrix.Known && v.Val(i) > 0
	}
	whole, ok := at(p.Total, pos)
	if !ok || a.Figure(matrix.Down, p.Total, pos).Kind != figure.Percent || whole != v.One() {
		return false
	}
	sum, steps := int64(0), true
	sums := []int64{0} // of the first parts, which rise
	for _, l := range p.Parts {
		x, ok := at(l.Index, pos)
		if !ok || x >= whole || l.Weight != 1 || a.Figure(matrix.Down, l.Index, pos).Kind != figure.Percent {
			return false
		}
		sum, steps = sum+x, steps && stepsInAll*x%whole == 0
		if _, full := slices.BinarySearch(sums, sum-whole); full && x < sum {
			return false // weights of several levels, which come to 100% each
		}
		sums = append(sums, sum)
	}
	if sum <= whole {
		return false
	}
	head := strings.ToLower(strings.Trim(matrix.Label(a.Table, matrix.Across, pos), " %％()（）"))
	return steps && slices.Contains(shareWords, head) || a.quotients(p, pos)
}

// stepsInAll is how many steps of 5% there are.
const stepsInAll = 20

// quotients says whether all percentages of a position but one are, to the last digit, what the
// amounts right before them are of their total, to which these come.
func (a *Audit) quotients(p *Pattern, pos int) bool {
	v := a.Numbers.Along(matrix.Down)
	if pos == 0 || v.Off(p.Total, p.Parts, pos-1) != 0 || v.Val(v.Index(p.Total, pos-1)) <= 0 {
		return false
	}
	other := 0
	for _, l := range p.Parts {
		part, share := a.Figure(matrix.Down, l.Index, pos-1), a.Figure(matrix.Down, l.Index, pos)
		whole := a.Figure(matrix.Down, p.Total, pos-1)
		if !part.IsNumber() || !whole.IsNumber() || part.Kind == figure.Percent {
			return false
		}
		places := int32(share.Scale)
		if !part.Value().Div(whole.Value()).Round(places).Equal(share.Value().Round(places)) {
			other++
		}
	}
	return other == 1
}

// hundredLeast is how often a total of 100 comes up at least for its parts to be percentages.
const hundredLeast = 3

// ofHundred says whether the total of a pattern is 100 wherever there is one, so that its parts are
// percentages, whether a sign says so or not.
func (a *Audit) ofHundred(p *Pattern) bool {
	return p.hundreds.Tell(func() bool {
		v, n := a.Numbers.Along(p.Axis), 0
		for pos := p.From; pos < p.To; pos++ {
			switch i := v.Index(p.Total, pos); {
			case v.State(i) != matrix.Known:
			case v.Val(i) == 100*v.One():
				n++
			default:
				return false
			}
		}
		return n >= hundredLeast
	})
}
