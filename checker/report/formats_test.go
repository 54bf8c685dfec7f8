package report_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/sheets/lang"
)

// tester is what a test and a rapid property have in common.
type tester interface {
	require.TestingT
	Helper()
}

// tally is how much of each kind a report has.
type tally struct {
	open      [checker.Error + 1]int
	confirmed int
	unread    int // files that could not be read
	gaps      int // parts, and files as a whole, that were not checked
}

func (n tally) found() int {
	return n.open[checker.Info] + n.open[checker.Warning] + n.open[checker.Error]
}

func tallyOf(r *checker.Report) (n tally) {
	p := report.In(lang.EN)
	for i := range r.Files {
		f := &r.Files[i]
		if f.Err != nil {
			n.unread++
			continue
		}
		n.gaps += len(f.Unread)
		if p.Doubt(f) != "" {
			n.gaps++
		}
		for j := range f.Findings {
			if f.Findings[j].Confirmed != nil {
				n.confirmed++
			} else {
				n.open[f.Findings[j].Severity]++
			}
		}
	}
	return n
}

// readers read each format as those do for whom it is written, and see that nothing of
// a report is missing. A new format needs one.
var readers = map[string]func(t tester, out string, r *checker.Report){
	"text":           readText,
	"json":           readJSON,
	"ndjson":         readNDJSON,
	"sarif":          readSARIF,
	"junit":          readJUnit,
	"github":         readGitHub,
	"github-summary": readMarkdown,
	"markdown":       readMarkdown,
	"gitlab":         readGitLab,
	"csv":            readCSV,
}

// TestEveryFormatReadsBack writes reports of all kinds in every format.
func TestEveryFormatReadsBack(t *testing.T) {
	none := &checker.Report{Rules: []*checker.Rule{mismatch}}
	for name, r := range map[string]*checker.Report{
		"sample": sample(), "accepted": accepted(), "clear": clear(), "none": none, "empty": {}, "hostile": hostile(),
	} {
		for _, f := range report.Formats {
			for _, l := range []lang.Lang{lang.EN, lang.ZH} {
				t.Run(name+"."+f.Name+"."+l.Name(), func(t *testing.T) {
					require.Contains(t, readers, f.Name, "a format needs a reader here")
					readers[f.Name](t, write(t, f.Write, r, report.Options{Lang: l}), r)
				})
			}
		}
	}
}

// TestAnyReportReadsBack does the same with reports at random.
func TestAnyReportReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyReport(t)
		l := rapid.SampledFrom([]lang.Lang{lang.EN, lang.ZH}).Draw(t, "language")
		for _, f := range report.Formats {
			if read := readers[f.Name]; read != nil {
				var out strings.Builder
				require.NoError(t, f.Write(&out, r, report.Options{Lang: l}), f.Name)
				read(t, out.String(), r)
			}
		}
	})
}

// TestFormatsGolden keeps what the formats say of the sample.
func TestFormatsGolden(t *testing.T) {
	ends := map[string]string{
		"ndjson": "ndjson", "sarif": "sarif", "junit": "junit.xml", "github": "github", "gitlab": "gitlab", "markdown": "md", "csv": "csv",
	}
	for _, f := range report.Formats {
		if end := ends[f.Name]; end != "" {
			for _, l := range []lang.Lang{lang.EN, lang.ZH} {
				golden(t, "accepted."+l.Name()+"."+end, write(t, f.Write, accepted(), report.Options{Lang: l}))
			}
		}
	}
}
