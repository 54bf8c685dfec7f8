// Package lookup looks up which lines come to which line, in one position after another.
//
// In go the figures along one axis (package matrix), the positions to look at, and lists of lines;
// out come votes (votes.go): a run of a list's lines, or a pair of lines that stand anywhere, came
// out to a line in one position. Of short lists all runs are tried (runs.go), each looked up among
// the figures that it may come to (figures.go); of long lists only those that lie near the total,
// whose other end is looked up among the prefix sums (near.go, index.go). Pairs are looked up like
// short runs (pairs.go). What comes out where by chance is up to package pattern, which counts the
// votes.
package lookup
