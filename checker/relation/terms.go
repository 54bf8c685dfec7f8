package relation

import (
	"crossfoot/checker/footing"
	"crossfoot/checker/matrix"
	"crossfoot/checker/pattern"
)

// The terms of the packages below, in which this one answers.
type (
	// Axis is the direction in which a sum runs.
	Axis = matrix.Axis
	// Line names one line of a pattern.
	Line = matrix.Line
	// Pattern is a pattern that was found, and how its positions are judged.
	Pattern = footing.Pattern
	// Status says whether a relation holds.
	Status = footing.Status
	// Sum is one component of a relation in full decimals.
	Sum = footing.Sum
	// Statement says that one line is the signed sum of others, in every position.
	Statement = pattern.Statement
	// Evidence is what speaks for a sum, as reports name it.
	Evidence = pattern.Evidence
)

// The directions.
const (
	Across = matrix.Across
	Down   = matrix.Down
)

// The statuses.
const (
	Held         = footing.Held
	Rounding     = footing.Rounding
	Explained    = footing.Explained
	Undetermined = footing.Undetermined
	Broken       = footing.Broken
)
