package rules

import "crossfoot/checker"

// All are the rules in the order in which they are listed.
var All = []*checker.Rule{
	sumMismatch,
	sumRounding,
	blankCell,
	missingTotal,
	notAllocated,
	nilMark,
	unreadableFigure,
	numberAsText,
	errorValue,
	formulaRange,
	staleFormula,
	hardcodedTotal,
	hiddenPart,
	subsetExceedsTotal,
	rateOutOfRange,
	nameMismatch,
	shareExceedsTarget,
	coverageMismatch,
	crossTableMismatch,
	proseMismatch,
	ownerMismatch,
	columnOrder,
	unknownEntity,
	serialNumber,
	duplicateItem,
	magnitude,
}

// place is a cell of a table, counted from 0.
type place struct{ row, col int }

// finding is about a cell, on behalf of the rule that is run; what it says is left
// to the rule.
func finding(p *checker.Pass, s *checker.Sums, at place) checker.Finding {
	return checker.Finding{
		Rule: p.Rule, Severity: p.Rule.Severity, Table: s.Index,
		Cell: checker.PlaceOf(s.Table, at.row, at.col),
	}
}

// together reports on several places in one finding, at the first of them.
func together(p *checker.Pass, s *checker.Sums, at []place) checker.Finding {
	f := finding(p, s, at[0])
	f.Got = f.Cell.Text
	for _, x := range at[1:] {
		f.Related = append(f.Related, checker.PlaceOf(s.Table, x.row, x.col))
	}
	return f
}
