package prose

import (
	"cmp"
	"slices"
)

// spot is what a claim can be matched with: one figure of a table.
type spot struct {
	at   cell
	part int
}

// usual are the positions that a text usually speaks of where it names none, learned
// from the claims that agree with only one.
type usual map[usualKey]int

type usualKey struct {
	way  *way
	rate bool
}

// How clearly a position must be the usual one.
const (
	usualLeast = 3
	usualShare = 3
)

// learn finds the usual positions of a table for one text.
func (x *indexed) learn(all []candidate) usual {
	votes := map[usualKey]map[int]int{}
	seen := map[*Claim]bool{}
	for _, k := range all { // the best of each claim comes first
		if k.score < scoreAgree || seen[k.claim] {
			continue
		}
		seen[k.claim] = true
		pos := k.place.pos
		if k.place.how == open {
			agree := x.agreeing(k)
			if len(agree) != 1 {
				continue
			}
			pos = agree[0]
		} else if k.place.how != named || k.place.dated || k.verdict != Agrees {
			continue
		}
		key := usualKey{k.way, k.claim.rate()}
		if votes[key] == nil {
			votes[key] = map[int]int{}
		}
		votes[key][pos]++
	}
	u := usual{}
	for key, by := range votes {
		best, sum := -1, 0
		for pos, n := range by {
			sum += n
			if best < 0 || n > by[best] || n == by[best] && pos < best {
				best = pos
			}
		}
		if n := by[best]; n >= usualLeast && n >= usualShare*(sum-n) {
			u[key] = best
		}
	}
	return u
}

// moneyLeast is how many claims must agree, all of them in money, for a table to be of
// money.
const moneyLeast = 3

// ofMoney says whether all amounts with which a text agrees with a table are money.
func ofMoney(all []candidate) bool {
	agree := map[*Claim]bool{}
	for _, k := range all {
		if k.verdict != Agrees || k.score < scoreAgree || k.claim.rate() {
			continue
		}
		if !amount(unitOf(k.claim.Figure)) {
			return false
		}
		agree[k.claim] = true
	}
	return len(agree) >= moneyLeast
}

// inKind says whether a claim is in a unit that is none of money, and its item does not
// say that it is in that: 75,709 tonnes of waste are not what the table says was spent on it.
func (k candidate) inKind() bool {
	u := unitOf(k.claim.Figure)
	return u != "" && !amount(u) && !k.claim.rate() && !slices.Contains(k.way.items[k.item].units, u)
}

// agreeing are the positions of an open candidate with which its claim agrees.
func (x *indexed) agreeing(k candidate) (out []int) {
	for _, pos := range k.place.options {
		o := k
		o.place.pos = pos
		if x.fit(&o, &k.way.items[k.item]); o.verdict == Agrees {
			out = append(out, pos)
		}
	}
	return out
}

// decide puts open candidates where their claims agree, or else where the text usually
// speaks of; and takes back a difference where the claim may mean another figure of the
// same item.
func (x *indexed) decide(all []candidate, u usual) (out []candidate) {
	for _, k := range all {
		it := &k.way.items[k.item]
		switch k.place.how {
		case open:
			pos, known := u[usualKey{k.way, k.claim.rate()}]
			if !known {
				pos, known = u[usualKey{k.way, !k.claim.rate()}]
			}
			known = known && slices.Contains(k.place.options, pos)
			agree := x.agreeing(k)
			switch {
			case known && (len(agree) == 0 || slices.Contains(agree, pos)):
				k.place.pos = pos
			case len(agree) == 1:
				k.place.pos = agree[0]
			default:
				continue
			}
			x.fit(&k, it)
			k.at.row, k.at.col = x.Cell(it.axis, it.line, k.place.pos)
		default:
			if k.verdict == Differs && (k.place.how == assumed || k.place.loose) && x.elsewhere(k) {
				k.verdict = Silent
			}
		}
		out = append(out, k)
	}
	return out
}

// elsewhere says whether a claim states another figure of its item than the one that
// it was taken to be about without being named in full.
func (x *indexed) elsewhere(k candidate) bool {
	it := &k.way.items[k.item]
	for _, f := range k.way.facets.list[:min(len(k.way.facets.list), positionsMost)] {
		if o := x.figureAt(it, f.pos); f.pos != k.place.pos && o.IsNumber() && o.IsRate() == k.claim.rate() && o.Value().Shift(max(0, x.power(it, f.pos))).Equal(k.claim.Figure.Value()) {
			return true
		}
	}
	return false
}

// assign matches the claims of one part of a text with a table's figures, each figure
// with the claim that fits it best, and each claim with one figure at most.
func assign(all []candidate) (out []candidate) {
	worth := func(k candidate) float64 {
		if k.verdict == Agrees {
			return k.score + agreeBonus
		}
		return k.score
	}
	rivals := byClaim(all)
	order := slices.DeleteFunc(slices.Clone(all), func(k candidate) bool { return slices.ContainsFunc(rivals[k.claim], k.leaves) })
	rivals = byClaim(order)
	slices.SortStableFunc(order, func(a, b candidate) int { return cmp.Compare(worth(b), worth(a)) })
	taken, placed := map[spot]candidate{}, map[*Claim]bool{}
	for _, k := range order {
		s := spot{k.at, k.part}
		by, again := taken[s]
		if placed[k.claim] || again && k.score < scoreRepeat {
			continue
		}
		placed[k.claim] = true
		if again && k.verdict == Differs && by.claim.Figure.Value().Cmp(k.claim.Figure.Value()) != 0 {
			continue // of several that differ one can be about it
		}
		if !again && k.verdict != Silent { // what says nothing of a figure leaves it to others
			taken[s] = k
		}
		out = append(out, k)
	}
	return slices.DeleteFunc(out, func(k candidate) bool { return !k.sure(rivals[k.claim], taken) })
}

// byClaim are candidates by what they are of, in their order.
func byClaim(all []candidate) map[*Claim][]candidate {
	of := map[*Claim][]candidate{}
	for _, k := range all {
		of[k.claim] = append(of[k.claim], k)
	}
	return of
}

// sure says whether a claim is clearly about its figure and no other: no other fits
// it nearly as well, or agrees with it, but for those that other claims fit better.
func (k candidate) sure(others []candidate, taken map[spot]candidate) bool {
	if k.verdict == Agrees {
		return k.score >= scoreAgree
	}
	if k.score < scoreSure {
		return false
	}
	for _, o := range others {
		if o.at == k.at || o.way == k.way && o.item == k.item {
			continue
		}
		if by, ok := taken[spot{o.at, o.part}]; ok && by.claim != k.claim && by.score > o.score {
			continue
		}
		if o.score+marginSure > k.score || o.verdict == Agrees && o.score >= scoreAgree {
			return false
		}
	}
	return true
}

// leaves says whether a candidate says nothing and, read the other way round, knows only the
// line on which another's figure stands: which figure of the line it is, the other one tells.
func (k candidate) leaves(o candidate) bool {
	return k.verdict == Silent && k.place.how == doubtful && o.place.how == named && k.way != o.way &&
		k.way.items[k.item].line == o.place.pos && slices.Contains(k.place.options, o.way.items[o.item].line)
}
