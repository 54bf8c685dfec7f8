package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"crossfoot/rules/user"
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
			p.command(cli.Command{
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
			}),
			p.command(cli.Command{
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
			}),
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
			p.command(cli.Command{
				Name: "bench",
				Usage: p.t("measure how long checking takes, compared with only reading",
					"测量检查所用的时间和内存，并与只读取相比较"),
				UsageText: p.t("crossfoot bench [flags]\n   crossfoot bench print FILE\n   crossfoot bench growth [flags] FOLDER", "crossfoot bench [选项]\n   crossfoot bench print 文件\n   crossfoot bench growth [选项] 文件夹"),
				Description: p.t(
					"Makes workbooks and measures what it takes to check them, compared with the floor, which is\n"+
						"to unzip the sheets and look at each byte once, and with reading their rows with excelize.\n"+
						"Each is a process of its own, in turn; what it takes to start one is taken off first.\n"+
						"S has 60 rows on each of 2 sheets, M 20,000 rows, L 300,000 rows, and W is a folder of\n"+
						"1,000 of S; all have 15 columns. L takes minutes and some 1 GiB of memory.\n"+
						"bench growth draws how time and memory grow with rows, columns, sheets and so on.",
					"生成工作簿，测量检查所用的时间和内存，并与下限（只解压工作表并逐字节扫描一遍）和用 excelize\n"+
						"逐行读取相比较。三者各自作为单独的进程轮流运行，比较前先扣除程序启动的开销。\n"+
						"S 有 2 张工作表、每张 60 行，M 有 20,000 行，L 有 300,000 行，\n"+
						"W 是一个文件夹，内有 1,000 个 S；都是 15 列。L 需要几分钟和约 1 GiB 内存。\n"+
						"bench growth 画出时间和内存随行数、列数、工作表数等增长的情况。"),
				Flags: []cli.Flag{
					&cli.StringFlag{Name: "size", Usage: p.t("measure `SIZES` (default S,M,W)", "测量哪些 `SIZES`（默认 S,M,W）")},
					number("runs", p.t("run each `N` times (default 5; growth: 1)", "各运行 `N` 次（默认 5，growth 为 1）")),
					number("rows", p.t("measure a workbook with `N` rows of figures (default 20000)", "测量数据为 `N` 行的工作簿（默认 20000）")),
					number("cols", p.t("with `N` columns (default 15)", "共 `N` 列（默认 15）")),
					number("sheets", p.t("with `N` sheets (default 1)", "共 `N` 张工作表（默认 1）")),
					number("files", p.t("or a folder of `N` workbooks (default 1)", "或含 `N` 个工作簿的文件夹（默认 1）")),
					&cli.StringFlag{Name: "json", Usage: p.t("keep what was measured in `FILE`; bench print FILE prints it again", "把测量结果存入 `FILE`；bench print FILE 可再次显示")},
					number("most", p.t("growth: no more than `N` of anything", "growth：各项都不超过 `N`")),
				},
				Action: p.bench,
			}),
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
