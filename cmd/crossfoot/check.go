package main

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"

	"github.com/urfave/cli/v2"

	"crossfoot/checker"
	"crossfoot/checker/accept"
	"crossfoot/checker/report"
)

// check is the command of that name.
func (p *program) check(c *cli.Context) error {
	targets, err := p.targets(c, true)
	if err != nil {
		return err
	}
	entries, err := baselines(c)
	if err != nil {
		return err
	}
	r, err := p.over(c, checker.Options{Rules: p.rules, Relations: c.Bool("relations")}, entries, targets)
	if err != nil {
		return err
	}
	return verdict(r, c.String("fail-on"), "error")
}

// baselines are what has been accepted in the lists that the user names; nil if none is
// named.
func baselines(c *cli.Context) (entries []accept.Entry, err error) {
	for _, name := range c.StringSlice("baseline") {
		if name == "" {
			return nil, misuse(c.Command.Name, "--baseline names no file", "--baseline 没有指定文件")
		}
		more, err := readBaseline(name)
		if errors.Is(err, fs.ErrNotExist) {
			err = &statusError{exitUsage, refusal(name, fileError(err))}
		}
		if err != nil {
			return nil, err
		}
		entries = append(entries, more...)
	}
	if c.IsSet("baseline") && entries == nil {
		entries = []accept.Entry{} // a list may be empty
	}
	return entries, nil
}

// over goes over the workbooks that a command names and writes the reports. What has been
// accepted, if anything, is marked so first.
func (p *program) over(c *cli.Context, o checker.Options, accepted []accept.Entry, targets []target) (*checker.Report, error) {
	if err := p.choices(c); err != nil {
		return nil, err
	}
	if err := p.heedLimits(c); err != nil {
		return nil, err
	}
	how := manner{}
	var err error
	if how.jobs, err = jobs(c); err != nil {
		return nil, err
	}
	part, err := partOf(c)
	if err != nil {
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
	texts, others := p.passedOver(inputs)
	if !c.Bool("quiet") {
		p.sayPassed(texts, others)
	}
	if err := p.reading(c, inputs); err != nil {
		return nil, err
	}
	all := inputs
	if part != nil {
		if inputs, err = part.take(all); err != nil {
			return nil, err
		}
		how.apart = true
	}
	if how.apart && accepted == nil && len(o.Settings.Accepted) == 0 { // then a file's findings are final when it is done
		how.done = outs.stream(report.Options{Lang: p.lang, Relations: o.Relations})
	}
	p.hushed = c.Bool("quiet")
	examined, r, err := p.examineAll(c.Context, inputs, o, how)
	if err != nil {
		return nil, err
	}
	p.keep(examined, r.Files)
	r.RulesFile, r.Outcomes, r.Skipped = o.Settings.Path, o.Settings.Outcomes(r.Files), skipped
	r.Passed = others
	if part != nil {
		part.say(r, all, o.Settings, p.lang)
		r.Shard.Accepted = accepted != nil
	}
	if accepted != nil || len(o.Settings.Accepted) > 0 {
		r.Stale = accept.Apply(r, slices.Concat(accepted, o.Settings.Accepted))
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
