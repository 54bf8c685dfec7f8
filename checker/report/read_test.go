package report_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/sheets/lang"
)

// TestReadBack reads what JSON has written: every format then says the same as it
// said of the original.
func TestReadBack(t *testing.T) {
	formats := append([]report.Named{}, report.Formats...)
	for name, r := range map[string]*checker.Report{"sample": sample(), "accepted": accepted(), "clear": clear(), "part": part(), "ruled": ruled()} {
		for _, l := range []lang.Lang{lang.EN, lang.ZH} {
			o := report.Options{Lang: l, Relations: true}
			back, err := report.Read([]byte(write(t, report.JSON, r, o)), r.Rules)
			require.NoError(t, err)
			for _, f := range formats {
				assert.Equal(t, write(t, f.Write, r, o), write(t, f.Write, back, o), "%s as %s", name, f.Name)
			}
		}
	}
}

func TestReadWithoutRules(t *testing.T) {
	back, err := report.Read([]byte(write(t, report.JSON, sample(), report.Options{})), nil)
	require.NoError(t, err)
	x := back.Files[0].Findings[0]
	assert.Equal(t, "sum-mismatch", x.Rule.ID)
	assert.Contains(t, write(t, report.Text, back, report.Options{}), "[sum-mismatch]")
}

func TestReadAfterAnEditor(t *testing.T) {
	_, err := report.Read([]byte("\ufeff"+write(t, report.JSON, sample(), report.Options{})), nil)
	assert.NoError(t, err, "a byte order mark")
}

func TestReadRefusesWhatIsNoReport(t *testing.T) {
	good := write(t, report.JSON, sample(), report.Options{Relations: true})
	for name, doc := range map[string]string{
		"nothing":            "",
		"half":               good[:len(good)/2],
		"more":               good + "x",
		"another document":   `{"findings": []}`,
		"a list":             `[]`,
		"a later version":    strings.Replace(good, report.Schema, "crossfoot/report/v2", 1),
		"another type":       strings.Replace(good, `"files": 2`, `"files": "two"`, 1),
		"an unknown file":    strings.Replace(good, `"file": "a.xlsx"`, `"file": "c.xlsx"`, 1),
		"a wild table":       strings.Replace(good, `"table": 0`, `"table": 7`, 1),
		"a table before all": strings.Replace(good, `"table": 0`, `"table": -1`, 1),
		"a wild address":     strings.Replace(good, `"ref": "D53"`, `"ref": "D0"`, 1),
		"a wild severity":    strings.Replace(good, `"severity": "error"`, `"severity": "fatal"`, 1),
		"a wild status":      strings.Replace(good, `"status": "held"`, `"status": "kept"`, 1),
	} {
		_, err := report.Read([]byte(doc), nil)
		require.Error(t, err, name)
		assert.NotContains(t, err.Error(), "\n", name)
		assert.Contains(t, err.Error(), "write it anew", name)
	}
}

// FuzzRead reads anything; what it accepts, every format can write.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"sample.en.json", "sample.zh.json", "accepted.en.json", "accepted.en.ndjson"} {
		data, err := os.ReadFile("testdata/" + name)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := report.Read(data, nil)
		if err != nil {
			return
		}
		for _, format := range report.Formats {
			write(t, format.Write, r, report.Options{Relations: true})
		}
	})
}
