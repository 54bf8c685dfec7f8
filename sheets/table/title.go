package table

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// spansLabels says whether a row has a text that no head can be: one merged over
// labels and figures, or the unit of the whole table where the labels have no
// head.
func (l level) spansLabels(cols []int, by layout) bool {
	stub, unit := false, false
	for at, c := range cols {
		if l.text[at] == "" || l.start[at] != at {
			continue
		}
		if c < by.figures[0] {
			stub = true
			for i := at + 1; i < len(cols) && l.wide[at] && l.start[i] == at; i++ {
				if _, figural := slices.BinarySearch(by.figures, cols[i]); figural {
					return true
				}
			}
		}
		unit = unit || strings.HasPrefix(l.text[at], "单位") || strings.HasPrefix(l.text[at], "單位") || strings.HasPrefix(l.text[at], "単位")
	}
	return unit && !stub
}

// titular says whether the first row of heads is a title or a unit line rather
// than heads: it spans the labels too, cuts through the groups of the heads below
// it, repeats itself over strips of the table, or covers next to nothing.
func (b block) titular(h headings, cols layout) bool {
	top, all := topOf(h, cols), len(cols.figures)
	switch {
	case top.texts == 0 || top.units:
		return true
	case top.texts == 1 && top.stub && (top.covered == 0 || 2*top.covered >= all):
		return true
	case top.cuts && !top.stub:
		return true
	case top.stub && 4*top.covered <= all && stubBelow(h, cols):
		return true
	case top.stub:
		return false
	case top.repeats && 2*top.covered <= all && top.groups == 0 && all > 4:
		return true
	}
	return !top.first && top.groups == 0 && all > 3 && 4*top.covered <= all && top.long >= longHead
}

// topLine is what stands in the first row of heads.
type topLine struct {
	texts   int
	covered int  // columns of figures below them
	groups  int  // texts over several columns
	long    int  // how wide the texts are together
	stub    bool // a label column has a head
	first   bool // the first column of figures has one
	cuts    bool // a head begins inside of a group below
	units   bool // all are units
	repeats bool // some text stands there again
}

func topOf(h headings, cols layout) topLine {
	l, top, seen := h.levels[0], topLine{units: true}, map[string]bool{}
	for at, c := range h.cols {
		if l.text[at] == "" {
			continue
		}
		_, figural := slices.BinarySearch(cols.figures, c)
		if figural {
			top.covered++
			top.first = top.first || c == cols.figures[0]
		} else {
			top.stub = top.stub || c < cols.figures[0]
		}
		if l.start[at] != at {
			continue
		}
		top.texts++
		if top.repeats = top.repeats || seen[l.text[at]]; !seen[l.text[at]] {
			seen[l.text[at]] = true
			top.long += columnsOf(l.text[at])
		}
		top.units = top.units && namesUnit(l.text[at])
		if l.wide[at] && !(top.stub && top.texts == 1) {
			top.groups++
		}
		top.cuts = top.cuts || cutsGroup(h.levels[1:], at)
	}
	return top
}

// longHead is how wide the texts of a row must be together to be a title rather
// than pieces of heads.
const longHead = 12

// stubBelow says whether a label column has a head in a lower row.
func stubBelow(h headings, cols layout) bool {
	for at, c := range h.cols {
		if c < cols.figures[0] && h.below(0, at) {
			return true
		}
	}
	return false
}

// columnsOf is how many places a text takes on paper.
func columnsOf(s string) (n int) {
	for _, r := range s {
		if n++; wide(r) {
			n++
		}
	}
	return n
}

// cutsGroup says whether a column lies inside of a merged head further down.
func cutsGroup(lower []level, at int) bool {
	for _, l := range lower {
		if l.wide[at] && l.start[at] != at {
			return true
		}
	}
	return false
}

// unitAmong is the unit of measure among some texts that speak of units: the first, unless it is of
// who reports and another says more. 填报单位:甲县 may stand beside 单位:万元.
func unitAmong(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	if i := slices.IndexFunc(texts, func(t string) bool { return UnitPower(t) != 0 }); i > 0 {
		return texts[i]
	}
	return texts[0]
}

// titles reads the lines above the heads. The nearest lines that say something
// other than a unit hold the title; an empty row ends them.
func (b block) titles(top int) (title string, units []string) {
	row := 0
	if top < len(b.lines) {
		row = b.lines[top].row()
	}
	for n := top - 1; n >= max(0, top-6); n-- {
		s := b.lines[n]
		if title != "" && s.row() < row-1 {
			break
		}
		row = s.row()
		line := ""
		for i := s.from(); i < s.to(); i++ {
			if b.class[i] == empty {
				continue
			}
			text := b.text(i)
			switch {
			case namesUnit(text):
				units = append(units, text)
			case b.class[i] == word && !strings.Contains(line, text):
				line = join(line, text)
			}
			if b.class[i] == year {
				b.taken.Add(i) // a title's, not a figure
			}
		}
		if n := utf8.RuneCountInString(line); n <= longestTitle && n >= utf8.RuneCountInString(title) && !isRule(line) {
			title = line
		}
	}
	return title, units
}

const longestTitle = 160

// namesUnit says whether a text states the unit of a table.
func namesUnit(text string) bool {
	if len(text) > 180 {
		return false
	}
	for _, w := range [...]string{"单位", "單位", "単位"} {
		if _, after, ok := strings.Cut(text, w); ok {
			after = strings.TrimLeft(after, " \u00a0\u3000")
			if strings.HasPrefix(after, ":") || strings.HasPrefix(after, "\uff1a") {
				return true
			}
		}
	}
	low := strings.ToLower(text)
	for _, w := range [...]string{"unit:", "units:", "in thousands", "in millions", "in billions", "thousands of", "millions of"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") && UnitPower(text) >= 3 // (Short tons, thousands)
}
