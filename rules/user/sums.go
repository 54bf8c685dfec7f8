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
	var r sumReader
	chars := []rune(s)
	for i, c := range chars {
		if !r.read(chars, i) {
			return out, lang.New("a name is missing before “%c”", "“%c”前缺少名称", c)
		}
	}
	switch {
	case r.quote != 0:
		return out, lang.New("a quote is not closed", "引号没有配对")
	case !r.finish(0):
		return out, lang.New("a name is missing at the end", "末尾缺少名称")
	case len(r.names) < 2 || r.signs[0] != '=' || slices.Contains(r.signs[1:], '='):
		return out, lang.New("a relation has one =, with the total before it", "合计关系应有一个等号，等号前是合计")
	case len(r.names) > partsMost:
		return out, lang.New("a relation has at most %d parts", "合计关系最多有 %d 个分项", partsMost)
	}
	out.total = r.names[0]
	r.signs[0] = r.lead // not the = before it
	for i, name := range r.names[1:] {
		weight := 1
		if sign := r.signs[i]; sign == '-' || sign == '−' {
			weight = -1
		}
		out.parts = append(out.parts, addend{name, weight})
	}
	return out, lang.Message{}
}

// sumReader reads a relation character by character.
type sumReader struct {
	names  []string
	signs  []rune // behind each name; the last has none
	lead   rune   // the sign before the first part, if it has one
	text   strings.Builder
	quote  rune // that ends the text at hand, 0 if it is in none
	quoted bool // the text at hand has stood in quotes
}

// read takes in the i-th character. It says false if that is a sign without a name before it.
func (r *sumReader) read(chars []rune, i int) bool {
	c, folded := chars[i], runes.NarrowRune(chars[i])
	switch {
	case r.quote != 0 && c == r.quote:
		r.quote = 0
	case r.quote != 0:
		r.text.WriteRune(c)
	case closing[c] != 0 && r.empty() && !r.quoted:
		r.quote, r.quoted = closing[c], true
	case folded == '=' && equals(chars, i-1) && !equals(chars, i-2) && len(r.signs) > 0 && r.text.Len() == 0: // the second one of ==
	case !strings.ContainsRune("=+−", folded) && c != '\uff0d' && !(folded == '-' && spaced(chars, i)):
		r.text.WriteRune(c)
	case folded != '=' && len(r.signs) == 1 && r.lead == 0 && !r.quoted && r.empty():
		r.lead = folded
	default:
		return r.finish(folded)
	}
	return true
}

func (r *sumReader) empty() bool { return strings.TrimSpace(r.text.String()) == "" }

// finish ends a name at a sign, and says whether there is one.
func (r *sumReader) finish(sign rune) bool {
	text := strings.TrimSpace(r.text.String())
	r.text.Reset()
	r.quoted = false
	r.names, r.signs = append(r.names, text), append(r.signs, sign)
	return text != ""
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
