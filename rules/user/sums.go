package user

import (
	"slices"
	"strings"
	"unicode"

	"crossfoot/checker/relation"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/runes"
)

// sum is a relation as it is written: Total = North + South - Returned.
type sum struct {
	total string
	parts []addend
}

type addend struct {
	name   string
	weight int
}

// partsMost is how many parts a relation may have.
const partsMost = 10_000

// parseSum reads a relation. Names are as they stand in the table; those with signs
// in them stand in quotes. A hyphen is a minus only between spaces.
func parseSum(s string) (out sum, cause lang.Message) {
	var names []string
	var signs []rune // before each name; the first has none
	var b strings.Builder
	var quote, lead rune
	quoted := false
	finish := func(sign rune) bool {
		text := strings.TrimSpace(b.String())
		b.Reset()
		quoted = false
		names = append(names, text)
		signs = append(signs, sign)
		return text != ""
	}
	chars := []rune(s)
	for i, r := range chars {
		folded := runes.NarrowRune(r)
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			} else {
				b.WriteRune(r)
			}
		case closing[r] != 0 && strings.TrimSpace(b.String()) == "" && !quoted:
			quote, quoted = closing[r], true
		case folded == '=' && equals(chars, i-1) && !equals(chars, i-2) && len(signs) > 0 && b.Len() == 0: // the second one of ==
		case strings.ContainsRune("=+−", folded) || r == '\uff0d' || folded == '-' && spaced(chars, i):
			if folded != '=' && len(signs) == 1 && lead == 0 && !quoted && strings.TrimSpace(b.String()) == "" {
				lead = folded // before the first part
			} else if !finish(folded) {
				return out, lang.New("a name is missing before “%c”", "“%c”前缺少名称", r)
			}
		default:
			b.WriteRune(r)
		}
	}
	switch {
	case quote != 0:
		return out, lang.New("a quote is not closed", "引号没有配对")
	case !finish(0):
		return out, lang.New("a name is missing at the end", "末尾缺少名称")
	case len(names) < 2 || signs[0] != '=' || slices.Contains(signs[1:], '='):
		return out, lang.New("a relation has one =, with the total before it", "合计关系应有一个等号，等号前是合计")
	case len(names) > partsMost:
		return out, lang.New("a relation has at most %d parts", "合计关系最多有 %d 个分项", partsMost)
	}
	out.total = names[0]
	signs[0] = lead // not the = before it
	for i, name := range names[1:] {
		weight := 1
		if sign := signs[i]; sign == '-' || sign == '−' {
			weight = -1
		}
		out.parts = append(out.parts, addend{name, weight})
	}
	return out, lang.Message{}
}

// closing is the quote that ends what another begins.
var closing = map[rune]rune{'"': '"', '\'': '\'', '“': '”', '「': '」'}

func equals(s []rune, i int) bool { return i >= 0 && (s[i] == '=' || s[i] == '＝') }

// spaced says whether a sign stands between spaces.
func spaced(s []rune, i int) bool {
	return i > 0 && i+1 < len(s) && unicode.IsSpace(s[i-1]) && unicode.IsSpace(s[i+1])
}

// quotable is a name as a relation has to write it.
func quotable(name string) string {
	folded := runes.Narrow(name)
	if strings.ContainsAny(folded, "=+−\"'“「") || strings.Contains(folded, " - ") {
		if strings.Contains(name, `"`) {
			return "“" + name + "”"
		}
		return `"` + name + `"`
	}
	return name
}

// state is the relation in the lines of a table, or why it does not apply. A group
// stands for its members.
func (s sum) state(l *lines, groups map[string][]string) (relation.Statement, lang.Message) {
	names, weights := []string{s.total}, []int{0}
	for _, p := range s.parts {
		members, ok := groups[p.name]
		if !ok {
			members = []string{p.name}
		}
		for _, m := range members {
			names, weights = append(names, m), append(weights, p.weight)
		}
	}
	axis, found, why := l.along(names)
	if !why.IsZero() {
		return relation.Statement{}, why
	}
	st := relation.Statement{Axis: axis, Total: found[0]}
	seen := map[int]bool{st.Total: true}
	for i, line := range found[1:] {
		if seen[line] {
			return st, lang.New("“%s” stands in the relation twice", "“%s”在关系中出现了两次", names[i+1])
		}
		seen[line] = true
		st.Parts = append(st.Parts, relation.Line{Index: line, Weight: weights[i+1]})
	}
	slices.SortFunc(st.Parts, func(a, b relation.Line) int { return a.Index - b.Index })
	return st, lang.Message{}
}
