package relation

import (
	"sort"
	"strconv"
	"strings"

	"crossfoot/sheets"
)

// priceStated is what a formula takes off a hypothesis' price for every cell
// that states it, up to a bound: somebody has said that it is meant.
const (
	priceStated     = 6.0
	priceStatedMost = 40.0
	statedMost      = 5_000_000 // terms of formulas that are looked at
)

// stated are the hypotheses that the table's own formulas state along this axis.
func (f *finder) stated() []hypothesis {
	if len(f.table.Sheet.Formulas) == 0 {
		return nil
	}
	work := 0
	type claim struct {
		h     hypothesis
		cells int
	}
	claims := map[string]*claim{}
	for r := range f.table.Rows {
		for c := range f.table.Columns {
			cell := f.table.Cell(r, c)
			if cell == nil || !cell.Formula {
				continue
			}
			terms, ok := Addends(f.table.Sheet.Formulas[[2]int32{cell.Row, cell.Col}].String())
			if !ok {
				continue
			}
			total, parts, ok := f.lined(terms, r, c)
			if work += len(parts); !ok || work > statedMost {
				continue
			}
			key := keyOf(total, parts)
			if claims[key] == nil {
				claims[key] = &claim{h: hypothesis{total: total, parts: parts}}
			}
			claims[key].cells++
		}
	}
	keys := make([]string, 0, len(claims))
	for k := range claims {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var out []hypothesis
	for _, k := range keys {
		c := claims[k]
		c.h.price = priceChoice - min(priceStatedMost, priceStated*float64(c.cells))
		out = append(out, c.h)
	}
	return out
}

// lined turns the addends of a formula in row r and column c of the table into
// lines, if all of them stand in that row or column. Headings and empty lines
// inside a range are passed over.
func (f *finder) lined(terms []Addend, r, c int) (total int, parts []Line, ok bool) {
	total = c
	if f.axis == Down {
		total = r
	}
	for _, a := range terms {
		top, bottom := within(len(f.table.Rows), func(i int) int { return f.table.Rows[i].Row }, a.Range.Top, a.Range.Bottom)
		left, right := within(len(f.table.Columns), func(i int) int { return f.table.Columns[i].Col }, a.Range.Left, a.Range.Right)
		from, to := left, right
		straight := top == r && bottom == r+1
		if f.axis == Down {
			from, to = top, bottom
			straight = left == c && right == c+1
		}
		if !straight {
			return 0, nil, false
		}
		for line := from; line < to; line++ {
			if line == total {
				return 0, nil, false
			}
			parts = append(parts, Line{Index: line, Weight: a.Weight})
		}
	}
	return total, parts, len(parts) > 0
}

// within is the run of n sorted numbers that lie between first and last.
func within(n int, at func(int) int, first, last int) (from, to int) {
	from = sort.Search(n, func(i int) bool { return at(i) >= first })
	to = sort.Search(n, func(i int) bool { return at(i) > last })
	return from, max(from, to)
}

func keyOf(total int, parts []Line) string {
	var b strings.Builder
	b.WriteString(strconv.Itoa(total))
	for _, p := range parts {
		b.WriteByte(' ')
		b.WriteString(strconv.Itoa(p.Weight * (p.Index + 1)))
	}
	return b.String()
}

// Addend is one range that a formula adds or subtracts.
type Addend struct {
	Range  sheets.Range
	Weight int // +1 or -1
}

// Addends reads a formula that only adds and subtracts cells of its own sheet:
// SUM(D4:D9), D4+D5-D6, SUM(A1:A3,B7)+C2. It says false for every other one.
func Addends(formula string) ([]Addend, bool) {
	var out []Addend
	s := strings.ToUpper(strings.ReplaceAll(formula, " ", ""))
	s = strings.TrimPrefix(s, "=")
	weight := 1
	for s != "" {
		switch {
		case s[0] == '+':
			s = s[1:]
		case s[0] == '-':
			weight, s = -weight, s[1:]
		}
		inner, rest, isSum := call(s)
		if isSum {
			for _, arg := range strings.Split(inner, ",") {
				r, ok := sheets.ParseRange(arg)
				if !ok {
					return nil, false
				}
				out = append(out, Addend{r, weight})
			}
			s = rest
		} else {
			end := strings.IndexAny(s, "+-")
			if end < 0 {
				end = len(s)
			}
			r, ok := sheets.ParseRange(s[:end])
			if !ok || r.Top != r.Bottom || r.Left != r.Right {
				return nil, false
			}
			out = append(out, Addend{r, weight})
			s = s[end:]
		}
		if s != "" && s[0] != '+' && s[0] != '-' {
			return nil, false
		}
		weight = 1
	}
	return out, len(out) > 0
}

// call splits SUM(…) from what follows it.
func call(s string) (inner, rest string, ok bool) {
	if !strings.HasPrefix(s, "SUM(") {
		return "", s, false
	}
	end := strings.IndexByte(s, ')')
	if end < 0 {
		return "", s, false
	}
	return s[4:end], s[end+1:], true
}
