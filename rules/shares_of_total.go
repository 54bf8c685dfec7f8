package rules

import (
	"math"
	"slices"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lang"

	"github.com/shopspring/decimal"
)

// This file finds lines of shares: each is the figure beside it as a part of one of these
// figures, the whole, whose own share is 100%: the population of each district, and what
// part of the city's that is.

// shares claims that one line is what part of a whole another one is.
type shares struct {
	line, of     int // the line of the shares, and that of the figures
	whole        int // the position of the whole
	held, failed []int
}

// Evidence for shares. They must be so precise in all that no other figures come to them.
const (
	sharesOfHeld   = 3 // shares that come out, at least,
	sharesOfFailed = 6 // for each that does not, if there are several,
	sharesOfNear   = 3 // or nearly does
	sharesOfMost   = 8 // that do not
	sharesOfBits   = 30
)

// sharesOf are a table's lines of shares in one direction.
func (l lines) sharesOf() (out []shares) {
	for line := range l.n {
		if !l.hasRates(line) {
			continue
		}
		whole, ok := l.hundred(line)
		if !ok {
			continue
		}
		var best shares
		for of := max(0, line-quotientNear); of < min(l.n, line+quotientNear+1); of++ {
			if s, ok := l.shared(shares{line: line, of: of, whole: whole}); ok && len(s.held) > len(best.held) {
				best = s
			}
		}
		if len(best.failed) > 0 {
			out = append(out, best)
		}
	}
	return out
}

// hundred is the only position of a line that holds 100%.
func (l lines) hundred(line int) (whole int, ok bool) {
	whole = -1
	for pos := range l.positions {
		if f := l.figure(line, pos); f.IsNumber() && f.Value().Equal(hundredOf(f)) {
			if whole >= 0 {
				return 0, false
			}
			whole = pos
		}
	}
	return whole, whole >= 0
}

// hundredOf is what a figure like this one says for all of something.
func hundredOf(f figure.Figure) decimal.Decimal {
	if f.Kind == figure.Percent {
		return whole
	}
	return whole.Shift(2)
}

// shared looks where shares come out, and says whether they do in enough positions.
func (l lines) shared(s shares) (shares, bool) {
	all := l.figure(s.of, s.whole)
	if s.of == s.line || !all.IsNumber() || all.IsRate() || all.Value().Sign() <= 0 || l.accused(l.at(s.of, s.whole)) {
		return s, false
	}
	var near []int
	bits, seen, rounded := 0.0, map[string]bool{}, true
	for pos := range l.positions {
		if pos == s.whole {
			continue
		}
		share := l.figure(s.line, pos)
		if bits >= sharesOfBits && clearly(share, l.figure(s.of, pos), all) {
			s.held = append(s.held, pos)
			continue
		}
		value, slack, ok := l.shareAt(s, pos)
		if !ok {
			continue
		}
		switch off := share.Value().Sub(value).Abs(); {
		case off.LessThanOrEqual(slack):
			s.held = append(s.held, pos)
			rounded = rounded && off.LessThanOrEqual(slack.Sub(unitPlace(share)).Add(halfPlace(share)))
			if key := share.Value().String(); !seen[key] {
				seen[key] = true
				bits += min(10, math.Log2(1+share.Value().DivRound(slack, quotientPlaces).InexactFloat64()/2))
			}
		case off.LessThanOrEqual(slack.Add(slack)):
			near = append(near, pos)
		case l.accused(l.at(s.line, pos), l.at(s.of, pos)): // a sum tells more
		default:
			if s.failed = append(s.failed, pos); len(s.failed) > sharesOfMost {
				return s, false
			}
		}
	}
	if rounded { // none is made to fit, so that all come to 100
		s.failed, near = append(s.failed, near...), nil
	}
	n, failed := len(s.held), len(s.failed)
	if n < sharesOfHeld || bits < sharesOfBits || sharesOfNear*len(near) > n || failed > 1 && sharesOfFailed*failed > n {
		return s, false
	}
	s.failed = slices.DeleteFunc(s.failed, func(pos int) bool { return l.shareOfAnother(s, pos) })
	return s, true
}

// clearly says whether a share is that of its figure so nearly that it need not be worked out.
func clearly(share, part, all figure.Figure) bool {
	if !share.IsNumber() || !part.IsNumber() || part.IsRate() || part.Approx() <= 0 {
		return false
	}
	hundred := 100.0
	if share.Kind == figure.Percent {
		hundred = 1
	}
	return math.Abs(share.Approx()-hundred*part.Approx()/all.Approx()) < clearlyNear*math.Pow(10, -float64(share.Scale))
}

// clearlyNear is how near that is, in units of the share's last place.
const clearlyNear = 0.45

// accused says whether a sum that does not come out, and not only by rounding, may do so because of
// one of some cells.
func (l lines) accused(cells ...place) bool {
	return slipOf(l.Sums, func(b *relation.Breach) bool { return b.Status != relation.Rounding }, cells...) != nil
}

// shareAt is what the share of a position would have to be, and how far rounding may take it from there.
func (l lines) shareAt(s shares, pos int) (value, slack decimal.Decimal, ok bool) {
	share, part, all := l.figure(s.line, pos), l.figure(s.of, pos), l.figure(s.of, s.whole)
	if !share.IsNumber() || !part.IsNumber() || part.IsRate() || part.Value().Sign() <= 0 || share.Value().Sign() < 0 {
		return value, slack, false
	}
	return l.shareOf(share, part, all)
}

func (l lines) shareOf(share, part, all figure.Figure) (value, slack decimal.Decimal, ok bool) {
	value = hundredOf(share).Mul(part.Value()).DivRound(all.Value(), quotientPlaces)
	slack = value.Mul(halfPlace(part).DivRound(part.Value(), quotientPlaces).Add(halfPlace(all).DivRound(all.Value(), quotientPlaces)))
	return value, slack.Add(unitPlace(share)), true
}

// shareOfAnother says whether a share is one of something else: of the women among the teachers, and
// not of all who work there, or of those who may vote, told in a line near by. So it is where it is all
// of the whole and says less.
func (l lines) shareOfAnother(s shares, pos int) bool {
	share, part := l.figure(s.line, pos), l.figure(s.of, pos)
	if part.Value().Equal(l.figure(s.of, s.whole).Value()) {
		return true
	}
	for of := max(0, s.of-quotientNear); of < min(l.n, s.of+quotientNear+1); of++ {
		for other := range l.positions {
			all := l.figure(of, other)
			if of == s.line || of == s.of && (other == pos || other == s.whole) || !all.IsNumber() || all.IsRate() || all.Value().Sign() <= 0 {
				continue
			}
			if value, slack, _ := l.shareOf(share, part, all); share.Value().Sub(value).Abs().LessThanOrEqual(slack) {
				return true
			}
		}
	}
	return false
}

func reportShareOfTotal(p *checker.Pass, l lines, s shares, pos int) {
	share, part, all := l.at(s.line, pos), l.at(s.of, pos), l.at(s.of, s.whole)
	value, _, _ := l.shareAt(s, pos)
	f := rateFinding(p, l, share, part, all, value, "")
	f.Message = lang.New(
		"The other shares are each figure divided by that of %s: here that gives %s, not %s. Correct the share or the figure.",
		"其他占比均为各自的数除以“%s”的数，此处应为 %s，填的却是 %s。请核对后改正占比或该数。",
		quotedPosition(l, s.whole), f.Want, f.Got)
	p.Report(f)
}

// quotedPosition is what a position is called.
func quotedPosition(l lines, pos int) string { return quoted(l.crossing(), pos) }
