package between

import "crossfoot/checker/relation"

// offLine is a line of a table on which a figure is off by so much, to one side.
type offLine struct {
	view *View
	axis relation.Axis
	line int
	by   offset
	high bool
}

// offLines are the lines on which the first of two twins is off.
func (t Twins) offLines() [2]offLine {
	a, b := t.A.Figure(), t.B.Figure()
	by, high := offsetOf(a, b, t.shift), a.Value().GreaterThan(value(b, t.shift))
	if !high {
		by = offsetOf(b, a, -t.shift)
	}
	return [2]offLine{{t.A.View, relation.Down, t.A.Row, by, high}, {t.A.View, relation.Across, t.A.Col, by, high}}
}

// Opposed looks among twins that differ for two cells on one line of a table which are off by the
// same from what two other tables say, one too high and one too low: no slip in those explains
// it. If each has what the other should have, they are an exchange. Otherwise a figure has gone to
// the wrong one, and they are astray, each with the other. Rest are the twins that are in no exchange.
func Opposed(differ []Twins) (exchanges []Exchange, astray map[Cell]Cell, rest []Twins) {
	waiting, traded := map[offLine]Twins{}, map[Twins]bool{}
	astray = map[Cell]Cell{}
	for _, twins := range differ {
		for _, t := range [...]Twins{twins, twins.Turned()} {
			for _, l := range t.offLines() {
				other := l
				other.high = !l.high
				o, ok := waiting[other]
				switch {
				case !ok || o.B.View == t.B.View:
					waiting[l] = t
				case !t.trade(o):
					astray[t.A], astray[o.A] = o.A, t.A
					delete(waiting, other)
				case !traded[twins] && !traded[o] && !traded[o.Turned()]:
					exchanges = append(exchanges, o.exchange(t))
					traded[twins], traded[o], traded[o.Turned()] = true, true, true
					delete(waiting, other)
				}
			}
		}
	}
	for _, t := range differ {
		if !traded[t] {
			rest = append(rest, t)
		}
	}
	return exchanges, astray, rest
}
