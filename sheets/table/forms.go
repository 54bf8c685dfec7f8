package table

import (
	"strings"
	"unicode/utf8"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
)

// This file reads the two forms of figures that only the cells around them can
// decide: numbers with a decimal comma, and compounds such as 12/34.

// commas counts what the texts of a sheet say about the comma: those that can only be read
// with a decimal comma, or with a decimal point, those that may be either, of these the ones
// with a point, and numbers in which nothing tells. Percentages with a decimal point count by
// themselves: a program has calculated them, and says nothing of how amounts are written. So do
// those with a decimal comma: nobody sets thousands apart in them, nor slips from a point to it.
type commas struct{ decided, points, either, dotted, whole, rates, commaRates int }

// see takes in a text and what it was read as.
func (n *commas) see(raw string, f figure.Figure) {
	if raw != "" && raw[0] >= utf8.RuneSelf {
		raw = strings.TrimSpace(raw) // pages set numbers off by spaces that do not break
	}
	if raw == "" || raw[0] == '/' || raw[0] > '9' && !figure.BeginsLikeCurrency(raw) {
		return // no sign, space or digit at the start
	}
	if strings.IndexByte(raw, ',') >= 0 || strings.IndexByte(raw, '.') >= 0 {
		if _, decided, ok := figure.FromComma(raw); decided {
			n.decided++
			if strings.HasSuffix(raw, "%") {
				n.commaRates++
			}
			return
		} else if ok {
			n.either++ // 1,234 and 1.234
			if strings.IndexByte(raw, '.') >= 0 {
				n.dotted++
			}
			return
		}
	}
	switch {
	case !f.IsNumber():
	case f.Kind == figure.Percent:
		if strings.IndexByte(raw, '.') >= 0 {
			n.rates++
		}
	case f.Scale > 0:
		n.points++
	default:
		n.whole++
	}
}

// decimal says whether the sheet's texts write numbers with a decimal comma: some
// can be read in no other way, and hardly any has a decimal point; or only one can, a percentage,
// and nothing speaks against it.
func (n commas) decimal() bool {
	return n.decided >= 2 && n.decided > 10*n.points || n.commaRates > 0 && n.points+n.rates == 0 && n.either == n.dotted
}

// open says whether the texts leave the decimal mark open, so that it is for the sums to
// say which it is. Where all numbers may be either, it makes no difference to them.
func (n commas) open() bool {
	return !n.decimal() && n.points == 0 && (n.either+n.decided > 1 || n.dotted > 0) && (n.whole > 0 || n.decided > 0)
}

func (g *grid) readCommas() {
	var news []revision
	for i := range g.sheet.Cells.Len() {
		if g.sheet.Cells.Kind(i) != sheets.Text {
			continue
		}
		raw := g.sheet.Cells.Raw(i)
		if text, _, ok := figure.FromComma(raw); ok {
			f := figure.Parse(text)
			if !f.IsNumber() || f.Kind == figure.Percent && g.commas.rates > 0 {
				continue
			}
			news = append(news, revision{i, f})
			g.class[i] = classOf(sheets.Text, raw, f)
		}
	}
	g.figs.revise(news)
}

// readCompounds reads the cells of a column as compounds where that is what
// nearly all of its words with digits are: 12/34 is a date or a share anywhere
// else, and the head of a column if it stands there over and over.
func (g *grid) readCompounds() {
	type seen struct {
		words, digits, fit int
		differ             bool
		first              string
	}
	var counts []seen
	var all, fitting []revision
	s := g.slots()
	defer g.done(s)
	for i, k := range g.class {
		if k != word {
			continue
		}
		n, isNew := s.of(g.col(i))
		if isNew {
			counts = append(counts, seen{})
		}
		counts[n].words++
		digit, pair := shape(g.sheet.Cells.Peek(i))
		if digit {
			counts[n].digits++
		}
		if !pair {
			continue
		}
		if f, ok := figure.ParseCompound(g.sheet.Cells.Raw(i)); ok {
			c := &counts[n]
			if c.fit++; c.fit == 1 {
				c.first = g.sheet.Cells.Peek(i)
			}
			c.differ = c.differ || g.sheet.Cells.Peek(i) != c.first
			all = append(all, revision{i, f})
		}
	}
	for _, x := range all {
		n := counts[s.seen(g.col(x.cell))]
		if n.fit >= 3 && n.differ && 10*n.fit >= 9*n.digits && 2*n.fit >= n.words {
			fitting = append(fitting, x)
			g.class[x.cell] = number
		}
	}
	g.figs.revise(fitting)
}

// longestPair is the longest text in bytes that may be a compound.
const longestPair = 64

// shape says whether a text has a digit, and whether it could be several numbers
// in one: a digit and something between.
func shape(raw string) (digit, pair bool) {
	if len(raw) > longestPair {
		return false, false
	}
	between := false
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case '0' <= c && c <= '9':
			digit = true
		case c == '/' || c == '+' || c == ',' || c == ';' || c == '|' || c == '(' || c == '\n':
			between = true
		case c == 0xE3 || c == 0xEF: // 、 and full width
			between = true
			digit = digit || c == 0xEF
		}
	}
	return digit, digit && between
}
