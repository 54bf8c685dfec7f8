package formula

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets"
)

func sumIf(s scope, x *Expr) (Number, Reason) {
	switch len(x.kids) {
	case 2:
		return s.sumWhere(&x.kids[0], x.kids[:2])
	case 3:
		return s.sumWhere(&x.kids[2], x.kids[:2])
	}
	return Number{}, Syntax
}

func sumIfs(s scope, x *Expr) (Number, Reason) {
	if len(x.kids) < 3 || len(x.kids)%2 == 0 {
		return Number{}, Syntax
	}
	return s.sumWhere(&x.kids[0], x.kids[1:])
}

// sumWhere adds the cells of a range where other ranges of the same size hold what
// is asked for: pairs of a range and a text, number or cell that it must equal. The
// sums of all values that the ranges hold are kept, as such formulas come in
// columns. Criteria with signs or wildcards are not known here.
func (s scope) sumWhere(sum *Expr, pairs []Expr) (Number, Reason) {
	if sum.op != opRef {
		return Number{}, Array
	}
	at, g, why := s.find(sum.ref)
	if why != "" {
		return Number{}, why
	}
	var want, place strings.Builder
	var where []criterion
	fmt.Fprintf(&place, "%p %v", g, at)
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i].op != opRef {
			return Number{}, Array
		}
		r, other, why := s.find(pairs[i].ref)
		switch {
		case why != "":
			return Number{}, why
		case r.Right-r.Left != at.Right-at.Left || r.Bottom-r.Top != at.Bottom-at.Top:
			return Number{}, Array
		}
		key, why := s.wanted(&pairs[i+1])
		if why != "" {
			return Number{}, why
		}
		want.WriteString(key)
		fmt.Fprintf(&place, " %p %v", other, r)
		where = append(where, criterion{other, r.Top - at.Top, r.Left - at.Left})
	}
	sums, ok := s.e.groups[place.String()]
	if !ok {
		sums = s.group(g, at, where)
		if s.e.keys += 1 + len(sums); s.e.keys < keysMost {
			s.e.groups[place.String()] = sums
		}
	}
	switch t := sums[want.String()]; {
	case sums == nil:
		return Number{}, NotNumber
	case t == nil:
		return Number{}, ""
	default:
		return t.number()
	}
}

// criterion is a range whose cells stand so far from those to be added.
type criterion struct {
	grid       *grid
	rows, cols int
}

// group adds a range up by what the criteria's cells hold. It is nil where a text
// looks like a number or date, which Excel takes it for.
func (s scope) group(g *grid, at sheets.Range, where []criterion) map[string]*tally {
	sums := map[string]*tally{}
	for c, in := range g.runs(at) {
		s.e.work += 1 + (in.to-in.from)*(1+4*len(where))
		for _, i := range c.cells[in.from:in.to] {
			row := g.sheet.Cells.Row(int(i))
			var key strings.Builder
			for _, w := range where {
				k, ok := keyOf(w.grid.sheet.At(row+w.rows, c.number+w.cols))
				if !ok {
					return nil
				}
				key.WriteString(k)
			}
			t := sums[key.String()]
			if t == nil {
				t = &tally{}
				sums[key.String()] = t
			}
			t.addCell(&g.sheet.Cells, int(i))
		}
	}
	return sums
}

// wanted is the key of what a criterion asks for.
func (s scope) wanted(x *Expr) (string, Reason) {
	switch x.op {
	case opText:
		if plainWords(x.text) {
			return textKey(x.text), ""
		}
		return "", Literal
	case opRef:
		at, g, why := s.find(x.ref)
		if why != "" {
			return "", why
		}
		c := g.sheet.At(at.Top, at.Left)
		if at.Top != at.Bottom || at.Left != at.Right || c == nil || c.Kind == sheets.Text && !plainWords(c.Raw) {
			return "", Literal
		}
		if key, ok := keyOf(c); ok {
			return key, ""
		}
		return "", NotNumber
	}
	n, why := s.value(x)
	return "#" + n.Value.String() + "\x00", why
}

// keyOf is what a cell holds, in a form in which equal values are the same. It says
// false where Excel may see more equalities than that.
func keyOf(c *sheets.Cell) (string, bool) {
	if c == nil {
		return "\x00", true
	}
	if f, ok := stored(c); ok {
		return "#" + f.Value().String() + "\x00", !f.Big()
	}
	first, _ := utf8.DecodeRuneInString(c.Raw)
	return textKey(c.Raw), c.Kind == sheets.Text && unicode.IsLetter(first)
}

// plainWords says whether a criterion asks for a text as it stands, and not for a
// pattern, a comparison or something that may be a number or date.
func plainWords(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(first) && !strings.ContainsAny(text, "*?~")
}

// textKey is a text without regard to small and capital letters.
func textKey(s string) string { return strings.ToLower(s) + "\x00" }
