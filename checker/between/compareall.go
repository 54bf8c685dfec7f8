package between

import (
	"slices"

	"crossfoot/checker"
	"crossfoot/checker/name"
	"crossfoot/checker/sidebyside"
)

// This file compares many tables, pair by pair, and asks what the pairs together tell.

// pairsAtOnce is how many pairs are compared before their twins are heard: those of all
// pairs would take much room.
const pairsAtOnce = 256

// CompareAll compares pairs of tables, as many at a time as there are processors, and has
// their twins heard in the order of the pairs. What comes back are the lines whose figures
// stand in another one's place.
func CompareAll(j *checker.Joint, views []*View, pairs []Pair, hear func(Twins)) (m Misplaced) {
	var strays []stray
	var doubted doubts
	r := register{names: j.Names, views: views, agreeing: map[*View][]*View{}}
	for some := range slices.Chunk(pairs, pairsAtOnce) {
		found := make([]comparison, len(some))
		sidebyside.Do(len(some), func(i int) { found[i] = compareLikely(j.Names, some[i].A, some[i].B) })
		if j.Stopped() {
			return m
		}
		for i, c := range found {
			if c.power != 0 {
				m.Scaled = append(m.Scaled, Scaled{Cell: c.twins[0].B, Other: c.twins[0].A, Power: c.power})
				continue
			}
			m.Exchanges = append(m.Exchanges, c.exchanges...)
			strays = append(strays, c.strays...)
			doubted.see(c)
			if a, b := some[i].A, some[i].B; len(c.twins) > 0 && !c.years {
				r.agreeing[a], r.agreeing[b] = append(r.agreeing[a], b), append(r.agreeing[b], a)
			}
			for _, t := range c.twins {
				hear(t)
			}
		}
	}
	differ := doubted.settled(r.agreeing)
	m.Scaled = scaledOf(m.Scaled, r.agreeing)
	m.place(&r, strays)
	m.Absent = r.absent()
	surely := func(v *View) bool { return doubted.surely(v, r.agreeing) }
	for _, t := range append(differ, m.askOpenLines(&r, surely)...) {
		if order(t.A.View, t.B.View) > 0 {
			t = t.Turned()
		}
		hear(t)
	}
	return m
}

// comparison is what came of comparing two tables.
type comparison struct {
	twins     []Twins
	exchanges []Exchange
	doubted   []Twins // see doubts
	strays    []stray // only where there are no twins
	years     bool    // only some columns are compared
	power     int32   // they state the same only if the figures of the one are so many powers of ten too large
}

// compareLikely compares two tables, if there can be anything to find.
func compareLikely(names *name.Names, a, b *View) comparison {
	shift := shiftOf(a, b)
	if !mayAgree(a, b, shift) {
		return inOtherUnit(names, a, b)
	}
	if a.scope.May(b.scope) {
		if c := compare(names, a, b, shift); len(c.twins) > 0 || len(c.strays) > 0 {
			return c
		}
		return inOtherUnit(names, a, b)
	}
	if !slices.Equal(a.scope.Years(), b.scope.Years()) {
		return comparison{twins: compareYears(names, a, b), years: true}
	}
	return comparison{}
}
