package rules_test

import (
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"crossfoot/checker"
	"crossfoot/checker/accept"
	"crossfoot/checker/checktest"
	"crossfoot/rules"
	"crossfoot/sheets"
	"crossfoot/sheets/sheettest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// shifted is a workbook with rows and columns inserted before everything, and the
// formulas moved along.
func shifted(book *sheets.Book, rows, cols int) *sheets.Book {
	return edited(book, func(s *sheets.Sheet) {
		sheettest.EditCells(s, func(c *sheets.Cell) {
			c.Row, c.Col = c.Row+int32(rows), c.Col+int32(cols)
		})
		for i := range s.Merges {
			m := &s.Merges[i]
			m.Top, m.Bottom, m.Left, m.Right = m.Top+rows, m.Bottom+rows, m.Left+cols, m.Right+cols
		}
		formulas := map[[2]int32]sheets.Formula{}
		for at, f := range s.Formulas {
			moved := sheets.Formula{Text: f.String(), DRow: int32(rows), DCol: int32(cols)}
			if strings.Contains(moved.Text, "$") { // what is inserted moves fixed references, too
				moved = sheets.Formula{Text: reference.ReplaceAllStringFunc(moved.Text, func(word string) string {
					end := sheets.ParseEnd(word)
					end.Row, end.Col = end.Row+rows, end.Col+cols
					return end.String()
				})}
			}
			formulas[[2]int32{at[0] + int32(rows), at[1] + int32(cols)}] = moved
		}
		lines := map[int]sheets.Line{}
		for row, line := range s.Rows {
			lines[row+rows] = line
		}
		for i := range s.Cols {
			s.Cols[i].From, s.Cols[i].To = s.Cols[i].From+cols, s.Cols[i].To+cols
		}
		s.Formulas, s.Rows = formulas, lines
	})
}

// reference finds the cells that a formula names.
var reference = regexp.MustCompile(`\$?\b[A-Z]{1,3}\$?[0-9]+\b`)

// edited is a copy of a workbook with its sheets changed.
func edited(book *sheets.Book, change func(*sheets.Sheet)) *sheets.Book {
	out := *book
	out.Sheets = nil
	for _, s := range book.Sheets {
		c := *s
		c.Cells, c.Merges, c.Cols = sheets.Pack(s.Cells.List()...), slices.Clone(s.Merges), slices.Clone(s.Cols)
		change(&c)
		out.Sheets = append(out.Sheets, &c)
	}
	return &out
}

// renamed is a workbook under another name, or with other names for its sheets.
func renamed(book *sheets.Book, file string, sheet func(string) string) *sheets.Book {
	names := map[string]string{}
	for _, s := range book.Sheets {
		names[s.Name] = sheet(s.Name)
	}
	out := edited(book, func(s *sheets.Sheet) {
		formulas := map[[2]int32]sheets.Formula{}
		for at, f := range s.Formulas {
			text := f.String()
			for old, name := range names {
				text = strings.NewReplacer(sheets.SheetName(old)+"!", "\x00", "'"+old+"'!", "\x00").Replace(text)
				text = strings.ReplaceAll(text, "\x00", sheets.SheetName(name)+"!")
			}
			formulas[at] = sheets.Formula{Text: text}
		}
		s.Name, s.Formulas = names[s.Name], formulas
	})
	out.Name = file
	return out
}

// handling is what becomes of workbooks after their findings have been accepted.
var handling = map[string]func(i int, book *sheets.Book) *sheets.Book{
	"as they are":      func(_ int, book *sheets.Book) *sheets.Book { return book },
	"rows inserted":    func(_ int, book *sheets.Book) *sheets.Book { return shifted(book, 3, 0) },
	"columns inserted": func(_ int, book *sheets.Book) *sheets.Book { return shifted(book, 0, 2) },
	"another folder":   func(_ int, book *sheets.Book) *sheets.Book { c := *book; c.Name = "2026/" + book.Name; return &c },
	"files renamed": func(i int, book *sheets.Book) *sheets.Book {
		return renamed(book, "定稿"+strconv.Itoa(i), func(name string) string { return name })
	},
	"sheets renamed": func(_ int, book *sheets.Book) *sheets.Book {
		return renamed(book, book.Name, func(name string) string { return "Blatt " + name })
	},
	"everything at once": func(i int, book *sheets.Book) *sheets.Book {
		return renamed(shifted(book, 2, 1), strconv.Itoa(i)+".xlsx", func(name string) string { return "（" + name + "）" })
	},
}

// TestFindingsOfEveryRuleAreKnownAgain accepts what every fixture shows and looks for
// it after the workbooks have been handled.
func TestFindingsOfEveryRuleAreKnownAgain(t *testing.T) {
	paths, err := filepath.Glob("../fixtures/*/*.txtar")
	require.NoError(t, err)
	seen := map[string]bool{}
	for _, path := range paths {
		if filepath.Base(filepath.Dir(path)) == "scripts" {
			continue
		}
		f := checktest.Load(t, path)
		if len(f.Want) == 0 {
			continue
		}
		books := f.Books()
		before := &checker.Report{Files: checktest.CheckBooks(books, checker.Options{Rules: rules.All})}
		entries := acceptEverything(t, before, seen)
		for name, handle := range handling {
			t.Run(f.Name+" "+name, func(t *testing.T) {
				var after []*sheets.Book
				for i, book := range books {
					after = append(after, handle(i, book))
				}
				r := &checker.Report{Files: checktest.CheckBooks(after, checker.Options{Rules: rules.All})}
				assert.Empty(t, accept.Apply(r, entries))
				found := 0
				for _, file := range r.Files {
					found += len(file.Findings)
					for _, x := range file.Findings {
						assert.NotNil(t, x.Confirmed, "%s %s", x.Cell.Ref, x.Rule.ID)
					}
				}
				assert.Len(t, entries, found)
				if !strings.Contains(name, "renamed") && name != "everything at once" {
					assert.Equal(t, allIDs(before), allIDs(r))
				}
			})
		}
		t.Run(f.Name+" columns reordered", func(t *testing.T) { knownInAnotherOrder(t, before, entries, books) })
	}
	for _, r := range rules.All {
		assert.True(t, seen[r.ID], "no fixture shows %s", r.ID)
	}
}

func allIDs(r *checker.Report) (ids []string) {
	for _, f := range r.Files {
		for _, x := range f.Findings {
			ids = append(ids, x.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

// knownInAnotherOrder turns the columns of plain sheets around, all but the first, and
// asks that what is found in the same cells as before is known again. In another order
// a table may show other things as well.
func knownInAnotherOrder(t *testing.T, before *checker.Report, entries []accept.Entry, books []*sheets.Book) {
	var after []*sheets.Book
	for _, book := range books {
		after = append(after, edited(book, func(s *sheets.Sheet) {
			last := int32(0)
			for _, c := range s.Cells.All() {
				last = max(last, c.Col)
			}
			if len(s.Formulas)+len(s.Merges)+len(s.Cols) > 0 {
				return
			}
			sheettest.EditCells(s, func(c *sheets.Cell) {
				if c.Col > 1 {
					c.Col = last + 2 - c.Col
				}
			})
		}))
	}
	what := func(x *checker.Finding) string {
		texts := []string{x.Got, x.Want}
		for _, p := range x.Related {
			texts = append(texts, p.Text)
		}
		slices.Sort(texts)
		return strings.Join(append(texts, x.Rule.ID, x.Cell.Ref.Sheet, x.Cell.Name(), x.Cell.Entity, x.Cell.Text), "|")
	}
	r := &checker.Report{Files: checktest.CheckBooks(after, checker.Options{Rules: rules.All})}
	accept.Apply(r, entries)
	for i := range r.Files {
		was := map[string][]string{}
		for j := range before.Files[i].Findings {
			x := &before.Files[i].Findings[j]
			was[what(x)] = append(was[what(x)], x.ID)
		}
		for j := range r.Files[i].Findings {
			x := &r.Files[i].Findings[j]
			if ids := was[what(x)]; len(ids) > 0 {
				assert.NotNil(t, x.Confirmed, "%s %s", x.Cell.Ref, x.Rule.ID)
				assert.Contains(t, ids, x.ID)
			}
		}
	}
}

// acceptEverything accepts all findings of a report, and asks that each has an id of
// its own in its file. It notes the rules.
func acceptEverything(t *testing.T, r *checker.Report, seen map[string]bool) []accept.Entry {
	var all []*checker.Finding
	for i := range r.Files {
		ids := map[string]bool{}
		for j := range r.Files[i].Findings {
			x := &r.Files[i].Findings[j]
			assert.False(t, ids[x.ID], "%s %s", x.Rule.ID, x.ID)
			ids[x.ID], seen[x.Rule.ID] = true, true
			all = append(all, x)
		}
	}
	return accept.Add(nil, r, all, "n", "b", time.Unix(0, 0))
}
