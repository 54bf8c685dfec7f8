package checker

import (
	"crossfoot/checker/prose"
	"crossfoot/checker/relation"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// Report is one run of the program; every format renders this and nothing else.
type Report struct {
	Version string
	Rules   []*Rule
	Files   []File
	Stale   []Accepted // that match no finding any more; nil if nothing had been accepted

	RulesFile string    // its path; "" if there is none
	Outcomes  []Outcome // of what it says, over all files
	Skipped   []string  // files that it says not to check

	Own    []string // files in a folder that crossfoot has written, which are not checked
	Passed []string // files in a folder of kinds that are not read, in which tables are handed in, too

	Relations bool   // every relation was asked for
	Apart     bool   // the files were not compared with each other
	Shard     *Shard // nil unless it is about a part of the files of a run
}

// Shard says which part of the files of a run a report is about, and what the reports of
// all parts must have in common to be put together.
type Shard struct {
	Part, Of int    // as in 1 of 4
	Files    int    // of the run
	Places   []int  // where the report's files stand among them, from 0
	Own      []int  // and those in the report's Own
	Whys     []int  // and, for each of Outcomes, the one that says why it did not apply; -1 for none
	Run      string // a digest of the files' names, and of how they are examined
	Rules    string // the SHA-256 of the rules file; "" if there is none
	Lang     string // of the messages
	Accepted bool   // findings were accepted by lists besides the rules file
}

// File is what was found in one file.
type File struct {
	Path      string
	SHA256    string
	Format    string
	AsText    bool           // it was to be read as running text, whatever it looks like
	Err       lang.Localized // why it could not be read; nil if it was
	Locked    bool           // it could not be read, and may be with its password
	Tables    []Table
	Findings  []Finding
	Relations []relation.Relation // only if they were asked for
	Undecided []relation.Relation // the first that cannot be decided; only if what is understood was asked for
	Doubtful  []sheets.Ref        // the totals of the first few of those, whether it was or not
	Counts    Counts
	Text      prose.Counts // what came of the figures in its text
	Unread    []Unread
	Notes     []lang.Message // on how it was read
	Outcomes  []Outcome      // of what a rules file says
}

// Table names one table of a file.
type Table struct {
	Sheet    string
	Range    string
	Title    string
	Total    string   // the line that totals the others: a column's letters or a row's number; "" if none
	Entities []string // the lines that it totals
	Heads    []int    // rows of the sheet that hold its heads
	Labels   []string // letters of the columns that name its rows
	Figures  int
	Checked  int

	Understood *Understood // only if it was asked for
}

// Unread is a part of a file that was not checked, and why.
type Unread struct {
	Sheet  string
	Range  string
	Reason lang.Message
}

// Counts says what was checked and what was not.
type Counts struct {
	Held, Rounding, Explained, Broken, Undetermined int // relations, by status
	Figures, Checked                                int // cells; checked are those in at least one decided relation
}

// Add sums two counts.
func (c Counts) Add(o Counts) Counts {
	return Counts{
		Held: c.Held + o.Held, Rounding: c.Rounding + o.Rounding, Explained: c.Explained + o.Explained,
		Broken: c.Broken + o.Broken, Undetermined: c.Undetermined + o.Undetermined,
		Figures: c.Figures + o.Figures, Checked: c.Checked + o.Checked,
	}
}

// Worst is the highest severity among the findings that count, and whether there
// is any.
func (r *Report) Worst() (worst Severity, any bool) {
	for _, f := range r.Files {
		for _, x := range f.Findings {
			if x.Confirmed == nil {
				worst, any = max(worst, x.Severity), true
			}
		}
	}
	return worst, any
}

// Verdict is so much of a file's record as the verdict on a run needs.
func (f *File) Verdict() File {
	left := File{Path: f.Path, Err: f.Err, Outcomes: f.Outcomes}
	if worst, found := (&Report{Files: []File{*f}}).Worst(); found {
		left.Findings = []Finding{{Severity: worst}}
	}
	return left
}

// Failed says whether any file could not be read.
func (r *Report) Failed() bool {
	for _, f := range r.Files {
		if f.Err != nil {
			return true
		}
	}
	return false
}
