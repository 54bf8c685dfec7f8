package accept_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"crossfoot/checker"
	"crossfoot/checker/accept"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

var mismatch = &checker.Rule{ID: "sum-mismatch"}

// file is one with a finding for each of the figures, all of them about one item.
func file(path, sheet string, figures ...string) checker.File {
	f := checker.File{Path: path, Tables: []checker.Table{{Sheet: sheet}}}
	for i, text := range figures {
		f.Findings = append(f.Findings, checker.Finding{
			Rule: mismatch,
			Cell: checker.Place{Ref: sheets.Ref{Sheet: sheet, Row: i + 2, Col: 4}, Text: text, Item: "小计", Entity: "合计"},
			Got:  text, Want: "1",
		})
	}
	checker.AssignIDs(f.Findings, path)
	for i := range f.Findings {
		f.Findings[i].Group = f.Findings[i].ID
	}
	return f
}

func reportOf(files ...checker.File) *checker.Report { return &checker.Report{Files: files} }

// confirmed are the figures of the findings that are confirmed; those that were
// confirmed with other figures have a star.
func confirmed(r *checker.Report) (out []string) {
	for _, f := range r.Files {
		for _, x := range f.Findings {
			switch {
			case x.Confirmed != nil:
				out = append(out, f.Path+" "+x.Got)
			case x.Outdated != nil:
				out = append(out, f.Path+" "+x.Got+"*")
			}
		}
	}
	return out
}

// Of findings that share an id but for its number, those are confirmed whose figures
// were, whatever comes between them.
func TestNamesakesAreToldApartByTheirFigures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.Permutation([]string{"2", "3", "4", "5", "6", "7"}).Draw(t, "figures")
		known := rapid.IntRange(0, len(all)).Draw(t, "known")
		entries := acceptAll(reportOf(file("a.xlsx", "s", all[:known]...)))
		r := reportOf(file("a.xlsx", "s", rapid.Permutation(all).Draw(t, "order")...))
		assert.Empty(t, accept.Apply(r, entries))
		is := map[string]bool{}
		for _, text := range confirmed(r) {
			is[text] = true
		}
		for i, text := range all {
			assert.Equal(t, i < known, is["a.xlsx "+text], text)
		}
	})
}

func TestMatching(t *testing.T) {
	unread := file("a.xlsx", "s")
	unread.Err = lang.New("no", "不")
	for name, c := range map[string]struct {
		before, after []checker.File
		want          []string
		stale         int
	}{
		"nothing changed":          {[]checker.File{file("a.xlsx", "s", "2")}, []checker.File{file("a.xlsx", "s", "2")}, []string{"a.xlsx 2"}, 0},
		"another figure":           {[]checker.File{file("a.xlsx", "s", "2")}, []checker.File{file("a.xlsx", "s", "3")}, []string{"a.xlsx 3*"}, 0},
		"one of two mended":        {[]checker.File{file("a.xlsx", "s", "2", "3")}, []checker.File{file("a.xlsx", "s", "3")}, []string{"a.xlsx 3"}, 1},
		"the file was not checked": {[]checker.File{file("a.xlsx", "s", "2")}, []checker.File{file("b.xlsx", "s", "3")}, nil, 0},
		"the file was not read":    {[]checker.File{file("a.xlsx", "s", "2")}, []checker.File{unread}, nil, 0},
		"renamed":                  {[]checker.File{file("a.xlsx", "s", "2")}, []checker.File{file("b.xlsx", "s", "2")}, []string{"b.xlsx 2"}, 0},
		"renamed, with namesakes":  {[]checker.File{file("a.xlsx", "s", "2", "2")}, []checker.File{file("b.xlsx", "s", "2", "2")}, []string{"b.xlsx 2", "b.xlsx 2"}, 0},
		"renamed or a copy":        {[]checker.File{file("a.xlsx", "s", "2")}, []checker.File{file("b.xlsx", "s", "2"), file("c.xlsx", "s", "2")}, nil, 0},
		"a copy":                   {[]checker.File{file("a.xlsx", "s", "2")}, []checker.File{file("a.xlsx", "s", "2"), file("b.xlsx", "s", "2")}, []string{"a.xlsx 2"}, 0},
		"a copy, the first mended": {[]checker.File{file("a.xlsx", "s", "2")}, []checker.File{file("a.xlsx", "s"), file("b.xlsx", "s", "2")}, nil, 1},
		"sheet renamed":            {[]checker.File{file("a.xlsx", "s", "2")}, []checker.File{file("a.xlsx", "t", "2")}, []string{"a.xlsx 2"}, 0},
		"sheet renamed, figure changed": {
			[]checker.File{file("a.xlsx", "s", "2")}, []checker.File{file("a.xlsx", "t", "3")}, nil, 1,
		},
		"one name in two folders": {
			[]checker.File{file("n/a.xlsx", "s", "2")}, []checker.File{file("n/a.xlsx", "s"), file("s/a.xlsx", "s", "2")}, nil, 1,
		},
		"one name in two folders, both accepted": {
			[]checker.File{file("n/a.xlsx", "s", "2"), file("s/a.xlsx", "s", "3")},
			[]checker.File{file("n/a.xlsx", "s", "2"), file("s/a.xlsx", "s", "3")},
			[]string{"n/a.xlsx 2", "s/a.xlsx 3"},
			0,
		},
		"another folder": {[]checker.File{file("n/a.xlsx", "s", "2")}, []checker.File{file(`C:\x\a.xlsx`, "s", "2")}, []string{`C:\x\a.xlsx 2`}, 0},
	} {
		r := reportOf(c.after...)
		stale := accept.Apply(r, acceptAll(reportOf(c.before...)))
		assert.Equal(t, c.want, confirmed(r), name)
		assert.Len(t, stale, c.stale, name)
	}
}

