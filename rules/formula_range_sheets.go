package rules

import (
	"fmt"
	"slices"

	"crossfoot/sheets/formula"
	"crossfoot/sheets/lang"
)

// This file looks at tables that gather the same cells of several sheets, as in
// Jan!B2+Feb!B2+Mar!B2: each formula is to add the same sheets, in the same place.

// gatheredLeast is how many formulas must agree, and for each that does not; skippedLeast
// for one that does but for a sheet whose cell has something to add.
const (
	gatheredLeast = 6
	skippedLeast  = 4
)

// gathered reports the formulas that leave out a sheet which nearly all others add, add
// one more, or another cell of it.
func (c *rangeCheck) gathered() {
	var all []*stated
	for _, x := range c.totals {
		if slices.ContainsFunc(x.addends, func(a formula.Addend) bool { return a.Sheet != "" }) {
			all = append(all, x)
		}
	}
	groups := grouped(all, func(x *stated) string { return fmt.Sprint(moved(x, &stated{})) })
	if len(groups) < 2 {
		return
	}
	most := groups[0]
	odds := len(all) - len(most)
	if odds > oddMost || skippedLeast*odds > len(most) {
		return
	}
	for _, x := range all {
		want := moved(most[0], x)
		missing, extra := notIn(want, x.addends), notIn(x.addends, want)
		if len(missing) > 1 || len(extra) > 1 || len(want)-len(missing) < 2 {
			continue // it is the same, or made for something else
		}
		if len(extra) > 0 && gatheredLeast*odds > len(most) {
			continue
		}
		got, would, differ := c.values(x.addends, want)
		if !differ {
			continue
		}
		f := c.finding(x, got, would, nil)
		f.Message = lang.New(
			"The formula %s does not add the same cells of each sheet as %d others of the table do. Like them it would be %s. It gives %s; like them it would give %s. Correct the formula, or confirm that it is meant.",
			"公式 %s 所加各工作表的单元格与本表另外 %d 个公式不一致，照它们的写法应为 %s。现结果为 %s，一致时应为 %s。请改正公式，或确认确实如此。",
			c.text(x), len(most), written(want), f.Got, f.Want)
		c.report(x, f)
	}
}

// notIn are the addends of one formula that another does not have.
func notIn(is, other []formula.Addend) (out []formula.Addend) {
	for _, a := range is {
		if !slices.Contains(other, a) {
			out = append(out, a)
		}
	}
	return out
}

// written is a sum as a formula writes it.
func written(addends []formula.Addend) (text string) {
	for i, a := range addends {
		sign := "+"
		switch {
		case a.Weight < 0:
			sign = "-"
		case i == 0:
			sign = ""
		}
		name := a.Range.String()
		if a.Sheet != "" {
			name = a.Sheet + "!" + name
		}
		if a.Range.Top != a.Range.Bottom || a.Range.Left != a.Range.Right {
			name = "SUM(" + name + ")"
		}
		text += sign + name
	}
	return text
}
