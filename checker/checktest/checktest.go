// Package checktest runs rules over fixtures: tables that can be read without a
// spreadsheet, with what must be found written beside them.
//
// A fixture is a txtar file. Its comment says what it shows. Its section grid
// holds the sheet, a line for each row and " | " between cells; an empty line is
// an empty row. Spaces at the start of a line, and more than one behind a bar,
// indent the text that follows. The section want lists the findings, one a line,
// as in
//
//	D4: sum-mismatch error
//
// and nothing else may be found. The section relations lists sums that must be
// among those that hold: D4 = E4 + F4 - G4. The section unclaimed lists sums that
// must not be found, whether they hold or not; the word any there says that none
// at all may be. The section merges lists merged ranges, such as B3:C3. The section
// hidden names what is hidden: row 5, column C.
//
// A workbook of several sheets has a section grid NAME for each, and what is said of
// their cells names the sheet: 附表2!D4. Several files that are given together have a
// section file NAME before the sheets of each, and their cells are named with it, as
// in 定海.xlsx 附表2!D4. The sections merges and hidden belong to the sheet
// before them.
//
// The section text holds the text outside the tables of the workbook, or of the file
// before it, a paragraph a line; # before it makes it a heading, ## one of the second
// level. The section agree says how many figures of the text must agree with a table.
//
// The word typed in the section options makes a sheet with numbers and texts as
// in a workbook, where '60 is the text and =SUM(B2:B5) → 123 a formula with the
// value that the file stores for it; otherwise every cell is text, as in a CSV
// file.
package checktest

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"crossfoot/checker"
	"crossfoot/checker/relation"
	"crossfoot/sheets"
	"crossfoot/sheets/sheettest"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Fixture is one txtar file.
type Fixture struct {
	Name      string
	Grid      [][]string
	Want      []string
	Relations []string
	Unclaimed []string
	Merges    []sheets.Range
	Hidden    string // as sheettest.Hide reads it
	Typed     bool
	More      []Sheet                       // than the first, or all if they have names
	Texts     map[string][]sheets.Paragraph // by file, "" for the fixture's only one
	Agree     int                           // figures of the texts that must agree with a table, -1 if any number may
}

// Sheet is one sheet of a fixture that has several.
type Sheet struct {
	File   string // "" for the fixture's only one
	Name   string
	Grid   [][]string
	Merges []sheets.Range
	Hidden string
}

// Load reads a fixture.
func Load(t testing.TB, path string) Fixture {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	f := Fixture{Name: strings.TrimSuffix(filepath.Base(path), ".txtar"), Agree: -1}
	file := ""
	for _, section := range txtar.Parse(data).Files {
		lines := strings.Split(strings.TrimSuffix(string(section.Data), "\n"), "\n")
		kind, name, _ := strings.Cut(section.Name, " ")
		switch kind {
		case "file":
			file = name
		case "grid":
			if name == "" && file == "" {
				f.Grid = sheettest.Grid(lines...)
			} else {
				f.More = append(f.More, Sheet{File: file, Name: name, Grid: sheettest.Grid(lines...)})
			}
		case "text":
			if f.Texts == nil {
				f.Texts = map[string][]sheets.Paragraph{}
			}
			f.Texts[file] = paragraphs(filled(lines))
		case "want":
			f.Want = filled(lines)
		case "agree":
			f.Agree, err = strconv.Atoi(strings.TrimSpace(string(section.Data)))
			require.NoError(t, err, path)
		case "relations":
			f.Relations = filled(lines)
		case "unclaimed":
			f.Unclaimed = filled(lines)
		case "merges":
			merges, _ := f.last()
			for _, name := range filled(lines) {
				merge, ok := sheets.ParseRange(strings.TrimSpace(name))
				require.True(t, ok, "%s: no range: %s", path, name)
				*merges = append(*merges, merge)
			}
		case "hidden":
			_, hidden := f.last()
			*hidden = strings.Join(filled(lines), ", ")
			require.Empty(t, sheettest.Hide(&sheets.Sheet{}, *hidden), "%s: what is hidden?", path)
		case "options":
			f.Typed = slices.Contains(lines, "typed")
		default:
			require.Failf(t, "unknown section", "%s: %s", path, section.Name)
		}
	}
	return f
}

// last is what is merged and hidden in the sheet that was given last.
func (f *Fixture) last() (merges *[]sheets.Range, hidden *string) {
	if n := len(f.More); n > 0 {
		return &f.More[n-1].Merges, &f.More[n-1].Hidden
	}
	return &f.Merges, &f.Hidden
}

// paragraphs are the lines of a text; signs # before them say that they are headings.
func paragraphs(lines []string) (out []sheets.Paragraph) {
	for i, line := range lines {
		text := strings.TrimLeft(line, "#")
		out = append(out, sheets.Paragraph{Number: i + 1, Level: len(line) - len(text), Text: strings.TrimSpace(text)})
	}
	return out
}

func filled(lines []string) []string {
	return slices.DeleteFunc(lines, func(l string) bool { return strings.TrimSpace(l) == "" })
}

