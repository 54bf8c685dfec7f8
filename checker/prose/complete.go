package prose

import (
	"strings"

	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"

	"github.com/shopspring/decimal"
)

// This file reads amounts of which each is said to be so much in percent of all, where the percentages
// come to 100: 汉族人口为568238人,占75.63%;少数民族人口为183151人,占24.37%.

// ofAll is what stands between an amount and its share of all.
var ofAll = lazy.Regexp(`^[^,;:()0-9]{0,4},约?占(?:比|([^,;:()0-9]{0,12}?)的?(?:比重|比例)?)(?:为|是)?$`)

// sharer is an amount with its share of all.
type sharer struct {
	working
	at    int // the amount
	whole string
}

func (s sharer) amount() figure.Figure { return s.counts[s.at].Figure }
func (s sharer) share() figure.Figure  { return s.counts[s.at+1].Figure }

// sharers are the amounts of a sentence with shares of all.
func (s working) sharers() (out []sharer) {
	for i := 0; i+1 < len(s.counts); i++ {
		a, p := s.counts[i].Figure, s.counts[i+1].Figure
		m := ofAll().FindStringSubmatch(s.gap(i + 1))
		if m == nil || a.Kind != figure.Number || a.Big() || p.Kind != figure.Percent || p.Big() || a.Approx() <= 0 {
			continue
		}
		out = append(out, sharer{s, i, m[1]})
	}
	return out
}

// completed are the shares that are not what the amounts of a list give whose shares come to all, and how
// many shares of such lists are right.
func completed(all []sharer) (out []Derived, held int) {
	for i := 0; i < len(all); i++ {
		n := toAll(all[i:])
		if n < 2 {
			continue
		}
		list := all[i : i+n]
		if off, one := oddOne(list); off < 0 {
			held += n
		} else if one {
			s := list[off]
			d := s.derive(asShare, s.at, s.at, s.counts[s.at+1], s.at, s.at+1)
			d.over = summed(list)
			out = append(out, d)
		}
		i += n - 1
	}
	return out, held
}

// toAll is how many amounts from the first on have shares that come to all, 0 if they do not, or if one of
// the shares is a whole percentage: these often come to 100.
func toAll(all []sharer) int {
	sum, slack := decimal.Zero, decimal.Zero
	for n, s := range all[:min(len(all), listMost)] {
		if s.share().Scale < 3 || s.whole != all[0].whole || unitOf(s.amount()) != unitOf(all[0].amount()) {
			return 0
		}
		sum = sum.Add(s.share().Value())
		slack = slack.Add(decimal.New(5, -int32(s.share().Scale)-1))
		switch off := sum.Sub(decimal.NewFromInt(1)); {
		case off.Abs().LessThan(slack):
			return n + 1
		case off.Sign() > 0:
			return 0
		}
	}
	return 0
}

// oddOne is the amount that does not go with its share, -1 if all do; it is one only if all others do
// without it.
func oddOne(list []sharer) (at int, one bool) {
	if agree(list, -1) {
		return -1, false
	}
	for k := range list {
		if agree(list, k) {
			return k, true
		}
	}
	return 0, false
}

// agree says whether amounts, all but one, are in the ratios of their shares.
func agree(list []sharer, but int) bool {
	sum, shares := decimal.Zero, decimal.NewFromInt(1)
	for i, s := range list {
		if i == but {
			shares = shares.Sub(s.share().Value())
			continue
		}
		sum = sum.Add(s.amount().Value())
	}
	for i, s := range list {
		if i == but {
			continue
		}
		p := s.share()
		is := s.amount().Value().Mul(shares).DivRound(sum, quotientPlaces)
		room := decimal.New(1, -int32(p.Scale))
		if but >= 0 {
			room = room.Add(room)
		}
		room = room.Add(decimal.New(int64(len(list)), -int32(s.amount().Scale)).DivRound(sum, quotientPlaces))
		if p.Value().Sub(is).Abs().GreaterThan(room) {
			return false
		}
	}
	return true
}

// summed is the sum of amounts.
func summed(list []sharer) Written {
	sum := decimal.Zero
	var texts []string
	for _, s := range list {
		sum = sum.Add(s.amount().Value())
		texts = append(texts, s.written(s.counts[s.at]).Text)
	}
	scale := max(0, -sum.Exponent())
	return Written{
		figure.Figure{Kind: figure.Number, Coef: sum.Shift(scale).IntPart(), Scale: int8(scale)},
		"(" + strings.Join(texts, " + ") + ")",
	}
}
