package relation

import (
	"strings"

	"crossfoot/sheets/figure"
)

// This file tells rows by the unit that they are written with. In a form that lists money
// and below it how many benefit, 5560 and 85600人 are no parts of one sum.

// unitsOf are the units that the rows are written with: behind one of their figures, or in
// brackets at the end of the label, "" where there is none. They are nil where all are the same.
func (f *finder) unitsOf() []string {
	if f.axis != Down {
		return nil
	}
	units, several := make([]string, f.lines), false
	for line := range units {
		if units[line] = f.behind[line]; units[line] == "" {
			units[line] = unitIn(f.table.Rows[line].Label)
		}
		several = several || units[line] != units[0]
	}
	if !several {
		return nil
	}
	return units
}

// unitIn is the unit in brackets at the end of a label.
func unitIn(label string) string {
	open := strings.LastIndexAny(label, "(（")
	if open < 0 || !strings.HasSuffix(label, ")") && !strings.HasSuffix(label, "）") {
		return ""
	}
	if f := figure.Parse("1 " + strings.TrimSpace(strings.Trim(label[open:], "()（）"))); f.Rare != nil {
		return f.Rare.Unit
	}
	return ""
}

// sameUnit are the parts that are written with the unit of the total, in order, and whether
// they are all of them. A total may name the unit that all of its parts leave out.
func (f *finder) sameUnit(total int, parts []Line) (same []Line, all bool) {
	if f.units == nil || len(parts) == 0 {
		return parts, true
	}
	first, mixed := f.units[parts[0].Index], false
	for _, l := range parts[1:] {
		mixed = mixed || f.units[l.Index] != first
	}
	if !mixed {
		return parts, true
	}
	unit := f.units[total]
	for _, l := range parts {
		if f.units[l.Index] == unit {
			same = append(same, l)
		}
	}
	return same, false
}

// mixed says whether the parts of a hypothesis are written with several units.
func (f *finder) mixed(h *hypothesis) bool {
	_, all := f.sameUnit(h.total, h.parts)
	return !all
}
