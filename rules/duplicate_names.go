package rules

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/checker/name"
	"crossfoot/checker/relation"
	"crossfoot/checker/says"
	"crossfoot/sheets/runes"
	"crossfoot/sheets/table"
)

// This file tells when two lines of one name stand under the same parent, and when a
// name is one that only one item should have.

// parents are what each line stands under, as a key: its outer labels, the section, the
// line above it that is a step further out, the totals that it is a part of. A total or
// an empty row between lines parts them.
func (l lines) parents() []string {
	out := make([]string, l.n)
	totals := l.totalled()
	if l.axis == relation.Across {
		section := 0
		for i := range out {
			heads := l.labels(i)
			out[i] = strings.Join(heads[:max(0, len(heads)-1)], "\n") + "\n" + strconv.Itoa(section)
			if totals[i] {
				section++
			}
		}
		return out
	}
	t := l.Table
	var numbers []int // label columns that hold running numbers
	for k, c := range t.Labels {
		if slices.ContainsFunc(c.Head, table.SaysSerial) {
			numbers = append(numbers, k)
		}
	}
	var open []int // the lines that others may stand under, the innermost last
	section := 0
	for i := range t.Rows {
		r := &t.Rows[i]
		if r.Gap {
			section++
		}
		for len(open) > 0 && !outside(&t.Rows[open[len(open)-1]], r) {
			open = open[:len(open)-1]
		}
		parts := []string{t.Section(i), strconv.Itoa(section)}
		if len(open) > 0 {
			parts = append(parts, strconv.Itoa(open[len(open)-1]))
		}
		for k, label := range t.Path(i) {
			if label != r.Label && !slices.Contains(numbers, k) {
				parts = append(parts, strconv.Itoa(k)+name.Key(label))
			}
		}
		out[i] = strings.Join(parts, "\n")
		open = append(open, i)
		if totals[i] || saysTotal(r.Label) {
			section++
		}
	}
	return out
}

// outside says whether a row is a step further out than another one: by indentation,
// bold print or numbering. What has no number stands below what has.
func outside(a, b *table.Row) bool {
	if a.Indent != b.Indent {
		return a.Indent < b.Indent
	}
	if a.Bold != b.Bold {
		return a.Bold
	}
	return rank(a) < rank(b)
}

// rank is how far in a row stands by what its label begins with: with a number on its
// level, with none below those, with a dash still further in.
func rank(r *table.Row) int {
	switch first, _ := utf8.DecodeRuneInString(r.Label); {
	case strings.ContainsRune("-*+–—•·▪○●■□◦‣－", first):
		return math.MaxInt
	case r.Level > 0:
		return int(r.Level)
	}
	return math.MaxInt - 1
}

// totalled are the lines that are totals of others. Where parts stand anywhere, and nothing
// but figures speaks for the sum, it parts no lines.
func (l lines) totalled() map[int]bool {
	out := map[int]bool{}
	for _, p := range l.Patterns {
		last := len(p.Parts) - 1
		formula, word, layout := p.Stated()
		if p.Axis == l.axis && last > 0 && (p.Parts[last].Index-p.Parts[0].Index == last || formula || word || layout) {
			out[p.Total] = true
		}
	}
	return out
}

// saysTotal says whether a short label is that of a total.
func saysTotal(label string) bool {
	return len(label) <= totalLabel && !says.Ordinary(label) && !says.Part(label) &&
		!says.NoAmount(label)
}

// totalLabel is how many bytes the label of a total has at most: a longer one with
// such a word in it is an item's.
const totalLabel = 24

// Lengths of names that only one item should have, in characters and, of scripts with
// spaces, in letters; and of those whose figures are the same as well.
const (
	nameLeast   = 6
	nameCopied  = 4
	latinLeast  = 16
	latinCopied = 8
)

// rests are words for what is left over, which every group may have.
var rests = []string{"其他", "其它", "其余", "其餘", "不详", "未分类", "未知", "other", "others", "miscellaneous", "unknown", "unspecified", "rest of", "not elsewhere", "n.e.c", "sonstige", "übrige", "autres", "otros"}

// telling says whether a label is the name of one item and no word that any group
// may have.
func telling(label string, copied bool) bool {
	if says.Part(label) || saysTotal(label) {
		return false
	}
	lower := strings.ToLower(label)
	if slices.ContainsFunc(rests, func(w string) bool { return strings.HasPrefix(lower, w) || strings.HasSuffix(lower, w) }) {
		return false
	}
	han, letters := 0, 0
	for _, r := range name.Item(itemName(label)) {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana):
			han++
		case unicode.IsLetter(r):
			letters++
		}
	}
	if copied {
		return han >= nameCopied || letters >= latinCopied
	}
	return han >= nameLeast || letters >= latinLeast && len(strings.Fields(label)) > 1
}

// itemName is a label without the running number in front of it.
func itemName(label string) string {
	if n, ok := table.NumberOf(label, false); ok && name.Key(n.Rest) != "" {
		return n.Rest
	}
	return label
}

// signsIn are the signs of a label that mean something, which its key leaves out: the
// point of 1.5, the dash of 5-9, a percent sign.
func signsIn(label string) string {
	s := []rune(runes.Narrow(label))
	var b strings.Builder
	for i, r := range s {
		digit := i+1 < len(s) && unicode.IsDigit(s[i+1]) && i > 0 && unicode.IsDigit(s[i-1])
		if strings.ContainsRune("%‰+<>=±≥≤/&#$€£¥~", r) || digit && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
