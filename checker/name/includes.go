package name

import (
	"strings"

	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"
)

// including is a bracket that says what else a name covers.
var including = lazy.Regexp(`\(\s*(?:包含|包括|含|(?i:incl(?:uding|udes|\.)|with)\s)\s*(?:(?i:the)\s)?([^()]{1,60})\)`)

// Includes is the key of what a name says in a bracket that it includes, as 市本级 of
// 全市（含市本级）; "" if it says nothing of the kind.
func Includes(s string) string {
	if !strings.ContainsAny(s, "(（") {
		return ""
	}
	m := including().FindStringSubmatch(figure.Fold(s))
	if m == nil {
		return ""
	}
	return Key(m[1])
}

// IncludesOther says whether a total covers, by its name, something that is none of its
// parts: no name of theirs speaks of it. It may be more than they are, then.
func IncludesOther(total string, parts func(yield func(string) bool)) bool {
	what := Includes(total)
	if what == "" {
		return false
	}
	for part := range parts {
		if key := Key(part); key != "" && (strings.Contains(key, what) || strings.Contains(what, key)) {
			return false
		}
	}
	return true
}
