package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"crossfoot/checker"
	"crossfoot/checker/accept"
	"crossfoot/checker/report"
	"crossfoot/rules/user"
	"crossfoot/sheets/lang"
)

func (p *program) mergeCommand() *cli.Command {
	return p.command(cli.Command{
		Name:      "merge",
		Usage:     p.t("put the reports of several runs together, and compare their files", "合并几次检查的报告，并在各文件之间核对"),
		UsageText: p.t("crossfoot merge [flags] REPORT…", "crossfoot merge [选项] 报告…"),
		Description: p.t(
			"REPORT is what check --format json or ndjson has written, a pattern such as \"out/*.json\",\n"+
				"or - for the standard input. The parts of a run (check --shard) give the report that one\n"+
				"run over all files would have given; other reports are put together in the order given.\n"+
				"To compare the files with each other they are read again: their paths must lead to them\n"+
				"from the current folder, and --password-file, --encoding and --limit must be those of the\n"+
				"parts. A file that has changed since keeps its findings.",
			"报告由 check --format json 或 ndjson 生成，可用 \"out/*.json\" 这样的通配符，或 -（标准输入）。\n"+
				"同一次检查的各份报告（check --shard）合并后，与一次检查全部文件的报告相同；其他报告按给出的顺序\n"+
				"合并。为在各文件之间核对，会重新读取文件：须在当前文件夹下能按原路径找到，--password-file、\n"+
				"--encoding、--limit 须与各份相同。此后有改动的文件，保留原来的检查结果。"),
		Flags: append([]cli.Flag{
			p.formatFlag(),
			p.outputFlag(),
			p.annotateFlag(),
			&cli.BoolFlag{Name: "apart", DisableDefaultText: true, Usage: p.t(
				"do not compare the files with each other: then they are not needed", "不在各文件之间核对，也就不需要这些文件")},
			p.quietFlag(),
			p.summaryFlag(),
			p.failOnFlag("error"),
			p.baselineFlag(),
			p.jobsFlag(),
			p.passwordFlag(),
			p.encodingFlag(),
			p.colorFlag(),
		}, p.configFlags()...),
		Action: p.merge,
	})
}

// merge is the command of that name.
func (p *program) merge(c *cli.Context) error {
	targets, err := p.targets(c, true)
	if err != nil {
		return err
	}
	if err := p.choices(c); err != nil {
		return err
	}
	accepted, err := baselines(c)
	if err != nil {
		return err
	}
	if err := p.heedLimits(c); err != nil {
		return err
	}
	jobs, err := jobs(c)
	if err != nil {
		return err
	}
	if c.NArg() == 0 {
		return misuse("merge", "name the reports to put together", "请指定要合并的报告")
	}
	inputs, err := p.reports(c.Args().Slice())
	if err != nil {
		return err
	}
	outs, err := p.outputs(c, targets, slices.Concat(inputs, besides(c)))
	if err != nil {
		return err
	}
	defer outs.discard()
	if err := p.reading(c, inputs); err != nil {
		return err
	}
	pieces, err := p.pieces(inputs)
	if err != nil {
		return err
	}
	r, err := assemble(pieces)
	if err != nil {
		return err
	}
	spoken, err := p.spoken(c, pieces[0].Shard)
	if err != nil {
		return err
	}
	compared := r.Apart && !c.Bool("apart")
	o, err := p.rulesAgain(c, pieces[0].Shard, r, compared)
	if err != nil {
		return err
	}
	if accepted == nil && needsList(pieces, o.Settings) {
		return &statusError{exitUsage, lang.New("the reports were made with accepted findings, which would be lost; name the same list: --baseline FILE",
			"各份报告使用了核实说明，合并后会丢失；请指定同一清单：--baseline 文件")}
	}
	if compared {
		p.hushed = c.Bool("quiet")
		if err := p.compareAgain(c.Context, r, o, jobs); err != nil {
			return err
		}
	}
	if accepted != nil || len(o.Settings.Accepted) > 0 {
		r.Stale = accept.Apply(r, slices.Concat(accepted, o.Settings.Accepted))
	}
	p.lang = spoken
	if err := p.render(c, r, outs, report.Options{Relations: r.Relations, Source: p.sources(c.Context)}); err != nil {
		return err
	}
	return verdict(r, c.String("fail-on"), "error")
}

// pieces reads reports.
func (p *program) pieces(inputs []input) (pieces []piece, err error) {
	for _, in := range inputs {
		r, err := p.readReport(in)
		if err != nil {
			return nil, err
		}
		pieces = append(pieces, piece{in.name, r})
	}
	return pieces, nil
}

