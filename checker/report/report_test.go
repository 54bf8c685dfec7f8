package report_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

var update = flag.Bool("update", false, "write what comes out to the golden files")

func write(t *testing.T, format report.Format, r *checker.Report, o report.Options) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, format(&out, r, o))
	return out.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

func TestTextGolden(t *testing.T) {
	list := clear()
	for i := range 25 {
		x := trail()
		x.ID = fmt.Sprint(i)
		x.Group = x.ID
		x.Cell.Ref.Row += i
		list.Files[0].Findings = append(list.Files[0].Findings, x)
	}
	list.Files[0].Findings[3].Group = "0"
	none := &checker.Report{Files: []checker.File{
		{Path: "words.xlsx"},
		{Path: "rates.csv", Tables: []checker.Table{{Sheet: "rates"}}, Counts: checker.Counts{Figures: 12}},
	}}
	reports := map[string]*checker.Report{"sample": sample(), "accepted": accepted(), "clear": clear(), "list": list, "none": none}
	for name, r := range reports {
		for _, l := range []lang.Lang{lang.EN, lang.ZH} {
			t.Run(name+"."+l.Name(), func(t *testing.T) {
				golden(t, name+"."+l.Name()+".txt", write(t, report.Text, r, report.Options{Lang: l}))
			})
		}
	}
	golden(t, "color.txt", write(t, report.Text, sample(), report.Options{Color: true}))
	golden(t, "narrow.txt", write(t, report.Text, sample(), report.Options{Width: 40}))
}

// TestTextOfVeryMuch keeps a report readable that has more to say than anyone
// would read: it lists, and says how much it leaves out.
func TestTextOfVeryMuch(t *testing.T) {
	one := clear()
	for i := range 5000 {
		x := trail()
		x.ID, x.Group = fmt.Sprint(i), ""
		x.Cell.Ref.Row = i + 1
		one.Files[0].Findings = append(one.Files[0].Findings, x)
	}
	out := write(t, report.Text, one, report.Options{})
	assert.Less(t, strings.Count(out, "\n"), 120)
	assert.Contains(t, out, "… and 4900 more; use --format json")
	assert.Contains(t, out, "found: 5000 errors")

	many := &checker.Report{}
	for i := range 1000 {
		f := clear().Files[0]
		f.Path = fmt.Sprintf("%d.xlsx", i)
		switch i % 4 {
		case 1:
			f.Findings = []checker.Finding{trail()}
		case 2:
			f.Unread = sample().Files[0].Unread
		case 3:
			f.Counts = checker.Counts{Figures: 3}
		}
		many.Files = append(many.Files, f)
	}
	out = write(t, report.Text, many, report.Options{})
	lines := strings.Split(out, "\n")
	assert.Equal(t, []string{
		"5.xlsx: 1 error",
		"  error  附表1!D53  sum-mismatch  27 + 34 = 61 ≠ 60  37 新建“环浙步道”2500公…",
		"",
		"6.xlsx: not checked: '附表 3'!A1:F9 a chart, not a table",
		"7.xlsx: no sums found: its figures were not checked",
		"",
	}, lines[6:12])
	assert.Equal(t, 1, strings.Count(out, "crossfoot explain"))
}

// TestNothingFoundButMuchUndecided does not call a table right that was hardly
// checked.
func TestNothingFoundButMuchUndecided(t *testing.T) {
	r := clear()
	assert.Contains(t, write(t, report.Text, r, report.Options{}), "nothing wrong found: ")
	r.Files[0].Counts.Undetermined = 20
	out := write(t, report.Text, r, report.Options{})
	assert.NotContains(t, out, "nothing wrong")
	assert.Contains(t, out, "not checked: 20 sums left undecided")
	r.Files[0].Doubtful = []sheets.Ref{{Sheet: "a", Row: 3, Col: 2}, {Sheet: "b", Row: 4, Col: 1}}
	assert.Contains(t, write(t, report.Text, r, report.Options{}), "not checked: 20 sums left undecided (a!B3, b!A4 …)")
	r.Files[0].Counts.Undetermined = 2
	r.Files = append(r.Files, r.Files[0])
	assert.Contains(t, write(t, report.Text, r, report.Options{Lang: lang.ZH}), "4 个合计不能判断（")
}

// TestSuspects words what may be wrong by how much there is to say.
func TestSuspects(t *testing.T) {
	x := trail()
	report1 := func() string {
		return write(t, report.Text, &checker.Report{Files: []checker.File{{Path: "a", Findings: []checker.Finding{x}}}}, report.Options{})
	}
	assert.Contains(t, report1(), "one of these: F53 27 → 26 or G53 34 → 33 (one digit is wrong)\n")
	x.Suspects[0].Why, x.Suspects[1].Why = checker.ReasonNamed("exchanged"), checker.ReasonNamed("exchanged")
	assert.Contains(t, report1(), "most likely: F53 27 → 26 and G53 34 → 33 (exchanged with each other)\n")
	x.Suspects[0].Why = oneDigit
	x.Suspects[1].Why = checker.Reason{ID: "swapped", Text: lang.Text{EN: "two digits swapped", ZH: "数字颠倒"}}
	assert.Contains(t, report1(), "  one of these:\n    F53  27  →  26  one digit is wrong\n    G53  34  →  33  two digits swapped\n")
	for range 10 {
		x.Suspects = append(x.Suspects, x.Suspects[0])
	}
	assert.Contains(t, report1(), "    … and 4 more\n")
	x.Suspects = x.Suspects[:1]
	assert.Contains(t, report1(), "  most likely: F53 27 → 26 (one digit is wrong)\n")
}

