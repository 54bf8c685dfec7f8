package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/checker"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// A toy format and a toy rule: a file holds "toy:" and the severity of the one
// finding that there is to be, so that these tests depend on no real rule.

func toyDecoder() sheets.Decoder {
	return sheets.Decoder{
		Name:       "toy",
		Extensions: []string{".xlsx", ".xlsm", ".docx", ".html", ".htm", ".csv", ".tsv"},
		Match:      func(src sheets.Source) bool { return bytes.HasPrefix(src.Data, []byte("toy:")) },
		Decode: func(_ context.Context, src sheets.Source) (*sheets.Book, error) {
			word := strings.TrimPrefix(string(src.Data), "toy:")
			if word == "fault" {
				return nil, errors.New(string(append([]byte(nil), src.Data[:len(src.Data)-100]...)))
			}
			return &sheets.Book{Sheets: []*sheets.Sheet{{Name: word}}}, nil
		},
	}
}

var toyRule = &checker.Rule{
	ID:       "toy-rule",
	Says:     checker.Saying(lang.Text{EN: "a toy", ZH: "玩具"}, lang.Text{EN: "# toy-rule: a toy\n", ZH: "# toy-rule: 玩具\n"}),
	Severity: checker.Warning,
	Run: func(p *checker.Pass) error {
		for s := checker.Info; s <= checker.Error; s++ {
			if sheet := p.Book.Sheets[0]; sheet.Name == s.Name() {
				p.Report(checker.Finding{
					Rule: p.Rule, Severity: s, Table: -1,
					Cell:    checker.Place{Ref: sheets.Ref{Sheet: sheet.Name, Row: 2, Col: 3}, Text: "60"},
					Message: lang.New("Put it right.", "请更正。"),
				})
			}
		}
		return nil
	},
}

// result is what a run leaves behind.
type result struct {
	code           int
	stdout, stderr string
}

// toy runs the program with the toy format and rule in a folder of its own with
// the given files. The environment holds what env says and nothing else.
type toy struct {
	dir   string
	env   map[string]string
	stdin string
	ctx   context.Context
}

func newToy(t *testing.T, files map[string]string) *toy {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	t.Chdir(dir)
	return &toy{dir: dir, env: map[string]string{}, ctx: context.Background()}
}

func (y *toy) run(args ...string) result {
	var out, err bytes.Buffer
	p := &program{
		rules: []*checker.Rule{toyRule}, decoders: []sheets.Decoder{toyDecoder()},
		stdin: strings.NewReader(y.stdin), stdout: &out, stderr: &err,
		getenv: func(name string) string { return y.env[name] },
		now:    func() time.Time { return time.Date(2026, 11, 24, 1, 2, 3, 0, time.UTC) },
	}
	code := p.run(y.ctx, append([]string{"crossfoot"}, args...))
	return result{code, out.String(), err.String()}
}

// paths are the files of a JSON report in its order.
func paths(t *testing.T, doc string) []string {
	t.Helper()
	var r struct {
		Files []struct{ Path string }
	}
	require.NoError(t, json.Unmarshal([]byte(doc), &r))
	names := []string{}
	for _, f := range r.Files {
		names = append(names, filepath.ToSlash(f.Path))
	}
	return names
}

func TestExitStatus(t *testing.T) {
	y := newToy(t, map[string]string{"none": "toy:none", "info": "toy:info", "warning": "toy:warning", "error": "toy:error", "bad": "x"})
	for _, c := range []struct {
		args string
		want int
	}{
		{"none", 0},
		{"info", 0},
		{"warning", 0},
		{"error", 1},
		{"none error", 1},
		{"--fail-on=error warning", 0},
		{"--fail-on warning warning", 1},
		{"--fail-on warning info", 0},
		{"--fail-on info info", 1},
		{"--fail-on info none", 0},
		{"--fail-on never error", 0},
		{"bad", 3},
		{"error bad", 3}, // an unread file may hide anything: it wins
		{"--fail-on never bad", 3},
		{"missing", 3},
		{"", 2},
		{"--fail-on fatal none", 2},
		{"--format pdf none", 2},
		{"--lang fr none", 2},
		{"--color blue none", 2},
		{"--nonsense none", 2},
		{"--format", 2},
		{"--output none none", 2},
	} {
		t.Run(c.args, func(t *testing.T) {
			got := y.run(append([]string{"check"}, strings.Fields(c.args)...)...)
			assert.Equal(t, c.want, got.code, got.stderr)
			if c.want < 2 {
				assert.Empty(t, got.stderr)
			} else {
				assert.Equal(t, 1, strings.Count(got.stderr, "\n"), got.stderr)
				assert.True(t, strings.HasPrefix(got.stderr, "crossfoot: "), got.stderr)
			}
			if c.want == 2 {
				assert.Empty(t, got.stdout)
			}
		})
	}
}

