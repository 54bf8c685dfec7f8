package checker

import (
	"crossfoot/sheets/lang"
)

// Rule is one check. It is a value: it holds no state, so one Rule serves many
// workbooks at once. It looks at one workbook by itself (Run), or at all that were
// given together (Join); a workbook that was given alone is together with itself.
type Rule struct {
	ID       string    // kebab-case; stable, it stands in reports, flags and baselines
	Title    lang.Text // what it says, in a few words
	Doc      lang.Text // Markdown for people, the same text in both languages
	Severity Severity  // the usual one; a finding may differ
	Run      func(*Pass) error
	Join     func(*Joint) error
}
