package between

import (
	"cmp"
	"hash/maphash"
	"slices"

	"crossfoot/checker/relation"
	"crossfoot/sheets/figure"

	"github.com/shopspring/decimal"
)

// filled is a form that was filled in, laid on the rows that all have in common.
type filled struct {
	*View
	rows  []int // by common row: its own, -1 if it has none; nil if it has the same ones
	own   []int // rows that the others have not
	power int32 // its figures are taken for so many powers of ten too large
}

// row is the form's own row for one of the common rows.
func (f *filled) row(common int) (row int, has bool) {
	if f.rows == nil {
		return common, true
	}
	return f.rows[common], f.rows[common] >= 0
}

// at is the figure in a common row, a blank one if the form has no such row.
func (f *filled) at(common, col int) (x figure.Figure) {
	if row, has := f.row(common); has {
		x = f.Table.At(row, col)
		x.Scale += int8(f.power)
	}
	return x
}

// size is how many common rows the forms have, and how many columns.
func size(forms []filled) (rows, cols int) {
	common := slices.IndexFunc(forms, func(f filled) bool { return f.rows == nil })
	return len(forms[common].Table.Rows), len(forms[common].Table.Columns)
}

// ownRow says whether a total is off by what rows hold which some form has for itself: all
// of them, or a single one.
func ownRow(forms []filled, col int, off decimal.Decimal) bool {
	sum, some := decimal.Zero, false
	for _, f := range forms {
		for _, row := range f.own {
			x := f.Table.At(row, col).Value()
			if sum, some = sum.Add(x), true; x.Equal(off) {
				return true
			}
		}
	}
	return some && sum.Equal(off)
}

// kindred are tables with the same lines in the same order, and those that have the same
// columns.
type kindred struct {
	same  []filled
	alike []*View
}

// formsOf groups tables with the same lines in the same order: within each file, and
// if several files have such a table, one each or more, all of them.
func formsOf(views []*View) (groups []kindred) {
	byForm, byHeads, hash := map[uint64][]*View{}, map[uint64][]*View{}, &maphash.Hash{}
	heads := map[*View]uint64{}
	for _, v := range views {
		head, key := v.form(hash)
		heads[v] = head
		byForm[key], byHeads[head] = append(byForm[key], v), append(byHeads[head], v)
	}
	add := func(forms, alike []*View) {
		k := kindred{alike: alike}
		for _, v := range forms {
			k.same = append(k.same, filled{View: v})
		}
		groups = append(groups, k)
	}
	for _, forms := range byForm {
		slices.SortFunc(forms, order)
		alike := byHeads[heads[forms[0]]]
		byFile := map[int][]*View{}
		for _, v := range forms {
			byFile[v.File] = append(byFile[v.File], v)
		}
		if len(byFile) > 1 && len(forms) >= totalForms {
			add(forms, alike)
		}
		for file, f := range byFile {
			if len(f) >= totalForms {
				add(f, slices.DeleteFunc(slices.Clone(alike), func(v *View) bool { return v.File != file }))
			}
		}
	}
	slices.SortFunc(groups, func(a, b kindred) int {
		return cmp.Or(order(a.same[0].View, b.same[0].View), cmp.Compare(len(a.same), len(b.same)))
	})
	return groups
}

// form is a hash of a table's columns, and one of all its lines.
func (v *View) form(h *maphash.Hash) (heads, all uint64) {
	h.Reset()
	write := func(texts ...string) {
		for _, s := range texts {
			_, _ = h.WriteString(s) // never fails
		}
	}
	var item []byte
	for _, c := range v.Table.Columns {
		for i, head := range c.Head {
			if i > 0 {
				write(" / ")
			}
			write(head)
		}
		write("\n")
	}
	heads = h.Sum64()
	for i := range v.Table.Rows {
		item = v.Table.AppendItem(item[:0], i)
		_, _ = h.Write(item)
		write("\t", v.Table.Rows[i].Label, "\n")
	}
	return heads, h.Sum64()
}

// widened are the forms together with those that have rows of their own besides, or lack
// some, as where one district added a line to the form.
func (k kindred) widened() []filled {
	all := slices.Clone(k.same)
	if len(k.alike) > widenMost {
		return all
	}
	have := map[*View]bool{}
	for _, f := range k.same {
		have[f.View] = true
	}
	for _, v := range k.alike {
		if have[v] || !nearly(len(k.same[0].lines[relation.Down]), len(v.lines[relation.Down])) {
			continue
		}
		if f, ok := k.same[0].lay(v); ok {
			all = append(all, f)
		}
	}
	slices.SortFunc(all, func(a, b filled) int { return order(a.View, b.View) })
	return all
}

const (
	widenMost  = 512 // tables with the same columns that are looked through
	widenShare = 5   // of the rows of two forms, all but one in so many must be the same
)

// nearly says whether one number of rows is nearly the other.
func nearly(a, b int) bool { return widenShare*min(a, b) >= (widenShare-1)*max(a, b) }

// lay lays a table on the rows of a form, if it has nearly all of them, in their order.
func (f *filled) lay(v *View) (out filled, ok bool) {
	common, lines := f.lines[relation.Down], v.lines[relation.Down]
	at, last, same := map[string]int{}, -1, 0
	for i, l := range lines {
		at[l.key] = i
	}
	out = filled{View: v, rows: make([]int, len(common))}
	shared := make([]bool, len(lines))
	for i, l := range common {
		row, known := at[l.key]
		if out.rows[i] = -1; !known || l.key == "" {
			continue
		}
		if row <= last {
			return out, false
		}
		out.rows[i], last, shared[row] = row, row, true
		same++
	}
	out.own = unset(shared)
	return out, nearly(same, max(len(common), len(lines)))
}

// distinct are forms without those that say the same as one before them throughout: what
// was handed in twice is added up once.
func distinct(forms []filled) (once []filled, twice []Pair) {
	rows, cols := size(forms)
	seen := map[uint64][]int{} // by hash
next:
	for i := range forms {
		hash, said := forms[i].figures(rows, cols)
		if said >= totalBits {
			for _, k := range seen[hash] {
				if forms[i].same(&forms[k], rows, cols) {
					twice = append(twice, Pair{forms[k].View, forms[i].View})
					continue next
				}
			}
			seen[hash] = append(seen[hash], i)
		}
		once = append(once, forms[i])
	}
	return once, twice
}

// figures is a hash of all figures of a form, and what they say.
func (f *filled) figures(rows, cols int) (hash uint64, said float64) {
	for r := range rows {
		for c := range cols {
			x := f.at(r, c)
			digits, zeros, _ := coefficient(x)
			hash = (hash ^ uint64(digits) ^ uint64(zeros)<<56) * uint64(hashPrime)
			if said < totalBits {
				said += bits(x)
			}
		}
	}
	return hash, said
}

// same says whether two forms have the same figures throughout.
func (f *filled) same(o *filled, rows, cols int) bool {
	for r := range rows {
		for c := range cols {
			if a, b := f.at(r, c), o.at(r, c); a.Kind != b.Kind || !a.Value().Equal(b.Value()) {
				return false
			}
		}
	}
	return true
}
