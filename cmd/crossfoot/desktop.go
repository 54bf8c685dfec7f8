package main

import (
	"os"

	"github.com/mattn/go-isatty"
)

// desktop is what tells a double click from a command.
type desktop struct {
	ownConsole bool // a console was opened for this program alone
	terminal   bool // somebody sits at a terminal and may read the help
	screen     bool // there is one that a page can be shown on
}

// doubleClicked says whether the program was started without a command line, so that
// whoever started it wants the page.
func (d desktop) doubleClicked(args []string) bool {
	return len(args) <= 1 && d.screen && (d.ownConsole || !d.terminal)
}

// desktop looks around.
func (p *program) desktop() desktop {
	d := desktop{ownConsole: ownConsole(), screen: p.hasScreen()}
	for _, stream := range []any{p.stdin, p.stdout, p.stderr} {
		if f, ok := stream.(*os.File); !ok || isatty.IsTerminal(f.Fd()) || isatty.IsCygwinTerminal(f.Fd()) {
			d.terminal = true // what is no file is another program's, which did not click
		}
	}
	return d
}
