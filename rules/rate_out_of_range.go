package rules

import (
	"slices"
	"strings"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lang"

	"github.com/shopspring/decimal"
)

var rateOutOfRange = jointly(rule("rate-out-of-range", checker.Warning, func(p *checker.Pass) error {
	for _, s := range p.Tables {
		done := map[place]bool{} // rates that have been told of, or agree with their own figures
		for _, u := range unlikes(p, s) {
			done[u.at] = true // the formulas beside it tell more
		}
		for _, l := range linesOf(s) {
			for _, q := range l.quotients() {
				if p.Stopped() {
					return nil
				}
				for _, pos := range q.held {
					done[l.at(q.rate, pos)] = true
				}
				for _, pos := range q.failed {
					if at := l.at(q.rate, pos); !done[at] {
						done[at] = true
						reportQuotient(p, l, q, pos)
					}
				}
			}
		}
		for _, l := range linesOf(s) {
			for _, sh := range l.sharesOf() {
				if p.Stopped() {
					return nil
				}
				for _, pos := range sh.failed {
					if at := l.at(sh.line, pos); !done[at] {
						done[at] = true
						reportShareOfTotal(p, l, sh, pos)
					}
				}
			}
		}
		for _, l := range linesOf(s) {
			for _, o := range l.outside() {
				if at := l.at(o.Pattern.Total, o.pos); !done[at] {
					done[at] = true
					reportOutside(p, l, o)
				}
			}
			for line := range l.n {
				if p.Stopped() {
					return nil
				}
				if pos, ok := l.overWhole(line); ok && !done[l.at(line, pos)] {
					reportOverWhole(p, l, line, pos)
				}
			}
		}
	}
	return nil
}), ratesOfTexts)

func reportQuotient(p *checker.Pass, l lines, q quotient, pos int) {
	rate, over, under := l.at(q.rate, pos), l.at(q.over, pos), l.at(q.under, pos)
	minus := ""
	if q.change {
		minus = " − 1"
	}
	value, _, _ := l.value(q, pos)
	f := rateFinding(p, l, rate, over, under, value, minus)
	f.Message = lang.New(
		"This rate is %s / %s everywhere else: here that gives %s, not %s. Correct the rate or one of the two figures.",
		"本表其他各处该比率均为 %s ÷ %s，此处应为 %s，填的却是 %s。请核对后改正比率或这两个数。",
		quoted(l, q.over), quoted(l, q.under), f.Want, f.Got)
	p.Report(f)
}

// quoted is what a line is called, or the address of its figure if it has no name.
func quoted(l lines, line int) string {
	if name := strings.TrimSpace(lineName(l, line)); name != "" {
		return name
	}
	at := l.at(line, 0)
	return l.Table.Ref(at.row, at.col).String()
}

// rateFinding is about a rate that is not what one figure by another gives, less what is taken off; the
// message is left to the rule.
func rateFinding(p *checker.Pass, l lines, rate, over, under place, value decimal.Decimal, less string) checker.Finding {
	f := finding(p, l.Sums, rate)
	f.Related = []checker.Place{checker.PlaceOf(l.Table, over.row, over.col), checker.PlaceOf(l.Table, under.row, under.col)}
	x := l.Table.At(rate.row, rate.col)
	f.Got, f.Want = f.Cell.Text, likeRate(x, f.Cell.Text, value)
	f.Difference = likeRate(x, f.Cell.Text, x.Value().Sub(value))
	f.Arithmetic = f.Related[0].Text + " / " + f.Related[1].Text + less + " = " + f.Want + " ≠ " + f.Got
	return f
}

// likeRate writes a value with the places that a rate has or displays, as a percentage if it
// is one.
func likeRate(rate figure.Figure, displayed string, value decimal.Decimal) string {
	places := int32(max(rate.Scale, 0))
	if f := figure.Parse(displayed); f.Kind == rate.Kind { // 0.95 as 95.00%
		places = max(places, int32(f.Scale))
	}
	if rate.Full() { // a stored quotient shows its own last places only
		places = 4
	}
	if rate.Kind == figure.Percent {
		return value.Round(max(places, 2)).Shift(2).String() + "%"
	}
	return value.Round(places).String()
}

// overall is a total among rates that is less or more than all of its parts.
type overall struct {
	*relation.Pattern
	pos  int
	low  figure.Figure
	high figure.Figure
	more bool
}

// Evidence that totals among rates are overall rates.
const ratesWithin = 3 // others that lie within their parts

// outside are the overall rates of a table that lie outside of their parts. A line of
// rates shows by its other totals that they lie within, or a total by its other rates.
func (l lines) outside() (out []overall) {
	within, beyond := map[int]int{}, map[int]int{}
	byTotal, past := map[*relation.Pattern]int{}, map[*relation.Pattern]int{}
	var all []overall
	sums, same := l.proven()
	for _, p := range sums {
		for pos := range l.positions { // rates may stand where the sum's own block ends
			if nearer(same[p.Total], p, pos) {
				continue
			}
			o := overall{Pattern: p, pos: pos}
			switch l.place3(&o) {
			case isLess:
				within[pos]++
				byTotal[p]++
			case isMore:
				beyond[pos]++
				past[p]++
				all = append(all, o)
			}
		}
	}
	for _, o := range all {
		if beyond[o.pos] != 1 {
			continue
		}
		if within[o.pos] >= ratesWithin || within[o.pos] == 0 && past[o.Pattern] == 1 && byTotal[o.Pattern] >= ratesWithin {
			out = append(out, o)
		}
	}
	return out
}

