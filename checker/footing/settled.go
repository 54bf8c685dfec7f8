package footing

import (
	"context"

	"crossfoot/checker/matrix"
)

// This file remembers how the positions of patterns are judged: many ask.

// settled is a status, and whether there is anything to judge.
type settled uint8

func settle(s Status, ok bool) settled {
	if ok {
		return settled(s)<<1 | 1
	}
	return settled(s) << 1
}

func (s settled) verdict() (Status, bool) { return Status(s >> 1), s&1 == 1 }

// settle judges all positions of all patterns.
func (a *Audit) settle(ctx context.Context) {
	for _, p := range a.Patterns {
		all := make([]settled, a.Numbers.Along(p.Axis).Positions)
		for pos := range all {
			if matrix.Stopped(ctx, pos) {
				return
			}
			all[pos] = settle(a.verdict(p, pos))
		}
		p.settled = all
	}
}

// Status judges a pattern in one position. It says false where there is nothing
// to judge: all blank or nil, or a total or parts left out altogether.
func (a *Audit) Status(p *Pattern, pos int) (Status, bool) {
	if p.settled != nil {
		return p.settled[pos].verdict()
	}
	return a.verdict(p, pos)
}