func TestEntriesByHand(t *testing.T) {
	id := file("a.xlsx", "s", "2").Findings[0].ID
	for name, c := range map[string]struct {
		entry accept.Entry
		want  []string
		stale int
	}{
		"an id alone":           {accept.Entry{ID: id}, []string{"in/a.xlsx 2"}, 0},
		"a wrong id":            {accept.Entry{ID: "0"}, nil, 1},
		"figures to read":       {accept.Entry{ID: id, Figures: "2 → 1"}, []string{"in/a.xlsx 2"}, 0},
		"other figures":         {accept.Entry{ID: id, Figures: "3 → 1"}, []string{"in/a.xlsx 2*"}, 0},
		"the rule and the item": {accept.Entry{Rule: "sum-mismatch", Item: "小 计"}, []string{"in/a.xlsx 2"}, 0},
		"with other figures":    {accept.Entry{Rule: "sum-mismatch", Entity: "合计", Figures: "3 → 1"}, []string{"in/a.xlsx 2*"}, 0},
		"another rule":          {accept.Entry{Rule: "blank-cell", Item: "小计"}, nil, 1},
		"another sheet":         {accept.Entry{Rule: "sum-mismatch", Item: "小计", Sheet: "t"}, nil, 1},
		"another file":          {accept.Entry{Rule: "sum-mismatch", Item: "小计", File: "b.xlsx"}, nil, 0},
		"names in place of id":  {accept.Entry{Rule: "sum-mismatch", File: "a.xlsx", Sheet: "s", Item: "小计", Entity: "合计"}, []string{"in/a.xlsx 2"}, 0},
	} {
		r := reportOf(file("in/a.xlsx", "s", "2"))
		assert.Len(t, accept.Apply(r, []accept.Entry{c.entry}), c.stale, name)
		assert.Equal(t, c.want, confirmed(r), name)
	}
	r := reportOf(file("a.xlsx", "s", "2"))
	twice := append(acceptAll(r), acceptAll(r)...)
	assert.Empty(t, accept.Apply(r, twice), "what stands in two lists is not of no use")
}

