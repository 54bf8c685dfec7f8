package marked

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"crossfoot/sheets"
	"crossfoot/sheets/annotate"
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
	err = f.Write(&b)
	return b.Bytes(), err
}

// free is a name that a sheet may have and that no other has yet.
func free(text string, number int, taken map[string]bool) string {
	name := annotate.SheetName(text)
	if name == "" || strings.EqualFold(name, "history") { // which Excel keeps for itself
		name = fmt.Sprintf("Sheet%d", number)
	}
	for n, base := 2, []rune(name); taken[strings.ToLower(name)]; n++ {
		name = fmt.Sprintf("%s (%d)", string(base[:min(len(base), 22)]), n)
	}
	taken[strings.ToLower(name)] = true
	return name
}

// grid writes the cells of one sheet.
func (c *copying) grid(f *excelize.File, name string, s *sheets.Sheet) error {
	w, err := f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	formats := formats{file: f, known: map[string]int{}, font: c.font()}
	if err := w.SetColWidth(1, 1+widest(s), 14); err != nil {
		return err
	}
	for from := 0; from < len(s.Cells); {
		row := s.Row(int(s.Cells[from].Row))
		var values []any
		for _, cell := range row {
			for len(values) < int(cell.Col)-1 {
				values = append(values, nil)
			}
			value, err := formats.value(c.cut(c.book.Text(cell), annotate.MaxText-1))
			if err != nil {
				return err
			}
			values = append(values, value)
		}
		from += len(row)
		if err := w.SetRow(fmt.Sprintf("A%d", row[0].Row), values); err != nil {
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

// widest is the last column of a sheet that has a cell.
func widest(s *sheets.Sheet) int {
	col := 0
	for _, cell := range s.Cells {
		col = max(col, int(cell.Col))
	}
	return col
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
			Alignment: &excelize.Alignment{Vertical: "center", WrapText: true},
		}
		var err error
		if style, err = s.file.NewStyle(made); err != nil {
			return excelize.Cell{}, err
		}
		s.known[format] = style
	}
	return excelize.Cell{StyleID: style, Value: value}, nil
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
