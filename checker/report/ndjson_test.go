package report_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/sheets/lang"
)

// TestNDJSONIsTheSame reads reports of all kinds back from both: they say the same.
func TestNDJSONIsTheSame(t *testing.T) {
	for name, r := range map[string]*checker.Report{
		"sample": sample(), "accepted": accepted(), "clear": clear(), "part": part(), "ruled": ruled(), "empty": {},
	} {
		for _, l := range []lang.Lang{lang.EN, lang.ZH} {
			for _, relations := range []bool{false, true} {
				o := report.Options{Lang: l, Relations: relations}
				back, err := report.Read([]byte(write(t, report.NDJSON, r, o)), r.Rules)
				require.NoError(t, err, name)
				assert.Equal(t, relations, back.Relations, name)
				assert.Equal(t, write(t, report.JSON, r, o), write(t, report.JSON, back, o), name)
			}
		}
	}
}

func TestAnyNDJSONIsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyReport(t)
		for i := range r.Files { // a report has each file once
			r.Files[i].Path = fmt.Sprint(i, r.Files[i].Path)
		}
		var doc, lines strings.Builder
		require.NoError(t, report.JSON(&doc, r, report.Options{}))
		require.NoError(t, report.NDJSON(&lines, r, report.Options{}))
		one, err := report.Read([]byte(doc.String()), r.Rules)
		other, otherErr := report.Read([]byte(lines.String()), r.Rules)
		require.Equal(t, err, otherErr)
		assert.Equal(t, one, other)
	})
}

func TestNDJSONThatIsNotWhole(t *testing.T) {
	all := strings.SplitAfter(write(t, report.NDJSON, accepted(), report.Options{}), "\n")
	require.Len(t, all, 4)
	all = all[:3]
	doc := write(t, report.JSON, accepted(), report.Options{})
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"no last line":       {all[:2], "cut off"},
		"half a line":        {[]string{all[0], all[1], all[2][:len(all[2])/2]}, "cut off"},
		"half the first":     {[]string{all[0][:len(all[0])/2]}, "damaged"},
		"a line less":        {[]string{all[0], all[2]}, "cut off"},
		"a line more":        {append(all[:3:3], all[0]), "damaged"},
		"two streams":        {append(all[:3:3], all...), "damaged"},
		"a document as well": {append(all[:1:1], doc), "damaged"},
	} {
		_, err := report.Read([]byte(strings.Join(c.lines, "")), nil)
		require.Error(t, err, name)
		assert.Contains(t, err.Error(), c.want, name)
		assert.Contains(t, err.Error(), "write it anew", name)
	}
	_, err := report.Read([]byte("\ufeff"+strings.Join(all, "\r\n")), nil)
	assert.NoError(t, err, "as an editor may have left it")
}

// TestPartThatMakesNoSense refuses a part whose places are not those of its files.
func TestPartThatMakesNoSense(t *testing.T) {
	for name, spoil := range map[string]func(*checker.Shard){
		"part":    func(s *checker.Shard) { s.Part = 4 },
		"many":    func(s *checker.Shard) { s.Of = 1 << 40 },
		"none":    func(s *checker.Shard) { s.Part = 0 },
		"places":  func(s *checker.Shard) { s.Places = []int{1} },
		"outside": func(s *checker.Shard) { s.Places = []int{1, 7} },
		"before":  func(s *checker.Shard) { s.Own = []int{-1} },
		"own":     func(s *checker.Shard) { s.Own = nil },
		"whys":    func(s *checker.Shard) { s.Whys = []int{1} },
	} {
		r := part()
		spoil(r.Shard)
		_, err := report.Read([]byte(write(t, report.JSON, r, report.Options{})), nil)
		require.Error(t, err, name)
		assert.Contains(t, err.Error(), `damaged ("shard")`, name)
	}
}

// TestPartGolden keeps the fields of a part.
func TestPartGolden(t *testing.T) {
	golden(t, "part.en.json", write(t, report.JSON, part(), report.Options{}))
}

// TestPartSaysSo looks for the word in every format that speaks of the run.
func TestPartSaysSo(t *testing.T) {
	apart := sample()
	apart.Apart = true
	for l, want := range map[lang.Lang][2]string{
		lang.EN: {"2 of 3, with 3 of 7 files; not compared with each other: crossfoot merge does that", "the files with each other: crossfoot merge without --apart does that"},
		lang.ZH: {"第 2 份，共 3 份（7 个文件中的 3 个）；各文件之间未作核对，请用 crossfoot merge 合并各份报告并核对", "各文件之间；不加 --apart 再次合并即可核对"},
	} {
		for name, f := range map[string]report.Format{"text": report.Text, "markdown": report.Markdown, "github": report.GitHub, "sarif": report.SARIF} {
			o := report.Options{Lang: l}
			assert.Equal(t, 1, strings.Count(write(t, f, part(), o), want[0]), name)
			assert.Equal(t, 1, strings.Count(write(t, f, apart, o), want[1]), name)
			assert.NotContains(t, write(t, f, sample(), o), "merge", name)
		}
		empty := &checker.Report{Apart: true, Shard: &checker.Shard{Part: 2, Of: 3, Files: 7}}
		assert.Contains(t, write(t, report.Text, empty, report.Options{Lang: l}), map[lang.Lang]string{lang.EN: "part: 2 of 3, with 0 of 7 files", lang.ZH: "分片：第 2 份"}[l])
	}
}
