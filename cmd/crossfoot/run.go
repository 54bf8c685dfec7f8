package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/text/encoding"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/rules"
	"crossfoot/rules/user"
	"crossfoot/sheets"
	"crossfoot/sheets/decoders"
	"crossfoot/sheets/lang"
)

// The exit statuses. They mean the same in every format.
const (
	exitClean       = 0   // nothing at or above --fail-on
	exitFindings    = 1   // something at or above it
	exitUsage       = 2   // wrong usage, a rules file that is wrong, or the output cannot be written
	exitUnread      = 3   // an input could not be read
	exitInterrupted = 130 // stopped by a signal, as shells count it
	exitUnwanted    = 141 // nobody reads on what is written, as in crossfoot check … | head
)

// program is what one run works with, so that tests can run it in-process with
// rules and streams of their own.
type program struct {
	rules    []*checker.Rule
	decoders []sheets.Decoder
	flat     bool              // folders are searched without those in them
	passed   []string          // files in folders that are not searched for, and may hold tables
	password string            // of the workbooks that have one
	encoding encoding.Encoding // of texts, if the user names it
	stdin    io.Reader
	piped    []byte                  // what came from stdin, once it has been read
	books    map[string]*sheets.Book // those that this run has read, by their names
	stdout   io.Writer
	stderr   io.Writer
	getenv   func(string) string
	now      func() time.Time
	patience time.Duration // how long a run lasts before it shows its progress
	hushed   bool          // it is to show none
	lang     lang.Lang
	limits   limits
	serving  atomic.Bool // the page: a signal lets it end by itself
	temps    sync.Map    // names of files that are being written, where files need one
}

func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	p := &program{
		rules: rules.All, decoders: decoders.All(),
		stdin: stdin, stdout: stdout, stderr: stderr, getenv: os.Getenv, now: time.Now, patience: untilShown,
	}
	return p.run(ctx, args)
}

func (p *program) run(ctx context.Context, args []string) int {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // as nohup has it
		signals = append(signals, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(ctx, signals...)
	defer stop()
	// Whoever asks twice to stop does not want to wait.
	defer context.AfterFunc(ctx, func() { signal.Reset(signals...) })()
	// Without this, a reader that goes away ends the program before it has cleaned up.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	if len(args) == 0 { // a caller may leave even the program's name out
		args = []string{"crossfoot"}
	}
	if p.desktop().doubleClicked(args) {
		args = []string{args[0], "serve"}
	}
	p.lang, p.limits = language(args[1:], p.getenv), usualLimits()
	app := p.app()
	if last := len(args) - 1; args[last] == completeFlag {
		return p.complete(app, args[1:last])
	}
	arranged, err := arrange(app, args, sheets.Extensions(p.decoders, false))
	if err == nil {
		err = p.within(ctx, func() error { return app.RunContext(ctx, arranged) })
	}
	return p.exit(err)
}

// grace is how long a command that is told to stop may take to do so by itself.
const grace = 50 * time.Millisecond

// within does what a command does, but leaves it when ctx ends, whatever it is at: it may
// be waiting for a terminal or a pipe. The page's server ends by itself.
func (p *program) within(ctx context.Context, command func() error) error {
	done := make(chan error, 1)
	go func() { done <- command() }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	var patience <-chan time.Time
	if !p.serving.Load() {
		patience = time.After(grace)
	}
	select {
	case err := <-done:
		return err
	case <-patience:
		p.temps.Range(func(temp, _ any) bool {
			os.Remove(temp.(string))
			return true
		})
		return &statusError{exitInterrupted, lang.New("stopped", "已中止")}
	}
}

// exit says on stderr what is wrong, if anything, and gives the exit status.
func (p *program) exit(err error) int {
	var status *statusError
	var fault *user.Fault
	switch {
	case err == nil:
		return exitClean
	case errors.Is(err, context.Canceled):
		p.complain(lang.New("stopped; nothing was written", "已中止，未写入任何内容"))
		return exitInterrupted
	case errors.As(err, &fault):
		p.complain(lang.New("%s", "%s", fault))
		fmt.Fprint(p.stderr, fault.Excerpt())
		return exitUsage
	case errors.As(err, &status):
		if !status.message.IsZero() {
			p.complain(status.message)
		}
		return status.code
	}
	p.complain(lang.New("%v", "%v", err))
	return exitUsage
}

// complain writes one line to stderr. What the line quotes may come from a file
// name or a damaged workbook, so it must not reach the terminal raw.
func (p *program) complain(m lang.Message) {
	fmt.Fprintf(p.stderr, "crossfoot: %s\n", report.Inert(oneLine(m.In(p.lang))))
}

// statusError is an error that knows its exit status. Without a message there
// is nothing more to say: the report has said it.
type statusError struct {
	code    int
	message lang.Message
}

func (e *statusError) Error() string { return e.message.In(lang.EN) }

// misuse is wrong usage of a command ("" for the program itself), with a hint.
func misuse(command, en, zh string, args ...any) error {
	if command != "" {
		command += " "
	}
	return &statusError{exitUsage, lang.New("%s (see: crossfoot %s--help)", "%s（用法见：crossfoot %s--help）",
		lang.New(en, zh, args...), command)}
}

// version is set by the release build; a build from source asks the toolchain.
var version string

func programVersion() string {
	if version != "" {
		return version
	}
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
