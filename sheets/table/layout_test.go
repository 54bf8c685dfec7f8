package table_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/sheettest"
	"crossfoot/sheets/table"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// layout describes what Find makes of a sheet: a paragraph for each table, then
// the loose figures.
func layout(sheet *sheets.Sheet) string {
	var b bytes.Buffer
	tables, loose := sheettest.Find(sheet)
	for _, t := range tables {
		describe(&b, t)
	}
	for _, l := range loose {
		fmt.Fprintf(&b, "loose %s: %d\n", l.Range, l.Figures)
	}
	return b.String()
}

func describe(b *bytes.Buffer, t *table.Table) {
	fmt.Fprintf(b, "table %s heads %v", t.Range, t.HeadRows)
	if t.Title != "" {
		fmt.Fprintf(b, " title %q", t.Title)
	}
	if t.Unit != "" {
		fmt.Fprintf(b, " unit %q", t.Unit)
	}
	b.WriteByte('\n')
	for _, part := range []struct {
		name string
		cols []table.Column
	}{{"labels", t.Labels}, {"serials", t.Serials}, {"words", t.Words}, {"figures", t.Columns}} {
		for _, c := range part.cols {
			fmt.Fprintf(b, "%s %s %s\n", part.name, sheets.ColName(c.Col), c.Name())
		}
	}
	for r, row := range t.Rows {
		fmt.Fprintf(b, "%d", row.Row())
		if row.Gap {
			b.WriteString(" gap")
		}
		if row.Indent > 0 {
			fmt.Fprintf(b, " indent %d", row.Indent)
		}
		if row.Level > 0 {
			fmt.Fprintf(b, " level %d", row.Level)
		}
		if section := t.Section(r); section != "" {
			fmt.Fprintf(b, " in %s", section)
		}
		fmt.Fprintf(b, ": %s", t.Item(r))
		if row.Label != t.Item(r) {
			fmt.Fprintf(b, " [%s]", row.Label)
		}
		if len(t.Labels) > 1 {
			fmt.Fprintf(b, " <%s>", strings.Join(t.Path(r), " > "))
		}
		b.WriteString(" =")
		for c := range t.Columns {
			switch f := t.At(r, c); {
			case t.Covered(r, c):
				b.WriteString(" ^")
			case f.Kind == figure.Blank:
				b.WriteString(" _")
			default:
				b.WriteString(" " + f.String())
			}
		}
		b.WriteByte('\n')
	}
}

// Each file shows a structure that real sheets have, and how it must be read.
func TestLayout(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			sheet, want := load(t, path)
			assert.Equal(t, want, layout(sheet))
		})
	}
}

func load(t testing.TB, path string) (*sheets.Sheet, string) {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	archive := txtar.Parse(data)
	var grid [][]string
	var merges []sheets.Range
	typed, want := false, ""
	for _, f := range archive.Files {
		text := strings.TrimSuffix(string(f.Data), "\n")
		switch f.Name {
		case "grid", "typed":
			typed = f.Name == "typed"
			grid = sheettest.Grid(strings.Split(text, "\n")...)
			for _, row := range grid {
				for c := range row {
					row[c] = unescaper.Replace(row[c])
				}
			}
		case "merges":
			for name := range strings.FieldsSeq(text) {
				m, ok := sheets.ParseRange(name)
				require.True(t, ok, name)
				merges = append(merges, m)
			}
		case "want":
			want = string(f.Data)
		default:
			require.Failf(t, "unknown section", "%s: %s", path, f.Name)
		}
	}
	slices.SortFunc(merges, func(a, b sheets.Range) int {
		if a.Top != b.Top {
			return a.Top - b.Top
		}
		return a.Left - b.Left
	})
	sheet := sheettest.Sheet("sheet", grid, typed)
	sheet.Merges = merges
	return sheet, want
}

// unescaper knows what a cell cannot hold as it stands: \n is a line break, and ~
// a space that stays.
var unescaper = strings.NewReplacer(`\n`, "\n", "~", " ")
