package table

import (
	"slices"
	"strings"
)

// This file reads outlines that do not stand in front of the labels: a column that numbers
// the rows 1, 1.1, 1.2, 2 or 一, 1, 2, 二; codes that grow from level to level, 201, 20101,
// 20103, 205, or 340000, 340100, 340102; and names that stand in another column on each level.

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

// coded says whether a column has codes that grow from level to level, alone or in front
// of labels, and whether they end in zeros instead.
func (b block) coded(col int, alone bool) (padded, ok bool) {
	grow, pad := codesCheck{}, codesCheck{codes: codes{padded: true}}
	growing, padding := true, true
	for _, s := range b.lines[b.body:] {
		i := b.at(s, col)
		if i < 0 || b.class[i] == empty {
			continue
		}
		code := codeIn(b.sheet.Cells.Peek(i), alone)
		growing, padding = growing && grow.add(code), padding && pad.add(code)
		if !growing && !padding {
			return false, false
		}
	}
	growing, padding = growing && grow.holds(), padding && pad.holds()
	if alone && !b.said(col, SaysCode) { // figures may look like them
		growing, padding = growing && grow.ordered(), padding && pad.ordered() && pad.branches()
	}
	return !growing, growing || padding
}

// codeIn is the code that a text is, or that it begins with; "" if there is none.
func codeIn(text string, alone bool) string {
	text = strings.TrimSpace(text)
	n := 0
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	switch rest := text[n:]; {
	case alone && rest != "", n > codeLongest, !alone && (n < codeInFront || rest == "" || strings.ContainsRune(".,%年/", firstRune(rest))):
		return ""
	}
	return text[:n]
}

const (
	codeLongest = 20 // digits of a code
	codeInFront = 3  // digits of a code in front of a label, at least
	codeDigits  = 6  // that codes must repeat of those above them: that is no chance
	codePairs   = 4  // and that those of six digits, which go by two, must besides what all share
)

// codes tells how deep codes stand, one after the other: below those before that they
// begin with.
type codes struct {
	padded bool
	path   []string
}

// level is how deep a code stands, 1 if below none; 0 if there is no code.
func (c *codes) level(code string) int {
	if code == "" {
		return 0
	}
	if c.padded {
		code = unpadded(code)
	}
	n := len(c.path)
	for n > 0 && (len(code) <= len(c.path[n-1]) || !strings.HasPrefix(code, c.path[n-1])) {
		n--
	}
	c.path = append(c.path[:n], code)
	return n + 1
}

// unpadded is a code without the zeros at its end; those of six digits and more go by two.
func unpadded(code string) string {
	by := 1
	if len(code) >= 6 && len(code)%2 == 0 {
		by = 2
	}
	for len(code) > by && strings.Trim(code[len(code)-by:], "0") == "" {
		code = code[:len(code)-by]
	}
	return code
}

// codesCheck looks at codes row by row.
type codesCheck struct {
	codes
	root, length                int // digits of the first one, without zeros at its end and with them
	seen                        map[string]bool
	n, others, nested, repeated int // repeated are the digits of those above
	roots                       int
	under                       string // what stands right above the last one that is below another
	siblings                    bool   // some row has two right below it

	last    string // the one before, without zeros at its end
	lowered int    // codes that sort before the one before
	shared  int    // digits that all begin with
	aboves  [codeLongest + 1]int
	zeros   int // at the ends of the codes,
	fewest  int // and of the one with the fewest
}

// add takes in the code of a row, and says whether it may be an outline still.
func (c *codesCheck) add(code string) bool {
	if code == "" {
		c.others++
		return outlineOthers*c.others <= c.n+2*outlineOthers
	}
	c.n++
	if c.seen == nil {
		c.seen, c.length = map[string]bool{}, len(code)
	}
	if c.seen[code] || c.padded && len(code) != c.length {
		return false
	}
	c.seen[code] = true
	level := c.level(code)
	own := c.path[level-1]
	c.order(own)
	if zeros := len(code) - len(own); c.n == 1 || zeros < c.fewest {
		c.fewest = zeros
	}
	c.zeros += len(code) - len(own)
	switch {
	case level > 1:
		above := c.path[level-2]
		c.aboves[len(above)]++
		c.nested++
		c.repeated += len(above)
		c.siblings = c.siblings || above == c.under
		c.under = above
	case c.root == 0:
		c.root, c.roots = len(own), 1
	case len(own) != c.root:
		return false
	default:
		c.roots++
	}
	return c.nested > 0 || c.n < outlineLooked
}