// An entry by hand that could be for several findings is for none, unless it has the
// figures of one, or its id with its number.
func TestEntriesByHandAreNeverForSeveral(t *testing.T) {
	r := reportOf(file("a.xlsx", "s", "2", "3"))
	hand := accept.Entry{Rule: "sum-mismatch", Item: "小计"}
	assert.Len(t, accept.Apply(r, []accept.Entry{hand}), 1)
	assert.Empty(t, confirmed(r))
	hand.Figures = "3 → 1"
	assert.Empty(t, accept.Apply(r, []accept.Entry{hand}))
	assert.Equal(t, []string{"a.xlsx 3"}, confirmed(r))
	assert.Empty(t, accept.Apply(r, []accept.Entry{{ID: r.Files[0].Findings[1].ID}}))
	assert.Equal(t, []string{"a.xlsx 3"}, confirmed(r))
}

func TestApplyForgetsWhatTheReportSaid(t *testing.T) {
	r := reportOf(file("a.xlsx", "s", "2"))
	accept.Apply(r, acceptAll(r))
	assert.NotEmpty(t, confirmed(r))
	accept.Apply(r, nil)
	assert.Empty(t, confirmed(r))
}

func TestAddReplaces(t *testing.T) {
	r := reportOf(file("b.xlsx", "s", "2", "3"))
	entries := acceptAll(r)
	again := accept.Add(entries, r, []*checker.Finding{&r.Files[0].Findings[1]}, "另一说明", "王", day)
	assert.Len(t, again, 2)
	assert.Equal(t, entries[0], again[0])
	assert.Equal(t, "另一说明", again[1].Note)

	// With other figures as well, and with a namesake before it.
	r = reportOf(file("b.xlsx", "s", "9", "2", "4"))
	accept.Apply(r, entries)
	assert.Equal(t, []string{"b.xlsx 9*", "b.xlsx 2"}, confirmed(r))
	again = accept.Add(entries, r, []*checker.Finding{&r.Files[0].Findings[0]}, "n", "b", day)
	assert.Len(t, again, 2)
	accept.Apply(r, again)
	assert.Equal(t, []string{"b.xlsx 9", "b.xlsx 2"}, confirmed(r))

	more := accept.Add(again, reportOf(file("a.xlsx", "s", "2")), nil, "n", "b", day)
	assert.Equal(t, again, more)
	a := reportOf(file("a.xlsx", "s", "2"))
	more = accept.Add(again, a, []*checker.Finding{&a.Files[0].Findings[0]}, "n", "b", day)
	assert.Equal(t, "a.xlsx", more[0].File, "sorted by file")
}

func TestSlipIsAcceptedAsAWhole(t *testing.T) {
	f := file("a.xlsx", "s", "2", "3", "4")
	f.Findings[1].Group = f.Findings[0].ID
	assert.Len(t, accept.Slip(&f, &f.Findings[0]), 2)
	assert.Len(t, accept.Slip(&f, &f.Findings[1]), 1)
	assert.Len(t, accept.Slip(&f, &f.Findings[2]), 1)
}

func TestFigures(t *testing.T) {
	place := func(text string) checker.Place { return checker.Place{Text: text} }
	x := checker.Finding{Cell: place("60"), Got: "60", Want: "61", Arithmetic: "27 + 34 = 61 ≠ 60", Related: []checker.Place{place("27"), place(""), place("34")}}
	assert.Regexp(t, `^27 \+ 34 = 61 ≠ 60 \[[0-9a-f]{8}\]$`, accept.Figures(&x))
	y := x
	y.Related, y.Arithmetic = []checker.Place{place("34"), place("27")}, "34 + 27 = 61 ≠ 60"
	digest := func(f *checker.Finding) string { s := accept.Figures(f); return s[len(s)-10:] }
	assert.Equal(t, digest(&x), digest(&y), "the order of the columns does not matter")
	y.Related = []checker.Place{place("33"), place("28")}
	assert.NotEqual(t, digest(&x), digest(&y))
	assert.Regexp(t, `^\[[0-9a-f]{8}\]$`, accept.Figures(&checker.Finding{}))
	assert.Regexp(t, `^→ 0 \[`, accept.Figures(&checker.Finding{Want: "0"}))
	long := checker.Finding{Cell: place(fmt.Sprintf("%01000d", 7))}
	assert.Less(t, len(accept.Figures(&long)), 80)
}
