// Command crossfoot reads workbooks of figures and says where they do not add up.
//
// In go the arguments, the environment's language and files; out come a report
// and an exit status. It hands the decoders and the rules to package checker and
// chooses one of package report's formats; it knows nothing of figures itself.
package main

import (
	"context"
	"os"
)

func main() { os.Exit(run(context.Background(), os.Args, os.Stdin, os.Stdout, os.Stderr)) }
