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
