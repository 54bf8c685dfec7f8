package html_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// TestStandsByItself looks at what every page must be: in a language, without
// anything from elsewhere, each link with its target and each id once.
func TestStandsByItself(t *testing.T) {
	r, o := check(t, fixture(t, "notice.xlsx"), fixture(t, "notice.docx"), fixture(t, "text/notice.md"),
		source{"wide.csv", wide(30, 36, 7)}, source{"broken.xlsx", "no workbook"}, hostile())
	for _, o.Lang = range languages {
		page := write(t, r, o)
		root := parse(t, page)
		assert.Equal(t, map[lang.Lang]string{lang.EN: "en", lang.ZH: "zh-CN"}[o.Lang], root.all("html")[0].attr("lang"))
		policy := root.all("meta")[1]
		assert.Equal(t, "Content-Security-Policy", policy.attr("http-equiv"))
		assert.True(t, strings.HasPrefix(policy.attr("content"), "default-src 'none'; style-src 'sha256-"))
		ids := make(map[string]int)
		for d := range root.Descendants() {
			if id := (node{d}).attr("id"); id != "" {
				ids[id]++
			}
		}
		for id, n := range ids {
			assert.Equal(t, 1, n, "id %s", id)
		}
		for _, a := range root.all("a") {
			target, here := strings.CutPrefix(a.attr("href"), "#")
			assert.True(t, here && ids[target] == 1, "the link %s", a.attr("href"))
			if tip := a.attr("aria-describedby"); tip != "" {
				assert.Equal(t, 1, ids[tip], tip)
			}
		}
		assert.Equal(t, page, write(t, r, o), "twice the same")
	}
}

// TestNotice follows a clerk from the finding to its cell, to those that may be wrong
// and back.
func TestNotice(t *testing.T) {
	r, o := check(t, fixture(t, "notice.xlsx"))
	o.Lang = lang.ZH
	root := parse(t, write(t, r, o))
	assert.Equal(t, "数据核对报告：notice.xlsx", root.all("title")[0].text())
	findings := root.all("table.findings")[0].all("tr")[1:]
	assert.Len(t, findings, len(r.Files[0].Findings))

	first := findings[0]
	said := first.text()
	for _, words := range []string{"[1]", "错误", "附表1!D53", "新建“环浙步道”", "合计不符", "27 + 34 = 61 ≠ 60", "请核对合计和各分项后改正", "F53 27", "G53 34"} {
		assert.Contains(t, said, words)
	}
	assert.Empty(t, first.all("td.note")[0].text(), "room to write")
	cell := root.byID(strings.TrimPrefix(first.all("td.place")[0].all("a")[0].attr("href"), "#"))
	assert.Equal(t, "td", cell.Data)
	assert.True(t, cell.has("own") && cell.has("error") && cell.has("doubt"), cell.attr("class"))
	assert.True(t, strings.HasPrefix(cell.text(), "60?[1]"), cell.text())
	back := cell.all("a")[0]
	assert.Equal(t, first.attr("id"), strings.TrimPrefix(back.attr("href"), "#"))
	assert.Contains(t, root.byID(back.attr("aria-describedby")).text(), "27 + 34 = 61 ≠ 60")
	for _, part := range first.all("p.related")[0].all("a") {
		assert.True(t, root.byID(strings.TrimPrefix(part.attr("href"), "#")).has("doubt"), "it may be wrong as well")
	}

	grids := root.all("table.grid")
	assert.Len(t, grids, 2)
	assert.Len(t, grids[0].all("tr"), 1+67-3+1, "the letters, and every row of the table")
	assert.Len(t, grids[0].all("thead")[0].all("tr"), 2, "the letters and the heads stand on every page")
	merged := ""
	for _, td := range grids[0].all("td") {
		if strings.HasPrefix(td.text(), "教育助学") {
			merged = td.attr("rowspan")
		}
	}
	assert.Equal(t, "10", merged)
	assert.Len(t, root.all("ul.notes")[0].all("li"), 5, "the arithmetic on paper")

	said = root.text()
	for _, words := range []string{"核对人", "复核人", "日期", "453 个数据中有 36 个不在任何合计中", "bfab010ef6839d30…", "共 327 个数据：", "已核对、未发现问题 288 个", "有问题待核对 3 个", "未核对 36 个"} {
		assert.Contains(t, said, words)
	}
}