func (c *codesCheck) holds() bool {
	return c.repeated >= codeDigits && c.siblings && (c.root >= codeInFront || c.padded || c.roots > 1) && outlineOthers*c.others <= c.n
}

// order takes in how a code stands to the one before.
func (c *codesCheck) order(own string) {
	if c.last == "" {
		c.shared, c.last = len(own), own
		return
	}
	if own < c.last {
		c.lowered++
	}
	for len(own) < c.shared || own[:c.shared] != c.last[:c.shared] {
		c.shared--
	}
	c.last = own
}

// ordered says whether the codes are sorted, but for few.
func (c *codesCheck) ordered() bool { return outlineFaults*c.lowered <= c.n }

// branches says whether enough digits are repeated of those above besides what all codes
// begin with, and enough zeros end some codes and not all, as sorted figures of one size do
// not easily have both.
func (c *codesCheck) branches() bool {
	digits, least := 0, codeDigits
	if c.length >= codeDigits {
		least = codePairs
	}
	for n, count := range c.aboves {
		digits += max(0, n-c.shared) * count
	}
	return min(digits, c.zeros-c.n*c.fewest) >= least
}

// stepped are the columns of names, if each is one level: every row has its own name in
// one of them, or else repeats those above it, and goes in by one column at most.
func (b block) stepped(l layout) []int {
	var cols []int
	for _, c := range l.labels {
		if len(l.figures) > 0 && c < l.figures[0] {
			cols = append(cols, c)
		}
	}
	if len(cols) < 2 {
		return nil
	}
	full := make([]int, len(cols)) // rows that have something in it that is no code: 01, 02, …, 11
	rows := 0
	b.eachOwn(cols, func(own []int) bool {
		rows++
		for k, i := range own {
			if i >= 0 && !b.class[i].numeric() && !isZeroCode(b.sheet.Cells.Peek(i)) {
				full[k]++
			}
		}
		return true
	})
	levels := cols[:1]
	for k, c := range cols[1:] { // what names every row is no level
		if 10*full[k+1] < 9*rows {
			levels = append(levels, c)
		}
	}
	cols = levels
	if len(cols) < 2 {
		return nil
	}
	path, deep, counted, others := make([]string, len(cols)), 0, 0, 0
	before, ok := 0, true
	b.eachOwn(cols, func(own []int) bool {
		at := -1
		for k, i := range own {
			if i >= 0 {
				at = k
			}
		}
		if at < 0 { // as a total has its name elsewhere
			others++
			before, ok = 0, outlineOthers*others <= rows
			return ok
		}
		for k := range at { // its names further out are those above it
			ok = ok && (own[k] < 0 || b.sheet.Cells.Peek(own[k]) == path[k])
		}
		ok = ok && at <= before
		path[at] = b.sheet.Cells.Peek(own[at])
		if at > 0 {
			deep++
		}
		if style, _ := numberingOf(path[at]); style != "" {
			counted++
		}
		before = at + 1
		return ok
	})
	if !ok || deep < outlineNested || 2*counted > rows {
		return nil
	}
	return cols
}

// eachOwn calls do with the cells that each row of the body has in some columns, -1 where it
// has none, as long as do says true.
func (b block) eachOwn(cols []int, do func(own []int) bool) {
	own := make([]int, len(cols))
	for n := b.body; n < len(b.lines); n++ {
		if b.kinds[n] != figures && b.kinds[n] != yearly {
			continue
		}
		for k, c := range cols {
			own[k] = b.at(b.lines[n], c)
			if own[k] >= 0 && b.class[own[k]] == empty {
				own[k] = -1
			}
		}
		if !do(own) {
			return
		}
	}
}
