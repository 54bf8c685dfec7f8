package pattern

import (
	"slices"
	"strings"

	"crossfoot/checker/matrix"
	"crossfoot/sheets/figure"
)

// This file tells rows by the unit that they are written with. In a form that lists money
// and below it how many benefit, 5560 and 85600人 are no parts of one sum.

// unitsOf are the units that the rows are written with: behind one of their figures, or in
// brackets at the end of the label, "" where there is none. They are nil where all are the same.
func (f *finder) unitsOf() (units []string) {
	if f.Axis != matrix.Down {
		return nil
	}
	first := f.unitOf(0)
	for line := range f.Lines {
		unit := f.unitOf(line)
		if unit != first && units == nil { // most tables have no use for it
			units = slices.Repeat([]string{first}, f.Lines)
		}
		if units != nil {
			units[line] = unit
		}
	}
	return units
}

func (f *finder) unitOf(line int) string {
	if unit := f.Behind[line]; unit != "" {
		return unit
	}
	return UnitIn(f.table.Rows[line].Label)
}

// UnitIn is the unit in brackets at the end of a label.
func UnitIn(label string) string {
	if !strings.HasSuffix(label, ")") && !strings.HasSuffix(label, "）") {
		return ""
	}
	open := strings.LastIndexAny(label, "(（")
	if open < 0 {
		return ""
	}
	if f := figure.Parse("1 " + strings.TrimSpace(strings.Trim(label[open:], "()（）"))); f.Rare != nil {
		return f.Rare.Unit
	}
	return ""
}

// sameUnit are the parts that are written with the unit of the total, in order, and whether
// they are all of them. Where one unit is written it mostly is that of all: often the first
// row alone has it, or the head and one of the rows. It is another than what is written
// without only in the last rows of a form whose total stands above and has none.
func (f *finder) sameUnit(total int, parts []matrix.Line) (same []matrix.Line, all bool) {
	if f.units == nil || len(parts) == 0 {
		return parts, true
	}
	unit, own := f.units[total], f.units[total]
	several := false
	for _, l := range parts {
		if u := f.units[l.Index]; u != "" {
			several = several || unit != "" && u != unit
			unit = u
		}
	}
	if !several && (own != "" || unit == "" || total > parts[0].Index || !f.endsWith(unit, parts)) {
		return parts, true
	}
	for _, l := range parts {
		if u := f.units[l.Index]; u == own || own != "" && u == "" {
			same = append(same, l)
		}
	}
	return same, len(same) == len(parts)
}

// endsWith says whether the rows with a unit are the last ones, and others come before.
func (f *finder) endsWith(unit string, parts []matrix.Line) bool {
	first := slices.IndexFunc(parts, func(l matrix.Line) bool { return f.units[l.Index] == unit })
	return first > 0 && !slices.ContainsFunc(parts[first:], func(l matrix.Line) bool { return f.units[l.Index] != unit })
}

// mixed says whether the parts of a hypothesis are written with several units.
func (f *finder) mixed(h *Hypothesis) bool {
	_, all := f.sameUnit(h.Total, h.Parts)
	return !all
}
