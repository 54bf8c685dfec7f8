package main

import (
	"errors"
	"io"
	"slices"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/checker/report/html"
	"crossfoot/checker/report/marked"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// formats are all formats of a report, in the order that the help lists them.
func formats() []report.Named {
	return append(slices.Clone(report.Formats),
		report.Named{Name: "html", Write: html.Write},
		report.Named{Name: "xlsx", Write: marked.Write, Binary: true})
}

func formatNames() (names []string) {
	for _, f := range formats() {
		names = append(names, f.Name)
	}
	return names
}

// formatFlag is the flag --format, which may be given several times.
type formatFlag struct {
	*cli.StringSliceFlag
	values []string
}

func (p *program) formatFlag() cli.Flag {
	names := formatNames()
	return formatFlag{&cli.StringSliceFlag{Name: "format", Usage: p.t(
		"write the report as `FORMAT`: "+strings.Join(names, "|")+" (default text); FORMAT=FILE writes it to a file, and may be given several times",
		"报告格式 `FORMAT`："+strings.Join(names, "|")+"（默认 text）；写成 格式=文件 则存入文件，可以多次使用")}, names}
}

// target is one report of a run: its format, and the file that it goes to.
type target struct {
	report.Named
	path string // "" for the standard output
}

// targets are the reports that the flags --format and --output ask for. One of them
// goes to --output or the terminal. Where all that are named go to files, that is the
// text, if text says so.
func (p *program) targets(c *cli.Context, text bool) ([]target, error) {
	var targets []target
	main := -1 // the one that goes to --output or the terminal
	for _, value := range c.StringSlice("format") {
		name, path, toFile := strings.Cut(value, "=")
		i := slices.Index(formatNames(), name)
		switch {
		case i < 0:
			return nil, misuse(c.Command.Name, "--%s cannot be %q%s", "--%s 不能是 %q%s", "format", value, among(name, formatNames()))
		case toFile && path == "":
			return nil, misuse(c.Command.Name, "--format %s names no file", "--format %s 没有指定文件", value)
		case !toFile && main >= 0:
			return nil, misuse(c.Command.Name, "there is room for one report only; write the other to a file: --format %s=FILE",
				"只能直接输出一种报告；另一种请存入文件：--format %s=文件", name)
		case !toFile:
			main, path = len(targets), c.String("output")
		}
		targets = append(targets, target{formats()[i], path})
	}
	if main < 0 && (text || len(targets) == 0 || c.IsSet("output")) {
		targets = append(targets, target{formats()[0], c.String("output")})
	}
	return targets, shortened(c, targets)
}

// shortened says what is wrong with the flags that shorten the text report.
func shortened(c *cli.Context, targets []target) error {
	text := slices.ContainsFunc(targets, func(t target) bool { return t.Name == "text" })
	switch {
	case c.Bool("quiet") && c.Bool("summary"):
		return misuse(c.Command.Name, "--quiet and --summary exclude each other", "--quiet 和 --summary 不能同时使用")
	case c.Bool("summary") && !text:
		return misuse(c.Command.Name, "--summary is about the text report, which is not asked for", "--summary 只用于 text 报告，而没有要求输出 text 报告")
	}
	return nil
}

// outputs are where the reports of a run go.
type outputs struct {
	reports []rendering
	copies  string // the folder for marked copies; "" if none are wanted
}

type rendering struct {
	target
	*output
	stream *report.Stream // if it has been written already but for its end
}

// outputs prepares all outputs before anything is checked.
func (p *program) outputs(c *cli.Context, targets []target, inputs []input) (all outputs, err error) {
	defer func() {
		if err != nil {
			all.discard()
		}
	}()
	if all.copies, err = copiesFolder(c); err != nil {
		return all, err
	}
	for _, t := range targets {
		out, err := p.open(t.path, inputs)
		if err != nil {
			return all, err
		}
		if t.Binary && isTerminal(out) {
			return all, misuse(c.Command.Name, "a terminal cannot show %[1]s; write it to a file: --format %[1]s=FILE",
				"终端无法显示 %[1]s，请存入文件：--format %[1]s=文件", t.Name)
		}
		for _, other := range all.reports {
			if out.same(other.output) {
				out.discard()
				return all, misuse(c.Command.Name, "two reports would go to %s; name another file for one of them", "有两份报告写入 %s，请给其中一份另起文件名", t.path)
			}
		}
		all.reports = append(all.reports, rendering{target: t, output: out})
	}
	return all, nil
}

// stream makes streams of the reports that can be written while the run goes on. What it
// gives back writes a file to them, and leaves no more of its record than the end of the
// run needs, if no other report is asked for. It is nil if there are no such reports.
func (all outputs) stream(o report.Options) func(*checker.File) error {
	streams, others := []rendering{}, all.copies != ""
	for i := range all.reports {
		if out := &all.reports[i]; out.Stream != nil {
			out.stream = out.Stream(out.output, o)
			streams = append(streams, *out)
		} else {
			others = true
		}
	}
	if len(streams) == 0 {
		return nil
	}
	return func(f *checker.File) error {
		for _, out := range streams {
			if err := out.stream.File(f); err != nil {
				return cannotReport(out.output, err)
			}
		}
		if !others {
			*f = f.Verdict()
		}
		return nil
	}
}

func (all outputs) discard() {
	for _, out := range all.reports {
		out.discard()
	}
}

// render complains about the files that could not be read and writes every report.
// None appears under its name before all are complete.
func (p *program) render(c *cli.Context, r *checker.Report, all outputs, o report.Options) error {
	for i := range r.Files {
		if f := &r.Files[i]; f.Err != nil {
			p.complain(lang.New("%s: %s", "%s：%s", f.Path, f.Err))
		}
	}
	o.Lang, o.Quiet, o.Summary = p.lang, c.Bool("quiet"), c.Bool("summary")
	for _, out := range all.reports {
		o.Color, o.Width = p.terminal(out.output, c.String("color"))
		o.Apart = out.output.path != ""
		write := out.Named.Write
		if out.stream != nil {
			write = func(io.Writer, *checker.Report, report.Options) error { return out.stream.End(r) }
		}
		if err := write(out.output, r, o); err != nil {
			return cannotReport(out.output, err)
		}
	}
	var uncopied error // which is no reason to lose the reports
	if all.copies != "" {
		uncopied = p.annotate(all.copies, r, o)
	}
	for _, out := range all.reports {
		if err := out.commit(); err != nil {
			return cannotWrite(out.output.path, err)
		}
	}
	return uncopied
}

// cannotReport is why a report was not written: the format says so in a reader's
// words, or else the system does.
func cannotReport(out *output, err error) error {
	if e, ok := errors.AsType[*sheets.Error](err); ok {
		return &statusError{exitUsage, lang.New("%s", "%s", e)}
	}
	if out.path == "" && errors.Is(err, syscall.EPIPE) {
		return &statusError{code: exitUnwanted}
	}
	return cannotWrite(out.path, err)
}
