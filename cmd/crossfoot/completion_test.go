package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestComplete(t *testing.T) {
	y := newToy(t, nil)
	for typed, want := range map[string]string{
		"":                      "check serve accept report merge relations init schema rules explain completion bench version help",
		"|ch":                   "check",
		"check|--fo":            "--format",
		"check|--format|":       strings.Join(formatNames(), " "),
		"check|--format|js":     "json",
		"check|--format|=|":     strings.Join(formatNames(), " "),
		"check|--lang|zh|--fa":  "--fail-on",
		"check|a|--fail-on|":    "error warning info never",
		"check|--output|":       "",
		"check|":                "",
		"--lang|":               "zh en",
		"--lang|zh|ex":          "explain",
		"explain|":              "toy-rule",
		"completion|":           "bash zsh fish powershell",
		"help|be":               "bench",
		`check|--format|""`:     strings.Join(formatNames(), " "),
		"check|--relations|":    "",
		"check|--nonsense|":     "",
		"rules|--la":            "--lang",
		"check|--color|=|alw":   "always",
		"check|--generate|-bas": "",
	} {
		got := y.run(append(strings.Split(strings.TrimPrefix(typed, "|"), "|"), completeFlag)...)
		assert.Equal(t, exitClean, got.code)
		assert.Equal(t, want, strings.Join(strings.Fields(got.stdout), " "), typed)
		assert.Empty(t, got.stderr)
	}
}

func TestCompletionScripts(t *testing.T) {
	y := newToy(t, nil)
	for _, shell := range shells {
		got := y.run("completion", shell)
		assert.Equal(t, exitClean, got.code)
		assert.Contains(t, got.stdout, completeFlag)
		assert.Contains(t, got.stdout, "crossfoot completion "+shell)
	}
	assert.Equal(t, exitUsage, y.run("completion", "csh").code)
	assert.Equal(t, exitUsage, y.run("completion", "bash", "zsh").code)
}
