package footing

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"crossfoot/checker/arith"
	"crossfoot/checker/matrix"
)

// This file reads columns that say how much better or worse something is: favourable or
// (adverse). Of income they are actual less budget, of costs budget less actual, so that the
// profit, which is income less costs everywhere else, is there the sum of both.

// favour is a position whose figures are, but for their signs, those of two others' differences.
type favour struct {
	pos, less, more int    // the positions: its figures are more - less, or less - more
	signs           []int8 // of each line: 1 for more - less, -1 for less - more, 0 if it says nothing
	misfit          int    // the only line whose figure is neither; -1 if there is none
}

// What it takes to see that a position holds differences.
const (
	favourReach   = 4    // how far from it the two others stand
	favourLines   = 3    // how many lines show it
	favourBits    = 12.0 // and how much their figures say
	favourMisfit  = 5    // how many lines show it where another one is wrong
	favourClearly = 2    // how many signs fewer must be wrong for it to be so without a word
)

// favours gives sums signs of their own in such positions, if that is how these add up.
func (a *Audit) favours() {
	var sums, more []*Pattern
	for _, axis := range []matrix.Axis{matrix.Across, matrix.Down} {
		v, along := a.Numbers.Along(axis), a.mayFavour(axis)
		for pos := range v.Positions {
			sums = sumsIn(sums[:0], along, pos)
			if !slices.ContainsFunc(sums, func(p *Pattern) bool { return v.Off(p.Total, p.Parts, pos) != 0 }) {
				continue
			}
			if f, ok := favourOf(v, pos); ok && f.likely(sums, a.saysFavour(axis, pos)) {
				more = append(more, a.resign(axis, f, sums)...)
			}
		}
	}
	a.Patterns = append(a.Patterns, more...)
}

// mayFavour are the patterns of an axis that may hold with other signs in some position.
func (a *Audit) mayFavour(axis matrix.Axis) (out []*Pattern) {
	for _, p := range a.Patterns {
		if p.Axis == axis && len(p.Parts) > 1 && !p.IsStated && p.Held > 0 {
			out = append(out, p)
		}
	}
	return out
}

// sumsIn appends those of some patterns that run through a position.
func sumsIn(out, patterns []*Pattern, pos int) []*Pattern {
	for _, p := range patterns {
		if p.From <= pos && pos < p.To || pos == p.From-1 || pos == p.To {
			out = append(out, p)
		}
	}
	return out
}

// favourOf finds the two positions whose differences one holds.
func favourOf(v matrix.View, pos int) (f favour, ok bool) {
	from, to := max(0, pos-favourReach), min(v.Positions, pos+favourReach+1)
	for less := from; less < to; less++ {
		for more := less + 1; more < to; more++ {
			if less == pos || more == pos {
				continue
			}
			if f, ok := differences(v, favour{pos: pos, less: less, more: more, misfit: -1}); ok {
				return f, true
			}
		}
	}
	return favour{}, false
}

// differences says whether all lines but one hold differences of two positions, and which signs these have.
func differences(v matrix.View, f favour) (favour, bool) {
	f.signs = make([]int8, v.Lines)
	fit, tell := 0, 0.0
	for l := range v.Lines {
		x, less, more := v.Index(l, f.pos), v.Index(l, f.less), v.Index(l, f.more)
		if v.State(x) > matrix.Void || v.State(less) > matrix.Void || v.State(more) > matrix.Void {
			return f, false
		}
		d := v.Val(more) - v.Val(less)
		switch {
		case d == 0 && v.Val(x) == 0:
			continue
		case arith.Abs(d) == arith.Abs(v.Val(x)):
			fit++
			tell += math.Log2(float64(arith.Abs(d))) + 1
		case f.misfit >= 0 || d == 0 || v.Val(x) == 0:
			return f, false
		default:
			f.misfit = l
		}
		f.signs[l] = 1
		if (d < 0) != (v.Val(x) < 0) {
			f.signs[l] = -1
		}
	}
	least := favourLines
	if f.misfit >= 0 {
		least = favourMisfit
	}
	return f, fit >= least && tell >= favourBits
}

