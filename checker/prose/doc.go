// Package prose reads what the text around tables claims of their items, and finds
// the cells that claim the same. It also adds up what a text says by itself.
//
// In go paragraphs and tables with their sums, of all files that were given together;
// out come matches (Compare): a figure in the text, the cell that states the same thing, and
// whether they agree; and what does not come out in the texts alone (Unsound, Miscalculated).
// The rules between text and tables report from them.
//
// That a sentence and a row use the same words does not mean that they state the
// same: a work report and an annex count different things under similar names. So
// words only propose, only the best and clearly best match counts, and whether a
// part of the text is about a table at all is decided by how many of its figures
// agree with it.
//
// # A text becomes claims
//
// Headings part a document (heading.go), and what was pasted from the tables' cells is left out
// (known.go). A paragraph becomes sentences with their figures (sentence.go), and each figure a Claim
// (claim.go): with the year that it is of (when.go), the name that "respectively" gives it
// (respective.go), and whose task it is said to be (said.go). Where each word of a claim stands tells
// what it can mean (wording.go); words.go makes words comparable and says how telling each is.
//
// # A table becomes items
//
// Rows may be the items and columns what is said of them, or the other way round: two ways to read
// a table (index.go). An item has a name and figures (item.go); each position in which these stand is a
// facet: a district, a year, growth (facet.go), and what a percentage is of is its family (family.go).
//
// # Claims meet items
//
// Of thousands of tables a text is compared with those whose words it uses (partner.go; compare.go has
// the order of it all). One text beside one table is a study (study.go). It proposes candidates
// (match.go): the item whose words fit best (score.go), in the position that the claim names
// (naming.go, place.go), if the kind of its figure may be meant (fit.go). Words beside the figure may
// say that it is another thing (guard.go), or that it is of several lines together (company.go).
//
// Then it is decided: which candidate each claim has (assign.go), whether the figures agree
// (verdict.go), and which of several tables a part of the text is about (settle.go).
//
// # What a text says by itself
//
// Totals are compared with the parts that the same sentence lists (lists.go, sums.go; ranks.go tells
// names of places), with paragraphs above (above.go), and with parts that are told with what all have
// changed by (parallel.go).
//
// Figures that a sentence works out from two others are worked out anew (derived.go, reckoning.go).
// It says so in several ways: from 40 to 45, by 5 or 12.5% (pairs.go, changes.go), by so much on last
// year (chains.go), in percentage points (points.go), as a share (shares.go), and as shares of all
// (complete.go). What a rate must not be of is told in rates.go.
package prose
