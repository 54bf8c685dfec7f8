package between

import (
	"slices"
	"strings"
	"unicode"

	"crossfoot/checker/name"
	"crossfoot/checker/relation"
)

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
