package main

import (
	"bytes"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/urfave/cli/v2"

	"crossfoot/checker/report"
)

// showHelp prints the help of the program or of a command. On a terminal it is as wide as that;
// elsewhere each flag stays in one line, so that it can be searched for.
func (p *program) showHelp(template string, of any) error {
	var b bytes.Buffer
	cli.HelpPrinter(&b, template, of)
	help := b.String()
	if _, width := p.terminal(&output{Writer: p.stdout}, "never"); width > 0 {
		help = fold(help, width)
	}
	_, err := io.WriteString(p.stdout, help)
	return err
}

// foldIndent is how far what a flag does is indented where it does not fit beside the flag.
const foldIndent = 8

// fold breaks lines that are too wide. What stands behind a gap, as what a flag does behind its
// name, keeps its column, or stands below the name where that leaves it less than half the width.
func fold(help string, width int) string {
	var b strings.Builder
	for line := range strings.Lines(help) {
		line = strings.TrimSuffix(line, "\n")
		if text.StringWidth(line) <= width {
			b.WriteString(line + "\n")
			continue
		}
		rest := strings.TrimLeft(line, " ")
		lead := line[:len(line)-len(rest)]
		if name, does, gap := strings.Cut(rest, "  "); gap {
			rest = strings.TrimLeft(does, " ")
			lead = line[:len(line)-len(rest)]
			if text.StringWidth(lead) > width/2 {
				b.WriteString(line[:strings.Index(line, name)+len(name)] + "\n")
				lead = strings.Repeat(" ", foldIndent)
			}
		}
		indent := text.StringWidth(lead)
		for i, piece := range report.Wrap(strings.ReplaceAll(rest, "|", " | "), width-indent) { // of a list of values, some lines
			if i > 0 {
				lead = strings.Repeat(" ", indent)
			}
			b.WriteString(lead + piece + "\n")
		}
	}
	return b.String()
}
