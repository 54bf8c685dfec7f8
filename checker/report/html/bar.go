package html

import (
	"fmt"
	"slices"
	"strings"

	"crossfoot/checker"
	"crossfoot/sheets"
)

// bar says of figures how many were checked, in numbers and as lengths.
type bar struct {
	Figures int
	Agree   int // stand in a sum that was checked, and in no finding
	Doubt   int // a finding is about them
	Open    int // stand in no sum

	AgreeWidth, DoubtFrom, DoubtWidth, OpenFrom, OpenWidth string // in percent
}

// thinnest is the share of the bar, in percent, that even a single figure gets, so
// that it is seen.
const thinnest = 1.5

func newBar(figures, checked, doubtChecked, doubtOther int) *bar {
	if figures <= 0 {
		return nil
	}
	b := &bar{Figures: figures}
	b.Doubt = min(doubtChecked+doubtOther, figures)
	b.Agree = max(min(checked-doubtChecked, figures-b.Doubt), 0)
	b.Open = figures - b.Doubt - b.Agree
	widths := make([]float64, 3)
	sum := 0.0
	for i, n := range []int{b.Agree, b.Doubt, b.Open} {
		if n > 0 {
			widths[i] = max(100*float64(n)/float64(figures), thinnest)
		}
		sum += widths[i]
	}
	percent := func(w float64) string { return fmt.Sprintf("%.2f%%", 100*w/sum) }
	b.AgreeWidth, b.DoubtFrom, b.DoubtWidth = percent(widths[0]), percent(widths[0]), percent(widths[1])
	b.OpenFrom, b.OpenWidth = percent(widths[0]+widths[1]), percent(widths[2])
	return b
}

// coverage is the bars of a file's tables.
func coverage(f *checker.File) []*bar {
	doubt := doubtful(f)
	bars := make([]*bar, len(f.Tables))
	for i, t := range f.Tables {
		bars[i] = newBar(t.Figures, t.Checked, doubt[i].checked, doubt[i].other)
	}
	return bars
}

// whole is the bar of all files.
func (b *builder) whole() *bar {
	var sum checker.Counts
	var doubt doubts
	for i := range b.report.Files {
		f := &b.report.Files[i]
		sum = sum.Add(f.Counts)
		for _, d := range doubtful(f) {
			doubt.checked, doubt.other = doubt.checked+d.checked, doubt.other+d.other
		}
	}
	return newBar(sum.Figures, sum.Checked, doubt.checked, doubt.other)
}

// doubts counts the figures that findings are about: those in a sum, which therefore
// were checked, and the others.
type doubts struct{ checked, other int }

// doubtful counts, for each table of a file. Names, heads and blank cells are no figures.
func doubtful(f *checker.File) []doubts {
	type cell struct{ table, row, col int }
	inSum := make(map[cell]bool)
	for i := range f.Findings {
		x := &f.Findings[i]
		if x.Table < 0 || x.Confirmed != nil || x.Cell.Ref.Col == 0 || strings.TrimSpace(x.Cell.Text) == "" {
			continue
		}
		t := &f.Tables[x.Table]
		if slices.Contains(t.Heads, x.Cell.Ref.Row) || slices.Contains(t.Labels, sheets.ColName(x.Cell.Ref.Col)) {
			continue
		}
		c := cell{x.Table, x.Cell.Ref.Row, x.Cell.Ref.Col}
		inSum[c] = inSum[c] || x.Status != ""
	}
	count := make([]doubts, len(f.Tables))
	for c, sum := range inSum {
		if sum {
			count[c.table].checked++
		} else {
			count[c.table].other++
		}
	}
	return count
}
