package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Until a report is complete there is nothing of it in the folder, so that nothing is left
// if the program is killed; then it is there whole, in place of the one before it or not.
func TestUnfinishedReportHasNoName(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "report.json")
	if f := unnamed(dir, 0o666); f == nil {
		t.Log("this file system has no files without a name")
		t.SkipNow()
	} else {
		require.NoError(t, f.Close())
	}
	names := func() (names []string) {
		entries, err := os.ReadDir(dir)
		require.NoError(t, err)
		for _, e := range entries {
			names = append(names, e.Name())
		}
		return names
	}
	for i, text := range []string{"first", "second"} {
		o, err := (&program{}).open(path, nil)
		require.NoError(t, err)
		_, err = o.Write([]byte(text))
		require.NoError(t, err)
		assert.Len(t, names(), i, "before it is complete")
		require.NoError(t, o.commit())
		assert.Equal(t, []string{"report.json"}, names())
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.Equal(t, text, string(data))
	}
	require.ErrorIs(t, writeNew(path, []byte("third")), os.ErrExist)
	require.NoError(t, writeNew(filepath.Join(dir, "copy.xlsx"), []byte("copy")))
	assert.Equal(t, []string{"copy.xlsx", "report.json"}, names())
}
