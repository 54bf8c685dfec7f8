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
// at all may be. The section merges lists merged ranges, such as B3:C3.
//
// The word typed in the section options makes a sheet with numbers and texts as
// in a workbook, where '60 is the text and =SUM(B2:B5) → 123 a formula with the
// value that the file stores for it; otherwise every cell is text, as in a CSV
// file.
package checktest

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
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
	Typed     bool
}

// Load reads a fixture.
func Load(t testing.TB, path string) Fixture {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	f := Fixture{Name: strings.TrimSuffix(filepath.Base(path), ".txtar")}
	for _, section := range txtar.Parse(data).Files {
		lines := strings.Split(strings.TrimSuffix(string(section.Data), "\n"), "\n")
		switch section.Name {
		case "grid":
			f.Grid = sheettest.Grid(lines...)
		case "want":
			f.Want = filled(lines)
		case "relations":
			f.Relations = filled(lines)
		case "unclaimed":
			f.Unclaimed = filled(lines)
		case "merges":
			for _, name := range filled(lines) {
				merge, ok := sheets.ParseRange(strings.TrimSpace(name))
				require.True(t, ok, "%s: no range: %s", path, name)
				f.Merges = append(f.Merges, merge)
			}
		case "options":
			f.Typed = slices.Contains(lines, "typed")
		default:
			require.Failf(t, "unknown section", "%s: %s", path, section.Name)
		}
	}
	return f
}

func filled(lines []string) []string {
	return slices.DeleteFunc(lines, func(l string) bool { return strings.TrimSpace(l) == "" })
}

// Book is the fixture as a workbook of one sheet.
func (f Fixture) Book() *sheets.Book {
	sheet := sheettest.Sheet(f.Name, f.Grid, f.Typed)
	sheet.Merges = f.Merges
	return sheettest.Book(sheet)
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
		t.Run(f.Name, func(t *testing.T) {
			file, err := checker.CheckBook(f.Book(), checker.Options{Rules: rules, Relations: true})
			require.NoError(t, err)
			var found []string
			for _, x := range file.Findings {
				found = append(found, fmt.Sprintf("%s: %s %s", x.Cell.Ref, x.Rule.ID, x.Severity.Name()))
			}
			assert.ElementsMatch(t, f.Want, found)
			held, claimed := map[string]bool{}, map[string]bool{}
			for _, r := range file.Relations {
				claimed[written(r.Total, r.Parts)] = true
				if r.Status <= relation.Rounding {
					held[written(r.Total, r.Parts)] = true
				}
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
		})
	}
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
	for _, t := range strings.Fields(strings.NewReplacer("+", " +", "-", " -").Replace(sum)) {
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
