// Package relation finds the sums that a table claims and judges them.
//
// In goes a table of figures; out comes an Analysis: the patterns found (one
// line of the table is the signed sum of others, in a block of positions), the
// status of each relation that they make (one cell is the sum of others), and
// the breaches among them, with the odds that each is a slip. Package suspect
// goes on from there; package checker hands both to the rules.
//
// # What speaks for a pattern
//
// No label can be relied on, so the arithmetic must speak for itself, and be told
// from coincidence. The account is one of description length: a pattern is
// believed if writing the total down by means of it takes fewer bits than
// writing the figures themselves.
//
//   - A position that holds saves the digits of its total: log2(M / (2d + g)) + ½
//     bits, where M is the largest magnitude among its figures, d the difference
//     and g the greatest common divisor (weigh.go). 0 = 0 saves nothing; x = x + 0
//     next to nothing, unless the part that is filled changes; the same figures
//     once more little; small numbers, which come up by chance, less than their
//     digits. Once a position has held, the next says only how far its parts are
//     from being the first one's times a factor: lines that grow alike agree, more
//     or less, ever after.
//     Nor does a position say anything that misses by a little and would miss by
//     less without one of its few parts: 73 is not 1 + 73 rounded.
//   - A position that fails costs the choice of calling it an exception; less
//     where the total lies among its parts, as averages and rates do.
//   - Choosing the total, the parts and their signs costs the logarithm of what
//     there was to choose from: a run of neighbours next to the total is cheap,
//     lines strewn over the table are dear. A word such as 合计 or Total, a
//     formula, indentation and the table's borders make the choice cheaper; they
//     are never a condition. What holds in one position only must be stated by
//     a word, a formula or the layout.
//   - Figures with a written scale, 1.2 M, are rounded to their last digit (scaled.go).
//   - Figures that are all multiples of a base are rounded to it. To 3 or 5, they are
//     rounded at random, up or down, so that sums of them miss by more.
//   - The block of a pattern is the run of positions with the greatest sum.
//
// # How patterns are proposed
//
// Trying all runs of lines would be quadratic in their number, or worse. Instead,
// for a few positions, the total is looked up among differences of prefix sums
// (search.go), on the list of all lines and on shorter lists: without rates,
// without what is part of a total already, every second line, lines of one label.
// Where the table has more positions than lines, elimination modulo a prime finds
// totals of lines that stand anywhere, with signs (scattered.go); accounts of neighbouring
// lines are tried (accounts.go), also where they come out in one of two years alone
// (statement.go); pairs are looked up (pairs.go), and so are the members of groups that a column of words
// names (groups.go); lists whose groups are summed above or below are read as such
// (grouping.go), and those that break one whole down in several ways (ways.go); the layout proposes what it claims (natural.go), and so do
// formulas (formula.go) and labels such as 其中, "of which", 减 and "less" (marks.go).
// What is zero wherever a sum holds may be taken away as well as added; the rest tells (turned.go).
// What the layout claims and is too much by twice some of its parts takes these away (lacks.go).
// Only proposals are weighed, and of the many that chance makes in long lists of either sign
// only those that may be worth their price (promising.go), so that the cost grows with the
// number of cells.
//
// # What follows from other sums
//
// A total that is the sum of its regions is the sum of their counties as well.
// One of equivalent sums is primary, and the others are witnesses, which are kept
// but neither judged nor reported (primary.go, collapse.go): subtotals stand for
// their parts, also those that a slip hides (contract.go), and lines that stand anywhere are
// a sum of their own only if they are no linear combination of the others. What takes a total along with all of its
// parts is twice that total, and no sum.
//
// # Running totals and balances
//
// A line may also run on from position to position: each figure is the one before and
// what one line near by adds in the same position, or what one adds and another takes
// away (running.go). No label is asked for; enough steps must hold, and say enough. A
// wrong figure of such a line fails twice, and the second time by as much the other way;
// a wrong part fails once, and is reported where a slip of the pen explains it
// (running_steps.go).
//
// # Pages
//
// A table that goes on on other sheets, or folded at its right (folded.go), is laid out as one
// besides (table.Marks.Join), and what is found in all of it is brought together with what is
// found on its pages (pages.go).
//
// # What speaks for a slip
//
// That a pattern is believed and that a position contradicts it are two
// decisions. A breach is reported if the odds are for a slip rather than for a
// position that was never meant to add up. The odds are a logistic account over
// some three dozen kinds of evidence (odds.go): how well the pattern holds
// elsewhere and right beside, whether a plausible slip of the pen explains the
// difference (slip.go), whether a pattern of the other direction fails with it or
// would be broken by any repair, whether the position is a rate or of another
// size, what else fails in the table. Where another sum of the same total comes out, it may
// be that one that is meant (beside.go); rows that only break one of the list down are none of
// the parts (lacks.go). Its weights are fitted to public tables with
// annotated sums (weights.go). A difference that rounding could make needs more:
// that sums come out to the last digit elsewhere.
//
// A row and a column that are off by the same where they meet bear each other out, however many
// others fail (crossed.go).
//
// Two breaches of one pattern that are off by as much both ways, where only one line has two
// figures that differ by that, are an exchange of the two (exchange.go). A subtotal that comes
// out nowhere, because one of its rows repeats another, is told by its siblings (siblings.go);
// the total of a plain list, by another row that would mend all columns (copiedlist.go, copies.go).
//
// What single cells could be wrong is looked for in changes.go: by the slip of the pen, which
// in tables of rounded figures mends a sum but for a little (rounded.go), and by how the
// figures of a line usually are (shares.go).
//
// What the layout alone claims, and what holds nowhere because its only position
// is the broken one, is at most a warning (lone.go), unless a formula states it.
package relation
