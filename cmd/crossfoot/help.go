package main

import "strings"

// The library's templates of the help, with headings in the language of the run.

const appTemplate = `{{.Name}} - {{.Usage}}

USAGE:
   {{.UsageText}}

{{.Description}}

COMMANDS:{{range .VisibleCommands}}
   {{.Name}}{{"\t"}}{{.Usage}}{{end}}

FLAGS:{{range .VisibleFlags}}
   {{.}}{{end}}
`

const commandTemplate = `{{.HelpName}} - {{.Usage}}

USAGE:
   {{if .UsageText}}{{.UsageText}}{{else}}{{.HelpName}} [flags]{{if .ArgsUsage}} {{.ArgsUsage}}{{end}}{{end}}
{{if .Description}}
{{.Description}}
{{end}}
FLAGS:{{range .VisibleFlags}}
   {{.}}{{end}}
`

func (p *program) appTemplate() string     { return p.headings(appTemplate) }
func (p *program) commandTemplate() string { return p.headings(commandTemplate) }

func (p *program) headings(template string) string {
	return strings.NewReplacer(
		"USAGE:", p.t("USAGE:", "用法："),
		"COMMANDS:", p.t("COMMANDS:", "命令："),
		"FLAGS:", p.t("FLAGS:", "选项："),
		"[flags]", p.t("[flags]", "[选项]"),
	).Replace(template)
}

func (p *program) description() string {
	return p.t(`It reads workbooks of figures, finds the sums that they claim without being told
where the totals are, and names the cells where a total is not the sum of its parts.

Exit status:
   0  nothing at or above --fail-on
   1  findings at or above --fail-on
   2  wrong usage, a mistake in the rules file, or the report cannot be written
   3  a file could not be read (the others are still checked)
   130  stopped by a signal
   141  nobody reads the output any more, as in … | head

Example:
   crossfoot check plan.xlsx`,
		`读取表格，自动找出其中的合计关系（不需要指明合计在哪里），
指出哪些单元格的合计与分项之和不符。

退出状态：
   0  没有达到 --fail-on 级别的问题
   1  有达到 --fail-on 级别的问题
   2  用法或规则文件有误，或报告无法写出
   3  有文件无法读取（其余文件照常检查）
   130  被信号中止
   141  输出已无人读取，如 … | head

示例：
   crossfoot check 分解表.xlsx`)
}