// TestExcerptLeavesOutWhatIsNothing shows the parts that are added up, and a
// blank only if it may be the one that is wrong.
func TestExcerptLeavesOutWhatIsNothing(t *testing.T) {
	x := trail()
	for i, text := range []string{"/", "", "0", "-", "0.00", " "} {
		x.Related = append(x.Related, place(53, 8+i, text, "岱山县"))
	}
	x.Suspects = append(x.Suspects, checker.Suspect{Cell: place(53, 13, " ", ""), To: "1"})
	out := write(t, report.Text, &checker.Report{Files: []checker.File{{Path: "a", Findings: []checker.Finding{x}}}}, report.Options{})
	assert.Regexp(t, `\n +D53 +F53 +G53 +M53\n`, out)
}

func TestTextSaysNothingOfFilesThatCouldNotBeRead(t *testing.T) {
	r := &checker.Report{Files: []checker.File{{Path: "x", Err: lang.New("no", "不")}}}
	assert.Empty(t, write(t, report.Text, r, report.Options{}))
	assert.Equal(t, "x: no\n", write(t, report.Text, r, report.Options{Apart: true}), "where the command's own words are not seen")
	assert.Equal(t, "x：不\n", write(t, report.Text, r, report.Options{Apart: true, Lang: lang.ZH}))
	assert.Empty(t, write(t, report.Text, r, report.Options{Apart: true, Quiet: true}), "which is for findings only")
}

// TestTextKeepsEscapesFromTheTerminal puts what a terminal would obey into every
// text that can come from a workbook.
func TestTextKeepsEscapesFromTheTerminal(t *testing.T) {
	const evil = "\x1b]0;owned\x07\x1b[2J\u009b31m\u202e\r\nnext\xff"
	spot := checker.Place{Ref: sheets.Ref{Sheet: "s" + evil, Row: 1, Col: 1}, Text: evil, Item: evil, Entity: evil}
	other := spot
	other.Ref.Col = 2
	x := trail()
	x.Cell, x.Related = spot, []checker.Place{other}
	x.Arithmetic, x.Message = evil, lang.New("%s", "%s", evil)
	x.Suspects = []checker.Suspect{{Cell: other, From: evil, To: evil, Why: oneDigit}}
	r := &checker.Report{Files: []checker.File{{
		Path: evil, Findings: []checker.Finding{x},
		Tables: []checker.Table{{Sheet: spot.Ref.Sheet, Title: evil}},
		Unread: []checker.Unread{{Sheet: evil, Range: evil, Reason: lang.New("%s", "%s", evil)}},
	}}}
	check := func(out string) {
		for _, bad := range []string{"\x1b", "\x07", "\u009b", "\u202e", "\r", "\nnext", "\xff"} {
			assert.NotContains(t, out, bad)
		}
		assert.Contains(t, out, "owned")
	}
	check(write(t, report.Text, r, report.Options{}))
	for range 30 {
		r.Files[0].Findings = append(r.Files[0].Findings, x)
	}
	check(write(t, report.Text, r, report.Options{}))
}

func TestJSONGolden(t *testing.T) {
	golden(t, "sample.en.json", write(t, report.JSON, sample(), report.Options{Relations: true}))
	golden(t, "accepted.en.json", write(t, report.JSON, accepted(), report.Options{}))
	golden(t, "sample.zh.json", write(t, report.JSON, sample(), report.Options{Lang: lang.ZH}))
}

