package report

import (
	"slices"
	"strings"
	"unicode"

	"crossfoot/checker"
	"crossfoot/sheets/lang"
)

// rule lists a rule, if it is not listed yet, and says where.
func (s *sarif) rule(r *checker.Rule) int {
	if i, known := s.rules[r.ID]; known {
		return i
	}
	d := descriptor(r.ID, s.title(r), sarifLevel[r.Severity])
	doc := r.Doc()
	if full := firstParagraph(doc.In(s.Lang)); full != "" {
		d.Full.Text = full
	}
	docs := []string{doc.EN, doc.ZH}
	if s.Lang == lang.ZH {
		slices.Reverse(docs)
	}
	docs = slices.DeleteFunc(docs, func(doc string) bool { return doc == "" })
	if help := strings.Join(docs, "\n"); help != "" {
		d.Help = sarifText{Text: help, Markdown: help}
	}
	rules := &s.run.Tool.Driver.Rules
	s.rules[r.ID] = len(*rules)
	*rules = append(*rules, d)
	return len(*rules) - 1
}

// descriptor describes a rule or a notification by its title alone. GitHub wants all of
// the texts, and a name that is no more than the id is none.
func descriptor(id, title, level string) sarifDescriptor {
	text := sarifText{Text: title}
	d := sarifDescriptor{ID: id, Name: pascal(id), Short: text, Full: text, Help: text, Default: sarifConfiguration{level}}
	if strings.EqualFold(d.Name, id) {
		d.Name = ""
	}
	return d
}

// pascal is a rule's id as SARIF asks for a name: sum-mismatch is SumMismatch.
func pascal(id string) string {
	var b strings.Builder
	upper := true
	for _, r := range id {
		if r == '-' {
			upper = true
			continue
		}
		if upper {
			r = unicode.ToUpper(r)
		}
		upper = false
		b.WriteRune(r)
	}
	return b.String()
}

// firstParagraph is the first paragraph of a Markdown document that is no heading, in
// one line.
func firstParagraph(doc string) string {
	for paragraph := range strings.SplitSeq(doc, "\n\n") {
		if paragraph = strings.TrimSpace(paragraph); paragraph != "" && !strings.HasPrefix(paragraph, "#") {
			return strings.Join(strings.Fields(paragraph), " ")
		}
	}
	return ""
}