// TestOneNumberForASlip marks a cell whose slip spoils its row and its column with one number and
// two notes.
func TestOneNumberForASlip(t *testing.T) {
	r, o := check(t, source{"a.csv", "Item,Total,North,South\nParks,412,205,207\nRoads,361,168,193\nSchools,530,297,324\nClinics,288,131,157\nBuses,199,84,115\nTotal,1790,794,996\n"})
	require.Len(t, r.Files[0].Findings, 2)
	cell := parse(t, write(t, r, o)).all("td.doubt")[0]
	require.Len(t, cell.all("a.ref"), 1)
	require.Len(t, cell.all("span.error"), 2)
}

// TestOtherFile follows a finding into another file.
func TestOtherFile(t *testing.T) {
	r, o := check(t, fixture(t, "notice.xlsx"), fixture(t, "notice.docx"))
	root := parse(t, write(t, r, o))
	links := 0
	for _, a := range root.all("a") {
		if strings.HasPrefix(a.text(), "notice.xlsx ") {
			assert.Equal(t, "td", root.byID(strings.TrimPrefix(a.attr("href"), "#")).Data)
			links++
		}
	}
	assert.Positive(t, links)
	assert.Contains(t, root.text(), "¶234", "a finding about the text names its paragraph")
}

// TestWithoutFile has the report only.
func TestWithoutFile(t *testing.T) {
	r, o := check(t, fixture(t, "notice.xlsx"))
	for source, why := range map[string]func(*checker.File) (*report.Source, error){
		"written without the file itself": nil,
		"it has changed since; check it anew": func(*checker.File) (*report.Source, error) {
			return nil, &sheets.Error{Cause: lang.New("it has changed since", "文件已改动"), Do: lang.New("check it anew", "请重新检查")}
		},
		"no such disk": func(*checker.File) (*report.Source, error) { return nil, errors.New("no such disk") },
	} {
		o.Source = why
		root := parse(t, write(t, r, o))
		assert.Empty(t, root.all("table.grid"))
		said := root.text()
		assert.Equal(t, 1, strings.Count(said, "The cells are not shown: "), "one sentence says why")
		assert.Contains(t, said, source)
		assert.Contains(t, said, "27 + 34 = 61 ≠ 60")
		assert.Contains(t, said, "327 figures:")
	}
}

// TestLargeTable shows of a long table what the findings are about.
func TestLargeTable(t *testing.T) {
	r, o := check(t, source{"long.csv", wide(20_000, 13, 7)})
	require.NotEmpty(t, r.Files[0].Findings)
	page := write(t, r, o)
	assert.Less(t, len(page), 200_000)
	root := parse(t, page)
	said := root.text()
	assert.Contains(t, said, "This table has 20001 rows and 15 columns. Shown are its heads and what stands around the marked cells")
	assert.Contains(t, said, "… rows 2 to 6 …", "before the slip in row 9")
	assert.Contains(t, said, "… rows 12 to 20001 …")
	assert.NotEmpty(t, root.all("td.own"))
}

// TestManyFindings has more findings than anybody reads: the most severe are shown, of
// whichever file, and each file says what is left out.
func TestManyFindings(t *testing.T) {
	r := &checker.Report{}
	rule := &checker.Rule{ID: "sum-mismatch", Says: checker.Saying(lang.Text{EN: "wrong", ZH: "不符"}, lang.Text{})}
	for file := range 3 {
		f := checker.File{Path: fmt.Sprint(file, ".csv"), Tables: []checker.Table{{Sheet: "s", Range: "A1:B900"}}}
		for i := range 600 {
			id := fmt.Sprint(i)
			x := checker.Finding{Rule: rule, ID: id, Group: id, Severity: checker.Info, Cell: checker.Place{Ref: sheets.Ref{Sheet: "s", Row: i + 1, Col: 2}}, Message: lang.New("look", "看")}
			if i >= 300+file*100 {
				x.Severity = checker.Error
			}
			f.Findings = append(f.Findings, x)
		}
		r.Files = append(r.Files, f)
	}
	root := parse(t, write(t, r, report.Options{}))
	assert.Len(t, root.all("tr.error"), 300+200+100, "none of these is left out")
	assert.Len(t, root.all("tr.info"), 400)
	left := 0
	for _, p := range root.all("p.left") {
		if m := regexp.MustCompile(`^… and (\d+) more that are neither listed nor marked here`).FindStringSubmatch(p.text()); m != nil {
			n, err := strconv.Atoi(m[1])
			require.NoError(t, err)
			left += n
		}
	}
	assert.Equal(t, 3*600-1000, left)
}

