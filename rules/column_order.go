package rules

import (
	"strings"

	"crossfoot/checker"
	"crossfoot/checker/between"
	"crossfoot/checker/relation"
	"crossfoot/sheets/lang"
)

var columnOrder = joint("column-order", checker.Info, func(j *checker.Joint) error {
	for _, group := range between.Lists(j, 2) {
		var columns []*between.List
		for _, l := range group {
			if l.Axis == relation.Across {
				columns = append(columns, l)
			}
		}
		usual := usualOrder(columns)
		for _, l := range columns {
			if before, after, differs := l.Swapped(usual); differs {
				reportOrder(j, l, usual, before, after)
			}
		}
	}
	return nil
})

// usualOrder is the first of the lists that stand in the commonest order.
func usualOrder(lists []*between.List) (usual *between.List) {
	times, most := map[string]int{}, 0
	for _, l := range lists {
		times[strings.Join(l.Keys, "\n")]++
	}
	for _, l := range lists {
		if n := times[strings.Join(l.Keys, "\n")]; n > most {
			usual, most = l, n
		}
	}
	return usual
}

func reportOrder(j *checker.Joint, l, usual *between.List, before, after int) {
	f := checker.Finding{Rule: j.Rule, Severity: j.Rule.Severity, Table: l.View.Index, Cell: l.Head(before)}
	other := usual.Head(usual.Index(l.Keys[before]))
	if usual.View.File != l.View.File {
		other = j.In(usual.View.File, other)
	}
	f.Related = []checker.Place{l.Head(after), other}
	f.Got = l.Names[before] + ", " + l.Names[after]
	f.Want = l.Names[after] + ", " + l.Names[before]
	f.Message = lang.New(
		"%s stands before %s here, after it in the other table (%s). Put the columns into one order, so that nobody copies a row across by position.",
		"“%s”在此表排在“%s”之前，在另一张表（%s）中排在其后。请统一列的顺序，以免按位置誊抄时错位。", l.Names[before], l.Names[after], other.Address())
	j.Report(l.View.File, f)
}
