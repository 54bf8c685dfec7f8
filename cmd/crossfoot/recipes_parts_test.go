package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// divided makes a repository whose files say something of each other, one of them damaged,
// and gives the report of one run over all.
func divided(t *testing.T) (dir, whole string) {
	t.Helper()
	dir = repository(t, "notice.xlsx")
	for name, from := range map[string]string{
		"submissions/notice.docx": "notice.docx", "submissions/mended.xlsx": "notice-mended.xlsx",
		"submissions/budget.csv": "rules-file/budget.csv", "crossfoot.yaml": "rules-file/budget.yaml",
	} {
		data, err := os.ReadFile("../../fixtures/" + from)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), data, 0o644))
	}
	require.NoError(t, os.WriteFile(filepath.Join(dir, "submissions", "damaged.xlsx"), []byte("PK"), 0o644))
	out, status := sh(t, dir, "crossfoot", "check", "submissions/", "--format", "json=whole.json")
	require.Equal(t, exitUnread, status, out)
	whole = content(t, dir, "whole.json")
	for _, rule := range []string{"cross-table-mismatch", "prose-mismatch", "reserve", "sum-mismatch"} {
		require.Contains(t, whole, `"rule": "`+rule+`"`)
	}
	return dir, whole
}

func content(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	require.NoError(t, err)
	return string(data)
}

// TestRecipeForParts runs four processes, as the manual has it.
func TestRecipeForParts(t *testing.T) {
	script := recipes(t)["parts.sh"]
	dir, whole := divided(t)
	out, status := bash(t, dir, script)
	assert.Equal(t, exitUnread, status, out)
	assert.Equal(t, whole, content(t, dir, "report.json"))
}

// merged puts the parts in a folder together, and compares that with one run.
func merged(t *testing.T, dir, whole string) {
	t.Helper()
	parts, err := filepath.Glob(filepath.Join(dir, "part-*.json"))
	require.NoError(t, err)
	assert.Len(t, parts, 4)
	out, status := sh(t, dir, "crossfoot", "merge", "part-*.json", "--format", "json=report.json")
	assert.Equal(t, exitUnread, status, out)
	assert.Equal(t, whole, content(t, dir, "report.json"))
}

// TestRecipeForSlurm lets a script run the tasks as sbatch would.
func TestRecipeForSlurm(t *testing.T) {
	script := recipes(t)["slurm.sh"]
	dir, whole := divided(t)
	bin := t.TempDir()
	sbatch := "#!/bin/sh\n[ \"$1 $2\" = '--array=1-4 --wrap' ] || exit 9\nfor i in 1 2 3 4; do SLURM_ARRAY_TASK_ID=$i sh -c \"$3\"; done; exit 0\n"
	require.NoError(t, os.WriteFile(filepath.Join(bin, "sbatch"), []byte(sbatch), 0o755))
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	out, status := bash(t, dir, script)
	require.Zero(t, status, out)
	merged(t, dir, whole)
}

// TestRecipeForKubernetes runs the container's command with each index of the job.
func TestRecipeForKubernetes(t *testing.T) {
	manifest := recipes(t)["crossfoot-job.yaml"]
	var job struct {
		Kind string
		Spec struct {
			Mode        string `yaml:"completionMode"`
			Completions int
			Template    struct {
				Spec struct {
					Restart    string `yaml:"restartPolicy"`
					Containers []struct{ Command, Args []string }
				}
			}
		}
	}
	require.NoError(t, yaml.Unmarshal([]byte(manifest), &job))
	assert.Equal(t, "Job Indexed Never", strings.Join([]string{job.Kind, job.Spec.Mode, job.Spec.Template.Spec.Restart}, " "))
	dir, whole := divided(t)
	container := job.Spec.Template.Spec.Containers[0]
	for i := range job.Spec.Completions {
		t.Setenv("JOB_COMPLETION_INDEX", fmt.Sprint(i))
		out, status := sh(t, dir, append(container.Command, container.Args...)...)
		assert.Zero(t, status, out)
	}
	merged(t, dir, whole)
}

// TestRecipeForAMatrix runs the steps of both jobs of the workflow.
func TestRecipeForAMatrix(t *testing.T) {
	workflow := recipes(t)[".github/workflows/parts.yml"]
	var w struct {
		Jobs map[string]struct {
			Needs    string
			Strategy struct{ Matrix struct{ Part []int } }
			Steps    []struct{ Uses, Run string }
		}
	}
	require.NoError(t, yaml.Unmarshal([]byte(workflow), &w))
	dir, whole := divided(t)
	part, merge := w.Jobs["part"], w.Jobs["merge"]
	require.NotEmpty(t, part.Strategy.Matrix.Part)
	for _, i := range part.Strategy.Matrix.Part {
		out, status := bash(t, dir, strings.ReplaceAll(part.Steps[0].Run, "${{ matrix.part }}", fmt.Sprint(i)))
		assert.Zero(t, status, out)
	}
	assert.Equal(t, "part", merge.Needs)
	out, status := bash(t, dir, merge.Steps[1].Run)
	assert.Equal(t, exitUnread, status)
	assert.Contains(t, out, "::error file=submissions/plan.xlsx,line=53,title=")
	merged(t, dir, whole)
}
