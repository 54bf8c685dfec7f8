package report

import (
	"slices"

	"crossfoot/checker"
	"crossfoot/checker/footing"
	"crossfoot/checker/prose"
	"crossfoot/checker/relation"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// Read takes a report in JSON or NDJSON back to what it was written from, so that every
// format can render it. Its messages are in the language that it was written in. Of the
// rules it has their ids only; the given ones complete them. What a report does not
// hold, the formulas and figures of a relation's pattern, is left out.
func Read(data []byte, rules []*checker.Rule) (*checker.Report, error) {
	d, err := parse(data)
	if err != nil {
		return nil, err
	}
	r := &reader{report: &checker.Report{
		Version: d.Tool.Version, Rules: rules, Stale: d.Stale, Own: d.Own, Passed: d.Passed, Relations: d.Relations != nil, Apart: d.Apart,
	}, files: map[string]int{}}
	for i := range d.Files {
		r.file(&d.Files[i])
	}
	r.called = called(r.report.Files)
	for i := range d.Findings {
		r.finding(&d.Findings[i])
	}
	for i := range d.Relations {
		r.relation(&d.Relations[i])
	}
	for i := range r.report.Files {
		checker.Order(r.report.Files[i].Findings)
	}
	r.rulesFile(d.RulesFile)
	r.shard(d.Shard)
	if r.fault != "" {
		return nil, &sheets.Error{
			Cause: lang.New("the report is damaged (%q)", "报告已损坏（%q）", r.fault),
			Do:    anew,
		}
	}
	return r.report, nil
}

// reader puts a report together.
type reader struct {
	report *checker.Report
	files  map[string]int    // by path
	called map[string]string // by path: what tells a file from the others
	fault  string            // what makes no sense in the report, if anything
}

// called are the names by which files that were read are told apart.
func called(files []checker.File) map[string]string {
	var paths []string
	for _, f := range files {
		if f.Err == nil {
			paths = append(paths, f.Path)
		}
	}
	out := map[string]string{}
	for i, name := range checker.TellApart(paths) {
		out[paths[i]] = name
	}
	return out
}

// said is a text that the report has in one language only.
func said(s string) lang.Message { return lang.Message{Text: lang.Text{EN: s, ZH: s}} }

func (r *reader) file(record *fileRecord) {
	f := checker.File{
		Path: record.Path, SHA256: record.SHA256, Format: record.Format, AsText: record.AsText, Locked: record.Locked,
		Counts: checker.Counts{
			Held: record.Relations.Held, Rounding: record.Relations.Rounding, Explained: record.Relations.Explained,
			Broken: record.Relations.Broken, Undetermined: record.Relations.Undetermined,
			Figures: record.Cells.Figures, Checked: record.Cells.Checked,
		},
	}
	if t := record.Text; t != nil {
		f.Text = prose.Counts{Claims: t.Figures, Agree: t.Agree, Differ: t.Differ}
	}
	f.Text.Paragraphs = record.Paragraphs
	if record.Error != nil {
		f.Err = said(*record.Error)
	}
	for _, t := range record.Tables {
		f.Tables = append(f.Tables, checker.Table{
			Sheet: t.Sheet, Range: t.Range, Title: t.Title, Total: t.Total, Entities: t.Entities,
			Heads: t.Heads, Labels: t.Labels, Figures: t.Cells.Figures, Checked: t.Cells.Checked,
		})
	}
	for _, u := range record.Unread {
		f.Unread = append(f.Unread, checker.Unread{Sheet: u.Sheet, Range: u.Range, Reason: said(u.Reason)})
	}
	for _, note := range record.Notes {
		f.Notes = append(f.Notes, said(note))
	}
	r.files[f.Path] = len(r.report.Files)
	r.report.Files = append(r.report.Files, f)
}

// of is the file that a record belongs to.
func (r *reader) of(path string) *checker.File {
	i, ok := r.files[path]
	if !ok {
		r.fault = path
		return &checker.File{}
	}
	return &r.report.Files[i]
}

func (r *reader) finding(record *findingRecord) {
	f := r.of(record.File)
	severity, known := checker.ParseSeverity(record.Severity)
	if !known {
		r.fault = record.Severity
	}
	x := checker.Finding{
		Rule: r.rule(record.Rule, severity), Severity: severity, Status: record.Status,
		ID: record.ID, Group: record.Group, Table: -1,
		Cell: checker.Place{
			Ref: r.ref(record.Cell.Sheet, record.Cell.Ref), Text: record.Cell.Text,
			Item: record.Cell.Item, Serial: record.Cell.Serial, Entity: record.Cell.Entity,
		},
		Got: record.Got, Want: record.Want, Difference: record.Difference, Arithmetic: record.Arithmetic,
		Message:   said(record.Message),
		Confirmed: record.Confirmed.confirmation(), Outdated: record.Outdated.confirmation(),
	}
	if t := record.Table; t != nil {
		if *t < 0 || *t >= len(f.Tables) {
			r.fault = record.ID
		}
		x.Table = *t
	}
	for _, p := range record.Related {
		x.Related = append(x.Related, checker.Place{
			File: p.File, Called: r.called[p.File], Ref: r.ref(p.Sheet, p.Ref), Text: p.Text, Item: p.Item, Entity: p.Entity,
		})
	}
	for _, s := range record.Suspects {
		x.Suspects = append(x.Suspects, checker.Suspect{
			Cell: checker.Place{Ref: r.ref(s.Cell.Sheet, s.Cell.Ref), Text: s.From}, From: s.From, To: s.To, Why: checker.ReasonNamed(s.Why),
		})
	}
	f.Findings = append(f.Findings, x)
}

// rule is the rule with an id; one that is not known has no title.
func (r *reader) rule(id string, s checker.Severity) *checker.Rule {
	if i := slices.IndexFunc(r.report.Rules, func(rule *checker.Rule) bool { return rule.ID == id }); i >= 0 {
		return r.report.Rules[i]
	}
	return &checker.Rule{ID: id, Severity: s}
}

func (r *reader) relation(record *relationRecord) {
	f := r.of(record.File)
	x := relation.Relation{
		Operator: record.Operator, Evidence: record.Evidence, Total: r.ref(record.Total.Sheet, record.Total.Ref),
		Claim: record.Claim, Item: record.Item,
	}
	var known bool
	if x.Status, known = footing.ParseStatus(record.Status); !known {
		r.fault = record.Status
	}
	for _, p := range record.Parts {
		x.Parts = append(x.Parts, relation.Term{Ref: r.ref(p.Sheet, p.Ref), Weight: p.Weight})
	}
	f.Relations = append(f.Relations, x)
}

// ref is the place that a report names.
func (r *reader) ref(sheet, name string) sheets.Ref {
	ref, ok := sheets.ParsePlace(name)
	if !ok {
		r.fault = name
	}
	ref.Sheet = sheet
	return ref
}
