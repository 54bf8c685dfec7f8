// Package matrix has the figures of a table as whole numbers at one scale, so that sums of them are
// exact. A View looks at them along one axis: line by line, position by position. The lines are
// the columns of a table if sums run across, and its rows if they run down.
//
//   - What is written with a scale, 1.2 M, is rounded to its last digit (scaled.go).
//   - Figures that are all multiples of a base are rounded to it (base.go). To 3 or 5, they are
//     rounded at random, up or down, so that sums of them miss by more.
//   - To how many places a figure is written is another question than how large it is (written.go).
//   - Columns of names, numbers of lines and remarks hold no amounts (additive.go).
//
// # What one position says of a sum
//
// A position in which a total is the signed sum of parts saves the digits of its total:
// log2(M / (2d + g)) + ½ bits, where M is the largest magnitude among its figures, d the difference
// and g the greatest common divisor (weigh.go). 0 = 0 saves nothing; x = x + 0 next to nothing;
// small numbers, which come up by chance, less than their digits. Nor does a position say
// anything that misses by a little and would miss by less without one of its few parts: 73 is not
// 1 + 73 rounded. A position that fails costs the choice of calling it an exception; less where
// the total lies among its parts, as averages and rates do.
package matrix
