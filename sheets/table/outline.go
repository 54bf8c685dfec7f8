package table

import (
	"slices"
	"strings"
)

// This file reads outlines that do not stand in front of the labels: a column that numbers
// the rows 1, 1.1, 1.2, 2 or 一, 1, 2, 二; codes (growingcodes.go); and names that stand in another
// column on each level (stepped.go).

// outline is where a block shows how deep its rows stand, if not by the numbers in front of
// its labels. The zero outline is nowhere.
type outline struct {
	number int   // the column that has their numbers, or codes
	dotted bool  // they are numbers such as 1.2.1
	coded  bool  // or codes,
	padded bool  // which end in zeros above the last level,
	front  bool  // or stand in front of the labels
	steps  []int // or else the columns of which each is one level
}

// outlined says whether a column in front of the figures shows how deep the rows stand, and
// how.
func (b block) outlined(p *profile, o *outline) bool {
	if p.zeros > 0 {
		return false
	}
	padded, ok := false, p.words <= p.whole
	if ok {
		padded, ok = b.coded(p.col, true)
	}
	switch {
	case ok:
		*o = outline{number: p.col, coded: true, padded: padded}
	default:
		dotted, ok := b.numbered(p.col, true)
		if !ok {
			return false
		}
		*o = outline{number: p.col, dotted: dotted}
	}
	return true
}

// deepen looks for the outline of a block in its labels, if no column of numbers shows one.
func (b block) deepen(l *layout) {
	if l.outline.number > 0 || l.item == 0 {
		return
	}
	if padded, ok := b.coded(l.item, false); ok {
		l.outline = outline{number: l.item, coded: true, padded: padded, front: true}
	} else if dotted, ok := b.numbered(l.item, false); ok {
		l.outline = outline{number: l.item, dotted: dotted, front: true}
	} else {
		l.outline.steps = b.stepped(*l)
	}
}

// numbered says whether a column numbers the rows on several levels, alone or in front of
// labels, and whether all numbers are such as 1.2.1.
func (b block) numbered(col int, alone bool) (dotted, ok bool) {
	var c numbersCheck
	for _, s := range b.lines[b.body:] {
		if i := b.at(s, col); i >= 0 && b.class[i] != empty && !c.add(placesIn(b.sheet.Cells.Peek(i), alone)) {
			return false, false
		}
	}
	return !slices.ContainsFunc(c.last, func(l place) bool { return strings.Trim(l.style, "1.") != "" }), c.holds()
}

// numberIn is the number that a text is, or that it begins with, 1.2 Schools and 1.2学校 too;
// none if its N is 0.
func numberIn(text string, alone bool) Number {
	n, ok := NumberOf(text, alone)
	if ok || alone {
		return n
	}
	text = strings.TrimSpace(text)
	end := strings.IndexFunc(text, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
	if end <= 0 || strings.ContainsAny(text[end:end+1], ",%/-+:") {
		return Number{}
	}
	n, _ = NumberOf(text[:end], true)
	return n
}

const (
	outlineNested = 3  // rows below others that make an outline
	outlineOthers = 3  // one in so many may have no number: totals
	outlineFaults = 10 // and one in so many a number that follows none
	outlineLooked = 64 // rows after which it is seen whether there are levels
)

// numbersCheck looks at numbers row by row.
type numbersCheck struct {
	places
	numbers, others, faults, deep int
}

// add takes in what a row may have, and says whether it may be an outline still.
func (c *numbersCheck) add(readings []place) bool {
	if len(readings) == 0 {
		c.others++
		return outlineOthers*c.others <= c.numbers+2*outlineOthers
	}
	c.numbers++
	place, fits := c.next(readings)
	if fits == 0 {
		c.faults++
	}
	if c.places.add(place) {
		c.deep++
	}
	return outlineFaults*c.faults <= c.numbers+outlineFaults && (len(c.last) > 1 || c.numbers < outlineLooked)
}

func (c *numbersCheck) holds() bool {
	return len(c.last) > 1 && c.deep >= outlineNested && outlineOthers*c.others <= c.numbers && outlineFaults*c.faults <= c.numbers
}
