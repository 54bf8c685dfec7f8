package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/urfave/cli/v2"

	"crossfoot/cmd/internal/growth"
	"crossfoot/sheets/lang"
)

// growth measures how the cost of checking a workbook grows in each of several ways, and
// draws it: growth-en.svg and growth-zh.svg in the folder named. The workbooks are made
// by processes of their own ("growth make FILE SHAPE N"), as a process counts the memory
// of the one that starts it as its own.
func (p *program) growth(c *cli.Context) error {
	args := c.Args().Slice()[1:]
	switch {
	case len(args) == 4 && args[0] == "make":
		return makeShape(args[1], args[2], args[3])
	case len(args) != 1:
		return misuse("bench", "name a folder for the charts: crossfoot bench growth FOLDER", "请指定存放图的文件夹：crossfoot bench growth 文件夹")
	}
	if err := os.MkdirAll(args[0], 0o755); err != nil { // before minutes are spent
		return err
	}
	dir, err := os.MkdirTemp("", "crossfoot-growth-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	most, runs := atLeast(c, "most", math.MaxInt, growth.Least), atLeast(c, "runs", 1, 1)
	var all []growth.Series
	for _, shape := range growth.Shapes {
		series := growth.Series{Shape: shape}
		for _, n := range shape.Sizes(most) {
			point, err := p.grown(c.Context, filepath.Join(dir, shape.ID+".xlsx"), shape, n, runs)
			if err != nil {
				return err
			}
			series.Points = append(series.Points, point)
			fmt.Fprintf(p.stdout, "%s %d: %.2f s, %.0f MiB\n", shape.Title.In(p.lang), n, point.Seconds, point.MiB)
		}
		all = append(all, series)
		seconds, memory := series.Exponents()
		fmt.Fprintf(p.stdout, p.t("  time grows as n^%.2f, memory as n^%.2f at the end\n", "  末段时间按 n^%.2f 增长，内存按 n^%.2f 增长\n"), seconds, memory)
	}
	for _, l := range []lang.Lang{lang.EN, lang.ZH} {
		chart, err := growth.Chart(l, all)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(args[0], "growth-"+l.Name()+".svg"), chart, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// grown is what checking one workbook takes.
func (p *program) grown(ctx context.Context, file string, shape growth.Shape, n, runs int) (growth.Point, error) {
	if _, err := p.itself(ctx, nil, "bench", "growth", "make", file, shape.ID, strconv.Itoa(n)); err != nil {
		return growth.Point{}, err
	}
	var took []cost
	for range runs {
		one, err := p.itself(ctx, []string{"GOGC="}, "check", "--no-config", "--format", "json", "--output", file+".json", "--fail-on", "never", file)
		if err != nil {
			return growth.Point{}, err
		}
		took = append(took, one)
	}
	return growth.Point{N: n, Seconds: least(took, cpu).Seconds(), MiB: float64(least(took, peak)) / (1 << 20)}, nil
}

func makeShape(file, id, size string) error {
	i := slices.IndexFunc(growth.Shapes, func(s growth.Shape) bool { return s.ID == id })
	n, err := strconv.Atoi(size)
	if err != nil || i < 0 {
		return misuse("bench", "there is no shape %q of %q", "没有 %q，大小 %q", id, size)
	}
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := growth.Shapes[i].Make(f, n); err != nil {
		return err
	}
	return f.Close()
}
