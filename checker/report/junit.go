package report

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"unicode"

	"crossfoot/checker"
	"crossfoot/sheets"
)

// The structs below are the JUnit format as Ant began it and Jenkins and GitLab read it,
// with the elements and attributes of junit-10.xsd of Jenkins' xUnit plugin, which refuses
// a file with any other.

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	File     string      `xml:"file,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Time     string      `xml:"time,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string     `xml:"name,attr"`
	Class   string     `xml:"classname,attr"`
	Time    string     `xml:"time,attr"`
	Skipped *junitSaid `xml:"skipped"`
	Error   *junitSaid `xml:"error"`
	Failure *junitSaid `xml:"failure"`
	Out     string     `xml:"system-out,omitempty"`
}

type junitSaid struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

// JUnit writes a report as test results, for the test pages of CI systems. A file is a
// suite. An error is a failed test; a warning or an info is a passed one that says so in
// its name and its output, as the run does not fail by it; a finding that has been
// accepted, and a part that was not checked, is a skipped one with the reason; a table in
// which nothing was found is a passed one. A file that could not be read is an error.
// Characters that XML cannot hold are written as U+FFFD.
func JUnit(w io.Writer, r *checker.Report, o Options) error {
	fixWidths()
	j := junit{words: words{Options{Lang: o.Lang}}, used: map[[2]string]bool{}}
	all := junitSuites{Name: "crossfoot"}
	suites := make([]junitSuite, 0, len(r.Files)+len(r.Passed))
	for i := range r.Files {
		suites = append(suites, j.suite(&r.Files[i]))
	}
	for _, path := range r.Passed {
		s := newSuite(path)
		j.add(&s, j.t("not checked", "未检查"), junitCase{Skipped: j.skipped(j.otherKind())})
		suites = append(suites, s)
	}
	for _, suite := range suites {
		all.Tests += suite.Tests
		all.Failures += suite.Failures
		all.Errors += suite.Errors
	}
	all.Suites = suites
	doc, err := xml.MarshalIndent(all, "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s%s\n", xml.Header, inertXML(doc))
	return err
}

type junit struct {
	words
	used map[[2]string]bool // classes and names, by which GitLab knows a test
}

// newSuite is that of a file, without tests.
func newSuite(path string) junitSuite {
	path = xmlText(slashed(clean(path)))
	return junitSuite{Name: path, File: path, Time: "0"}
}

// add puts a test into a suite.
func (j *junit) add(s *junitSuite, name string, c junitCase) {
	// Jenkins takes what stands before a dot for the name of a package.
	c.Class, c.Time = strings.ReplaceAll(s.Name, ".", "_"), "0"
	name = xmlText(name)
	c.Name = name
	for n := 2; j.used[[2]string{c.Class, c.Name}]; n++ {
		c.Name = fmt.Sprintf("%s (%d)", name, n)
	}
	j.used[[2]string{c.Class, c.Name}] = true
	s.count(c)
	s.Cases = append(s.Cases, c)
}

func (j *junit) suite(f *checker.File) junitSuite {
	s := newSuite(f.Path)
	add := func(name string, c junitCase) { j.add(&s, name, c) }
	if why := j.unreadable(f); why != "" {
		add(j.t("could not be read", "无法读取"), junitCase{Error: &junitSaid{"unreadable-file", why, why}})
		return s
	}
	wrong := map[int]bool{} // tables in which something is
	for _, x := range sorted(f) {
		if x.Confirmed == nil {
			wrong[x.Table] = true
		}
		add(x.Severity.In(j.Lang)+" "+j.headline(x), j.finding(x))
	}
	for i := range f.Tables {
		switch t := &f.Tables[i]; {
		case wrong[i]:
		case t.Checked == 0:
			add(j.table(t), junitCase{Skipped: j.skipped(j.t("no sums found: its figures were not checked", "没有找到合计关系，其中的数据未检查"))})
		default:
			add(j.table(t), junitCase{})
		}
	}
	for _, g := range j.gaps(f) {
		at := g.address()
		if at == "" && len(f.Tables) > 0 {
			continue // its tables have said it
		}
		name := j.t("not checked", "未检查")
		if at != "" {
			name += j.t(": ", "：") + at
		}
		add(name, junitCase{Skipped: j.skipped(g.reason)})
	}
	if len(s.Cases) == 0 { // a text that agrees with the tables of other files
		add(j.t("nothing wrong found", "未发现问题"), junitCase{})
	}
	return s
}

// finding is a finding as the outcome of a test.
func (j *junit) finding(x *checker.Finding) junitCase {
	text := strings.Join(j.lines(x), "\n")
	switch {
	case x.Confirmed != nil:
		return junitCase{Skipped: &junitSaid{"confirmed", j.t("confirmed: ", "已核实：") + j.word(x.Confirmed), text}}
	case x.Severity == checker.Error:
		return junitCase{Failure: &junitSaid{clean(x.Rule.ID), cmp.Or(j.says(x), j.title(x.Rule)), text}}
	}
	return junitCase{Out: text}
}

func (j *junit) skipped(why string) *junitSaid {
	return &junitSaid{Type: "not-checked", Message: why}
}

// table names a table.
func (j *junit) table(t *checker.Table) string {
	return Clean(sheets.SheetName(t.Sheet) + "!" + t.Range + " " + t.Title)
}

func (s *junitSuite) count(c junitCase) {
	s.Tests++
	switch {
	case c.Failure != nil:
		s.Failures++
	case c.Error != nil:
		s.Errors++
	case c.Skipped != nil:
		s.Skipped++
	}
}

// xmlText is a text without the characters that XML 1.0 cannot hold (section 2.2). The
// encoder does the same to every text, but names must differ after it.
func xmlText(s string) string {
	return strings.Map(func(r rune) rune {
		if r == 0xFFFE || r == 0xFFFF {
			return unicode.ReplacementChar
		}
		return r
	}, clean(s))
}
