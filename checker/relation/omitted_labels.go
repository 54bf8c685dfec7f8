package relation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
	"crossfoot/checker/name"
	"crossfoot/checker/says"
	"crossfoot/sheets/runes"
)

// This file compares the labels of lines that could be parts of one total.

// calledTotal says whether a line is labelled as a total.
func (a *Analysis) calledTotal(axis Axis, line int) bool {
	return a.Numbers.Says(a.Table, axis, line)&says.ATotal != 0
}

// parted says whether something stands between a line and the one before it: an empty row or a
// heading, or another head over the columns.
func (a *Analysis) parted(axis Axis, line int) bool {
	if axis == Down {
		return a.Table.Rows[line].Gap
	}
	return line > 0 && !slices.Equal(above(a.Table.Columns[line].Head), above(a.Table.Columns[line-1].Head))
}

// above are the heads above the last one.
func above(head []string) []string { return head[:max(0, len(head)-1)] }

// stoodAlike says whether the labels of two lines stand alike.
func (a *Analysis) stoodAlike(axis Axis, one, other int) bool {
	if axis == Across {
		x, y := &a.Table.Columns[one], &a.Table.Columns[other]
		return x.Hidden == y.Hidden && slices.Equal(above(x.Head), above(y.Head))
	}
	x, y := &a.Table.Rows[one], &a.Table.Rows[other]
	return x.Indent == y.Indent && x.Level == y.Level && x.Bold == y.Bold && x.Hidden == y.Hidden &&
		(a.Table.Serial(one) == "") == (a.Table.Serial(other) == "")
}

// places says whether a line and most parts of a total are called as places: 甲区, Ashby County.
func (a *Analysis) places(p *Pattern, line int) bool {
	places := 0
	for _, l := range p.Parts {
		places += int(arith.Flag(a.calledPlace(p.Axis, l.Index)))
	}
	return a.calledPlace(p.Axis, line) && 2*places > len(p.Parts)
}

// calledPlace says whether the end of a line's label says that it is a place.
func (a *Analysis) calledPlace(axis Axis, line int) bool {
	_, last := ends(matrix.Label(a.Table, axis, line))
	return name.IsKind(last)
}

// calledAlike says whether a row is called like most parts of a total: it has a number as they do, or
// it begins with the same word or ends with the same one, or with the same character: 区, 县.
func (a *Analysis) calledAlike(p *Pattern, line int) bool {
	if a.Table.Serial(line) != "" {
		return true
	}
	first, last := ends(a.Table.Rows[line].Label)
	begins, ending := 0, 0
	for _, l := range p.Parts {
		x, y := ends(a.Table.Rows[l.Index].Label)
		begins += int(arith.Flag(x == first))
		ending += int(arith.Flag(y == last))
	}
	return 2*max(begins, ending) > len(p.Parts)
}

// ends are the first word of a label and its last; of a label in Chinese its last character.
func ends(label string) (first, last string) {
	words := strings.Fields(label)
	if len(words) == 0 {
		return "", ""
	}
	first, last = words[0], words[len(words)-1]
	if r, size := utf8.DecodeLastRuneInString(last); runes.IsIdeograph(r) {
		last = last[len(last)-size:]
	}
	return first, last
}
