package main

import (
	"github.com/urfave/cli/v2"

	"crossfoot/checker/report"
)

func (p *program) replayCommand() *cli.Command {
	return p.command(cli.Command{
		Name:      "report",
		Usage:     p.t("write a saved report in other formats", "把保存的报告转成其他格式"),
		UsageText: p.t("crossfoot report [flags] REPORT.json", "crossfoot report [选项] 报告.json"),
		Description: p.t(
			"REPORT.json is what check --format json or ndjson has written, or - for the standard input.\n"+
				"Its messages stay in the language that it was written in. The workbooks are needed\n"+
				"only by the formats that show their cells, and must not have changed since.",
			"报告.json 由 check --format json 或 ndjson 生成，或为 -（标准输入）。报告中的说明保持生成时的语言。\n"+
				"只有显示单元格的格式才需要原来的工作簿，且工作簿在检查后不能有改动。"),
		Flags: []cli.Flag{
			p.formatFlag(),
			p.outputFlag(),
			p.annotateFlag(),
			p.quietFlag(),
			p.summaryFlag(),
			p.failOnFlag("never"),
			p.colorFlag(),
			p.passwordFlag(),
			p.encodingFlag(),
		},
		Action: p.replay,
	})
}

// replay is the command report: it renders what check has found before.
func (p *program) replay(c *cli.Context) error {
	if err := p.choices(c); err != nil {
		return err
	}
	if c.NArg() != 1 {
		return misuse("report", "name one report in JSON", "请指定一份 JSON 报告")
	}
	targets, err := p.targets(c, false)
	if err != nil {
		return err
	}
	in := input{name: c.Args().First()}
	outs, err := p.outputs(c, targets, []input{in})
	if err != nil {
		return err
	}
	defer outs.discard()
	if err := p.reading(c, []input{in}); err != nil {
		return err
	}
	r, err := p.readReport(in)
	if err != nil {
		return err
	}
	relations := false // a report has them only if they were asked for
	for i := range r.Files {
		relations = relations || len(r.Files[i].Relations) > 0
	}
	if err := p.render(c, r, outs, report.Options{Relations: relations, Source: p.sources(c.Context)}); err != nil {
		return err
	}
	return verdict(r, c.String("fail-on"), "never")
}
