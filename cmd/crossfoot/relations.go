package main

import (
	"github.com/urfave/cli/v2"

	"crossfoot/checker"
	"crossfoot/checker/report"
)

func (p *program) relationsCommand() *cli.Command {
	return p.command(cli.Command{
		Name:      "relations",
		Usage:     p.t("show the sums that workbooks claim, and why they are believed", "列出工作簿中的合计关系及其依据"),
		UsageText: p.t("crossfoot relations [flags] FILE…", "crossfoot relations [选项] 文件…"),
		Description: p.t(
			"Shows what crossfoot makes of each table: which column or row is the sum of which,\n"+
				"how often it holds, why it is believed, and what stands in no sum.\n"+
				"check --relations lists every single sum instead.",
			"列出对每张表的理解：哪一列或哪一行是哪些列、行之和，有多少处相符，依据是什么，\n"+
				"还有哪些数据不在任何合计中。要逐个列出合计，请用 check --relations。"),
		Flags:  append([]cli.Flag{p.outputFlag(), p.colorFlag(), p.passwordFlag(), p.encodingFlag(), p.jobsFlag()}, p.configFlags()...),
		Action: p.relations,
	})
}

// relations is the command of that name.
func (p *program) relations(c *cli.Context) error {
	r, err := p.over(c, checker.Options{Understood: true}, nil, []target{{report.Named{Write: report.Understood}, c.String("output")}})
	if err == nil && r.Failed() {
		err = &statusError{code: exitUnread}
	}
	return err
}
