package name

import (
	"strconv"
	"strings"

	"crossfoot/sheets/lazy"
	"crossfoot/sheets/runes"
)

// How names of columns speak of a year: by its number, or by how it lies to the year that a
// table is about. What stands at the end of a year stood at the beginning of the next.
var (
	yearNamed = lazy.Regexp(`(?i)(?:\b(?:FY|fiscal year|year)\s*)?((?:19|20)\d\d)\b\s*(?:年度|年|财年|財年)?`)
	yearSpan  = lazy.Regexp(`(?:19|20)\d\d\s*(?:年度?)?\s*[-–—/~至到]\s*(?:(?:19|20)\d\d|\d\d\b)`)
	yearOpens = lazy.Regexp(`(?i)[年期]初|\bopening\b|\bbeginning of (?:the )?year\b`)
	yearEnds  = lazy.Regexp(`(?i)年[末终底]|期末|\bclosing\b|\bend of (?:the )?year\b`)
	yearPrior = lazy.Regexp(`(?i)(?:上年|上一年|去年)(?:度|同期)?|上期|\b(?:the )?(?:prior|previous|last|preceding) year\b`)
	yearOwn   = lazy.Regexp(`(?i)(?:本年|今年|当年|當年)(?:度|同期)?|本期|\b(?:the )?(?:current|this) year\b`)
)

// YearOf is the year that the first of some texts to name one names; 0 if none does, or it names
// several.
func YearOf(texts ...string) int {
	for _, text := range texts {
		if found := yearsIn(text); len(found) > 0 {
			if len(found) > 1 {
				return 0
			}
			return found[0]
		}
	}
	return 0
}

// yearsIn are the years that a text names.
func yearsIn(text string) (out []int) {
	for _, part := range ScopeOf(text).Years() {
		y, _ := strconv.Atoi(part) // four digits
		out = append(out, y)
	}
	return out
}

// Years are the years of a scope, in order.
func (s Scope) Years() (out []string) {
	for part := range strings.FieldsSeq(string(s)) {
		if year().MatchString(part) {
			out = append(out, part)
		}
	}
	return out
}

// Dated is the key of a column's name with the number of the year that it is about, whichever
// way it says so, of a table that is about a year, or 0: 上年决算数 of 2023 and 决算数 of 2022
// are one. It is "" if that is open.
func Dated(column string, table int) string {
	text := runes.Narrow(column)
	years := yearsIn(text)
	if len(years) > 1 || yearSpan().MatchString(text) {
		return ""
	}
	cut := func(p lazy.Pattern, with string) (found bool) {
		rest := p().ReplaceAllString(text, with)
		found, text = rest != text, rest
		return found
	}
	opens, ends := cut(yearOpens, "年 "), cut(yearEnds, "年 ")
	cut(yearNamed, " ")
	prior, own := cut(yearPrior, " "), cut(yearOwn, " ")
	of := table
	switch {
	case len(years) == 1:
		of = years[0]
	case prior:
		of--
	}
	if of <= 0 || prior && own || opens && ends {
		return ""
	}
	if opens {
		of--
	}
	key := strings.TrimSuffix(Key(text), "数")
	if opens || ends {
		key = "末" + strings.TrimPrefix(key, "年")
	}
	return strconv.Itoa(of) + key
}

// Undated is the scope without the year, and what only says how it lies to another.
func (s Scope) Undated() Scope {
	var out []string
	for part := range strings.FieldsSeq(string(s)) {
		if !year().MatchString(part) && part != "previous" && part != "opening" && part != "closing" {
			out = append(out, part)
		}
	}
	return Scope(strings.Join(out, " "))
}
