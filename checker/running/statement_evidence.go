package running

// This file says what the sums of a statement in steps tell together.

// evidence is what some sums say.
type evidence struct {
	held   int // sums of several entries
	failed int
	bits   float64 // of those that hold
	slips  float64 // of the slips that explain those that do not
	seen   map[int64]bool
}

// Evidence for a statement: how many sums of several figures must come out, also for each that does
// not, and what they must say.
const (
	statementHeld   = 2
	statementHolds  = 2
	statementBits   = 12.0
	statementFailed = 6.0 // what one that does not come out speaks against it
)

// tells is what a sum that holds says, if it costs so much to choose it.
func (e *evidence) tells(s sum, cost float64) float64 {
	if len(s.parts) < 2 {
		return 0
	}
	return max(0, stepBits(s.at.val/s.grain())-cost)
}

func (e *evidence) holds(s sum, cost float64) {
	if b := e.tells(s, cost); b > 0 && !e.seen[s.at.val] {
		if e.seen == nil {
			e.seen = map[int64]bool{}
		}
		e.held++
		e.bits += b
		e.seen[s.at.val] = true
	}
}

func (e *evidence) fails(s sum) {
	e.failed++
	e.slips += s.slip()
}

// join adds what other sums say.
func (e *evidence) join(o evidence) {
	e.held, e.failed, e.bits, e.slips = e.held+o.held, e.failed+o.failed, e.bits+o.bits, e.slips+o.slips
}

// enough says whether it shows that the sums are meant.
func (e *evidence) enough() bool {
	return e.held >= max(statementHeld, statementHolds*e.failed) && e.bits+e.slips-statementFailed*float64(e.failed) >= statementBits
}
