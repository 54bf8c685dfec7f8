// Package pattern finds the patterns of a table: one line is the signed sum of others, in a block
// of positions.
//
// In go the figures along one axis (package matrix), with what labels and formulas say of its
// lines; out come the patterns that are believed, and those that follow from them. Nothing is
// known here of what becomes of a sum that does not come out, but how telling a slip of the pen
// would be that explains it: that must be given (Search.Slip).
//
// # What speaks for a pattern
//
// No label can be relied on, so the arithmetic must speak for itself, and be told
// from coincidence. The account is one of description length: a pattern is
// believed if writing the total down by means of it takes fewer bits than
// writing the figures themselves.
//
//   - A position that holds saves the digits of its total, as package matrix weighs it. What
//     holds by a single part saves next to nothing, unless the part that is filled changes; the
//     same figures once more little. Once a position has held, the next says only how far its
//     parts are from being the first one's times a factor: lines that grow alike agree, more
//     or less, ever after (tally.go).
//   - A position that fails costs the choice of calling it an exception.
//   - Choosing the total, the parts and their signs costs the logarithm of what
//     there was to choose from: a run of neighbours next to the total is cheap,
//     lines strewn over the table are dear. A word such as 合计 or Total, a
//     formula, indentation and the table's borders make the choice cheaper; they
//     are never a condition. What holds in one position only must be stated by
//     a word, a formula or the layout.
//   - The block of a pattern is the run of positions with the greatest sum.
//
// # How patterns are proposed
//
// Trying all runs of lines would be quadratic in their number, or worse. Instead, for a few
// positions, the total is looked up among differences of prefix sums (package lookup; search.go),
// on the list of all lines and on shorter lists: without rates, without what is part of a total already, every
// second line, lines of one label. Where the table has more positions than lines, elimination
// (package linear) finds totals of lines that stand anywhere, with signs (scattered.go); accounts
// of neighbouring lines are tried (accounts.go), also where they come out in one of two years
// alone (statement.go); pairs are looked up (pairs.go), and so are the members of groups that a
// column of words names (groups.go); lists whose groups are summed above or below are read as
// such (grouping.go), and those that break one whole down in several ways (ways.go); the layout
// proposes what it claims (natural.go), and so do formulas (formula.go) and labels such as 其中,
// "of which", 减 and "less" (signed.go). What is zero wherever a sum holds may be taken away as
// well as added; the rest tells (turned.go). What the layout claims and is too much by twice some
// of its parts takes these away (lacks.go); rows that only break one of the list down are none of
// the parts (lacks.go). Only proposals are weighed, and of the many that chance makes in long
// lists of either sign only those that may be worth their price (promising.go), so that the cost
// grows with the number of cells.
//
// What the layout alone claims, and what holds nowhere because its only position
// is the broken one, is believed if a slip of the pen explains that (lone.go). A subtotal that
// comes out nowhere, because one of its rows repeats another, is told by its siblings
// (siblings.go); the total of a plain list, by another row that would mend all columns
// (copiedlist.go, copies.go). Where a total comes out hardly anywhere, it is by one row more or less
// (offby.go), or for one line whose figures are wrong all in the same way (lineslip.go).
//
// # What follows from other sums
//
// A total that is the sum of its regions is the sum of their counties as well. One of equivalent
// sums is primary, and the others are witnesses, which are kept but neither judged nor reported
// (primary.go, collapse.go): subtotals stand for their parts, also those that a slip hides
// (contract.go), and lines that stand anywhere are a sum of their own only if they are no linear
// combination of the others. What takes a total along with all of its parts is twice that total,
// and no sum.
//
// # Where to look
//
// Search and the order of it all are in find.go; a Hypothesis and what it costs in hypothesis.go, a
// Pattern and its evidence in pattern.go. Before a hypothesis is accepted (accept.go) it is weighed in
// all positions (tally.go); lines that are zero throughout are filled in (fill.go). What somebody has
// stated is believed (believed.go), and sums are turned the way people read them (orient.go).
//
// What lines are is told by units.go (each row's unit), percentages.go, depths.go (how deep in an outline)
// and borders.go (where a run of lines may end); lists.go makes the shorter lists.
//
// Beside the ways above, sums are proposed by heads of several levels (headed.go) and by outlines, whose
// sums are weighed together (outline.go). Where words or the layout claim a sum that says little or fails,
// these decide: plainly.go and kindred.go believe it, interim.go and contract.go find what a slip hides,
// outdated.go and unmeant.go doubt it, undouble.go drops it as it counts something twice.
package pattern
