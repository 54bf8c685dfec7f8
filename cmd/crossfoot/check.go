package main

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"runtime"
	"slices"

	"github.com/urfave/cli/v2"
	"golang.org/x/sync/errgroup"

	"crossfoot/checker"
	"crossfoot/checker/accept"
	"crossfoot/checker/report"
	"crossfoot/cmd/internal/guard"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// check is the command of that name.
func (p *program) check(c *cli.Context) error {
	targets, err := p.targets(c, true)
	if err != nil {
		return err
	}
	entries := []accept.Entry{}
	for _, name := range c.StringSlice("baseline") {
		if name == "" {
			return misuse("check", "--baseline names no file", "--baseline 没有指定文件")
		}
		more, err := readBaseline(name)
		if errors.Is(err, fs.ErrNotExist) {
			err = &statusError{exitUsage, refusal(name, fileError(err))}
		}
		if err != nil {
			return err
		}
		entries = append(entries, more...)
	}
	apply := func(r *checker.Report, s checker.Settings) {
		if c.IsSet("baseline") || len(s.Accepted) > 0 {
			r.Stale = accept.Apply(r, slices.Concat(entries, s.Accepted))
		}
	}
	r, err := p.over(c, checker.Options{Rules: p.rules, Relations: c.Bool("relations")}, apply, targets)
	if err != nil {
		return err
	}
	return verdict(r, c.String("fail-on"), "error")
}

// relations is the command of that name.
func (p *program) relations(c *cli.Context) error {
	r, err := p.over(c, checker.Options{Understood: true}, nil, []target{{report.Named{Write: report.Understood}, c.String("output")}})
	if err == nil && r.Failed() {
		err = &statusError{code: exitUnread}
	}
	return err
}

// over goes over the workbooks that a command names and writes the reports. judge, if
// there is one, goes over what was found first.
func (p *program) over(c *cli.Context, o checker.Options, judge func(*checker.Report, checker.Settings), targets []target) (*checker.Report, error) {
	if err := p.choices(c); err != nil {
		return nil, err
	}
	if err := p.heedLimits(c); err != nil {
		return nil, err
	}
	if c.NArg() == 0 {
		return nil, misuse(c.Command.Name, "name a workbook to check", "请指定要检查的工作簿")
	}
	p.flat = c.IsSet("recursive") && !c.Bool("recursive")
	inputs := p.withTexts(c.StringSlice("text"), p.expand(c.Args().Slice()))
	outs, err := p.outputs(c, targets, slices.Concat(inputs, besides(c)))
	if err != nil {
		return nil, err
	}
	defer outs.discard()

	o.Decoders = p.decoders
	inputs, skipped, err := p.configure(c, inputs, &o)
	if err != nil {
		return nil, err
	}
	if err := p.reading(c, inputs); err != nil {
		return nil, err
	}
	p.hushed = c.Bool("quiet")
	examined, r, err := p.examineAll(c.Context, inputs, o)
	if err != nil {
		return nil, err
	}
	p.books = make(map[string]*sheets.Book)
	for i, e := range examined {
		p.books[r.Files[i].Path] = e.Book()
	}
	r.RulesFile, r.Outcomes, r.Skipped = o.Settings.Path, o.Settings.Outcomes(r.Files), skipped
	if judge != nil {
		judge(r, o.Settings)
	}
	return r, p.render(c, r, outs, report.Options{Relations: o.Relations, Source: p.sources(c.Context)})
}

// besides are the files that a run reads besides those to check: the rules file, the
// lists of what has been accepted, the password.
func besides(c *cli.Context) (files []input) {
	names := c.StringSlice("baseline")
	if name := c.String("password-file"); name != "" {
		names = append(names, name)
	}
	switch named := c.String("config"); {
	case named != "":
		names = append(names, named)
	case !c.Bool("no-config"):
		names = append(names, rulesPaths(c.Args().First())...)
	}
	for _, name := range names {
		files = append(files, input{name: name})
	}
	return files
}