// TestGolden fixes what a report without its file looks like, findings of all kinds and
// accepted ones among them.
func TestGolden(t *testing.T) {
	for _, name := range []string{"sample.en", "sample.zh", "accepted.en"} {
		data, err := os.ReadFile("../testdata/" + name + ".json")
		require.NoError(t, err)
		r, err := report.Read(data, nil)
		require.NoError(t, err)
		l, _ := lang.Parse(name[len(name)-2:])
		page := write(t, r, report.Options{Lang: l})
		// The style and its hash are to read where they are written.
		page = regexp.MustCompile(`(?s)<style>.*</style>`).ReplaceAllString(page, "<style>…</style>")
		page = regexp.MustCompile(`sha256-.*?&#39;`).ReplaceAllString(page, "sha256-…&#39;")
		path := filepath.Join("testdata", name+".html")
		if *update {
			require.NoError(t, os.MkdirAll("testdata", 0o755))
			require.NoError(t, os.WriteFile(path, []byte(page), 0o644))
		}
		want, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.Equal(t, string(want), page)
	}
}

// TestPunctuation holds the layout's own Chinese to full-width punctuation.
func TestPunctuation(t *testing.T) {
	layout, err := os.ReadFile("page.tmpl")
	require.NoError(t, err)
	texts := regexp.MustCompile(`T "[^"]*" "([^"]*)"`).FindAllStringSubmatch(string(layout), -1)
	assert.Greater(t, len(texts), 30)
	for _, text := range texts {
		assert.NotRegexp(t, `\p{Han}[,:;()]|[,:;()]\p{Han}`, text[1])
	}
}

