package table

import "strings"

// This file tells codes that grow from level to level, 201, 20101, 20103, 205, or 340000, 340100, 340102.

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
