//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPipesAndDevicesAreNotOpened(t *testing.T) {
	y := newToy(t, nil)
	require.NoError(t, syscall.Mkfifo("pipe.xlsx", 0o600))
	for _, name := range []string{"pipe.xlsx", "/dev/zero", "."} {
		got := y.run("check", name)
		assert.Equal(t, exitUnread, got.code)
		assert.Contains(t, got.stderr, "this is not a regular file")
	}
	// A folder is searched for workbooks named .xml by their content.
	y = newToy(t, map[string]string{"in/a.csv": "toy:none"})
	require.NoError(t, syscall.Mkfifo("in/pipe.xml", 0o600))
	require.NoError(t, os.Symlink("nowhere", "in/gone.xml"))
	got := y.run("check", "in")
	assert.Equal(t, exitUnread, got.code)
	assert.Contains(t, got.stderr, "gone.xml: there is no such file")
	assert.NotContains(t, got.stderr, "pipe.xml")
}

func TestOutputToDevicesAndLinks(t *testing.T) {
	y := newToy(t, map[string]string{"a": "toy:none", "real": "old"})
	assert.Equal(t, result{exitClean, "", ""}, y.run("check", "a", "-o", "/dev/null"))
	info, err := os.Stat("/dev/null")
	require.NoError(t, err)
	assert.False(t, info.Mode().IsRegular(), "a device is written to, not replaced")
	require.NoError(t, os.Symlink("real", "link"))
	assert.Equal(t, exitClean, y.run("check", "a", "-o", "link").code)
	link, err := os.Lstat("link")
	require.NoError(t, err)
	assert.NotZero(t, link.Mode()&os.ModeSymlink, "a link stays one")
	data, err := os.ReadFile("real")
	require.NoError(t, err)
	assert.NotEqual(t, "old", string(data))
}

// TestReaderThatGoesAway is crossfoot check … | head: it ends quietly and leaves nothing behind.
func TestReaderThatGoesAway(t *testing.T) {
	fixture, err := filepath.Abs("../../fixtures/notice.xlsx")
	require.NoError(t, err)
	y := newToy(t, nil)
	r, w, err := os.Pipe()
	require.NoError(t, err)
	require.NoError(t, r.Close())
	var stderr strings.Builder
	c := exec.Cmd{Args: []string{"crossfoot", "check", fixture, "--format=text", "--format=html=r.html"}, Stdout: w, Stderr: &stderr}
	c.Path, err = os.Executable()
	require.NoError(t, err)
	var ended *exec.ExitError
	require.ErrorAs(t, c.Run(), &ended)
	require.NoError(t, w.Close())
	assert.Equal(t, exitUnwanted, ended.ExitCode())
	assert.Empty(t, stderr.String())
	assert.Empty(t, names(t, y.dir))
}
