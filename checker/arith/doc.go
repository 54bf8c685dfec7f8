// Package arith has the arithmetic that the search for sums and their judging share.
package arith
