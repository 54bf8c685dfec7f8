package main

import (
	"os"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var findingID = regexp.MustCompile(`"id": "([0-9a-f]{16})"`)

func TestAccept(t *testing.T) {
	y := newToy(t, map[string]string{"a": "toy:error", "b": "toy:warning", "c": "toy:none"})
	report := y.run("check", "--format=json", "-o", "r.json", "a", "b", "c")
	require.Equal(t, exitFindings, report.code)
	data, err := os.ReadFile("r.json")
	require.NoError(t, err)
	id := findingID.FindSubmatch(data)[1]

	got := y.run("accept", "r.json", string(id), "--note", "so \x1b[2J it is", "--by", "b")
	assert.Equal(t, exitClean, got.code, got.stderr)
	assert.Equal(t, "error!C2  60  [toy-rule]\n"+
		"accepted: 1, in crossfoot-accepted.yaml; use it with: crossfoot check --baseline crossfoot-accepted.yaml FILE…\n", got.stdout)
	list, err := os.ReadFile(baselineName)
	require.NoError(t, err)
	assert.Contains(t, string(list), `date: "2026-11-24"`)
	assert.NotContains(t, string(list), "\x1b")

	got = y.run("check", "a", "b", "c", "--baseline", baselineName, "--fail-on=warning")
	assert.Equal(t, exitFindings, got.code, "the warning is not accepted")
	got = y.run("check", "a", "b", "c", "--baseline", baselineName)
	assert.Equal(t, exitClean, got.code)
	assert.Contains(t, got.stdout, "found: 1 warning (and 1 confirmed) in 1 of 3 files\n")

	// Who accepts again does not do it twice, and --all leaves alone what has a note.
	for range 2 {
		assert.Equal(t, exitClean, y.run("accept", "r.json", "--all", "--by", "CI").code)
	}
	list, err = os.ReadFile(baselineName)
	require.NoError(t, err)
	assert.Len(t, regexp.MustCompile(`(?m)^- id`).FindAll(list, -1), 2)
	assert.Contains(t, string(list), "it is")
	assert.Equal(t, exitClean, y.run("check", "a", "b", "--baseline", baselineName, "--fail-on=info").code)
	assert.Equal(t, []string{"a", "b", "c", baselineName, "r.json"}, names(t, y.dir), "nothing else is left behind")
}
