package checker

import (
	"crossfoot/sheets/lang"
)

// Rule is one check. It is a value: it holds no state, so one Rule serves many
// workbooks at once. It looks at one workbook by itself (Run), or at all that were
// given together (Join); a workbook that was given alone is together with itself.
type Rule struct {
	ID       string   // kebab-case; stable, it stands in reports, flags and baselines
	Severity Severity // the usual one; a finding may differ
	Run      func(*Pass) error
	Join     func(*Joint) error

	// Says is what people read of it: what it says in a few words, and a document in
	// Markdown, the same text in both languages. Nobody asks for it of most rules.
	Says func() (title, doc lang.Text)
}

// Title is what it says, in a few words.
func (r *Rule) Title() lang.Text {
	title, _ := r.says()
	return title
}

// Doc is its document.
func (r *Rule) Doc() lang.Text {
	_, doc := r.says()
	return doc
}

func (r *Rule) says() (title, doc lang.Text) {
	if r.Says == nil {
		return title, doc
	}
	return r.Says()
}

// Saying is for a rule with these texts, of which the document may be empty.
func Saying(title, doc lang.Text) func() (title, doc lang.Text) {
	return func() (lang.Text, lang.Text) { return title, doc }
}
