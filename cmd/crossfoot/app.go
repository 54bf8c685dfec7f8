package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// t is a text in the language of the run.
func (p *program) t(en, zh string) string { return lang.Text{EN: en, ZH: zh}.In(p.lang) }

// app describes the commands. It is built for each run, because the help is in
// the language of the run.
func (p *program) app() *cli.App {
	return &cli.App{
		Name:           "crossfoot",
		Usage:          p.t("says where the figures of a workbook do not add up", "检查表格数据的合计是否对得上"),
		UsageText:      p.t("crossfoot COMMAND [flags] [FILE…]", "crossfoot 命令 [选项] [文件…]"),
		Description:    p.description(),
		Reader:         p.stdin,
		Writer:         p.stdout,
		ErrWriter:      p.stderr,
		ExitErrHandler: func(*cli.Context, error) {}, // run turns errors into an exit status
		OnUsageError:   p.usageError,
		HideHelp:       true, // the library's own help flag and command speak English only
		HideVersion:    true,

		DisableSliceFlagSeparator: true, // a file's name may hold a comma
		CustomAppHelpTemplate:     p.appTemplate(),
		Flags: []cli.Flag{
			p.langFlag(),
			p.helpFlag(),
			&cli.BoolFlag{Name: "version", Aliases: []string{"v"}, Usage: p.t("print the version", "显示版本"), DisableDefaultText: true},
		},
		Action: func(c *cli.Context) error {
			if c.Bool("version") {
				return p.printVersion(c)
			}
			return p.showHelp(c.App.CustomAppHelpTemplate, c.App)
		},
		Commands: []*cli.Command{
			p.checkCommand(),
			p.serveCommand(),
			p.acceptCommand(),
			p.replayCommand(),
			p.mergeCommand(),
			p.relationsCommand(),
			p.initCommand(),
			p.command(cli.Command{
				Name:   "schema",
				Usage:  p.t("print the JSON Schema of rules files, for editors", "输出规则文件的 JSON Schema，供编辑器使用"),
				Action: p.schema,
			}),
			p.command(cli.Command{
				Name:   "rules",
				Usage:  p.t("list the rules", "列出全部规则"),
				Action: p.listRules,
			}),
			p.command(cli.Command{
				Name:      "explain",
				Usage:     p.t("explain a rule: what it finds, an example, what to do", "说明一条规则：查什么、举例、怎么办"),
				ArgsUsage: p.t("RULE", "规则"),
				Action:    p.explain,
			}),
			p.command(cli.Command{
				Name:      "completion",
				Usage:     p.t("print a script that completes commands in a shell", "输出命令行补全脚本"),
				ArgsUsage: "bash|zsh|fish|powershell",
				Action:    p.completion,
			}),
			p.benchCommand(),
			p.command(cli.Command{
				Name:   "version",
				Usage:  p.t("print the version", "显示版本"),
				Action: p.printVersion,
			}),
			p.command(cli.Command{
				Name:      "help",
				Usage:     p.t("help for a command", "显示某个命令的帮助"),
				ArgsUsage: p.t("[COMMAND]", "[命令]"),
				Action:    p.help,
			}),
		},
	}
}

// command completes a command with what all of them have.
func (p *program) command(c cli.Command) *cli.Command {
	c.Flags = append(c.Flags, p.langFlag(), p.helpFlag())
	c.HideHelp = true
	c.OnUsageError = p.usageError
	c.CustomHelpTemplate = p.commandTemplate()
	return &c
}

func (p *program) checkCommand() *cli.Command {
	read := sheets.Extensions(p.decoders, true)
	return p.command(cli.Command{
		Name:      "check",
		Usage:     p.t("check workbooks and documents ("+strings.Join(read, ", ")+")", "检查工作簿和文档（"+strings.Join(read, " ")+"）"),
		UsageText: p.t("crossfoot check [flags] FILE…", "crossfoot check [选项] 文件…"),
		Description: p.t(
			"FILE is a workbook, a folder (searched with all below it), a pattern such as\n"+
				"\"2024/*.xlsx\", or - for the standard input. Flags may stand before or after it.",
			"文件可以是工作簿、文件夹（连同其下各级）、\"2024/*.xlsx\" 这样的通配符，\n"+
				"或 -（标准输入）。选项写在文件前后都可以。"),
		Flags: append([]cli.Flag{
			p.formatFlag(),
			p.outputFlag(),
			p.annotateFlag(),
			&cli.StringSliceFlag{Name: "text", Usage: p.t("compare the tables with the text of `FILE` (.txt, .md, .docx, .html)", "把表格与 `FILE` 的正文核对（.txt、.md、.docx、.html）")},
			&cli.BoolFlag{Name: "relations", Usage: p.t("list every sum that was found", "列出找到的每一个合计关系"), DisableDefaultText: true},
			p.quietFlag(),
			p.summaryFlag(),
			p.failOnFlag("error"),
			p.baselineFlag(),
			p.recursiveFlag(),
			p.jobsFlag(),
			p.shardFlag(),
			p.passwordFlag(),
			p.encodingFlag(),
			p.colorFlag(),
		}, p.configFlags()...),
		Action: p.check,
	})
}

