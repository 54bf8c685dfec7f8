package report

import (
	"io"

	"crossfoot/checker"
	"crossfoot/sheets"
)

// Schema names the JSON report and its version. Fields are only ever added to a
// version; a change of meaning takes a new one.
const Schema = "crossfoot/report/v1"

// The structs below are the contract, field by field and in its order.

type document struct {
	Schema    string           `json:"schema"`
	Tool      tool             `json:"tool"`
	RulesFile *rulesFileRecord `json:"rulesFile,omitempty"` // if one was used
	Own       []string         `json:"own,omitempty"`       // reports and marked copies in a folder, which were not checked
	Passed    []string         `json:"passed,omitempty"`    // files of other kinds in a folder, which were not read
	Apart     bool             `json:"apart,omitempty"`     // the files were not compared with each other
	Shard     *shardRecord     `json:"shard,omitempty"`     // if it is about a part of a run's files
	Summary   summary          `json:"summary"`
	Files     []fileRecord     `json:"files"`
	Findings  []findingRecord  `json:"findings"`
	Relations []relationRecord `json:"relations,omitzero"` // nil unless asked for

	Stale []checker.Accepted `json:"stale,omitzero"` // nil unless something had been accepted
}

type tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

type fileRecord struct {
	Path   string         `json:"path"`
	SHA256 string         `json:"sha256"`
	Format string         `json:"format"`
	AsText bool           `json:"asText,omitempty"` // it was given as running text
	Error  *string        `json:"error"`
	Locked bool           `json:"locked,omitempty"` // the error is that its password is missing or wrong
	Tables []tableRecord  `json:"tables"`
	Unread []unreadRecord `json:"unread"`
	Notes  []string       `json:"notes,omitempty"` // on how the file was read, if there is anything to say

	Relations relationCounts `json:"relations"`
	Cells     cellCounts     `json:"cells"`
	Text      *textCounts    `json:"text,omitempty"`

	Paragraphs int `json:"paragraphs,omitempty"` // of text, whether there are figures in it or not
}

type tableRecord struct {
	Sheet    string   `json:"sheet"`
	Range    string   `json:"range"`
	Title    string   `json:"title"`
	Total    string   `json:"total"`
	Entities []string `json:"entities"`
	Heads    []int    `json:"heads"`  // rows of the sheet
	Labels   []string `json:"labels"` // columns that name the rows

	Cells cellCounts `json:"cells"`
}

type unreadRecord struct {
	Sheet  string `json:"sheet"`
	Range  string `json:"range"`
	Reason string `json:"reason"`
}

type findingRecord struct {
	ID         string          `json:"id"`
	Group      string          `json:"group"`
	Rule       string          `json:"rule"`
	Severity   string          `json:"severity"`
	Status     string          `json:"status"`
	File       string          `json:"file"`
	Table      *int            `json:"table"` // null if the finding is about no table
	Cell       cellRecord      `json:"cell"`
	Related    []relatedRecord `json:"related"`
	Got        string          `json:"got"`
	Want       string          `json:"want"`
	Difference string          `json:"difference"`
	Arithmetic string          `json:"arithmetic"`
	Message    string          `json:"message"`
	Suspects   []suspectRecord `json:"suspects"`

	Confirmed *confirmationRecord `json:"confirmed,omitempty"` // if it has been accepted
	Outdated  *confirmationRecord `json:"outdated,omitempty"`  // if it has been accepted with other figures
}

type cellRecord struct {
	Sheet  string `json:"sheet"`
	Ref    string `json:"ref"`
	Text   string `json:"text"`
	Item   string `json:"item"`
	Serial string `json:"serial"` // the running number that item begins with
	Entity string `json:"entity"`
}

type relatedRecord struct {
	File   string `json:"file,omitempty"` // if it is another than the finding's
	Sheet  string `json:"sheet"`
	Ref    string `json:"ref"`
	Text   string `json:"text"`
	Item   string `json:"item"`
	Entity string `json:"entity"`
}

type refRecord struct {
	Sheet string `json:"sheet"`
	Ref   string `json:"ref"`
}

type suspectRecord struct {
	Cell refRecord `json:"cell"`
	From string    `json:"from"`
	To   string    `json:"to"`
	Why  string    `json:"why"`
}

// JSON writes the complete record of a run, version 1.
func JSON(w io.Writer, r *checker.Report, o Options) error {
	return writeJSON(w, record(r, o))
}