func TestFlagsMayStandAnywhere(t *testing.T) {
	y := newToy(t, map[string]string{"a": "toy:error", "-odd": "toy:none"})
	want := y.run("check", "--format", "json", "--fail-on=never", "a")
	assert.Equal(t, 0, want.code)
	for _, args := range [][]string{
		{"check", "a", "--format", "json", "--fail-on", "never"},
		{"check", "--format=json", "a", "--fail-on=never"},
		{"check", "-format", "json", "-fail-on", "never", "a"},
		{"--lang", "en", "check", "a", "--format=json", "--fail-on=never", "--"},
	} {
		assert.Equal(t, want, y.run(args...), args)
	}
	got := y.run("check", "--format", "json", "--", "-odd", "--format")
	assert.Equal(t, []string{"-odd", "--format"}, paths(t, got.stdout), "after -- nothing is a flag")
	assert.Equal(t, exitUnread, got.code)
}

func TestEveryFileIsCheckedPastAnUnreadableOne(t *testing.T) {
	y := newToy(t, map[string]string{"a": "toy:error", "b": "x", "c": "", "d": "toy:fault", "e": "toy:error"})
	got := y.run("check", "a", "b", "c", "d", "e", "f")
	assert.Equal(t, exitUnread, got.code)
	assert.Equal(t, 2, strings.Count(got.stdout, "Put it right."))
	lines := strings.Split(strings.TrimSpace(got.stderr), "\n")
	require.Len(t, lines, 4)
	for i, name := range []string{"b", "c", "d", "f"} {
		assert.True(t, strings.HasPrefix(lines[i], "crossfoot: "+name+": "), lines[i])
	}
	assert.Contains(t, lines[2], "internal error")
	assert.NotContains(t, got.stderr, "goroutine")
}

func TestUnreadableFileLeavesOneLine(t *testing.T) {
	y := newToy(t, map[string]string{"b": "x"})
	got := y.run("check", "b")
	assert.Empty(t, got.stdout)
	assert.Equal(t, 1, strings.Count(got.stderr, "\n"))
	assert.Contains(t, y.run("check", "--format=json", "b").stdout, `"error": "this is neither a workbook`)
}

func TestNamesCannotReachTheTerminalRaw(t *testing.T) {
	y := newToy(t, nil)
	got := y.run("check", "evil\x1b[2J\n.xlsx")
	assert.Equal(t, exitUnread, got.code)
	assert.NotContains(t, got.stderr, "\x1b")
	assert.Equal(t, 1, strings.Count(got.stderr, "\n"))
	assert.NotContains(t, y.run("check", "--fo\x1b[2J").stderr, "\x1b")
}

func TestStandardInput(t *testing.T) {
	y := newToy(t, nil)
	y.stdin = "toy:error"
	got := y.run("check", "-", "--format=json", "-")
	assert.Equal(t, exitFindings, got.code)
	assert.Equal(t, []string{"-"}, paths(t, got.stdout))
	y.stdin = ""
	got = y.run("check", "-")
	assert.Equal(t, exitUnread, got.code)
	assert.Equal(t, "crossfoot: -: the file is empty; send it again or export it anew\n", got.stderr)
}

func TestLanguage(t *testing.T) {
	y := newToy(t, map[string]string{"a": "toy:error"})
	assert.Contains(t, y.run("check", "a").stdout, "Put it right.")
	assert.Contains(t, y.run("check", "a", "--lang", "zh").stdout, "请更正。")
	assert.Contains(t, y.run("--lang=zh", "check", "a").stdout, "请更正。")
	y.env["LANG"] = "zh_CN.UTF-8"
	assert.Contains(t, y.run("check", "a").stdout, "请更正。")
	assert.Contains(t, y.run("check", "a", "--lang", "en").stdout, "Put it right.")
	y.env["LC_ALL"] = "C"
	assert.Contains(t, y.run("check", "a").stdout, "Put it right.")
}

// TestChineseHasNoEnglish asks for the complaints and the help in Chinese and
// looks for sentences in English.
func TestChineseHasNoEnglish(t *testing.T) {
	y := newToy(t, map[string]string{"a": "toy:none", "dir/x.txt": "x"})
	for _, args := range []string{
		"", "--help", "check --help", "bench --help", "help check", "help nothing", "nothing", "--nonsense", "check", "check --nonsense a",
		"check --format", "check --format=pdf a", "check --relations=maybe a", "bench --rows many", "explain", "explain nothing",
		"completion", "completion csh", "check missing", "check dir", "check no*.xlsx", "check --output a a", "check --output dir a",
		"check --output no/where a", "rules a", "accept", "accept --help", "accept dir/x.txt", "accept dir/x.txt --all --by b",
		"accept dir/x.txt --all", "accept dir/x.txt id --by b", "accept missing --all --by b", "check a --baseline dir/x.txt", "check a --baseline missing",
		"check --output no/where a", "rules a", "init", "init --help", "init missing", "schema a", "check --config missing a", "check --config a --no-config a",
	} {
		got := y.run(append(strings.Fields(args), "--lang=zh")...)
		text := got.stdout + got.stderr
		assert.Regexp(t, `\p{Han}`, text, args)
		assert.NotRegexp(t, `(?i)\b(the|is|no|not|flag|usage|commands|options|default|value|such|help topic|show)\b`,
			strings.NewReplacer("no/where", "", "no*.xlsx", "", "--help", "", "help ", "", "--no-config", "").Replace(text), args)
	}
}

