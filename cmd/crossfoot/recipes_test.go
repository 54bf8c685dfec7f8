package main

import (
	"encoding/json"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"crossfoot/sheets"
	"crossfoot/sheets/decoders"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// recipe is a block of code in a manual that begins with the name of the file that
// it is to be written to.
var recipe = regexp.MustCompile("(?m)^```(?:yaml|make|sh|groovy)\n(?:#|//) (\\S+)\n((?s:.*?))^```$")

// comment is what a recipe says in the language of its part of the manual.
var comment = regexp.MustCompile(`(?m)(?:^|\s+)#\s.*$`)

// recipes are those of the manuals by name. The English one and the Chinese one are the same but for
// their comments, so that what one does the other does.
func recipes(t *testing.T) map[string]string {
	t.Helper()
	var text strings.Builder
	for _, manual := range manuals {
		text.WriteString(content(t, "../..", manual))
	}
	all, twice := map[string]string{}, []string(nil)
	for _, m := range recipe.FindAllStringSubmatch(text.String(), -1) {
		if first, seen := all[m[1]]; seen {
			assert.Equal(t, comment.ReplaceAllString(first, ""), comment.ReplaceAllString(m[2], ""), m[1])
			twice = append(twice, m[1])
		}
		all[m[1]] = m[2]
	}
	for _, name := range []string{".github/workflows/figures.yml", ".gitlab-ci.yml", "Jenkinsfile", ".pre-commit-config.yaml", "Makefile", "parts.sh", "slurm.sh", "crossfoot-job.yaml", ".github/workflows/parts.yml"} {
		assert.Contains(t, twice, name, "one in each language")
	}
	return all
}

// repository makes a folder with a workbook in submissions/, and the command on the PATH.
func repository(t *testing.T, workbook string) (dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "work") // which a recipe may put a clone beside
	data, err := os.ReadFile("../../fixtures/" + workbook)
	require.NoError(t, err)
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "submissions"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "submissions", "plan.xlsx"), data, 0o644))
	self, err := os.Executable() // it is the command when it is called by its name
	require.NoError(t, err)
	bin := t.TempDir()
	require.NoError(t, os.Symlink(self, filepath.Join(bin, "crossfoot")))
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	t.Setenv("LC_ALL", "C")
	t.Setenv("GORACE", "atexit_sleep_ms=0")
	return dir
}

// installable takes the command away and makes a repository from which a recipe can clone
// and install it. To compile it takes too long for a test: go does what comes of that.
func installable(t *testing.T) (address string) {
	t.Helper()
	bin, kept, installed := filepath.SplitList(os.Getenv("PATH"))[0], t.TempDir(), t.TempDir()
	require.NoError(t, os.Rename(filepath.Join(bin, "crossfoot"), filepath.Join(kept, "crossfoot")))
	compile := "#!/bin/sh\n[ \"$*\" = 'install ./cmd/crossfoot' ] && grep -qx 'module crossfoot' go.mod && mv '" + kept + "/crossfoot' '" + installed + "'\n"
	require.NoError(t, os.WriteFile(filepath.Join(bin, "go"), []byte(compile), 0o755))
	t.Setenv("PATH", installed+string(os.PathListSeparator)+os.Getenv("PATH"))

	address = t.TempDir()
	mod, err := os.ReadFile("../../go.mod")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(address, "go.mod"), mod, 0o644))
	out, status := bash(t, address, "git init -q && git add -A && git -c user.name=t -c user.email=t@example.org commit -qm all")
	require.Zero(t, status, out)
	return "file://" + filepath.ToSlash(address)
}

// sh runs a step of a recipe as CI systems do, and gives its exit status.
func sh(t *testing.T, dir string, command ...string) (out string, status int) {
	t.Helper()
	c := exec.Command(command[0], command[1:]...)
	c.Dir = dir
	said, err := c.CombinedOutput()
	if c.ProcessState == nil {
		require.NoError(t, err)
	}
	return string(said), c.ProcessState.ExitCode()
}

