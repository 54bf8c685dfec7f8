package main

import (
	"io"
	"slices"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/urfave/cli/v2"

	"crossfoot/checker"
	"crossfoot/sheets/lang"
)

// listRules is the command rules.
func (p *program) listRules(c *cli.Context) error {
	if c.NArg() > 0 {
		return misuse("rules", "it takes no file", "该命令不需要文件")
	}
	text.OverrideRuneWidthEastAsianWidth(false) // the same columns in every locale
	t := table.NewWriter()
	t.SetStyle(table.Style{
		Box:     table.BoxStyle{PaddingRight: "  "},
		Options: table.OptionsNoBordersAndSeparators,
	})
	t.SuppressTrailingSpaces()
	for _, r := range p.rules {
		t.AppendRow(table.Row{r.ID, r.Severity.In(p.lang), r.Title().In(p.lang)})
	}
	_, err := io.WriteString(p.stdout, t.Render()+"\n")
	return err
}

// explain is the command of that name: a rule is named by its id or by its title, as
// reports have both. The document is printed as it is: its
// Markdown is made to be read as plain text.
func (p *program) explain(c *cli.Context) error {
	if c.NArg() != 1 {
		return misuse("explain", "name one rule; crossfoot rules lists them", "请指定一条规则；crossfoot rules 可列出全部规则")
	}
	id := c.Args().First()
	var names []string
	for _, r := range p.rules {
		title, doc := r.Title(), r.Doc()
		called := []string{r.ID, title.EN, title.ZH}
		names = append(names, called...)
		if slices.ContainsFunc(called, func(name string) bool { return folded(name) == folded(id) }) {
			_, err := io.WriteString(p.stdout, doc.In(p.lang))
			return err
		}
	}
	return &statusError{exitUsage, lang.New("there is no rule %q%s (crossfoot rules lists them)", "没有规则 %q%s（crossfoot rules 可列出全部规则）",
		id, suggest(id, names))}
}

func ruleIDs(rules []*checker.Rule) []string {
	ids := make([]string, len(rules))
	for i, r := range rules {
		ids[i] = r.ID
	}
	return ids
}
