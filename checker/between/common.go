package between

import (
	"cmp"
	"slices"

	"crossfoot/sheets/figure"
)

// This file tells soon which tables cannot be found to state the same, whatever their lines
// are called: among thousands there are many that have a few figures in common by chance.

// content are the figures of a small table, wherever they stand.
type content struct {
	cells  []contentCell // those that are not zero, in order
	zeros  int           // how many say that there is nothing
	scale  int8          // places after the point
	scales bool          // not all have as many, or more than can be relied on
}

// contentCell is a figure of a table and where it stands: its row, and its column, which is
// counted on from the rows.
type contentCell struct {
	number
	lines [2]int32
}

// contentMost is how many figures a table may have for its content to be known. Only of
// small tables there are thousands in one workbook, and to know the content of a larger one
// takes as long as to lay it over another.
const contentMost = 200

// contentOf is the content of a table; nil where it cannot be told by single coefficients.
func contentOf(v *View) *content {
	if len(v.Table.Rows)*len(v.Table.Columns) > contentMost {
		return nil
	}
	c := &content{}
	for row := range v.Table.Rows {
		for col := range v.Table.Columns {
			f := v.Table.At(row, col)
			if f.Kind == figure.Compound || f.Big() {
				return nil
			}
			if digits, zeros, ok := coefficient(f); ok {
				c.scales = c.scales || f.Full() || len(c.cells) > 0 && f.Scale != c.scale
				c.scale = f.Scale
				c.cells = append(c.cells, contentCell{number{digits, zeros}, [2]int32{int32(row), int32(len(v.Table.Rows) + col)}})
			} else if states(f) {
				c.zeros++
			}
		}
	}
	slices.SortFunc(c.cells, func(x, y contentCell) int { return x.compare(y.number) })
	return c
}

func (n number) compare(m number) int {
	return cmp.Or(cmp.Compare(n.digits, m.digits), cmp.Compare(n.zeros, m.zeros))
}

// commonMost is how many places two tables may have in common for them to be looked at one
// by one.
const commonMost = 64

// mayAgree says whether a comparison of two tables can find anything (see
// alignment.judge): some line of each has several figures in common with one of the other,
// or all that they have in common says enough. The second is in units of 10^shift of the
// first one's.
func mayAgree(a, b *View, shift int32) bool {
	x, y := a.content(), b.content()
	if x == nil || y == nil {
		return true
	}
	pairs := make([]linePair, 0, 4*commonMost)
	bits := hollowBits * float64(x.zeros)
	if x.scales || y.scales || x.scale != y.scale || shift != 0 { // then other figures may be equal but for rounding
		bits += hollowBits * float64(len(x.cells))
	}
	for i, j := 0, 0; i < len(x.cells) && j < len(y.cells); {
		n := x.cells[i].number
		switch order := n.compare(number{y.cells[j].digits, y.cells[j].zeros + int(shift)}); {
		case order < 0:
			i++
			continue
		case order > 0:
			j++
			continue
		}
		toI, toJ := i, j
		for toI < len(x.cells) && x.cells[toI].number == n {
			bits += bitsOf(n.digits, n.zeros)
			toI++
		}
		for toJ < len(y.cells) && y.cells[toJ].number == y.cells[j].number {
			toJ++
		}
		if len(pairs)+4*(toI-i)*(toJ-j) > cap(pairs) {
			return true
		}
		pairs = appendPairs(pairs, x.cells[i:toI], y.cells[j:toJ])
		i, j = toI, toJ
	}
	// They are added up in another order there, so that the last places may differ.
	return bits > wholeBits-1 || several(pairs, provenDistinct)
}

// linePair is a line of one table and one of another, as contentCell counts them.
type linePair struct{ a, b int32 }

func (p linePair) compare(q linePair) int {
	return cmp.Or(cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b))
}

// appendPairs appends all lines that have a figure in common which stands in some cells of
// either table, each once.
func appendPairs(to []linePair, as, bs []contentCell) []linePair {
	from := len(to)
	for _, a := range as {
		for _, b := range bs {
			for _, p := range [...]linePair{{a.lines[0], b.lines[0]}, {a.lines[0], b.lines[1]}, {a.lines[1], b.lines[0]}, {a.lines[1], b.lines[1]}} {
				if !slices.Contains(to[from:], p) {
					to = append(to, p)
				}
			}
		}
	}
	return to
}

// several says whether any of the pairs comes so often.
func several(pairs []linePair, often int) bool {
	slices.SortFunc(pairs, linePair.compare)
	for i := often - 1; i < len(pairs); i++ {
		if pairs[i-often+1] == pairs[i] {
			return true
		}
	}
	return false
}
