package rules

import (
	"slices"
	"strings"
)

// without are words by which a total says that it is not all, or a line that it does not count.
var without = []string{
	"不含", "不包括", "不计", "不計", "未含", "未计", "除外", "剔除",
	"excl", "without", "except", "before ", "not included", "not counted",
}

// aside are words that begin the name of a line which stands apart.
var aside = []string{"另", "附", "注", "备", "備", "上年", "去年", "memo", "note", "last year", "previous", "prior", "for information"}

// excludes says whether a total's name, or that of a line, says that the line is left out.
func excludes(total, line string) bool {
	total = strings.ToLower(total)
	line = strings.ToLower(strings.TrimLeft(line, "*＊（( \u3000"))
	return strings.Contains(total, line) ||
		slices.ContainsFunc(aside, func(word string) bool { return strings.HasPrefix(line, word) }) ||
		slices.ContainsFunc(without, func(word string) bool { return strings.Contains(total, word) || strings.Contains(line, word) })
}
