// Package relation finds the sums that a table claims, judges them, and tells what is
// wrong with those that do not come out.
//
// In goes a table of figures; out comes an Analysis: the patterns found (one
// line of the table is the signed sum of others, in a block of positions), the
// status of each relation that they make (one cell is the sum of others), and
// the breaches among them, with the odds that each is a slip. Package suspect
// goes on from there; package checker hands both to the rules.
//
// # What it stands on
//
// The data flow through these packages, each of which knows nothing of those behind it:
//
//   - says reads what labels and notes say;
//   - matrix has the figures as whole numbers, along the lines of the table, and weighs
//     what one position says of a sum;
//   - pen tells slips of the pen;
//   - lookup and linear tell which lines come to which, side by side and anywhere;
//   - pattern proposes sums, and believes those for which enough speaks;
//   - footing adds up in full decimals, and says whether each position holds;
//   - running finds lines whose figures go on from the one before: running totals, balances.
//
// Here follows what is wrong where one does not.
//
// # Pages
//
// A table that goes on on other sheets, or folded at its right, is laid out as one besides
// (table.Marks.Join), and what is found in all of it is brought together with what is found on its
// pages (pages.go).
//
// # What speaks for a slip
//
// That a pattern is believed and that a position contradicts it are two
// decisions. A breach is reported if the odds are for a slip rather than for a
// position that was never meant to add up. The odds are a logistic account over
// some three dozen kinds of evidence (odds.go): how well the pattern holds
// elsewhere and right beside, whether a plausible slip of the pen explains the
// difference (package pen), whether a pattern of the other direction fails with it or
// would be broken by any repair, whether the position is a rate or of another
// size, what else fails in the table. Where another sum of the same total comes out, it may
// be that one that is meant (alternatives.go). Its weights are fitted to public tables with
// annotated sums (weights.go). A difference that rounding could make needs more:
// that sums come out to the last digit elsewhere.
//
// A row and a column that are off by the same where they meet bear each other out, however many
// others fail (crossed.go).
//
// Two breaches of one pattern that are off by as much both ways, where only one line has two
// figures that differ by that, are an exchange of the two (exchange.go).
//
// What single cells could be wrong is looked for in changes.go: by the slip of the pen, which
// in tables of rounded figures mends a sum but for a little (rounded.go), and by how the
// figures of a line usually are (shares.go).
//
// What the layout alone claims, and what holds nowhere because its only position
// is the broken one, is at most a warning (package pattern), unless a formula states it.
//
// # Where to look
//
// Stated.Find has the order of it all (stated.go), and Analysis the outcome (analysis.go, instances.go,
// counts.go). breach.go finds what does not come out; accuse.go decides how likely it is a slip, by the
// evidence (odds.go, crossings.go, several.go, weights.go) and by what is told of some kinds of sums
// whatever the evidence says:
//
//   - Positions whose figures add up to nothing (meant.go): averages.go, growth.go, statistic.go,
//     ownwhole.go, withheld.go and bracketed.go tell kinds of figures; dropped.go, takenaway.go, notsums.go
//     and otherways.go tell totals that are made in another way.
//   - Kinds of sums: plain lists (plain.go), outlines (outlines.go), lists with two sides (sides.go), counts,
//     which are exact (exactcounts.go), totals that are out of date (outdated.go) or count twice (twice.go).
//   - Slips in all positions at once: one line more or less (offby.go), a line sorted by itself or in another
//     unit (lineslip.go).
//   - What has been carried on from another slip (carried.go), and totals beside their rows (spanned.go).
//
// Which cell is wrong is weighed by how the others are: shares.go, proportion.go. Lines that a total leaves
// out everywhere are in omitted.go (omitted_labels.go), totals without parts and parts without a total in
// open.go; which sums run through a cell tells through.go.
package relation
