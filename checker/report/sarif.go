package report

import (
	"fmt"
	"io"
	"net/url"
	"strings"

	"crossfoot/checker"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// fingerprintName is under what name SARIF has a finding's id. The number is that of
// the way in which ids are made; programs compare fingerprints of one name only.
const fingerprintName = "crossfoot/v1"

var sarifLevel = [...]string{checker.Info: "note", checker.Warning: "warning", checker.Error: "error"}

// The notifications, by their index in the driver's list.
const (
	unreadableFile = iota
	notChecked
	notApplied
)

// SARIF writes a report as SARIF 2.1.0, for code scanning and editors. The line of a
// region is the row of the cell; cells are named by logical locations. A finding that
// has been accepted is a result that is suppressed. There are no automationDetails:
// they would override the category under which a user uploads the file.
func SARIF(w io.Writer, r *checker.Report, o Options) error {
	fixWidths()
	s := sarif{words: words{Options{Lang: o.Lang}}, artifacts: map[string]int{}, rules: map[string]int{}}
	return writeJSON(w, sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{s.write(r)}})
}

// sarif puts a run together.
type sarif struct {
	words
	run       sarifRun
	artifacts map[string]int // index by URI
	rules     map[string]int // index by id
}

func (s *sarif) write(r *checker.Report) sarifRun {
	language := lang.New("en", "zh-CN").In(s.Lang)
	s.run = sarifRun{
		Tool: sarifTool{Driver: sarifDriver{
			Name: "crossfoot", Version: r.Version, Language: language, Rules: []sarifDescriptor{},
			Notifications: []sarifDescriptor{
				descriptor("unreadable-file", s.t("a file could not be read", "文件无法读取"), "error"),
				descriptor("not-checked", s.t("something was not checked", "有内容未检查"), "note"),
				descriptor("not-applied", s.t("the rules file says something of no table", "规则文件中有内容未能适用"), "warning"),
			},
		}},
		Language:    language,
		Invocations: []sarifInvocation{{Successful: !r.Failed(), Execution: []sarifNotification{}, Configuration: []sarifNotification{}}},
		Artifacts:   []sarifArtifact{},
		Results:     []sarifResult{},
	}
	for _, rule := range r.Rules {
		s.rule(rule)
	}
	for i := range r.Files {
		f := &r.Files[i]
		s.artifact(f)
		if why := s.unreadable(f); why != "" {
			s.notify(unreadableFile, "error", why, &sarifLocation{Physical: s.file(f.Path)})
		}
		for _, g := range s.gaps(f) {
			s.notify(notChecked, "note", g.reason, &sarifLocation{Physical: s.file(f.Path), Logical: g.logical()})
		}
	}
	for i := range r.Files {
		f := &r.Files[i]
		for _, x := range sorted(f) {
			s.run.Results = append(s.run.Results, s.result(f, x))
		}
	}
	if left := s.left(r, count(r), false); len(left) > 0 {
		s.notify(notChecked, "note", strings.Join(left, s.t("; ", "；")), nil)
	}
	for _, line := range s.apart(r) {
		s.notify(notChecked, "note", line.Label+s.t(": ", "：")+line.Text, nil)
	}
	for _, line := range s.idle(r) {
		s.notify(notApplied, "warning", line, nil)
	}
	return s.run
}

// artifact lists a file, if it is not listed yet.
func (s *sarif) artifact(f *checker.File) {
	uri := uriOf(f.Path)
	if _, known := s.artifacts[uri]; known {
		return
	}
	s.artifacts[uri] = len(s.run.Artifacts)
	a := sarifArtifact{Location: sarifArtifactLocation{URI: uri}, Roles: []string{"analysisTarget"}}
	if f.SHA256 != "" {
		a.Hashes = map[string]string{"sha-256": f.SHA256}
	}
	s.run.Artifacts = append(s.run.Artifacts, a)
}

// uriOf is a path as a URI reference: relative if the path is.
func uriOf(path string) string {
	path = slashed(path)
	switch {
	case len(path) > 2 && path[1] == ':' && path[2] == '/': // C:/in/plan.xlsx
		return (&url.URL{Scheme: "file", Path: "/" + path}).String()
	case strings.HasPrefix(path, "/"):
		return (&url.URL{Scheme: "file", Path: path}).String()
	}
	return (&url.URL{Path: path}).String()
}