// compareAgain compares the files of a report with each other, as one run over all of them would have.
func (p *program) compareAgain(ctx context.Context, r *checker.Report, o checker.Options, jobs int) error {
	if r.Version != programVersion() {
		return &statusError{exitUsage, lang.New("the reports are of crossfoot %s, this is %s: merge with the same, or --apart",
			"报告由 crossfoot %s 生成，而本程序为 %s：请用同一版本合并，或加 --apart", r.Version, programVersion())}
	}
	if err := p.compare(ctx, r, o, jobs); err != nil {
		return err
	}
	r.Apart = false
	return nil
}

// reports turns the arguments into reports: a pattern that no shell has expanded into the
// files that match.
func (p *program) reports(args []string) (inputs []input, err error) {
	for _, arg := range args {
		if _, err := os.Stat(arg); !errors.Is(err, fs.ErrNotExist) || !strings.ContainsAny(arg, "*?[") {
			inputs = append(inputs, input{name: arg})
			continue
		}
		paths, err := filepath.Glob(arg)
		if err != nil || len(paths) == 0 {
			return nil, &statusError{exitUnread, lang.New("%s: no report matches", "%s：没有匹配的报告", arg)}
		}
		for _, path := range paths {
			inputs = append(inputs, input{name: path})
		}
	}
	return inputs, nil
}

// spoken is the language of the report: that of the parts, which a user who names another
// must know.
func (p *program) spoken(c *cli.Context, s *checker.Shard) (lang.Lang, error) {
	if s == nil {
		return p.lang, nil
	}
	l, known := lang.Parse(s.Lang)
	if !known {
		return p.lang, nil
	}
	if c.IsSet("lang") && l != p.lang {
		return l, &statusError{exitUsage, lang.New("the reports are in another language (%s): check with --lang %s, or merge with --lang %[1]s",
			"报告使用另一种语言（%s）：请用 --lang %s 检查，或用 --lang %[1]s 合并", s.Lang, p.lang.Name())}
	}
	return l, nil
}

// rulesAgain loads the rules file with which the reports were made, which the user may name
// where it is elsewhere now, and gives the report's findings its rules.
func (p *program) rulesAgain(c *cli.Context, s *checker.Shard, r *checker.Report, needed bool) (checker.Options, error) {
	o := checker.Options{Rules: p.rules, Decoders: p.decoders, Relations: r.Relations}
	named := c.IsSet("config") || c.Bool("no-config")
	var rules *user.Rules
	var err error
	switch {
	case named:
		rules, err = p.rulesFile(c)
	case r.RulesFile != "":
		if rules, err = p.namedRules(r.RulesFile); err != nil {
			err = rulesNeeded(err)
		}
	}
	if err != nil {
		return o, err
	}
	digest := ""
	if rules != nil {
		digest = rules.SHA256
		o.Settings, o.Names, o.Rules = rules.Settings(), rules.Names, slices.Concat(o.Rules, rules.Checks)
	}
	switch {
	case !needed:
	case rules == nil && r.RulesFile != "":
		return o, misuse("merge", "the reports were made with the rules file %s, and to compare the files takes it",
			"报告使用了规则文件 %s，在各文件之间核对时也需要它", r.RulesFile)
	case s != nil && digest != s.Rules:
		return o, &statusError{exitUsage, lang.New("%s: this is not the rules file with which the reports were made, or it has changed since; check again",
			"%s：这不是生成报告时使用的规则文件，或者此后有改动；请重新检查", rules.File)}
	}
	if r.RulesFile == "" {
		r.RulesFile, r.Outcomes = o.Settings.Path, o.Settings.Entries
	}
	r.Rules = o.Rules
	byID := map[string]*checker.Rule{}
	for _, rule := range o.Rules {
		byID[rule.ID] = rule
	}
	for i := range r.Files {
		for j := range r.Files[i].Findings {
			if x := &r.Files[i].Findings[j]; byID[x.Rule.ID] != nil {
				x.Rule = byID[x.Rule.ID]
			}
		}
	}
	return o, nil
}

// rulesNeeded says what to do about a rules file that is not where it was.
func rulesNeeded(err error) error {
	if status, ok := errors.AsType[*statusError](err); ok {
		return &statusError{status.code, lang.New("%s; the reports were made with this rules file: name it with --config FILE",
			"%s；报告使用了这一规则文件：请用 --config 文件 指定", status.message)}
	}
	return err
}
