package relation

import (
	"crossfoot/checker/pattern"
	"crossfoot/checker/running"

	"github.com/shopspring/decimal"
)

// Step is a step of a run as a relation. It belongs to no pattern.
func (a *Analysis) Step(r *running.Run, s running.Step) Relation {
	out := Relation{
		Operator: "running", Status: s.Status, Evidence: []Evidence{pattern.FromFigures},
		Total: a.Ref(r.Axis, r.Total, s.Position), Position: s.Position,
		Difference: decimal.New(s.Off, -int32(a.Numbers.Scale)),
	}
	if r.Beside {
		out.Operator = "sum"
	}
	for x := range r.Addends(s) {
		out.Parts = append(out.Parts, Term{Ref: a.Table.Ref(x.Row, x.Col), Weight: x.Weight})
	}
	out.Sum = a.Figure(r.Axis, r.Total, s.Position).Value().Sub(out.Difference)
	return out
}
