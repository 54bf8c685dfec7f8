package web_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// paged is what the page is given.
type paged struct {
	Report  reported
	Titles  map[string]string
	Whys    map[string]string
	Doubts  []string
	Summary [][2]string
	Sheets  []struct {
		File, Rows, Cols       int
		Name, State            string
		Cells                  [][2]any
		Merges                 []string
		HiddenRows, HiddenCols [][2]int
		Cut                    bool
	}
	Understood []struct {
		File, Table int
		Sums        []struct {
			Across bool
			Total  struct{ Name, Label string }
			Parts  []struct {
				Name, Label string
				Weight      int
			}
			Held, Broken                        int
			Example, Place, Text, Outcomes, Why string
		}
		Columns, Rows []struct{ Name, Label string }
	}
	Unread []struct {
		File                 int
		Sheet, Range, Reason string
	}
	Undecided []struct {
		File                    int
		Sheet, Ref, Claim, Item string
	}
}

func TestPageFormat(t *testing.T) {
	url := start(t, config())
	answer, body := send(t, url+"/api/check?format=page&lang=zh", part{"file", "notice.xlsx", sample(t, "notice.xlsx")})
	assert.Equal(t, "application/json", answer.Header.Get("Content-Type"))
	assert.Empty(t, answer.Header.Get("Content-Disposition"))
	p := decode[paged](t, body)

	assert.Equal(t, "合计不符", p.Titles["sum-mismatch"])
	assert.Equal(t, "一位数字有误", p.Whys["one-digit"])
	assert.Equal(t, "发现", p.Summary[0][0])
	assert.Equal(t, []string{""}, p.Doubts)
	assert.Equal(t, "sum-mismatch", p.Report.Findings[0].Rule)
	assert.Nil(t, p.Report.Relations, "they were not asked for")

	require.Len(t, p.Sheets, 2)
	s := p.Sheets[0]
	assert.Equal(t, "附表1", s.Name)
	assert.Equal(t, []int{0, 67, 15}, []int{s.File, s.Rows, s.Cols})
	assert.Equal(t, "visible", s.State)
	assert.Contains(t, s.Merges, "A2:O2")
	assert.Equal(t, [2]any{1.0, []any{"附表1"}}, s.Cells[0])
	assert.Equal(t, "60", at(t, s.Cells, 53, 4))
	assert.False(t, s.Cut)

	require.NotEmpty(t, p.Understood)
	sum := p.Understood[0].Sums[0]
	assert.True(t, sum.Across)
	assert.Equal(t, "D", sum.Total.Name)
	assert.Equal(t, "定海区", sum.Parts[1].Label)
	assert.Equal(t, 1, sum.Broken)
	assert.Contains(t, sum.Text, "每行：D 拟下达舟山指标 = E 市本级 + F 定海区")
	assert.Contains(t, sum.Why, "数据吻合")
	assert.NotEmpty(t, sum.Example)
	assert.NotEmpty(t, sum.Place)

	require.Len(t, p.Undecided, 1)
	assert.Equal(t, "附表1", p.Undecided[0].Sheet)
	assert.Contains(t, p.Undecided[0].Claim, " ? ")
	assert.NotEmpty(t, p.Undecided[0].Ref)
}

// at is the text of a cell.
func at(t *testing.T, cells [][2]any, row, col int) any {
	t.Helper()
	for _, r := range cells {
		if r[0] == float64(row) {
			return r[1].([]any)[col-1]
		}
	}
	require.Fail(t, "no such row")
	return nil
}

// TestPageTexts are what a cell holds, whatever it is.
func TestPageTexts(t *testing.T) {
	url := start(t, config())
	table := "x,\"say \"\"hi\"\"\",</script><img src=x>\n,,\n\\,\"two\nlines\",a\u2028b\n"
	_, body := send(t, url+"/api/check?format=page", part{"file", "a.csv", table})
	p := decode[paged](t, body)
	require.Len(t, p.Sheets, 1)
	assert.Equal(t, [][2]any{
		{1.0, []any{"x", `say "hi"`, "</script><img src=x>"}},
		{3.0, []any{`\`, "two\nlines", "a\u2028b"}},
	}, p.Sheets[0].Cells)
	assert.Empty(t, p.Sheets[0].HiddenRows)
}

// TestPageIsCut sends no more cells than there may be, and says so; what is found is
// complete.
func TestPageIsCut(t *testing.T) {
	c := config()
	c.Limits.Cells = 100
	url := start(t, c)
	var table strings.Builder
	table.WriteString("male,female,total\n")
	for i := range 200 {
		male, female := 100+i*37%101, 200+i*53%97
		fmt.Fprintf(&table, "%d,%d,%d\n", male, female, male+female)
	}
	table.WriteString("123,234,367\n")
	answer, body := send(t, url+"/api/check?format=page", part{"file", "a.csv", table.String()}, part{"file", "b.csv", "a,b\n1,2\n"})
	assert.Equal(t, http.StatusOK, answer.StatusCode)
	p := decode[paged](t, body)
	require.Len(t, p.Sheets, 2)
	assert.Len(t, p.Sheets[0].Cells, 33)
	assert.Equal(t, 202, p.Sheets[0].Rows)
	assert.True(t, p.Sheets[0].Cut)
	assert.Empty(t, p.Sheets[1].Cells)
	assert.True(t, p.Sheets[1].Cut)
	assert.Equal(t, []string{"sum-mismatch"}, rulesOf(p.Report))
}
