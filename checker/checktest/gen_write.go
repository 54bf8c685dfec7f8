package checktest

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"pgregory.net/rapid"
)

// This file fills a table in the making with amounts and writes it down.

// amounts fills the table. Every item has its own order of magnitude, in which
// its entities vary; the order is the table's where items are added up.
func (g *maker) amounts() {
	zeros := 0
	if !g.shape.Full {
		zeros = rapid.SampledFrom([]int{0, 10, 30}).Draw(g.T, "zeros")
	}
	least := math.Pow10(max(g.shape.Digits, 1) - 1)
	g.nums = make([][][]int64, g.components)
	for k := range g.nums {
		g.nums[k] = make([][]int64, g.items)
		for i := range g.nums[k] {
			size := least * math.Pow(10, 1+3*g.rng.Float64())
			g.nums[k][i] = make([]int64, g.entities)
			for e := range g.nums[k][i] {
				if g.rng.IntN(100) >= zeros {
					g.nums[k][i][e] = int64(math.Ceil(least * math.Pow(size/least, g.rng.Float64())))
				}
			}
		}
	}
}

// amount is what stands where a row and a column meet, in units of the row's
// last place.
func (g *maker) amount(k, row, col int) (sum int64) {
	for i, w := range g.rws[row].from {
		for e, v := range g.cols[col].from {
			sum += int64(w*v) * g.nums[k][i][e]
		}
	}
	return sum
}

func (g *maker) placesOf(row int) int {
	for i, w := range g.rws[row].from {
		if w != 0 {
			return g.places[i]
		}
	}
	return 0
}

// write turns lines and amounts into a grid and a list of sums.
func (g *maker) write() Allocation {
	zero := g.pick("zero", "0", "/", "—", "-", "")
	group := g.yes("group digits")
	pad := g.yes("pad decimals")
	serial := !g.shape.Bare && g.yes("serials")
	owner := !g.shape.Bare && g.yes("owners")
	left := 1
	head := []string{"item"}
	if serial {
		left, head = 2, []string{"No.", "item"}
	}
	for _, c := range g.cols {
		head = append(head, c.name)
	}
	if owner {
		head = append(head, "owner")
	}
	a := Allocation{Grid: [][]string{head}}
	for r := range g.rws {
		row := []string{g.rws[r].name}
		if serial {
			row = []string{strconv.Itoa(r + 1), g.rws[r].name}
		}
		for c := range g.cols {
			row = append(row, g.text(r, c, zero, group, pad))
		}
		if owner {
			row = append(row, "市"+g.rws[r].name+"局")
		}
		a.Grid = append(a.Grid, row)
	}
	a.Sums = append(
		sums(g.cols, g.rws, func(c, r int) Spot { return Spot{r + 1, left + c} }),
		sums(g.rws, g.cols, func(r, c int) Spot { return Spot{r + 1, left + c} })...)
	return a
}

// sums are those of lines wherever others cross them, in the cells where they meet.
func sums(lines, others []line, meet func(line, other int) Spot) (out []Sum) {
	for i, l := range lines {
		for _, parts := range l.parts {
			for k, other := range others {
				if other.share {
					continue
				}
				s := Sum{Total: meet(i, k)}
				for _, p := range parts {
					s.Parts = append(s.Parts, Part{meet(p.line, k), p.weight})
				}
				out = append(out, s)
			}
		}
	}
	return out
}

func (g *maker) text(r, c int, zero string, group, pad bool) string {
	if g.cols[c].share {
		whole := int64(0)
		for i, l := range g.cols {
			if len(l.parts) > 0 {
				whole = max(whole, g.amount(0, r, i))
			}
		}
		if whole <= 0 {
			return zero
		}
		return strconv.FormatFloat(100*float64(g.amount(0, r, c))/float64(whole), 'f', 1, 64) + "%"
	}
	texts := make([]string, g.components)
	for k := range texts {
		texts[k] = decimalText(g.amount(k, r, c), g.placesOf(r), group, pad)
	}
	switch {
	case g.components == 2:
		return texts[0] + "(" + texts[1] + ")"
	case g.amount(0, r, c) == 0:
		return zero
	}
	return texts[0]
}

// decimalText writes x·10^-places, with separators and padding zeros if wanted.
func decimalText(x int64, places int, group, pad bool) string {
	sign := ""
	if x < 0 {
		sign, x = "-", -x
	}
	unit := int64(math.Pow10(places))
	whole := strconv.FormatInt(x/unit, 10)
	if group {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
	}
	if places == 0 {
		return sign + whole
	}
	fraction := fmt.Sprintf("%0*d", places, x%unit)
	if !pad {
		fraction = strings.TrimRight(fraction, "0")
	}
	if fraction == "" {
		return sign + whole
	}
	return sign + whole + "." + fraction
}