// TestJSONHasEveryFieldOfTheContract compares the report's fields, in their
// order, with those of the contract's example.
func TestJSONHasEveryFieldOfTheContract(t *testing.T) {
	want := strings.Fields(`
		schema tool tool.name tool.version
		summary summary.files summary.tables summary.error summary.warning summary.info
		summary.confirmed summary.stale
		summary.relations summary.relations.held summary.relations.rounding summary.relations.explained
		summary.relations.broken summary.relations.undetermined
		summary.cells summary.cells.figures summary.cells.checked summary.cells.unchecked
		files files.path files.sha256 files.format files.error
		files.tables files.tables.sheet files.tables.range files.tables.title files.tables.total files.tables.entities
		files.tables.heads files.tables.labels files.tables.cells files.tables.cells.figures files.tables.cells.checked files.tables.cells.unchecked
		files.unread files.unread.sheet files.unread.range files.unread.reason
		files.relations files.relations.held files.relations.rounding files.relations.explained
		files.relations.broken files.relations.undetermined
		files.cells files.cells.figures files.cells.checked files.cells.unchecked
		findings findings.id findings.group findings.rule findings.severity findings.status findings.file findings.table
		findings.cell findings.cell.sheet findings.cell.ref findings.cell.text findings.cell.item findings.cell.serial findings.cell.entity
		findings.related findings.related.sheet findings.related.ref findings.related.text findings.related.item findings.related.entity
		findings.got findings.want findings.difference findings.arithmetic findings.message
		findings.suspects findings.suspects.cell findings.suspects.cell.sheet findings.suspects.cell.ref
		findings.suspects.from findings.suspects.to findings.suspects.why
		findings.confirmed findings.confirmed.note findings.confirmed.by findings.confirmed.date findings.confirmed.figures
		findings.outdated findings.outdated.note findings.outdated.by findings.outdated.date findings.outdated.figures
		relations relations.file relations.operator relations.status relations.evidence
		relations.total relations.total.sheet relations.total.ref
		relations.parts relations.parts.sheet relations.parts.ref relations.parts.weight
		relations.claim relations.item
		stale stale.id stale.rule stale.file stale.sheet stale.item stale.entity stale.figures stale.note stale.by stale.date stale.source`)
	r := accepted()
	r.Files = r.Files[:1]
	r.Files[0].Tables = r.Files[0].Tables[:1]
	x := trail()
	x.Confirmed, x.Outdated = &checker.Confirmation{}, &checker.Confirmation{} // never both, but both are fields
	r.Files[0].Findings = []checker.Finding{x}
	assert.Equal(t, want, fields(write(t, report.JSON, r, report.Options{Relations: true})))
}

// fields are the paths of a document's fields in their order, once each.
func fields(doc string) []string {
	d := json.NewDecoder(strings.NewReader(doc))
	var paths, open []string // open: the field that each open object or array is the value of
	seen := map[string]bool{}
	key, inObject := "", []bool{}
	wantKey := func() bool { return len(inObject) > 0 && inObject[len(inObject)-1] && key == "" }
	for {
		token, err := d.Token()
		if err != nil {
			return paths
		}
		switch v := token.(type) {
		case json.Delim:
			if v == '{' || v == '[' {
				open, inObject, key = append(open, key), append(inObject, v == '{'), ""
				continue
			}
			open, inObject, key = open[:len(open)-1], inObject[:len(inObject)-1], ""
		case string:
			if !wantKey() {
				key = ""
				continue
			}
			key = v
			path := strings.Join(append(append([]string{}, nonEmpty(open)...), v), ".")
			if !seen[path] {
				seen[path] = true
				paths = append(paths, path)
			}
		default:
			key = ""
		}
	}
}

func nonEmpty(all []string) []string {
	var some []string
	for _, s := range all {
		if s != "" {
			some = append(some, s)
		}
	}
	return some
}

func TestJSONOfNothingHasNoNulls(t *testing.T) {
	for _, r := range []*checker.Report{{}, {Files: []checker.File{{Path: "a"}}}, {Files: []checker.File{{
		Findings: []checker.Finding{{Rule: mismatch}}, Relations: sample().Files[0].Relations, Tables: []checker.Table{{}},
	}}}} {
		out := write(t, report.JSON, r, report.Options{Relations: true})
		assert.Equal(t, strings.Count(out, `"error": null`), strings.Count(out, "null"), out)
		assert.Contains(t, out, `"relations": [`)
		assert.True(t, strings.HasSuffix(out, "}\n"))
	}
}

func TestJSONListsRelationsOnlyWhenAsked(t *testing.T) {
	assert.NotContains(t, write(t, report.JSON, sample(), report.Options{}), "operator")
}

func TestJSONKeepsTexts(t *testing.T) {
	x := trail()
	x.Arithmetic = "1 < 2 & 3 > 2"
	r := &checker.Report{Files: []checker.File{{Findings: []checker.Finding{x}}}}
	out := write(t, report.JSON, r, report.Options{})
	assert.Contains(t, out, `"1 < 2 & 3 > 2"`)
	assert.Contains(t, out, "环浙步道")
}

// TestOrder checks that a report does not depend on the order in which the
// rules found things.
func TestOrder(t *testing.T) {
	forward, backward := sample(), sample()
	found := backward.Files[0].Findings
	for i, j := 0, len(found)-1; i < j; i, j = i+1, j-1 {
		found[i], found[j] = found[j], found[i]
	}
	for _, f := range report.Formats {
		assert.Equal(t, write(t, f.Write, forward, report.Options{}), write(t, f.Write, backward, report.Options{}), f.Name)
	}
}

type full struct{}

var errFull = errors.New("disk full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriteErrorsAreReturned(t *testing.T) {
	for _, f := range report.Formats {
		assert.ErrorIs(t, f.Write(full{}, sample(), report.Options{}), errFull, f.Name)
	}
}
