// Package growth makes workbooks that grow in one way at a time, and draws what checking
// them took.
//
// In go a shape and how many of something there shall be; out comes a workbook (.xlsx).
// In go points that somebody has measured; out comes a chart (SVG 1.1). The package itself
// measures nothing, and checks nothing.
package growth
