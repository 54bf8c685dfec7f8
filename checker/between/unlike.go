package between

import (
	"slices"
	"strings"
	"unicode"

	"crossfoot/checker/name"
	"crossfoot/checker/relation"
)

// This file tells copies of one form that are about different things, or differ on purpose.

// unlike says whether two copies of one form are about different things, however alike some
// of their figures are: a column has nothing in common but its name, or they have titles of
// their own in one file, and nobody states the same twice there.
func (l *alignment) unlike() bool {
	if l.crossed || !l.sameLines() {
		return false
	}
	if len(l.strangers[relation.Across]) > 0 && len(l.exchanged(relation.Across)) == 0 {
		return true
	}
	return l.a.File == l.b.File && differently(l.a.Table.Title, l.b.Table.Title)
}

// sameLines says whether the tables have the same lines in the same order.
func (l *alignment) sameLines() bool {
	for axis := range l.a.lines {
		if !slices.EqualFunc(l.a.lines[axis], l.b.lines[axis], func(x, y *line) bool { return x.key == y.key }) {
			return false
		}
	}
	return true
}

// differently says whether two titles are of different things: neither says what the other
// does, but for numbers and what tables are called.
func differently(a, b string) bool {
	x, y := bareTitle(a), bareTitle(b)
	return x != "" && y != "" && !strings.Contains(x, y) && !strings.Contains(y, x)
}

// called are what tables are called in their titles.
var called = strings.NewReplacer("附件", "", "附表", "", "表", "", "table", "", "annex", "", "appendix", "")

// bareTitle is the key of a title without numbers and what tables are called.
func bareTitle(title string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, called.Replace(name.Key(title)))
}

// sameForm says whether the two tables are one form with the same lines in the same
// order.
func (l *alignment) sameForm() bool {
	if l.crossed {
		return false
	}
	for axis, ms := range l.matches {
		last := -1
		for _, m := range ms {
			if m.b < last {
				return false
			}
			last = m.b
		}
		if n := max(len(l.a.lines[axis]), len(l.b.lines[axis])); 5*len(ms) < 4*n {
			return false
		}
	}
	return true
}

// meant says whether two copies of one form differ on purpose, like a table before
// and after it was adjusted: where they differ, every sum comes out in both. A sum
// that breaks, or a single figure outside of all sums, is a slip.
func (l *alignment) meant(all []Twins) bool {
	differs, summed := 0, false
	for _, t := range all {
		if t.Equal {
			continue
		}
		differs++
		for _, c := range [...]Cell{t.A, t.B} {
			if len(c.Breaches()) > 0 {
				return false
			}
			summed = summed || c.View.Summed(c.Row, c.Col)
		}
	}
	return differs > 1 || summed
}
