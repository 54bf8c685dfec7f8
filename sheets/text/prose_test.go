package text

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"

	"crossfoot/sheets"
)

func lines(t *testing.T, src sheets.Source) []string {
	t.Helper()
	src.Limits = sheets.DefaultLimits
	book, err := sheets.Open(t.Context(), src, Decoders())
	require.NoError(t, err)
	assert.Equal(t, "txt", book.Format)
	assert.Empty(t, book.Sheets)
	var out []string
	for i, p := range book.Prose {
		assert.Equal(t, i+1, p.Number)
		out = append(out, p.Text)
	}
	return out
}

// Every line is a paragraph, but that a margin's breaks are none.
func TestParagraphs(t *testing.T) {
	for text, want := range map[string]string{
		"一、教育\n新增学位3200个。\n\n二、卫生\n":                "一、教育|新增学位3200个。|二、卫生",
		"\u3000\u3000一段\r\n　　另一段  有  空格\r\n":        "一段|另一段 有 空格",
		"Dear all,\nplease note.\n":                 "Dear all,|please note.",
		"- 5 schools\n- 3 clinics in the north\n\n": "- 5 schools|- 3 clinics in the north",
		"The county will build twelve playgrounds in the coming year,\nand renovate four hundred and fifty council homes in all of\nits districts.\n\nEnd.\n": "The county will build twelve playgrounds in the coming year, and renovate four hundred and fifty council homes in all of its districts.|End.",
	} {
		assert.Equal(t, want, strings.Join(lines(t, sheets.Source{Name: "notice.txt", Data: []byte(text)}), "|"))
	}
}

// Text is what calls itself so and is no table, or what the user says is text.
func TestWhatIsText(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String("新增学位3200个，完成结对帮扶学校2所。")
	require.NoError(t, err)
	assert.Equal(t, []string{"新增学位3200个，完成结对帮扶学校2所。"}, lines(t, sheets.Source{Name: "a.TXT", Data: []byte(gbk)}))
	assert.Equal(t, []string{"a,1,2", "b,3,4"}, lines(t, sheets.Source{Name: "a.csv", Data: []byte("a,1,2\nb,3,4\n"), Text: true}))
	for name, data := range map[string]string{
		"notes":      "We met. We talked.",      // nothing says that it is one
		"plan.xlsx":  "We met. We talked.",      // it says it is something else
		"page.txt":   "<p>We met.</p>",          // another format
		"binary.txt": "We met.\x00\x01\x02\x03", // no text at all
	} {
		_, err := sheets.Open(t.Context(), sheets.Source{Name: name, Data: []byte(data), Limits: sheets.DefaultLimits}, Decoders())
		require.Error(t, err, name)
	}
	book, err := sheets.Open(t.Context(), sheets.Source{Name: "plan.txt", Data: []byte("Item\tTotal\nA\t1\nB\t2\n"), Limits: sheets.DefaultLimits}, Decoders())
	require.NoError(t, err)
	assert.Equal(t, "tsv", book.Format)
}

func TestTextOverTheLimit(t *testing.T) {
	limits := sheets.DefaultLimits
	limits.Text = 10
	_, err := sheets.Open(t.Context(), sheets.Source{Name: "a.txt", Data: []byte("more than ten bytes"), Limits: limits}, Decoders())
	assert.ErrorContains(t, err, "larger")
}
