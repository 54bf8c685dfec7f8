package text

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"crossfoot/sheets"
)

var encodings = map[string]encoding.Encoding{
	"UTF-8":        encoding.Nop,
	"UTF-8 BOM":    unicode.UTF8BOM,
	"UTF-16LE BOM": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
	"UTF-16BE BOM": unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
	"UTF-16LE":     unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	"GB18030":      simplifiedchinese.GB18030,
}

// quote writes a field with quotes where it needs them, and sometimes where not.
func quote(field, sep string, always bool) string {
	if always || strings.ContainsAny(field, "\"\r\n") || strings.Contains(field, sep) {
		return `"` + strings.ReplaceAll(field, `"`, `""`) + `"`
	}
	return field
}

// A table that is written in any encoding, separator, line end and quoting, with
// blank lines anywhere, is read back cell by cell at the same addresses.
func TestWrittenTableReadsBack(t *testing.T) {
	cell := rapid.OneOf(
		rapid.StringMatching(`[0-9]{1,6}`),
		rapid.StringMatching(`[0-9]{1,3}(,[0-9]{3}){0,2}(\.[0-9]{1,2})?`),
		rapid.StringMatching(`(舟山|定海|普陀|岱山|嵊泗|新城|合计){1,4}`),
		rapid.SampledFrom([]string{"", "", " ", "/", "—", "a\nb", "a\r\nb", `say "hi"`, `"`, "x,y;z|t\tu", "1,5", " 3 ", "75%", "17（71）"}),
	)
	rapid.Check(t, func(t *rapid.T) {
		var (
			name   = rapid.SampledFrom([]string{"UTF-8", "UTF-8 BOM", "UTF-16LE BOM", "UTF-16BE BOM", "UTF-16LE", "GB18030"}).Draw(t, "encoding")
			sep    = rapid.SampledFrom([]string{",", ";", "\t", "|"}).Draw(t, "separator")
			eol    = rapid.SampledFrom([]string{"\n", "\r\n", "\r"}).Draw(t, "line end")
			cols   = rapid.IntRange(2, 8).Draw(t, "columns")
			rows   = rapid.IntRange(1, 30).Draw(t, "rows")
			always = rapid.Bool().Draw(t, "quote all")
			want   []sheets.Cell
			text   strings.Builder
		)
		// The separator is declared, because a table of odd cells need not show it.
		text.WriteString("sep=" + sep + eol)
		for row := 1; row <= rows; row++ {
			if rapid.IntRange(0, 5).Draw(t, "blank line") == 0 {
				text.WriteString(eol)
				continue
			}
			for col := 1; col <= cols; col++ {
				field := cell.Draw(t, "cell")
				if col > 1 {
					text.WriteString(sep)
				}
				text.WriteString(quote(field, sep, always))
				if !isBlank(field) {
					want = append(want, sheets.Cell{Row: int32(row), Col: int32(col), Raw: field})
				}
			}
			text.WriteString(eol)
		}
		data, err := encodings[name].NewEncoder().String(text.String())
		require.NoError(t, err)
		book, err := open("a.csv", data)
		require.NoError(t, err)
		assert.Equal(t, want, book.Sheets[0].Cells.List(), "%q", data)
	})
}

// Tables as people write them show their separator.
func TestSeparatorIsFound(t *testing.T) {
	figure := rapid.OneOf(rapid.StringMatching(`[0-9]{1,6}`), rapid.StringMatching(`[0-9]{1,3},[0-9]{3}`), rapid.StringMatching(`[0-9]{1,3}[.][0-9]`), rapid.Just(""))
	rapid.Check(t, func(t *rapid.T) {
		sep := rapid.SampledFrom([]string{",", ";", "\t", "|"}).Draw(t, "separator")
		cols := rapid.IntRange(2, 8).Draw(t, "columns")
		var text strings.Builder
		text.WriteString("舟山市2023年任务分解表\n\n地区" + strings.Repeat(sep+"合计", cols) + "\n")
		for range rapid.IntRange(3, 30).Draw(t, "rows") {
			text.WriteString("定海")
			for range cols {
				text.WriteString(sep + quote(figure.Draw(t, "figure"), sep, false))
			}
			text.WriteString("\n")
		}
		found, shape := separator(text.String(), "a.csv")
		assert.Equal(t, sep, found, text.String())
		assert.Equal(t, cols+1, shape.fields)
	})
}
