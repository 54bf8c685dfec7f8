package relation

import (
	"slices"
	"strings"

	"crossfoot/sheets/figure"
)

// This file tells shares of a whole, which come to 100%, from rates, which come to nothing,
// where no other column of percentages shows it.

// shareWords are heads of such shares, and of weights.
var shareWords = strings.Fields("share shares weight weights weighting 占比 佔比 比重 权重 權重 构成比 構成比 分值占比 " +
	"anteil anteile gewicht gewichte gewichtung part parts poids pondération peso pesos ponderación ponderação aandeel weging waga wagi udział вес доля")

// sharesOfAll says whether a position's percentages are shares of a total of 100%, which are
// each less, come to more than that together, and are shares as far as can be told: all of
// them but one are what the amounts beside them are of their total, or the head says so and
// all are in steps of 5%, as nobody but he who shares out writes them.
func (a *audit) sharesOfAll(p *Pattern, pos int) bool {
	if p.Axis != Down || !saysTotalAlone(label(a.Table, Down, p.Total)) || len(p.Parts) < plainList {
		return false
	}
	v := a.numbers.along(Down)
	at := func(line, pos int) (int64, bool) {
		i := v.index(line, pos)
		return v.val(i), v.state(i) == known && v.val(i) > 0
	}
	whole, ok := at(p.Total, pos)
	if !ok || a.figure(Down, p.Total, pos).Kind != figure.Percent || whole != v.one() {
		return false
	}
	sum, steps := int64(0), true
	sums := []int64{0} // of the first parts, which rise
	for _, l := range p.Parts {
		x, ok := at(l.Index, pos)
		if !ok || x >= whole || l.Weight != 1 || a.figure(Down, l.Index, pos).Kind != figure.Percent {
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
	head := strings.ToLower(strings.Trim(label(a.Table, Across, pos), " %％()（）"))
	return steps && slices.Contains(shareWords, head) || a.quotients(p, pos)
}

// stepsInAll is how many steps of 5% there are.
const stepsInAll = 20

// quotients says whether all percentages of a position but one are, to the last digit, what the
// amounts right before them are of their total, to which these come.
func (a *audit) quotients(p *Pattern, pos int) bool {
	v := a.numbers.along(Down)
	if pos == 0 || v.off(p.Total, p.Parts, pos-1) != 0 || v.val(v.index(p.Total, pos-1)) <= 0 {
		return false
	}
	other := 0
	for _, l := range p.Parts {
		part, share := a.figure(Down, l.Index, pos-1), a.figure(Down, l.Index, pos)
		whole := a.figure(Down, p.Total, pos-1)
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
func (a *audit) ofHundred(p *Pattern) bool {
	return p.hundreds.Tell(func() bool {
		v, n := a.numbers.along(p.Axis), 0
		for pos := p.From; pos < p.To; pos++ {
			switch i := v.index(p.Total, pos); {
			case v.state(i) != known:
			case v.val(i) == 100*v.one():
				n++
			default:
				return false
			}
		}
		return n >= hundredLeast
	})
}