// likely says whether the signs are meant as what is better or worse: then clearly fewer of
// them are wrong than if all lines were the same difference. A word decides where it is close.
func (f *favour) likely(sums []*Pattern, said bool) bool {
	plus, minus, wrong := 0, 0, 0
	for _, line := range linesIn(sums) {
		plus += int(arith.Flag(f.signs[line] > 0))
		minus += int(arith.Flag(f.signs[line] < 0))
	}
	for _, p := range sums {
		if !f.asElsewhere(p) && !f.better(p) {
			wrong++
		}
	}
	fewer := min(plus, minus) - wrong
	return fewer >= favourClearly || said && fewer >= 0
}

// linesIn are the lines of patterns, in order.
func linesIn(patterns []*Pattern) (out []int) {
	for _, p := range patterns {
		out = slices.AppendSeq(out, p.Lines())
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// asElsewhere says whether a sum holds with the signs that it has in other positions.
func (f *favour) asElsewhere(p *Pattern) bool {
	same := int8(0)
	for line := range p.Lines() {
		switch s := f.signs[line]; {
		case s == 0:
		case same == -s:
			return false
		default:
			same = s
		}
	}
	return true
}

// resultOf is the line of a sum that is worked out: its total, or where nothing is subtracted
// and the total stands first, the last of its parts, such as the profit below sales and costs.
func resultOf(p *Pattern) int {
	if last := p.Parts[len(p.Parts)-1].Index; p.Adds() && last > p.Total {
		return last
	}
	return p.Total
}

// better says whether the result of a sum is all of its other lines together.
func (f *favour) better(p *Pattern) bool {
	result, plus, minus := resultOf(p), 0, 0
	for line := range p.Lines() {
		sign := p.WeightOf(line) * int(f.signs[line])
		if line == result {
			sign = -sign
		}
		plus += int(arith.Flag(sign > 0))
		minus += int(arith.Flag(sign < 0))
	}
	return plus == 0 || minus == 0
}

// resign parts from the sums of a position those that have other signs there. The differences
// that this direction's lines make say nothing of these signs.
func (a *Audit) resign(axis matrix.Axis, f favour, sums []*Pattern) (more []*Pattern) {
	var doubtful []*Pattern
	for _, p := range sums {
		if f.asElsewhere(p) {
			continue
		}
		better := f.better(p)
		if !better {
			doubtful = append(doubtful, p)
		}
		if better || !p.Adds() {
			more = append(more, p.resigned(f.pos))
		}
	}
	v, lines, doubted := a.Numbers.Along(1-axis), linesIn(sums), linesIn(doubtful)
	for _, p := range a.Patterns {
		if p.Axis == axis || len(p.Parts) != 2 || !p.Involves(f.pos) || !p.Involves(f.less) || !p.Involves(f.more) {
			continue
		}
		for _, line := range lines {
			_, doubted := slices.BinarySearch(doubted, line)
			if line != f.misfit && f.signs[line] != 0 && (doubted || v.Off(p.Total, p.Parts, line) != 0) {
				p.YieldAt(line)
			}
		}
	}
	return more
}

// favourWords say better or worse, and favourSigns in Chinese.
var (
	favourWords = strings.Fields("favourable favorable unfavourable unfavorable adverse fav unfav adv better worse günstig ungünstig favorable défavorable")
	favourSigns = strings.Fields("有利 不利 节约 節約 超支")
)

// saysFavour says whether a position is labelled as what is better or worse.
func (a *Audit) saysFavour(axis matrix.Axis, pos int) bool {
	text := strings.ToLower(matrix.Label(a.Table, 1-axis, pos))
	if slices.ContainsFunc(favourSigns, func(w string) bool { return strings.Contains(text, w) }) {
		return true
	}
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if slices.Contains(favourWords, word) {
			return true
		}
	}
	return false
}
