// Package running finds running totals and balances, statements in steps, and totals that stand beside
// their parts.
//
// A line may run on from position to position: each figure is the one before and what one line near
// by adds in the same position, or what one adds and another takes away: the months' figures and those
// up to the month; an account. In goes a table whose sums have been judged (package footing); out come
// its runs, step by step. No label is asked for; enough steps must hold (steps.go), and say enough
// (evidence.go). What a line cannot run by is soon told (trial.go).
//
// A wrong figure of such a line fails twice, and the second time by as much the other way; a wrong part
// fails once, and is told where a slip of the pen explains it (slips.go). A line that starts anew each
// year begins there with what is added first.
//
// A statement in steps has items in an inner column and what they come to in the next one, which goes
// on from there (statement.go): of its columns each is read as an account (account.go), and what their
// sums say together must be enough (statement_evidence.go). They know of no other sums, and those down the table
// leave their columns to them.
//
// A line may also have one figure, often in a merged cell, beside several positions: what another
// line comes to over them (stretches.go, beside.go). Of that a head that is called a total tells as well.
package running
