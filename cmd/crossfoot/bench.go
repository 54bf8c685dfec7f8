package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"
)

func (p *program) benchCommand() *cli.Command {
	return p.command(cli.Command{
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
	})
}

// bench is the command of that name: it makes workbooks and measures checking them
// against reading them with excelize, and against the floor: unzipping them and looking at
// each byte once. Each is a process of its own from beginning to end, in turn, so that the
// ratio means the same on every machine.
//
// Those processes are the program itself: given "make PATH", "floor PATH" or "rows PATH",
// this command makes the workbook or reads it. Given "growth FOLDER", it draws how the
// cost of checking grows; given "print FILE", it prints what --json has kept of a run.
func (p *program) bench(c *cli.Context) error {
	runs := atLeast(c, "runs", 5, 1)
	ask := made{"custom", atLeast(c, "rows", 20_000, 1), atLeast(c, "cols", 15, 5), atLeast(c, "sheets", 1, 1), atLeast(c, "files", 1, 1)}
	path := c.Args().Get(1)
	switch c.Args().First() {
	case "":
	case "make":
		return ask.write(path)
	case "floor":
		return p.eachWorkbook(path, scan)
	case "rows":
		return p.eachWorkbook(path, excelizeRows)
	case "print":
		return p.showKept(path)
	case "growth":
		return p.growth(c)
	default:
		return misuse("bench", "bench takes no files", "bench 不需要文件")
	}

	chosen, err := p.chosen(c, ask)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "crossfoot-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	var all []*measured
	for _, m := range chosen {
		one, err := p.measure(c.Context, m, filepath.Join(dir, m.Name), runs)
		if err != nil {
			return err
		}
		if err := p.show(one); err != nil {
			return err
		}
		all = append(all, one)
	}
	if keep := c.String("json"); keep != "" {
		data, err := json.Marshal(all)
		if err != nil {
			return err
		}
		return os.WriteFile(keep, data, 0o644)
	}
	return nil
}

// showKept prints what --json has kept.
func (p *program) showKept(file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var all []*measured
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	for _, m := range all {
		for _, took := range m.Took {
			if len(took) == 0 {
				return misuse("bench", "%s is no measurement of bench --json", "%s 不是 bench --json 保存的测量结果", file)
			}
		}
		if err := p.show(m); err != nil {
			return err
		}
	}
	return nil
}

// atLeast is the number that a flag says, or else the preset.
func atLeast(c *cli.Context, name string, preset, least int) int {
	n, err := strconv.Atoi(c.String(name)) // arrange has let only numbers pass
	if err != nil {
		return preset
	}
	return max(n, least)
}

// chosen are the workbooks to measure: those of --size, or the one that the other flags
// describe, or else all but the large one.
func (p *program) chosen(c *cli.Context, ask made) (chosen []made, err error) {
	names := "S,M,W"
	if c.IsSet("size") {
		names = c.String("size")
	} else if slices.ContainsFunc([]string{"rows", "cols", "sheets", "files"}, c.IsSet) {
		return []made{ask}, nil
	}
	for name := range strings.SplitSeq(names, ",") {
		i := slices.IndexFunc(sizes, func(m made) bool { return strings.EqualFold(m.Name, name) })
		if i < 0 {
			return nil, misuse("bench", "--size cannot be %q; it is one or more of S,M,L,W", "--size 不能是 %q；可以是 S,M,L,W 中的一个或几个", name)
		}
		chosen = append(chosen, sizes[i])
	}
	return chosen, nil
}
