package name

import (
	"regexp"
	"strings"

	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"
)

// What a name covers besides, as it says in a bracket; the title of a table, which is about all
// that is in it, also behind the name. With other names that says what is counted: households
// with a car, profit including that of joint ventures.
var (
	including = lazy.Regexp(`\(\s*(?:包含|包括|含|(?i:incl(?:uding|udes|\.)|with)\s)\s*(?:(?i:the)\s)?([^()]{1,60})\)`)
	behind    = lazy.Regexp(`[^\s,;:][\s,;:]+(?:包含|包括|含|(?i:incl(?:uding|\.)|with)\s)\s*(?:(?i:the)\s)?([^()]{1,60})$`)
)

// Includes is the key of what a name says that it includes, as 市本级 of 全市（含市本级）; "" if
// it says nothing of the kind.
func Includes(s string) string { return said(s, including()) }

// TitleIncludes is Includes for the title of a table.
func TitleIncludes(title string) string { return said(title, including(), behind()) }

// said is the key of what the first of the patterns finds.
func said(s string, patterns ...*regexp.Regexp) string {
	s = figure.Fold(s)
	for _, p := range patterns {
		if m := p.FindStringSubmatch(s); m != nil {
			return Key(m[1])
		}
	}
	return ""
}

// IncludesOther says whether what a total includes by its name or title is none of its parts:
// no name of theirs speaks of it. It may be more than they are, then.
func IncludesOther(what string, parts func(yield func(string) bool)) bool {
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
