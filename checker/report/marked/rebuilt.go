package marked

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"crossfoot/sheets"
	"crossfoot/sheets/annotate"
	"crossfoot/sheets/namesake"
)

// rebuilt is a workbook with the tables of a file that is none, a sheet for each.
func (c *copying) rebuilt() (data []byte, err error) {
	f := excelize.NewFile()
	defer func() {
		if closeErr := f.Close(); err == nil {
			err = closeErr
		}
	}()
	const first = "Sheet1" // that every new workbook has
	taken := map[string]bool{}
	for i, s := range c.book.Sheets {
		name := free(s.Name, i+1, taken)
		c.names[s.Name] = name
		if i == 0 {
			err = f.SetSheetName(first, name)
		} else {
			_, err = f.NewSheet(name)
		}
		if err == nil {
			err = c.grid(f, name, s)
		}
		if err != nil {
			return nil, err
		}
	}
	if len(c.book.Sheets) == 0 {
		c.remark("No table was found in it.", "其中没有找到表格。")
	}
	var b bytes.Buffer
	if err = f.Write(&b); err != nil {
		return nil, err
	}
	return inOrder(b.Bytes())
}

// inOrder is an archive with its entries by name, as the library writes sheets in an
// order that is another each time.
func inOrder(data []byte) ([]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(r.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, entry := range r.File {
		if err := w.Copy(entry); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return b.Bytes(), err
}

// free is a name that a sheet may have and that no other has yet.
func free(text string, number int, taken map[string]bool) string {
	name := annotate.SheetName(text)
	if name == "" || strings.EqualFold(name, "history") { // which Excel keeps for itself
		name = fmt.Sprintf("Sheet%d", number)
	}
	longest := 31 - len(utf16.Encode([]rune(name))) + utf8.RuneCountInString(name) // Excel counts in UTF-16
	name = namesake.Free(name, "", longest, func(name string) bool { return taken[strings.ToLower(name)] })
	taken[strings.ToLower(name)] = true
	return name
}

// grid writes the cells of one sheet, to be printed on A4, landscape, as wide as the paper.
func (c *copying) grid(f *excelize.File, name string, s *sheets.Sheet) error {
	paper, landscape, pages, fit := 9, "landscape", 0, true
	err := f.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &paper, Orientation: &landscape, FitToHeight: &pages})
	if err == nil {
		err = f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit})
	}
	if err != nil {
		return err
	}
	w, err := f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	formats := formats{file: f, known: map[string]int{}, font: c.font()}
	widths := c.widths(s)
	for i, width := range widths {
		if err := w.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	for from := 0; from < s.Cells.Len(); {
		row := s.Row(s.Cells.Row(from))
		from += len(row)
		values, tallest := make([]any, row[len(row)-1].Col), 1
		for _, cell := range row {
			text := c.cut(c.book.Text(cell), annotate.MaxText-1)
			if values[cell.Col-1], err = formats.value(text); err != nil {
				return err
			}
			if !merged(s, cell) {
				tallest = max(tallest, lines(text, widths[cell.Col-1]))
			}
		}
		if err := w.SetRow(fmt.Sprintf("A%d", row[0].Row), values, excelize.RowOpts{Height: high(tallest)}); err != nil {
			return err
		}
	}
	for _, m := range s.Merges {
		from, to, _ := strings.Cut(m.String(), ":")
		if err := w.MergeCell(from, to); err != nil {
			return err
		}
	}
	return w.Flush()
}

// The columns of a rebuilt sheet are as wide as their texts, in characters, but within these.
const (
	narrowest = 7.0
	broadest  = 36.0
)

// widths are those of a sheet's columns.
func (c *copying) widths(s *sheets.Sheet) []float64 {
	var widths []float64
	for _, cell := range s.Cells.All() {
		for len(widths) < int(cell.Col) {
			widths = append(widths, narrowest)
		}
		if !merged(s, cell) {
			for line := range strings.SplitSeq(c.book.Text(cell), "\n") {
				widths[cell.Col-1] = min(max(widths[cell.Col-1], 1.1*float64(breadth(line))+1), broadest)
			}
		}
	}
	return widths
}

// merged says whether a cell is the first of a merged range, which has more room than
// its column and its row.
func merged(s *sheets.Sheet, cell sheets.Cell) bool {
	i := sort.Search(len(s.Merges), func(i int) bool {
		m := s.Merges[i]
		return m.Top > int(cell.Row) || m.Top == int(cell.Row) && m.Left >= int(cell.Col)
	})
	return i < len(s.Merges) && s.Merges[i].Top == int(cell.Row) && s.Merges[i].Left == int(cell.Col)
}

// formats makes cells that show a text as the file has it.
type formats struct {
	file  *excelize.File
	known map[string]int // styles by number format
	font  string
}

// value is a cell with a text, or with a number where the text is one that Excel shows
// just so.
func (s *formats) value(text string) (excelize.Cell, error) {
	format, value := "@", any(text)
	if n, code, ok := plainNumber(text); ok {
		format, value = code, n
	}
	style, known := s.known[format]
	if !known {
		made := &excelize.Style{
			Font: &excelize.Font{Family: s.font, Size: 10}, CustomNumFmt: &format,
			Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}, Border: s.border(),
		}
		var err error
		if style, err = s.file.NewStyle(made); err != nil {
			return excelize.Cell{}, err
		}
		s.known[format] = style
	}
	return excelize.Cell{StyleID: style, Value: value}, nil
}

// border is a thin line around a cell.
func (s *formats) border() (sides []excelize.Border) {
	for _, side := range []string{"left", "right", "top", "bottom"} {
		sides = append(sides, excelize.Border{Type: side, Color: grid, Style: 1})
	}
	return sides
}

// plainNumber reads a number of up to 15 digits, with or without commas between
// thousands, and says in which format it shows as it is written.
func plainNumber(text string) (n float64, format string, ok bool) {
	digits := strings.ReplaceAll(text, ",", "")
	d, err := decimal.NewFromString(digits)
	if err != nil || len(digits) > 16 {
		return 0, "", false
	}
	places := max(0, -d.Exponent())
	written := d.StringFixed(places)
	format = "0"
	if digits != text {
		format = "#,##0"
		written = grouped(written)
	}
	if places > 0 {
		format += "." + strings.Repeat("0", int(places))
	}
	return d.InexactFloat64(), format, written == text && !(d.IsZero() && strings.HasPrefix(text, "-"))
}

// grouped puts commas between the thousands of a number.
func grouped(s string) string {
	whole, rest, _ := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		rest = "." + rest
	}
	return sign + whole + rest
}
