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
}
