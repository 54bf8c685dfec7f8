package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestBrowse opens the printed address where there is a screen, and only there.
func TestBrowse(t *testing.T) {
	dir := t.TempDir()
	opened := filepath.Join(dir, "opened")
	script := "#!/bin/sh\necho \"$1\" > " + opened + ".part && mv " + opened + ".part " + opened + "\n"
	require.NoError(t, os.WriteFile(filepath.Join(dir, "xdg-open"), []byte(script), 0o755))
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))

	for _, quiet := range []running{
		startServe(t, nil),
		startServe(t, map[string]string{"DISPLAY": ":0"}, "--no-open"),
	} {
		quiet.stop()
		<-quiet.status
		assert.NoFileExists(t, opened)
	}
	r := startServe(t, map[string]string{"WAYLAND_DISPLAY": "wayland-0"})
	for {
		if data, err := os.ReadFile(opened); err == nil {
			assert.Equal(t, r.url.String(), strings.TrimSpace(string(data)))
			return
		}
	}
}
