package rules_test

import (
	"os"
	"path/filepath"
	"testing"

	"crossfoot/checker/checktest"
	"crossfoot/rules"

	"github.com/stretchr/testify/require"
)

// Every folder of fixtures is named after what its tables show: a rule, or that
// there is nothing to find.
func TestFixtures(t *testing.T) {
	folders, err := os.ReadDir("../fixtures")
	require.NoError(t, err)
	for _, folder := range folders {
		path := filepath.Join("../fixtures", folder.Name())
		if files, _ := filepath.Glob(filepath.Join(path, "*.txtar")); len(files) == 0 || folder.Name() == "scripts" {
			continue
		}
		t.Run(folder.Name(), func(t *testing.T) { checktest.Run(t, rules.All, path) })
	}
}
