package html

import (
	"html/template"
	"path"
	"strings"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/sheets/lang"
)

// document is what the layout is filled with. Its texts are not escaped: the template
// does that.
type document struct {
	report.Phrases

	Lang    string // as HTML names it
	Style   template.CSS
	Policy  string
	Version string
	Title   string

	Summary   []report.Line
	Coverage  *bar
	RulesFile string
	Came      []string // of the rules file
	Idle      []string // what in it did not apply

	Files     []*file
	Alone     bool // there is one file
	FilesLeft int  // files that are not listed
	Any       bool // there are findings, accepted ones too
	Open      bool // some of them count
	Unchecked bool // something was not checked
	Tables    bool // there are tables
	Grids     bool // some table is shown
	Wide      bool // and some must be printed across the sheet; then all are

	Stale     []string
	StaleLeft int

	Severities []severity // as the legend has them
}

// severity is one as the page marks it, and as it calls it.
type severity struct{ Class, Label string }

// file is one file of the report.
type file struct {
	ID     string
	Path   string
	Format string
	Hash   string
	Error  string // why it could not be read
	Counts string // what was found in it, in numbers

	Findings []*finding
	Left     int // findings that are not shown

	Notes      []string // on how it was read
	Unread     []string
	UnreadLeft int
	Doubt      string

	Tables []*table
	NoGrid string // why its tables are not shown; "" if they are
}

// The lists of a page end somewhere; each says how much it leaves out.
const (
	filesMost  = 1000 // files that are listed
	unreadMost = 50   // parts of a file that were not read
	staleMost  = 200
	hashShown  = 16 // digits of a file's SHA-256
)

func newDocument(r *checker.Report, o report.Options) *document {
	b := newBuilder(r, o)
	d := &document{
		Phrases: b.Phrases, Lang: "en", Style: template.CSS(style), Policy: policy(), Version: report.Clean(r.Version),
		Summary: b.Summary(r), RulesFile: report.Clean(r.RulesFile), Alone: len(r.Files) == 1,
	}
	if o.Lang == lang.ZH {
		d.Lang = "zh-CN"
	}
	for _, s := range []checker.Severity{checker.Error, checker.Warning, checker.Info} {
		d.Severities = append(d.Severities, severity{s.Name(), s.In(o.Lang)})
	}
	d.Title = b.T("%d files", "%d 个文件", len(r.Files))
	if d.Alone {
		d.Title = report.Clean(path.Base(strings.ReplaceAll(r.Files[0].Path, `\`, "/")))
	}
	if r.RulesFile != "" {
		d.Came, d.Idle = b.RulesFile(r)
	}
	b.files(d)
	d.Coverage = b.whole()
	for i, e := range r.Stale {
		if i == staleMost {
			d.StaleLeft = len(r.Stale) - i
			break
		}
		d.Stale = append(d.Stale, b.T("%s: %s", "%s：%s", report.Clean(e.Source), b.Accepted(e)))
	}
	return d
}

// files lays out the files: first their tables, as the findings link to the cells
// that are shown.
func (b *builder) files(d *document) {
	for i := range b.report.Files {
		from := &b.report.Files[i]
		if i >= filesMost && len(b.shown[i]) == 0 && from.Err == nil {
			d.FilesLeft++
			continue
		}
		f := &file{
			ID: anchor("file", i+1), Path: report.Clean(from.Path), Format: report.Clean(from.Format), Hash: report.Clean(from.SHA256),
			Left: b.rest[i], Doubt: b.Doubt(from), Counts: b.counts(from), Notes: b.Notes(from),
		}
		if len(f.Hash) > hashShown {
			f.Hash = f.Hash[:hashShown] + "…"
		}
		if from.Err != nil {
			f.Error, f.Doubt = report.Clean(from.Err.In(b.lang)), ""
		}
		for j, u := range from.Unread {
			if j == unreadMost {
				f.UnreadLeft = len(from.Unread) - j
				break
			}
			f.Unread = append(f.Unread, b.Unread(u))
		}
		b.tables(i, f)
		d.Files = append(d.Files, f)
		d.Unchecked = d.Unchecked || f.Error != "" || f.Doubt != "" || len(f.Unread) > 0
		for _, t := range f.Tables {
			d.Tables, d.Grids, d.Wide = true, d.Grids || len(t.Parts) > 0, d.Wide || t.Shape != ""
		}
	}
	listed := 0
	for i := range b.report.Files {
		if i >= filesMost && len(b.shown[i]) == 0 && b.report.Files[i].Err == nil {
			continue
		}
		f := d.Files[listed]
		listed++
		for _, e := range b.shown[i] {
			f.Findings = append(f.Findings, b.finding(e))
			d.Any, d.Open = true, d.Open || e.Confirmed == nil
		}
		d.Any, d.Open = d.Any || f.Left > 0, d.Open || f.Left > 0
	}
}

// counts says how many findings of each severity a file has.
func (b *builder) counts(f *checker.File) string {
	var n [checker.Error + 1]int
	confirmed := 0
	for i := range f.Findings {
		if x := &f.Findings[i]; x.Confirmed != nil {
			confirmed++
		} else {
			n[x.Severity]++
		}
	}
	var parts []string
	for s := checker.Error; ; s-- {
		if n[s] > 0 {
			name := s.Name()
			if n[s] > 1 && s != checker.Info { // which has no plural
				name += "s"
			}
			parts = append(parts, b.T("%d %s", "%[2]s %[1]d", n[s], lang.Text{EN: name, ZH: s.In(lang.ZH)}))
		}
		if s == checker.Info {
			break
		}
	}
	if confirmed > 0 {
		parts = append(parts, b.T("%d confirmed", "已核实 %d", confirmed))
	}
	return b.Join(parts)
}