func TestHelp(t *testing.T) {
	y := newToy(t, nil)
	for _, args := range []string{"", "--help", "-h", "help"} {
		got := y.run(strings.Fields(args)...)
		assert.Equal(t, exitClean, got.code, args)
		assert.Contains(t, got.stdout, "COMMANDS:", args)
		for _, command := range []string{"check", "rules", "explain", "init", "schema", "completion", "bench", "version"} {
			assert.Regexp(t, `(?m)^   `+command+`  +\S`, got.stdout)
		}
	}
	for _, args := range []string{"check --help", "check a -h", "help check"} {
		got := y.run(strings.Fields(args)...)
		assert.Equal(t, exitClean, got.code, args)
		for _, flag := range []string{"--format", "--output", "--relations", "--fail-on", "--lang", "--color"} {
			assert.Contains(t, got.stdout, flag, args)
		}
	}
}

func TestMisuseNamesWhatMayHaveBeenMeant(t *testing.T) {
	y := newToy(t, nil)
	for args, want := range map[string]string{
		"chekc a":               "did you mean check?",
		"check --fromat json a": "did you mean --format?",
		"check --format jsn a":  "did you mean json?",
		"explain toy-rul":       "did you mean toy-rule?",
		"help rule":             "did you mean rules?",
	} {
		got := y.run(strings.Fields(args)...)
		assert.Equal(t, exitUsage, got.code, args)
		assert.Contains(t, got.stderr, want)
	}
}

func TestRulesAndExplain(t *testing.T) {
	y := newToy(t, nil)
	assert.Equal(t, result{0, "toy-rule  warning  a toy\n", ""}, y.run("rules"))
	assert.Equal(t, result{0, "# toy-rule: a toy\n", ""}, y.run("explain", "toy-rule"))
	assert.Equal(t, result{0, "# toy-rule: 玩具\n", ""}, y.run("explain", "toy-rule", "--lang", "zh"))
}

func TestVersion(t *testing.T) {
	y := newToy(t, nil)
	for _, args := range []string{"version", "--version", "-v"} {
		assert.Equal(t, result{0, "crossfoot " + programVersion() + "\n", ""}, y.run(args), args)
	}
}

func TestColor(t *testing.T) {
	y := newToy(t, map[string]string{"a": "toy:error"})
	assert.NotContains(t, y.run("check", "a").stdout, "\x1b", "the output is no terminal")
	assert.Contains(t, y.run("check", "a", "--color=always").stdout, "\x1b[1;31merror\x1b[0m")
	y.env["NO_COLOR"] = "1"
	assert.NotContains(t, y.run("check", "a").stdout, "\x1b")
	assert.Contains(t, y.run("check", "a", "--color=always").stdout, "\x1b", "a flag is asked for, a variable only set")
}

func TestStop(t *testing.T) {
	y := newToy(t, map[string]string{"a": "toy:error"})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	y.ctx = ctx
	got := y.run("check", "a", "--output", "report.json")
	assert.Equal(t, exitInterrupted, got.code)
	assert.Regexp(t, "^crossfoot: stopped(; nothing was written)?\n$", got.stderr, "a slow machine may not wait for the command's own word")
	assert.Equal(t, []string{"a"}, names(t, y.dir))
}

func TestStopWhileReading(t *testing.T) {
	y := newToy(t, nil)
	ctx, cancel := context.WithCancel(context.Background())
	reader, writer := endless(t, cancel)
	p := &program{stdin: reader, stdout: writer, stderr: writer, getenv: func(string) string { return "" }}
	assert.Equal(t, exitInterrupted, p.run(ctx, []string{"crossfoot", "check", "-"}))
	assert.Equal(t, []string{}, names(t, y.dir))
}

func TestRunIsTheProgram(t *testing.T) {
	var out, err bytes.Buffer
	code := run(context.Background(), []string{"crossfoot", "rules", "--lang", "en"}, strings.NewReader(""), &out, &err)
	assert.Equal(t, exitClean, code)
	assert.Contains(t, out.String(), "sum-mismatch")
	assert.Equal(t, exitClean, run(context.Background(), nil, strings.NewReader(""), &out, &err))
}