// choices says what is wrong with a flag that takes one of a few values.
func (p *program) choices(c *cli.Context) error {
	for _, f := range c.Command.Flags {
		choice, ok := f.(choiceFlag)
		if value := c.String(f.Names()[0]); ok && value != "" && !slices.Contains(choice.values, value) {
			return misuse(c.Command.Name, "--%s cannot be %q%s", "--%s 不能是 %q%s", choice.Name, value, among(value, choice.values))
		}
	}
	return nil
}

// verdict is the exit status of a run that fails on findings of a severity, or of the
// usual one if the user has named none.
func verdict(r *checker.Report, failOn, usual string) error {
	if r.Failed() {
		return &statusError{code: exitUnread}
	}
	threshold, known := checker.ParseSeverity(cmp.Or(failOn, usual))
	if worst, found := r.Worst(); known && found && worst >= threshold {
		return &statusError{code: exitFindings}
	}
	return nil
}

// examineAll checks the inputs, several at a time. The report has them in the
// order given. A run that is stopped returns at once.
func (p *program) examineAll(ctx context.Context, inputs []input, o checker.Options) ([]checker.Examined, *checker.Report, error) {
	r := &checker.Report{Version: programVersion(), Rules: o.Rules}
	batch := checker.NewBatch(len(inputs), o)
	own := make([]bool, len(inputs))
	progress := p.follow(len(inputs))
	defer progress.close()
	watch := guard.New(p.limits.check)
	done := make(chan error, 1)
	go func() {
		group, within := errgroup.WithContext(ctx)
		group.SetLimit(runtime.NumCPU())
		for i := range inputs {
			group.Go(func() error {
				var e checker.Examined
				if within.Err() == nil {
					progress.begin(inputs[i].name)
					e, own[i] = p.examine(within, inputs[i], watch, o)
					progress.end(inputs[i].name, e.Found())
				}
				_ = batch.Put(within, i, e)
				return within.Err()
			})
		}
		err := group.Wait()
		if err == nil { // the group's own context has ended with it
			r.Files = batch.Join(ctx)
			tellLimits(r.Files)
		}
		done <- err
	}()
	select {
	case err := <-done:
		if err != nil {
			return nil, nil, err
		}
		return leaveOut(own, inputs, batch.Examined(), r), r, nil
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
}

// leaveOut takes the files of crossfoot's own out of a report and names them there.
func leaveOut(own []bool, inputs []input, examined []checker.Examined, r *checker.Report) (left []checker.Examined) {
	files := r.Files[:0]
	for i, e := range examined {
		if own[i] {
			r.Own = append(r.Own, inputs[i].name)
			continue
		}
		left, files = append(left, e), append(files, r.Files[i])
	}
	r.Files = files
	return left
}

// examine reads and checks one input by itself. A report or a marked copy that was found
// in a folder is crossfoot's own, and is not checked. A fault of the program while it does
// so is that file's misfortune only: the others are still checked.
func (p *program) examine(ctx context.Context, in input, g *guard.Guard, o checker.Options) (e checker.Examined, own bool) {
	defer func() {
		if fault := recover(); fault != nil {
			e = checker.Refused(in.name, &sheets.Error{
				Cause: lang.New("internal error: %v", "程序内部错误：%v", fault),
				Do:    lang.New("please report it, with the file if you may", "请反馈此问题，方便时附上文件"),
			})
		}
	}()
	if in.err != nil {
		return checker.Refused(in.name, in.err), false
	}
	data, err := in.read(p.stdin, p.limits.book)
	if err != nil {
		return checker.Refused(in.name, err), false
	}
	if in.name == stdinName { // there is one such input at most
		p.piped = data
	}
	ctx, leave := g.Admit(ctx, len(data))
	defer leave()
	book, err := sheets.Open(ctx, sheets.Source{Name: in.name, Data: data, Limits: p.limits.book, Text: in.text, Password: p.password, Encoding: p.encoding}, o.Decoders)
	switch {
	case err != nil:
		return checker.Refused(in.name, err), false
	case in.found && book.Own():
		return e, true
	}
	return checker.ExamineBook(ctx, book, o), false
}
