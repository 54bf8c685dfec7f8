package report_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/sheets/lang"
)

// schema compiles a schema of the fixtures once.
func schema(name string) *jsonschema.Schema {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	s, err := c.Compile("../../fixtures/schemas/" + name)
	if err != nil {
		return nil
	}
	return s
}

var (
	sarifSchema  = schema("sarif-schema-2.1.0.json")
	gitlabSchema = schema("gitlab-code-quality.json")
)

func valid(t tester, s *jsonschema.Schema, out string) {
	t.Helper()
	require.NotNil(t, s, "the schema compiles")
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(out))
	require.NoError(t, err)
	require.NoError(t, s.Validate(doc))
}

type sarifLog struct {
	Runs []struct {
		Tool struct {
			Driver struct {
				Rules []struct {
					ID, Name              string
					FullDescription, Help struct{ Text string }
				}
			}
		}
		Invocations []struct {
			ExecutionSuccessful        bool
			ToolExecutionNotifications []struct{ Level string }

			ToolConfigurationNotifications []any
		}
		Artifacts []struct{ Location sarifArtifact }
		Results   []struct {
			RuleID       string
			RuleIndex    int
			Level        string
			Message      struct{ Text string }
			Suppressions []any
			Locations    []struct {
				PhysicalLocation struct {
					ArtifactLocation sarifArtifact
					Region           struct{ StartLine int }
				}
			}
		}
	}
}

type sarifArtifact struct {
	URI   string
	Index *int
}

func readSARIF(t tester, out string, r *checker.Report) {
	valid(t, sarifSchema, out)
	var log sarifLog
	require.NoError(t, json.Unmarshal([]byte(out), &log))
	n, run := tallyOf(r), log.Runs[0]
	for _, rule := range run.Tool.Driver.Rules { // as GitHub asks
		assert.NotEmpty(t, rule.FullDescription.Text)
		assert.NotEmpty(t, rule.Help.Text)
		assert.NotEqual(t, strings.ToLower(rule.ID), strings.ToLower(rule.Name))
	}
	assert.Equal(t, n.unread == 0, run.Invocations[0].ExecutionSuccessful)
	assert.Len(t, run.Invocations[0].ToolConfigurationNotifications, len(r.Outcomes))
	levels := map[string]int{}
	for _, x := range run.Invocations[0].ToolExecutionNotifications {
		levels[x.Level]++
	}
	assert.Equal(t, n.unread, levels["error"])
	assert.GreaterOrEqual(t, levels["note"], n.gaps)
	levels = map[string]int{}
	for _, x := range run.Results {
		assert.Equal(t, x.RuleID, run.Tool.Driver.Rules[x.RuleIndex].ID)
		at := x.Locations[0].PhysicalLocation
		assert.GreaterOrEqual(t, at.Region.StartLine, 1)
		assert.Equal(t, at.ArtifactLocation.URI, run.Artifacts[*at.ArtifactLocation.Index].Location.URI)
		assert.NotContains(t, x.Message.Text, "](")
		noControls(t, x.Message.Text)
		if len(x.Suppressions) > 0 {
			levels["accepted"]++
		} else {
			levels[x.Level]++
		}
	}
	assert.Equal(t, [...]int{n.open[0], n.open[1], n.open[2], n.confirmed}, [...]int{levels["note"], levels["warning"], levels["error"], levels["accepted"]})
}

// first.
func TestRulesAreExplainedInSARIF(t *testing.T) {
	rule := *mismatch
	rule.Says = checker.Saying(rule.Title(), lang.Text{EN: "# sum-mismatch: a\n\n## What\n\nOne\ntwo.\n\nThree.\n", ZH: "# sum-mismatch：合计\n\n## 查什么\n\n一。\n"})
	r := &checker.Report{Rules: []*checker.Rule{&rule}}
	en, zh := write(t, report.SARIF, r, report.Options{}), write(t, report.SARIF, r, report.Options{Lang: lang.ZH})
	assert.Contains(t, en, `"text": "One two."`)
	assert.Contains(t, en, `Three.\n\n# sum-mismatch：合计\n`)
	assert.Contains(t, zh, `"text": "一。"`)
	assert.Contains(t, zh, `一。\n\n# sum-mismatch: a\n`)
	assert.Contains(t, en, `"name": "SumMismatch"`)
}

// TestPathsInSARIF makes URIs of the paths of any system.
func TestPathsInSARIF(t *testing.T) {
	for path, want := range map[string]string{
		"./in/a.xlsx":    "in/a.xlsx",
		`in\分解表 1.xlsx`:  "in/%E5%88%86%E8%A7%A3%E8%A1%A8%201.xlsx",
		"a:b.xlsx":       "./a:b.xlsx",
		"100%25#?.xlsx":  "100%2525%23%3F.xlsx",
		"/in/a.xlsx":     "file:///in/a.xlsx",
		`C:\in\a.xlsx`:   "file:///C:/in/a.xlsx",
		"a\xff.csv":      "a%FF.csv",
		"../in/[1].xlsx": "../in/%5B1%5D.xlsx",
		"-":              "-",
	} {
		r := &checker.Report{Files: []checker.File{{Path: path}}}
		assert.Contains(t, write(t, report.SARIF, r, report.Options{}), strconv.Quote(want), path)
	}
}
