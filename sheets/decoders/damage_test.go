package decoders_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/fixtures/seeds"
	"crossfoot/sheets"
	"crossfoot/sheets/decoders"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/locked"
	"crossfoot/sheets/sheettest"
)

// promises are what files of each format can promise when they are damaged. Every format
// that is read needs one, and a small file among the seeds.
var promises = map[string]promise{
	"small.xlsx":    sealed,
	"small.xlsm":    sealed,
	"notice.xlsx":   sealed,
	"notice.xls":    records,
	"small.ods":     sealed,
	"small.fods":    markup("</table:table>"),
	"small.xml":     markup("</Worksheet>"),
	"small.docx":    sealed,
	"notice.docx":   sealed,
	"small.html":    page,
	"page.xls":      page,
	"small.mht":     singlePage,
	"locked.xlsx":   sealed,
	"small.csv":     delimited(utf8Text),
	"bom.csv":       delimited(utf8Text),
	"gb18030.csv":   delimited(gb18030),
	"utf16.csv":     delimited(utf16),
	"small.tsv":     delimited(utf8Text),
	"unicode.tsv":   delimited(utf16),
	"small.md":      markdownText,
	"text/works.md": markdownText,
	"small.txt":     plainText,
}

const (
	small = 512 // bytes of a file that is damaged at every place
	most  = 50  // damages of one kind that a larger one is read with
	first = 16  // where they begin: of a few bytes there is nothing to tell
)

// harms are the ways in which files are damaged: at a place, for a length.
var harms = []struct {
	name string
	do   func(r *rand.Rand, data []byte, at, length int) []byte
}{
	{"cut off", func(_ *rand.Rand, data []byte, at, _ int) []byte { return data[:at] }},
	{"a bit", func(r *rand.Rand, data []byte, at, _ int) []byte {
		data = slices.Clone(data)
		data[at] ^= 1 << r.IntN(8)
		return data
	}},
	{"a byte", func(r *rand.Rand, data []byte, at, _ int) []byte {
		data = slices.Clone(data)
		data[at] += byte(1 + r.IntN(255))
		return data
	}},
	{"zeros", func(_ *rand.Rand, data []byte, at, length int) []byte {
		data = slices.Clone(data)
		clear(data[at : at+length])
		return data
	}},
	{"twice", func(_ *rand.Rand, data []byte, at, length int) []byte {
		return slices.Insert(slices.Clone(data), at, data[at:at+length]...)
	}},
	{"left out", func(_ *rand.Rand, data []byte, at, length int) []byte {
		return slices.Delete(slices.Clone(data), at, at+length)
	}},
}

// TestDamage reads files of every format with damage of every kind at every place, or at
// many. Each is refused, for a reason, or keeps the promise of its format.
func TestDamage(t *testing.T) {
	files := seeds.Files(t)
	for _, name := range []string{"notice.xlsx", "notice.docx", "notice.xls", "text/works.md"} {
		data, err := os.ReadFile("../../fixtures/" + name)
		require.NoError(t, err)
		files[name] = data
	}
	formats := map[string]bool{}
	for name, data := range files {
		whole, err := read(t, name, data)
		require.NoError(t, err, name)
		require.Contains(t, promises, name)
		formats[whole.Format] = true
		formats[locked.Name] = formats[locked.Name] || whole.Locked
		for _, h := range harms {
			t.Run(name+"/"+h.name, func(t *testing.T) {
				t.Parallel()
				r := rand.New(rand.NewPCG(1, 2))
				step := 1
				if len(data) > small {
					step += len(data) / most
				}
				for at := first; at < len(data); at += 1 + r.IntN(2*step-1) {
					length := min(1+r.IntN(100), len(data)-at)
					damaged := h.do(r, data, at, length)
					if bytes.Equal(damaged, data) {
						continue
					}
					got, err := read(t, name, damaged)
					if err != nil {
						refused(t, err)
						continue
					}
					sheettest.Promised(t, got)
					if wrong := promises[name](whole, got, data, damaged); wrong != "" {
						assert.Fail(t, wrong, "at %d for %d of %d", at, length, len(data))
					}
				}
			})
		}
	}
	for _, d := range decoders.All() {
		assert.True(t, formats[d.Name], "no file of the format %s is damaged here", d.Name)
	}
}

func read(t *testing.T, name string, data []byte) (*sheets.Book, error) {
	return sheets.Open(t.Context(), sheets.Source{Name: name, Data: data}, decoders.All())
}

// refused sees that an error tells a person what to do, in both languages.
func refused(t *testing.T, err error) {
	var e *sheets.Error
	require.ErrorAs(t, err, &e)
	for _, l := range []lang.Lang{lang.EN, lang.ZH} {
		assert.NotEmpty(t, e.Cause.In(l))
		assert.NotEmpty(t, e.Do.In(l), fmt.Sprint(e))
	}
}
