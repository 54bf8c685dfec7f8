package decoders_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/fixtures/office"
	"crossfoot/fixtures/seeds"
	"crossfoot/sheets"
)

// TestOffice has LibreOffice write workbooks anew, in every format that it writes and we
// read: cell by cell they say what they said before. LibreOffice computes formulas, so
// that one without a value has one now; it keeps 15 digits of a number, writes a truth as a
// formula, =TRUE(), and shows dates as its own language has them. A web page has no rows
// and no sheets that are hidden.
func TestOffice(t *testing.T) {
	dir := t.TempDir()
	before := []string{filepath.Join(dir, "small.xlsx"), filepath.Join(dir, "notice.xlsx")}
	require.NoError(t, os.WriteFile(before[0], seeds.Files(t)["small.xlsx"], 0o600))
	notice, err := os.ReadFile("../../fixtures/notice.xlsx")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(before[1], notice, 0o600))
	for ext, same := range map[string]func(t *testing.T, was, is *sheets.Book){
		"xlsx": sameStored,
		"html": sameShown,
		// The last sign says that all sheets are to be the first one; 76 is UTF-8.
		"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false": func(t *testing.T, was, is *sheets.Book) {
			first := *was
			first.Sheets = was.Sheets[:1]
			first.Sheets[0].Merges = nil
			sameShown(t, &first, is)
		},
	} {
		after := office.Convert(t, ext, "", before...)
		for i := range before {
			t.Run(filepath.Base(after[i]), func(t *testing.T) { same(t, open(t, before[i]), open(t, after[i])) })
		}
	}
}

func open(t *testing.T, path string) *sheets.Book {
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	book, err := read(t, path, data)
	require.NoError(t, err)
	return book
}

// sameStored holds the sheets of two workbooks against each other by what they store.
func sameStored(t *testing.T, was, is *sheets.Book) {
	stored := func(b *sheets.Book, s *sheets.Sheet, c sheets.Cell) string {
		f := s.Formulas[[2]int32{c.Row, c.Col}]
		text := fmt.Sprint(c.Kind, " ", c.Raw)
		if c.Kind == sheets.Number {
			text = fmt.Sprint(c.Kind, " ", rounded(c.Raw))
		}
		switch {
		case c.Kind == sheets.Bool:
			return text
		case c.Formula:
			text = ""
		}
		style := b.Style(c)
		return fmt.Sprintf("%s =%s %d %v %v", text, f.String(), style.Decimals, style.Percent, style.Date)
	}
	require.Len(t, is.Sheets, len(was.Sheets))
	for i, s := range was.Sheets {
		other := is.Sheets[i]
		assert.Equal(t, s.Name, other.Name)
		assert.Equal(t, s.State, other.State)
		sameCells(t, s, other, func(c sheets.Cell) string { return stored(was, s, c) }, func(c sheets.Cell) string { return stored(is, other, c) })
	}
}

// sameShown does so by what the cells display.
func sameShown(t *testing.T, was, is *sheets.Book) {
	var visible []*sheets.Sheet
	for _, s := range was.Sheets {
		if s.State == sheets.Visible {
			visible = append(visible, s)
		}
	}
	require.Len(t, is.Sheets, len(visible))
	for i, s := range visible {
		if is.Format == "html" {
			s = withoutHidden(s)
		}
		differs := map[[2]int32]bool{}
		for _, c := range s.Cells.All() {
			text := c.Kind == sheets.Text || c.Kind == sheets.Number
			differs[[2]int32{c.Row, c.Col}] = !text || c.Formula
		}
		shown := func(b *sheets.Book) func(c sheets.Cell) string {
			return func(c sheets.Cell) string {
				if differs[[2]int32{c.Row, c.Col}] {
					return "in its own way"
				}
				return rounded(b.Text(c))
			}
		}
		sameCells(t, s, is.Sheets[i], shown(was), shown(is))
	}
}

// withoutHidden is a sheet as if its hidden rows had been deleted.
func withoutHidden(s *sheets.Sheet) *sheets.Sheet {
	out := *s
	out.Cells = sheets.Cells{}
	for _, c := range s.Cells.All() {
		above := 0
		for row, line := range s.Rows {
			if line.Hidden && row < int(c.Row) {
				above++
			}
		}
		if !s.Rows[int(c.Row)].Hidden {
			c.Row -= int32(above)
			out.Cells.Add(c)
		}
	}
	return &out
}

func sameCells(t *testing.T, was, is *sheets.Sheet, before, after func(sheets.Cell) string) {
	list := func(s *sheets.Sheet, said func(sheets.Cell) string) (all []string) {
		for _, c := range s.Cells.All() {
			all = append(all, fmt.Sprintf("%s %s", sheets.Ref{Row: int(c.Row), Col: int(c.Col)}, said(c)))
		}
		return append(all, fmt.Sprint(s.Merges))
	}
	assert.Equal(t, list(was, before), list(is, after))
}

// rounded is a number with the 15 digits that a spreadsheet program keeps; any other
// text as it is.
func rounded(text string) string {
	d, err := decimal.NewFromString(strings.TrimSpace(text))
	if err != nil {
		return text
	}
	return d.Round(int32(15-d.NumDigits()) - d.Exponent()).String()
}