func record(r *checker.Report, o Options) document {
	d := document{
		Schema: Schema, RulesFile: recordRulesFile(r, o), Own: r.Own, Passed: r.Passed, Apart: r.Apart, Shard: recordShard(r.Shard),
		Tool:     tool{Name: "crossfoot", Version: r.Version},
		Summary:  recordSummary(count(r), r),
		Files:    make([]fileRecord, 0, len(r.Files)),
		Findings: []findingRecord{},
		Stale:    r.Stale,
	}
	if o.Relations {
		d.Relations = []relationRecord{}
	}
	for i := range r.Files {
		f := &r.Files[i]
		d.Files = append(d.Files, recordFile(f, o))
		d.Findings = append(d.Findings, recordFindings(f, o)...)
		if o.Relations {
			d.Relations = append(d.Relations, recordRelations(f)...)
		}
	}
	return d
}

func recordFindings(f *checker.File, o Options) []findingRecord {
	records := []findingRecord{}
	for _, x := range sorted(f) {
		records = append(records, recordFinding(f.Path, x, o))
	}
	return records
}

func recordRelations(f *checker.File) []relationRecord {
	records := []relationRecord{}
	for i := range f.Relations {
		records = append(records, recordRelation(f.Path, &f.Relations[i]))
	}
	return records
}

func recordFile(f *checker.File, o Options) fileRecord {
	record := fileRecord{
		Path: f.Path, SHA256: f.SHA256, Format: f.Format, AsText: f.AsText, Locked: f.Locked, Paragraphs: f.Text.Paragraphs,
		Tables: make([]tableRecord, 0, len(f.Tables)),
		Unread: make([]unreadRecord, 0, len(f.Unread)),

		Relations: recordCounts(f.Counts), Cells: cellsOf(f.Counts.Figures, f.Counts.Checked), Text: recordText(f.Text),
	}
	if f.Err != nil {
		text := f.Err.In(o.Lang)
		record.Error = &text
	}
	for _, t := range f.Tables {
		record.Tables = append(record.Tables, tableRecord{
			Sheet: t.Sheet, Range: t.Range, Title: t.Title, Total: t.Total,
			Entities: append([]string{}, t.Entities...),
			Heads:    append([]int{}, t.Heads...), Labels: append([]string{}, t.Labels...),
			Cells: cellsOf(t.Figures, t.Checked),
		})
	}
	for _, note := range f.Notes {
		record.Notes = append(record.Notes, note.In(o.Lang))
	}
	for _, u := range f.Unread {
		record.Unread = append(record.Unread, unreadRecord{Sheet: u.Sheet, Range: u.Range, Reason: u.Reason.In(o.Lang)})
	}
	return record
}

func recordFinding(path string, x *checker.Finding, o Options) findingRecord {
	record := findingRecord{
		ID: x.ID, Group: x.Group, Rule: x.Rule.ID, Severity: x.Severity.Name(), Status: x.Status,
		File: path,
		Cell: cellRecord{
			Sheet: x.Cell.Ref.Sheet, Ref: name(x.Cell.Ref),
			Text: x.Cell.Text, Item: x.Cell.Item, Serial: x.Cell.Serial, Entity: x.Cell.Entity,
		},
		Related: make([]relatedRecord, 0, len(x.Related)),
		Got:     x.Got, Want: x.Want, Difference: x.Difference, Arithmetic: x.Arithmetic,
		Message:  x.Message.In(o.Lang),
		Suspects: make([]suspectRecord, 0, len(x.Suspects)),

		Confirmed: recordConfirmation(x.Confirmed), Outdated: recordConfirmation(x.Outdated),
	}
	if x.Group == "" {
		record.Group = x.ID
	}
	if x.Table >= 0 {
		record.Table = &x.Table
	}
	for _, p := range x.Related {
		record.Related = append(record.Related, relatedRecord{File: p.File, Sheet: p.Ref.Sheet, Ref: name(p.Ref), Text: p.Text, Item: p.Item, Entity: p.Entity})
	}
	for _, s := range x.Suspects {
		record.Suspects = append(record.Suspects, suspectRecord{
			Cell: refOf(s.Cell.Ref), From: s.From, To: s.To, Why: s.Why.ID,
		})
	}
	return record
}

func refOf(r sheets.Ref) refRecord { return refRecord{Sheet: r.Sheet, Ref: name(r)} }

// name is a cell's A1 name, and nothing for a ref that names no cell.
func name(r sheets.Ref) string {
	if r.IsZero() {
		return ""
	}
	return r.String()
}