// proven are the patterns along the lines that are proven, all of them and by their totals.
func (l lines) proven() (all []*relation.Pattern, byTotal map[int][]*relation.Pattern) {
	byTotal = map[int][]*relation.Pattern{}
	for _, p := range l.Patterns {
		if p.Axis == l.axis && p.Proven() {
			all = append(all, p)
			byTotal[p.Total] = append(byTotal[p.Total], p)
		}
	}
	return all, byTotal
}

// nearer says whether another one of the sums of a total claims a position, or has its block
// nearer to it: then that one says what the total there is made of.
func nearer(sums []*relation.Pattern, p *relation.Pattern, pos int) bool {
	away := func(p *relation.Pattern) int { return max(p.From-pos, pos-p.To+1, 0) }
	own := away(p)
	return own > 0 && slices.ContainsFunc(sums, func(q *relation.Pattern) bool { return away(q) < own })
}

// place3 says whether an overall rate lies within its parts (isLess) or outside
// (isMore), where all of them can be read.
func (l lines) place3(o *overall) comparison {
	total := l.figure(o.Total, o.pos)
	if !total.IsRate() && !l.crossing().saysRate(o.pos) {
		return isNothing
	}
	t, ok := spanOf(total)
	if !ok {
		return isNothing
	}
	known := 0
	var low, high span
	slack := grain(total)
	for _, part := range o.Parts {
		f := l.figure(part.Index, o.pos)
		if f.Kind == figure.Nil {
			continue
		}
		x, ok := spanOf(f)
		if !ok || part.Weight < 0 || f.IsRate() != total.IsRate() {
			return isNothing
		}
		if known == 0 || x.noLowest || !low.noLowest && x.low.LessThan(low.low) {
			low, o.low = x, f
		}
		if known == 0 || x.noLimit || !high.noLimit && x.high.GreaterThan(high.high) {
			high, o.high = x, f
		}
		slack = decimal.Max(slack, grain(f))
		known++
	}
	if known < 2 || l.sumsTo(o.Pattern, o.pos) {
		return isNothing
	}
	slack = slack.Add(slack)
	if o.more = t.exceeds(high, slack); o.more || low.exceeds(t, slack) {
		return isMore
	}
	return isLess
}

func reportOutside(p *checker.Pass, l lines, o overall) {
	at := l.at(o.Total, o.pos)
	f := finding(p, l.Sums, at)
	for _, part := range o.Parts {
		if x := l.at(part.Index, o.pos); l.Table.Kind(x.row, x.col) != figure.Nil {
			f.Related = append(f.Related, checker.PlaceOf(l.Table, x.row, x.col))
		}
	}
	low, high := o.low.String(), o.high.String()
	f.Got, f.Want = f.Cell.Text, low+" … "+high
	f.Arithmetic = f.Got + " < " + low
	if o.more {
		f.Arithmetic = f.Got + " > " + high
	}
	f.Message = lang.New(
		"The overall rate is %s, but the rates of its parts lie between %s and %s. Correct the overall rate or the rate of a part.",
		"总体比率为 %s，而各分项的比率在 %s 与 %s 之间。请核对后改正总体或分项的比率。", f.Got, low, high)
	p.Report(f)
}

// sharesHeld is how many shares of a line must be 100% at most for one that is not.
const sharesHeld = 8

// shareWords label shares of a whole, notShares those of something else.
var (
	shareWords = strings.Fields("占比 比重 所占 占总 佔比 份额 share proportion percentage&of %&of percent&of")
	notShares  = strings.Fields("gdp gross 生产总值 收入 income revenue sales 产值 target plan 计划 目标 预算 budget 上年 去年 previous last 增 change")
)

// overWhole is the only share of a line that is more than the whole.
func (l lines) overWhole(line int) (pos int, ok bool) {
	if !l.Table.HoldsAny(figure.Percent) {
		return 0, false
	}
	over, others := 0, 0
	for at := range l.positions {
		f := l.figure(line, at)
		switch {
		case f.Kind != figure.Percent:
		case f.Approx() > 1-1e-9 && f.Value().GreaterThan(whole):
			over++
			pos = at
		default:
			others++
		}
	}
	return pos, over == 1 && others >= sharesHeld && l.saysShare(line)
}

// saysShare says whether a line is labelled as shares of a whole, and of nothing else.
func (l lines) saysShare(line int) bool {
	name := strings.ToLower(strings.Join(l.labels(line), " "))
	says := func(words []string) bool {
		for _, w := range words {
			if strings.Contains(name, strings.ReplaceAll(w, "&", " ")) {
				return true
			}
		}
		return false
	}
	return says(shareWords) && !says(notShares)
}

func reportOverWhole(p *checker.Pass, l lines, line, pos int) {
	f := finding(p, l.Sums, l.at(line, pos))
	f.Got, f.Want = f.Cell.Text, "≤ 100%"
	f.Arithmetic = f.Got + " > 100%"
	f.Message = lang.New(
		"A share of a whole is at most 100%%, but here stands %s. Correct it.",
		"占比最多为 100%%，此处却是 %s。请改正。", f.Got)
	p.Report(f)
}