func (s *sarif) file(path string) sarifPhysical {
	p := sarifPhysical{Artifact: sarifArtifactLocation{URI: uriOf(path)}}
	if i, known := s.artifacts[p.Artifact.URI]; known {
		p.Artifact.Index = &i
	}
	return p
}

// location is a place of a file, with what stands there. Code scanning shows no result
// without a line.
func (s *sarif) location(path string, p checker.Place) sarifLocation {
	l := sarifLocation{Physical: s.file(path), Logical: logical(p.Ref)}
	l.Physical.Region = &sarifRegion{StartLine: lineOf(p.Ref)}
	if p.Text != "" {
		l.Physical.Region.Snippet = &sarifText{Text: p.Text}
	}
	return l
}

// logical names a cell and its sheet, or a paragraph.
func logical(r sheets.Ref) []sarifLogicalLocation {
	var all []sarifLogicalLocation
	switch {
	case r.IsZero():
	case r.IsParagraph():
		all = append(all, sarifLogicalLocation{r.String(), address(r), "paragraph"})
	default:
		all = append(all, sarifLogicalLocation{r.String(), address(r), "cell"})
	}
	return append(all, logicalSheet(r.Sheet)...)
}

func logicalSheet(name string) []sarifLogicalLocation {
	if name == "" {
		return nil
	}
	return []sarifLogicalLocation{{clean(name), clean(sheets.SheetName(name)), "sheet"}}
}

func (g gap) logical() []sarifLogicalLocation {
	var all []sarifLogicalLocation
	if g.place != "" {
		all = append(all, sarifLogicalLocation{g.place, g.address(), "range"})
	}
	return append(all, logicalSheet(g.sheet)...)
}

// notify says something of the run; at may be nil.
func (s *sarif) notify(kind int, level, message string, at *sarifLocation) {
	n := sarifNotification{
		Descriptor: sarifReference{s.run.Tool.Driver.Notifications[kind].ID, kind},
		Level:      level, Message: plainText(message),
	}
	if at != nil {
		n.Locations = []sarifLocation{*at}
	}
	all := &s.run.Invocations[0].Execution
	if kind == notApplied {
		all = &s.run.Invocations[0].Configuration
	}
	*all = append(*all, n)
}

// plainText is a message. In SARIF a plain text may hold links, [text](target); what
// comes from a workbook makes none.
func plainText(s string) sarifText {
	return sarifText{Text: strings.ReplaceAll(s, "](", "] (")}
}

func (s *sarif) result(f *checker.File, x *checker.Finding) sarifResult {
	lines := s.lines(x)
	if len(lines) == 0 {
		lines = []string{s.title(x.Rule)}
	}
	result := sarifResult{
		RuleID: x.Rule.ID, RuleIndex: s.rule(x.Rule), Level: sarifLevel[x.Severity],
		Message:      plainText(strings.Join(lines, "\n")),
		Locations:    []sarifLocation{s.location(f.Path, x.Cell)},
		Related:      s.related(f, x),
		Fingerprints: map[string]string{fingerprintName: x.ID},
		Suppressions: []sarifSuppression{},
		Properties: sarifProperties{
			Item: x.Cell.Item, Entity: x.Cell.Entity, Got: x.Got, Want: x.Want, Difference: x.Difference, Group: x.Group,
		},
	}
	if x.Group == "" {
		result.Properties.Group = x.ID
	}
	if c := x.Confirmed; c != nil {
		result.Suppressions = append(result.Suppressions, sarifSuppression{"external", "accepted", s.word(c)})
	}
	return result
}

// related are the other cells of a finding and those that may be wrong, each with what
// it displays and what it would have to be.
func (s *sarif) related(f *checker.File, x *checker.Finding) []sarifLocation {
	var all []sarifLocation
	add := func(p checker.Place, message string) {
		path := f.Path
		if p.File != "" {
			path = p.File
		}
		l := s.location(path, p)
		text := plainText(message)
		l.ID, l.Message = len(all)+1, &text
		all = append(all, l)
	}
	for _, p := range x.Related {
		message := s.shown(p.Text)
		if about := about(p); about != "" {
			message = about + s.t(": ", "：") + message
		}
		add(p, message)
	}
	for _, suspect := range x.Suspects {
		message := fmt.Sprintf("%s → %s", s.shown(suspect.From), s.shown(suspect.To))
		if why := clean(suspect.Why.Text.In(s.Lang)); why != "" {
			message = s.t("%s (%s)", "%s（%s）", message, why)
		}
		add(suspect.Cell, s.t("may be wrong: ", "可能有误：")+message)
	}
	return all
}
