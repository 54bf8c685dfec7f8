package report_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/sheets/lang"
)

// Files that are the same are named, whichever stand between them; of many only the first.
func TestTheSameFileTwice(t *testing.T) {
	files := func(digests ...string) *checker.Report {
		r := &checker.Report{}
		for i, d := range digests {
			r.Files = append(r.Files, checker.File{Path: fmt.Sprintf("%c.xlsx", 'a'+i), SHA256: d})
		}
		return r
	}
	out := write(t, report.Text, files("1", "2", "1", "3", "2"), report.Options{})
	assert.Contains(t, out, "\nthe same file twice: a.xlsx, c.xlsx; b.xlsx, e.xlsx\n")
	assert.Contains(t, write(t, report.Text, files("1", "1", "1", "1"), report.Options{Lang: lang.ZH}), "\n内容完全相同：a.xlsx、b.xlsx、c.xlsx……\n")
	many := write(t, report.Text, files("1", "2", "3", "4", "1", "2", "3", "4"), report.Options{})
	assert.Contains(t, many, ": a.xlsx, e.xlsx; b.xlsx, f.xlsx; c.xlsx, g.xlsx …\n")

	r := files("1", "2", "3", "", "")
	r.Files = append(r.Files, checker.File{Path: "f.xlsx", SHA256: "1", Err: lang.New("cut off", "不完整")})
	assert.NotContains(t, write(t, report.Text, r, report.Options{}), "twice")
}