// Book is the fixture as a workbook, if it is one.
func (f Fixture) Book() *sheets.Book { return f.Books()[0] }

// Books is the fixture as workbooks.
func (f Fixture) Books() (books []*sheets.Book) {
	add := func(name string, grid [][]string, merges []sheets.Range, hidden string) *sheets.Sheet {
		sheet := sheettest.Sheet(name, grid, f.Typed)
		sheet.Merges = merges
		sheettest.Hide(sheet, hidden)
		return sheet
	}
	if f.Grid != nil {
		books = append(books, sheettest.Book(add(f.Name, f.Grid, f.Merges, f.Hidden)))
	}
	for _, more := range f.More {
		sheet := add(more.Name, more.Grid, more.Merges, more.Hidden)
		if n := len(books); n > 0 && (more.File == "" || books[n-1].Name == more.File) {
			books[n-1].Sheets = append(books[n-1].Sheets, sheet)
			continue
		}
		books = append(books, sheettest.Book(sheet))
		if more.File != "" {
			books[len(books)-1].Name = more.File
		}
	}
	for _, file := range slices.Sorted(maps.Keys(f.Texts)) {
		i := slices.IndexFunc(books, func(b *sheets.Book) bool { return file == "" || b.Name == file })
		if i < 0 {
			i = len(books)
			books = append(books, &sheets.Book{Name: file})
		}
		books[i].Prose = f.Texts[file]
	}
	return books
}

// where names a finding's cell as a fixture does.
func (f Fixture) where(file string, at sheets.Ref) string {
	switch {
	case len(f.More) == 0 && len(f.Texts) < 2:
		return at.String()
	case len(f.More) > 0 && f.More[len(f.More)-1].File == "":
		return at.Address()
	}
	return file + " " + at.Address()
}

// Run checks every fixture below a folder and compares what is found with what
// must be found.
func Run(t *testing.T, rules []*checker.Rule, folder string) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	require.NoError(t, err)
	require.NotEmpty(t, paths, "no fixtures in %s", folder)
	for _, path := range paths {
		f := Load(t, path)
		t.Run(f.Name, func(t *testing.T) { f.check(t, rules) })
	}
}

func (f Fixture) check(t *testing.T, rules []*checker.Rule) {
	found, held, claimed := []string(nil), map[string]bool{}, map[string]bool{}
	agree := 0
	for _, file := range CheckBooks(f.Books(), checker.Options{Rules: rules, Relations: true}) {
		require.Nil(t, file.Err)
		agree += file.Text.Agree
		for _, x := range file.Findings {
			found = append(found, fmt.Sprintf("%s: %s %s", f.where(file.Path, x.Cell.Ref), x.Rule.ID, x.Severity.Name()))
		}
		for _, r := range file.Relations {
			claimed[written(r.Total, r.Parts)] = true
			if r.Status <= relation.Rounding {
				held[written(r.Total, r.Parts)] = true
			}
		}
	}
	assert.ElementsMatch(t, f.Want, found)
	if f.Agree >= 0 {
		assert.Equal(t, f.Agree, agree, "figures of the text that agree with a table")
	}
	for _, r := range f.Relations {
		assert.True(t, held[sorted(r)], "%s is not among the relations that hold", r)
	}
	for _, r := range f.Unclaimed {
		if r == "any" {
			assert.Empty(t, claimed, "nothing here is meant to add up")
		} else {
			assert.False(t, claimed[sorted(r)], "%s is found, but not meant", r)
		}
	}
}

// CheckBooks checks workbooks that are given together.
func CheckBooks(books []*sheets.Book, o checker.Options) []checker.File {
	var examined []checker.Examined
	for _, book := range books {
		examined = append(examined, checker.ExamineBook(context.Background(), book, o))
	}
	return checker.Join(context.Background(), examined, o)
}

// written is a relation as an equation with everything on one side, so that
// C = B + D and D = C - B, which say the same, read the same.
func written(total sheets.Ref, parts []relation.Term) string {
	terms := map[string]int{total.String(): -1}
	for _, p := range parts {
		terms[p.Ref.String()] = p.Weight
	}
	return equation(terms)
}

// sorted is a fixture's line in the same form.
func sorted(line string) string {
	total, sum, _ := strings.Cut(strings.ReplaceAll(line, " ", ""), "=")
	terms := map[string]int{total: -1}
	for t := range strings.FieldsSeq(strings.NewReplacer("+", " +", "-", " -").Replace(sum)) {
		if name, minus := strings.CutPrefix(t, "-"); minus {
			terms[name] = -1
		} else {
			terms[strings.TrimPrefix(t, "+")] = 1
		}
	}
	return equation(terms)
}

func equation(terms map[string]int) string {
	refs := slices.Sorted(maps.Keys(terms))
	var b strings.Builder
	for _, ref := range refs {
		if terms[ref] == terms[refs[0]] {
			b.WriteString("+" + ref)
		} else {
			b.WriteString("-" + ref)
		}
	}
	return b.String()
}