func bash(t *testing.T, dir, script string) (string, int) {
	t.Helper()
	return sh(t, dir, "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
}

// TestRecipeForGitHub runs the workflow's own steps, and sees that the others are given
// the files that these write.
func TestRecipeForGitHub(t *testing.T) {
	text := recipes(t)[".github/workflows/figures.yml"]
	var workflow struct {
		Permissions map[string]string
		Env         map[string]string
		Jobs        map[string]struct {
			Steps []struct {
				Uses, Run, If string
				With          map[string]string
			}
		}
	}
	require.NoError(t, yaml.Unmarshal([]byte(text), &workflow))
	assert.Equal(t, "write", workflow.Permissions["security-events"], "upload-sarif needs it")
	for workbook, want := range map[string]int{"notice.xlsx": exitFindings, "notice-mended.xlsx": exitClean} {
		dir := repository(t, workbook)
		require.Contains(t, workflow.Env, "CROSSFOOT")
		t.Setenv("CROSSFOOT", installable(t))
		summary := filepath.Join(t.TempDir(), "step_summary")
		require.NoError(t, os.WriteFile(summary, nil, 0o644)) // as the runner does
		t.Setenv("GITHUB_STEP_SUMMARY", summary)
		ran, uploaded := 0, 0
		for _, step := range workflow.Jobs["figures"].Steps {
			switch {
			case strings.Contains(step.Run, "go install"):
				ran++
				out, status := bash(t, dir, step.Run)
				require.Zero(t, status, out)
			case step.Run != "":
				ran++
				out, status := bash(t, dir, step.Run)
				assert.Equal(t, want, status, out)
				assert.Equal(t, want == exitFindings, strings.Contains(out, "::error file=submissions/plan.xlsx,line=53,title="), out)
			}
			if strings.HasPrefix(step.Uses, "github/codeql-action/upload-sarif@") {
				uploaded++
				assert.Equal(t, "always()", step.If, "also when something is wrong")
				var log struct{ Version string }
				read(t, json.Unmarshal, filepath.Join(dir, step.With["sarif_file"]), &log)
				assert.Equal(t, "2.1.0", log.Version)
			}
		}
		assert.Equal(t, 2, ran)
		assert.Equal(t, 1, uploaded)
		said, err := os.ReadFile(summary)
		require.NoError(t, err)
		assert.Contains(t, string(said), "# crossfoot report\n")
	}
}

// read takes in a file that a recipe has written.
func read(t *testing.T, unmarshal func([]byte, any) error, path string, v any) {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	require.NoError(t, unmarshal(data, v))
}

func TestRecipeForGitLab(t *testing.T) {
	text := recipes(t)[".gitlab-ci.yml"]
	var jobs map[string]struct {
		Variables map[string]string
		Before    []string `yaml:"before_script"`
		Script    []string
		Artifacts struct {
			When    string
			Reports struct{ JUnit, CodeQuality string }
		}
	}
	require.NoError(t, yaml.Unmarshal([]byte(text), &jobs))
	job := jobs["figures"]
	assert.Equal(t, "always", job.Artifacts.When, "also when something is wrong")
	dir := repository(t, "notice.xlsx")
	require.Contains(t, job.Variables, "CROSSFOOT")
	t.Setenv("CROSSFOOT", installable(t))
	out, status := bash(t, dir, strings.Join(slices.Concat(job.Before, job.Script), "\n"))
	assert.Equal(t, exitFindings, status, out)
	var suites struct {
		Failures int `xml:"failures,attr"`
	}
	read(t, xml.Unmarshal, filepath.Join(dir, job.Artifacts.Reports.JUnit), &suites)
	assert.Equal(t, 1, suites.Failures)
	var issues []struct{ Location struct{ Path string } }
	read(t, json.Unmarshal, filepath.Join(dir, job.Artifacts.Reports.CodeQuality), &issues)
	require.NotEmpty(t, issues)
	assert.Equal(t, "submissions/plan.xlsx", issues[0].Location.Path)
}

// TestRecipeForJenkins runs the steps, and finds what is shown and kept.
func TestRecipeForJenkins(t *testing.T) {
	text := recipes(t)["Jenkinsfile"]
	argument := func(step string) string {
		m := regexp.MustCompile(`(?m)^\s*` + step + ` '([^']+)'$`).FindStringSubmatch(text)
		require.NotNil(t, m, step)
		return m[1]
	}
	dir := repository(t, "notice.xlsx")
	out, status := bash(t, dir, argument("sh"))
	assert.Equal(t, exitFindings, status, out)
	var suites struct {
		Failures int `xml:"failures,attr"`
	}
	read(t, xml.Unmarshal, filepath.Join(dir, argument("junit")), &suites)
	assert.Equal(t, 1, suites.Failures)
	assert.FileExists(t, filepath.Join(dir, argument("archiveArtifacts")))
}

// TestRecipeForPreCommit runs the hook as pre-commit does: its entry, the user's
// arguments, and the files that it is for.
func TestRecipeForPreCommit(t *testing.T) {
	var hooks []struct{ ID, Entry, Language, Files string }
	read(t, yaml.Unmarshal, "../../.pre-commit-hooks.yaml", &hooks)
	require.Len(t, hooks, 1)
	hook := hooks[0]
	assert.Equal(t, "golang", hook.Language)
	files := regexp.MustCompile(hook.Files)
	for name, want := range map[string]bool{"a/plan.xlsx": true, "PLAN.XLSM": true, "a.docx": true, "a.csv": true, "README.md": false, "a.xlsx.go": false} {
		assert.Equal(t, want, files.MatchString(name), name)
	}
	for _, ext := range sheets.Extensions(decoders.All(), false) {
		assert.Regexp(t, files, "plan"+ext)
	}
	text := recipes(t)[".pre-commit-config.yaml"]
	var config struct {
		Repos []struct {
			Hooks []struct {
				ID   string
				Args []string
			}
		}
	}
	require.NoError(t, yaml.Unmarshal([]byte(text), &config))
	used := config.Repos[0].Hooks[0]
	assert.Equal(t, hook.ID, used.ID)
	dir := repository(t, "notice.xlsx")
	out, status := sh(t, dir, slices.Concat(strings.Fields(hook.Entry), used.Args, []string{"submissions/plan.xlsx"})...)
	assert.Equal(t, exitFindings, status)
	assert.Contains(t, out, "27 + 34 = 61 ≠ 60")
}

func TestRecipeForMake(t *testing.T) {
	if _, err := exec.LookPath("make"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("no make found: install it (apt-get install make)")
		}
		t.Log("no make found: this test needs it (apt-get install make)")
		t.SkipNow()
	}
	text := recipes(t)["Makefile"]
	for workbook, want := range map[string]int{"notice.xlsx": 2, "notice-mended.xlsx": 0} { // 2 is make's for any failure
		dir := repository(t, workbook)
		require.NoError(t, os.WriteFile(filepath.Join(dir, "Makefile"), []byte(text), 0o644))
		out, status := sh(t, dir, "make", "figures")
		assert.Equal(t, want, status, out)
		var report struct{ Schema string }
		read(t, json.Unmarshal, filepath.Join(dir, "figures.json"), &report)
		assert.Equal(t, "crossfoot/report/v1", report.Schema)
	}
}

// TestFormatsAreDocumented looks for every format in the README's tables.
func TestFormatsAreDocumented(t *testing.T) {
	data, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	for _, head := range []string{"\n## Reports\n", "\n## 报告\n"} {
		_, reports, found := strings.Cut(string(data), head)
		require.True(t, found, head)
		reports, _, _ = strings.Cut(reports, "\n## ")
		for _, name := range formatNames() {
			assert.Equal(t, 1, strings.Count(reports, "\n| `"+name+"` | "), "%s under %s", name, head)
		}
	}
}
