package main

import (
	"context"
	"os"
	"path/filepath"
	"runtime"

	"github.com/urfave/cli/v2"

	"crossfoot/checker"
	"crossfoot/rules/user"
	"crossfoot/sheets/lang"
)

// schemaName is the file beside a rules file that describes it to an editor.
const schemaName = "crossfoot.schema.json"

func (p *program) initCommand() *cli.Command {
	return p.command(cli.Command{
		Name:      "init",
		Usage:     p.t("draft a rules file from what is found in workbooks", "根据在工作簿中找到的内容起草规则文件"),
		UsageText: p.t("crossfoot init [flags] FILE…", "crossfoot init [选项] 文件…"),
		Description: p.t(
			"Writes what is found in each table, its total, its units and its sums, as a rules file,\n"+
				"ready to edit. Checking with it as it stands finds the same as without.",
			"把每张表中找到的合计、单位和合计关系写成规则文件，供修改使用。\n"+
				"不作修改时，用它检查的结果与不用时相同。"),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: p.t("write to `FILE`, such as "+user.FileName+", which must not be there yet",
				"写入 `FILE`，如 "+user.FileName+"；该文件须尚不存在")},
			p.limitFlag(),
			p.passwordFlag(),
			p.encodingFlag(),
		},
		Action: p.draft,
	})
}

// draft is the command init: it writes a rules file from what is found.
func (p *program) draft(c *cli.Context) error {
	if c.NArg() == 0 {
		return misuse("init", "name the workbooks to draft rules for", "请指定要起草规则的工作簿")
	}
	path := c.String("output")
	if path != "" && path != "-" {
		if _, err := os.Lstat(path); err == nil {
			return &statusError{exitUsage, lang.New("%s is there already; choose another name, or move it away", "%s 已存在，请另起文件名，或先移走该文件", path)}
		}
	}
	if err := p.heedLimits(c); err != nil {
		return err
	}
	inputs := p.expand(c.Args().Slice())
	if err := p.reading(c, inputs); err != nil {
		return err
	}
	out, err := p.open(path, inputs)
	if err != nil {
		return err
	}
	defer out.discard()

	d, err := p.drafted(c.Context, inputs)
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(path), schemaName)); err == nil {
		d.Schema = schemaName
	}
	if _, err := out.Write([]byte(d.String())); err != nil {
		return cannotWrite(out.path, err)
	}
	if err := out.commit(); err != nil {
		return cannotWrite(out.path, err)
	}
	return nil
}

// drafted is the rules file that files make, all of which must be readable.
func (p *program) drafted(ctx context.Context, inputs []input) (*user.Draft, error) {
	o := checker.Options{Rules: p.rules, Decoders: p.decoders}
	how := manner{jobs: runtime.GOMAXPROCS(0)}
	examined, r, err := p.examineAll(ctx, inputs, o, how)
	if err != nil {
		return nil, err
	}
	for i := range r.Files {
		if f := &r.Files[i]; f.Err != nil {
			return nil, &statusError{exitUnread, lang.New("%s: %s", "%s：%s", f.Path, f.Err)}
		}
	}
	tables := make([][]*checker.Sums, len(examined))
	for i, e := range examined {
		tables[i] = e.Tables()
	}
	d := &user.Draft{Lang: p.lang}
	return d, d.Settle(r.Files, tables, ruleIDs(p.rules), func(rules *user.Rules) ([]checker.File, error) {
		with := o
		with.Settings, with.Names = rules.Settings(), rules.Names
		_, again, err := p.examineAll(ctx, inputs, with, how)
		if err != nil {
			return nil, err
		}
		return again.Files, nil
	})
}

// schema is the command of that name.
func (p *program) schema(c *cli.Context) error {
	if c.NArg() > 0 {
		return misuse("schema", "it takes no file", "该命令不需要文件")
	}
	_, err := p.stdout.Write(user.Schema)
	return err
}