// TestGridAsInSheet lays out a sheet with all that a sheet can have: merges in its heads
// and its rows, hidden lines, line breaks, a total that is accepted and a suspect.
func TestGridAsInSheet(t *testing.T) {
	s := &sheets.Sheet{
		Name: "2026",
		Cells: sheets.Pack(
			sheets.Cell{Row: 1, Col: 1, Raw: "Works"},
			sheets.Cell{Row: 2, Col: 1, Raw: "Item"},
			sheets.Cell{Row: 2, Col: 2, Raw: "Total\nkm"},
			sheets.Cell{Row: 2, Col: 3, Raw: "By district"},
			sheets.Cell{Row: 3, Col: 3, Raw: "North"},
			sheets.Cell{Row: 3, Col: 4, Raw: "South"},
			sheets.Cell{Row: 4, Col: 1, Raw: "Paths"},
			sheets.Cell{Row: 4, Col: 2, Raw: "60", Kind: sheets.Number},
			sheets.Cell{Row: 4, Col: 3, Raw: "27"},
			sheets.Cell{Row: 4, Col: 4, Raw: "34"},
			sheets.Cell{Row: 5, Col: 2, Raw: "8"},
			sheets.Cell{Row: 5, Col: 3, Raw: "4"},
			sheets.Cell{Row: 5, Col: 4, Raw: "5"},
		),
		Merges: []sheets.Range{{Top: 2, Left: 1, Bottom: 3, Right: 1}, {Top: 2, Left: 2, Bottom: 3, Right: 2}, {Top: 2, Left: 3, Bottom: 2, Right: 4}, {Top: 4, Left: 1, Bottom: 5, Right: 1}},
		Rows:   map[int]sheets.Line{5: {Hidden: true}},
		Cols:   []sheets.ColSpan{{From: 4, To: 4, Line: sheets.Line{Hidden: true}}},
	}
	place := func(row, col int, text string) checker.Place {
		return checker.Place{Ref: sheets.Ref{Sheet: "2026", Row: row, Col: col}, Text: text}
	}
	rule := &checker.Rule{ID: "sum-mismatch", Says: checker.Saying(lang.Text{EN: "wrong", ZH: "不符"}, lang.Text{})}
	r := &checker.Report{Files: []checker.File{{
		Path:   "a.xlsx",
		Tables: []checker.Table{{Sheet: "2026", Range: "A2:D5", Heads: []int{2, 3}, Labels: []string{"A"}, Figures: 6, Checked: 6}},
		Findings: []checker.Finding{
			{
				Rule: rule, Severity: checker.Error, Status: "broken", ID: "1", Cell: place(4, 2, "60"), Arithmetic: "27 + 34 = 61 ≠ 60",
				Related: []checker.Place{place(4, 3, "27"), place(4, 4, "34")}, Suspects: []checker.Suspect{{Cell: place(4, 3, "27"), From: "27", To: "26"}},
			},
			{
				Rule: rule, Severity: checker.Warning, Status: "broken", ID: "2", Cell: place(5, 2, "8"), Arithmetic: "4 + 5 = 9 ≠ 8",
				Confirmed: &checker.Confirmation{Note: "The border counts once.", By: "Li", Date: "2026-11-20"},
			},
			{Rule: rule, Severity: checker.Info, ID: "3", Cell: place(5, 1, ""), Message: lang.New("in a cell that another covers", "在被合并的单元格中")},
		},
	}}}
	book := &sheets.Book{Sheets: []*sheets.Sheet{s}}
	root := parse(t, write(t, r, report.Options{Source: func(*checker.File) (*report.Source, error) { return &report.Source{Book: book}, nil }}))
	var got []string
	for _, tr := range root.all("table.grid")[0].all("tr") {
		var cells []string
		for c := range tr.ChildNodes() {
			e := node{c}
			said, _, _ := strings.Cut(e.text(), "[1] ") // what is said beside the cell
			said, _, _ = strings.Cut(said, "[2] ")
			said, _, _ = strings.Cut(said, "[3] ")
			for _, name := range []string{"class", "colspan", "rowspan"} {
				if value := e.attr(name); value != "" {
					said += " " + name + "=" + value
				}
			}
			cells = append(cells, said)
		}
		got = append(got, strings.Join(cells, " | "))
	}
	assert.Equal(t, []string{
		" class=corner | A | B | C | D hidden class=hidden",
		"2 | Item rowspan=2 | Total km rowspan=2 | By district colspan=2",
		"3 | North | South",
		"4 | Paths[2] class=info own rowspan=2 | 60[1] class=n error own | 27?[1] class=n error doubt | 34 class=n part",
		"5 hidden class=hidden | 8[3] class=n confirmed own | 4 class=n | 5 class=n",
	}, got)
	rows := root.all("table.findings")[0].all("tr")
	assert.Equal(t, "The border counts once. (Li, 2026-11-20)", rows[3].all("td.note")[0].text())
	assert.Equal(t, "confirmed", rows[3].attr("class"))
	assert.Contains(t, root.text(), "6 figures: 5 checked, nothing found 1 with findings 0 in no sum")
}

// TestManyTables has more than a page can hold: those with findings come first.
func TestManyTables(t *testing.T) {
	var sources []source
	for i := range 60 {
		slip := none
		if i == 59 {
			slip = 7
		}
		sources = append(sources, source{fmt.Sprint(i, ".csv"), wide(180, 30, slip)})
	}
	r, o := check(t, sources...)
	page := write(t, r, o)
	assert.Less(t, len(page), 8_000_000)
	root := parse(t, page)
	assert.Contains(t, root.text(), "this table is not shown, as the report would become too long")
	tables := root.all("div.table")
	assert.NotEmpty(t, tables[len(tables)-1].all("td.own"), "the last one has the slip")
}
