package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
)

// names are the files of a folder, hidden ones too.
func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	all := []string{}
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

// endless is an input that never ends and stops the run once it is being read.
func endless(t *testing.T, stop context.CancelFunc) (io.Reader, io.Writer) {
	t.Helper()
	r, w := io.Pipe()
	t.Cleanup(func() { w.Close() })
	return readerFunc(func(p []byte) (int, error) { stop(); return r.Read(p) }), io.Discard
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

func TestDirectory(t *testing.T) {
	y := newToy(t, map[string]string{
		"in/b.xlsx": "toy:none", "in/a.CSV": "toy:none", "in/sub/deep/c.xlsm": "toy:none", "in/d.tsv": "toy:none",
		"in/~$b.xlsx": "x", "in/.hidden.xlsx": "x", "in/.git/e.xlsx": "x", "in/notes.txt": "x", "in/Makefile": "x",
		"in/f.xml": `toy:none <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`, "in/g.xml": "<beans/>", "in/h.xlsb": "toy:none",
		"empty/notes.txt": "x",
	})
	got := y.run("check", "--format=json", "in")
	assert.Equal(t, exitClean, got.code)
	assert.Equal(t, []string{"in/a.CSV", "in/b.xlsx", "in/d.tsv", "in/f.xml", "in/h.xlsb", "in/sub/deep/c.xlsm"}, paths(t, got.stdout))

	assert.Equal(t, []string{"in/b.xlsx", "in/a.CSV", "in/d.tsv", "in/f.xml", "in/h.xlsb", "in/sub/deep/c.xlsm"},
		paths(t, y.run("check", "--format=json", "in/b.xlsx", "in", "./in/b.xlsx").stdout), "a file is checked once")
	assert.Equal(t, exitClean, y.run("check", "in/.").code)
	assert.Equal(t, paths(t, got.stdout), paths(t, y.run("check", "-r", "--format=json", "in").stdout))
	assert.Equal(t, []string{"in/a.CSV", "in/b.xlsx", "in/d.tsv", "in/f.xml", "in/h.xlsb"}, paths(t, y.run("check", "--format=json", "--recursive=false", "in").stdout))

	got = y.run("check", "empty")
	assert.Equal(t, exitUnread, got.code)
	assert.Equal(t, "crossfoot: empty: the folder holds no workbook or document (.xlsx .xlsm .docx .html .htm .csv .tsv); name the file itself\n", got.stderr)
}

func TestHiddenFilesAreReadWhenNamed(t *testing.T) {
	y := newToy(t, map[string]string{".hidden.txt": "toy:none", ".dir/a.xlsx": "toy:none"})
	assert.Equal(t, exitClean, y.run("check", ".hidden.txt", ".dir").code)
}

func TestPattern(t *testing.T) {
	y := newToy(t, map[string]string{
		"a1.xlsx": "toy:none", "a2.xlsx": "toy:none", "~$a1.xlsx": "x", "b.xlsx": "toy:none", "a3.dir/in.csv": "toy:none", "a[9].xlsx": "toy:none",
	})
	got := y.run("check", "--format=json", "a*", "?.xlsx")
	assert.Equal(t, exitClean, got.code)
	assert.Equal(t, []string{"a1.xlsx", "a2.xlsx", "a3.dir/in.csv", "a[9].xlsx", "b.xlsx"}, paths(t, got.stdout))
	assert.Equal(t, []string{"a[9].xlsx"}, paths(t, y.run("check", "--format=json", "a[9].xlsx").stdout), "a file of that name comes first")
	got = y.run("check", "z*.xlsx")
	assert.Equal(t, result{exitUnread, "", "crossfoot: z*.xlsx: no file matches; check the name\n"}, got)
	got = y.run("check", "a[.xlsx")
	assert.Equal(t, result{exitUnread, "", "crossfoot: a[.xlsx: this is not a valid pattern; use * and ?\n"}, got)
}

func TestFileErrors(t *testing.T) {
	y := newToy(t, map[string]string{"locked": "toy:none"})
	assert.Equal(t, "crossfoot: nope.xlsx: there is no such file; check the name\n", y.run("check", "nope.xlsx").stderr)
	assert.Contains(t, fileError(os.ErrPermission).Error(), "you may not read it")
	assert.Equal(t, "the system cannot read it (input/output error); copy it to this computer and try again",
		fileError(&os.PathError{Op: "read", Path: "a", Err: errors.New("input/output error")}).Error())
}

func TestSizeLimit(t *testing.T) {
	y := newToy(t, map[string]string{"big": strings.Repeat("x", 100)})
	_, err := input{name: filepath.Join(y.dir, "big")}.read(nil, sheets.Limits{File: 99})
	require.ErrorContains(t, err, "larger than")
	data, err := input{name: filepath.Join(y.dir, "big")}.read(nil, sheets.Limits{File: 100})
	require.NoError(t, err)
	assert.Len(t, data, 100)
}

func TestOutput(t *testing.T) {
	y := newToy(t, map[string]string{"a": "toy:error", "old.json": "old"})
	require.NoError(t, os.Chmod("old.json", 0o640))
	for _, name := range []string{"new.json", "old.json"} {
		got := y.run("check", "a", "--format=json", "-o", name)
		assert.Equal(t, result{exitFindings, "", ""}, got)
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		assert.Equal(t, y.run("check", "a", "--format=json").stdout, string(data))
	}
	assert.Equal(t, []string{"a", "new.json", "old.json"}, names(t, y.dir), "nothing else is left behind")
	if runtime.GOOS != "windows" {
		info, err := os.Stat("old.json")
		require.NoError(t, err)
		assert.Equal(t, os.FileMode(0o640), info.Mode().Perm(), "a file keeps its permissions")
	}
	assert.Contains(t, y.run("check", "a", "--output", "-").stdout, "Put it right.")
}

func TestOutputNeverReplacesAnInput(t *testing.T) {
	y := newToy(t, map[string]string{"a.xlsx": "toy:none", "in/b.xlsx": "toy:none"})
	require.NoError(t, os.Link("a.xlsx", "same.xlsx"))
	for _, args := range []string{"a.xlsx -o a.xlsx", "a.xlsx -o ./in/../a.xlsx", "a.xlsx -o same.xlsx", "in -o in/b.xlsx"} {
		got := y.run(append([]string{"check"}, strings.Fields(args)...)...)
		assert.Equal(t, exitUsage, got.code, args)
		assert.Contains(t, got.stderr, "is one of the files to read", args)
	}
	data, err := os.ReadFile("a.xlsx")
	require.NoError(t, err)
	assert.Equal(t, "toy:none", string(data))
	assert.Equal(t, []string{"a.xlsx", "in", "same.xlsx"}, names(t, y.dir))
}

func TestOutputNeverReplacesWhatIsReadBesides(t *testing.T) {
	y := newToy(t, map[string]string{"in/a.xlsx": "toy:none", "list.yaml": "accepted: []\n", "in/crossfoot.yaml": "rules: {}\n", "own.yaml": "rules: {}\n"})
	for _, args := range []string{
		"in/a.xlsx --baseline list.yaml -o list.yaml", "in/a.xlsx -o in/crossfoot.yaml", "in -o in/crossfoot.yaml",
		"in/a.xlsx --config own.yaml --format json=own.yaml",
	} {
		got := y.run(append([]string{"check"}, strings.Fields(args)...)...)
		assert.Equal(t, exitUsage, got.code, args)
		assert.Contains(t, got.stderr, "is one of the files to read", args)
	}
	assert.Equal(t, exitClean, y.run("check", "in/a.xlsx", "--no-config", "-o", "in/crossfoot.yaml").code)
}

func TestReportsNeverReplaceOneAnother(t *testing.T) {
	y := newToy(t, map[string]string{"a": "toy:none", "sub/x": ""})
	for _, path := range []string{"r", "./r", "sub/../r", filepath.Join(y.dir, "r")} {
		got := y.run("check", "a", "--format", "json=r", "--format", "csv="+path)
		assert.Equal(t, exitUsage, got.code, path)
		assert.Contains(t, got.stderr, "two reports would go to", path)
	}
	assert.Equal(t, exitClean, y.run("check", "a", "--format", "json=r", "--format", "csv=sub/r").code)
	assert.Equal(t, []string{"a", "r", "sub"}, names(t, y.dir))
}

func TestOutputThatCannotBeWritten(t *testing.T) {
	y := newToy(t, map[string]string{"a": "toy:none", "dir/x": ""})
	assert.Equal(t, result{exitUsage, "", "crossfoot: no/where cannot be written: there is no such folder\n"}, y.run("check", "a", "-o", "no/where"))
	assert.Equal(t, result{exitUsage, "", "crossfoot: dir cannot be written: it is a folder\n"}, y.run("check", "a", "-o", "dir"))
	assert.Equal(t, []string{"a", "dir"}, names(t, y.dir))
}

func TestOutputIsDiscardedOnError(t *testing.T) {
	y := newToy(t, map[string]string{"report": "old"})
	p := &program{stdout: io.Discard}
	out, err := p.open("report", nil)
	require.NoError(t, err)
	_, err = io.WriteString(out, "half of a rep")
	require.NoError(t, err)
	out.discard()
	assert.Equal(t, []string{"report"}, names(t, y.dir))
	data, err := os.ReadFile("report")
	require.NoError(t, err)
	assert.Equal(t, "old", string(data))
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestStandardOutputThatCannotBeWritten(t *testing.T) {
	newToy(t, map[string]string{"a": "toy:error"})
	var stderr strings.Builder
	p := &program{stdout: brokenPipe{}, stderr: &stderr, getenv: func(string) string { return "" }, decoders: []sheets.Decoder{toyDecoder()}}
	assert.Equal(t, exitUsage, p.run(context.Background(), []string{"crossfoot", "check", "a"}))
	assert.Equal(t, "crossfoot: stdout cannot be written: broken pipe\n", stderr.String())
}
