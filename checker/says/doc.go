// Package says reads what the labels of lines and the notes beside a table say: that a line is a
// total, a rate or a difference (words.go), a part of the one above or subtracted (marks.go), a
// change (change.go); that a list has only some of what there is (chosen.go); that figures count something or measure it (measured.go), or that they are
// rounded (noted.go). It knows nothing of the figures. What words say is evidence beside the
// arithmetic, never a condition: most totals in the tables of offices are labelled with words
// that stand in no list.
package says
