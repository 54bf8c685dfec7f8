package main

import (
	"flag"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write what comes out to the scripts and the README")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"crossfoot": main})
}

// TestScripts runs the scripts in fixtures/scripts, which say what the program
// prints, to the letter.
func TestScripts(t *testing.T) {
	fixtures, err := filepath.Abs("../../fixtures")
	require.NoError(t, err)
	testscript.Run(t, testscript.Params{
		Dir:           "../../fixtures/scripts",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("FIXTURES", fixtures)
			e.Setenv("GORACE", "atexit_sleep_ms=0") // the race detector waits a second at the end of every run
			return nil
		},
	})
}
