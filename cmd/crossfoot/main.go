// Command crossfoot reads workbooks of figures and says where they do not add up.
//
// In go the arguments, the environment's language and files; out come a report
// and an exit status. It hands the decoders and the rules to package checker and
// chooses one of package report's formats; it knows nothing of figures itself.
//
// run.go is what one run works with, app.go lists the commands, args.go and completion.go know their flags
// before the library does. Each command has a file of its name; replay.go is the command report, init.go has
// schema as well. What they share:
//
//   - What is read: inputs.go finds the files, reading.go has passwords and encodings, config.go the rules
//     file, limits.go what one file may take; passed.go says what was passed over.
//   - The checks: examine.go checks several files at a time, progress.go shows how far it is.
//   - What is written: formats.go, output.go (a file that is complete or not there), annotate.go (marked
//     copies), source.go (the cells that a report shows), terminal.go (colours and width).
//   - Parts of a run: shard.go takes one, assemble.go puts their reports together, compare.go compares their
//     files afterwards.
//   - Measuring: bench_*.go, growth.go, and allocation.go, which makes the workbooks.
//   - The desktop: desktop.go, browse.go.
package main

import (
	"context"
	"os"
)

func main() { os.Exit(run(context.Background(), os.Args, os.Stdin, os.Stdout, os.Stderr)) }