func (p *program) langFlag() cli.Flag {
	return p.choice("lang", p.t("speak `LANG`: %s (default: that of the system)", "使用语言 `LANG`：%s（默认随系统）"), "zh", "en")
}

func (p *program) failOnFlag(usual string) cli.Flag {
	return p.choice("fail-on", p.t("exit with 1 if there are findings of this `SEVERITY` or above: %s (default "+usual+")", "有 `SEVERITY` 及以上级别的问题时，退出状态为 1：%s（默认 "+usual+"）"), "error", "warning", "info", "never")
}

func (p *program) baselineFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "baseline", Usage: p.t("do not count findings that have been accepted in `FILE`", "已在 `FILE` 中核实的问题不再计数")}
}

func (p *program) outputFlag() cli.Flag {
	return &cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: p.t("write the report to `FILE` instead of the terminal", "把报告写入 `FILE`，不显示在终端")}
}

func (p *program) quietFlag() cli.Flag {
	return &cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, DisableDefaultText: true, Usage: p.t(
		"text only: the findings, one a line, and nothing else", "仅用于 text：每处问题一行，此外不显示任何内容")}
}

func (p *program) summaryFlag() cli.Flag {
	return &cli.BoolFlag{Name: "summary", DisableDefaultText: true, Usage: p.t(
		"text only: a line for each file and the end, without the findings", "仅用于 text：每个文件一行，加末尾的小结，不列问题")}
}

func (p *program) recursiveFlag() cli.Flag {
	return &cli.BoolFlag{Name: "recursive", Aliases: []string{"r"}, Value: true, DisableDefaultText: true, Usage: p.t(
		"search a folder with all below it for files other than .md and .txt (the default); --recursive=false leaves out the folders in it", "查找文件夹及其下级的文件，.md 和 .txt 除外（默认如此）；--recursive=false 不查找下级文件夹")}
}

func (p *program) colorFlag() cli.Flag {
	return p.choice("color", p.t("use colours `WHEN`: %s (default auto: on a terminal, unless NO_COLOR is set)", "何时使用颜色 `WHEN`：%s（默认 auto：在终端中使用，设置了 NO_COLOR 时除外）"), "auto", "always", "never")
}

func (p *program) helpFlag() cli.Flag {
	return &cli.BoolFlag{Name: "help", Aliases: []string{"h"}, Usage: p.t("show this help", "显示帮助"), DisableDefaultText: true}
}

// choiceFlag is a flag that takes one of a few values.
type choiceFlag struct {
	*cli.StringFlag
	values []string
}

// choice makes such a flag. Its usage lists the values where it has a %s. The
// flag has no value of its own, as the library would add "default" in English.
func (p *program) choice(name, usage string, values ...string) cli.Flag {
	return choiceFlag{&cli.StringFlag{Name: name, Usage: fmt.Sprintf(usage, strings.Join(values, "|"))}, values}
}

// numberFlag is a flag that takes a whole number.
type numberFlag struct{ *cli.StringFlag }

func number(name, usage string) cli.Flag {
	return numberFlag{&cli.StringFlag{Name: name, Usage: usage}}
}

// usageError is for what arrange has let pass and the library has not.
func (p *program) usageError(c *cli.Context, err error, _ bool) error {
	name := ""
	if c.Command != nil && c.Command.Name != c.App.Name {
		name = c.Command.Name
	}
	return misuse(name, "%v", "选项有误：%v", err)
}

func (p *program) printVersion(*cli.Context) error {
	_, err := fmt.Fprintf(p.stdout, "crossfoot %s\n", programVersion())
	return err
}

func (p *program) help(c *cli.Context) error {
	name := c.Args().First()
	if name == "" {
		return p.showHelp(c.App.CustomAppHelpTemplate, c.App)
	}
	for _, command := range c.App.Commands {
		if command.HasName(name) {
			return p.showHelp(command.CustomHelpTemplate, command)
		}
	}
	return misuse("", "there is no command %q%s", "没有命令 %q%s", name, suggest(name, commandNames(c.App)))
}
