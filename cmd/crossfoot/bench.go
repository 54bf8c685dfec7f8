package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"github.com/urfave/cli/v2"
	"github.com/xuri/excelize/v2"

	"crossfoot/sheets/lang"
)

// bench is the command of that name: it makes a workbook and measures reading it
// with excelize against checking it, each as a process of its own from beginning
// to end, in turn, so that the ratio means the same on every machine.
//
// Those processes are the program itself: given "make FILE" or "rows FILE", this
// command makes the workbook or reads it.
func (p *program) bench(c *cli.Context) error {
	number := func(name string, preset, least int) int {
		n, err := strconv.Atoi(c.String(name)) // arrange has let only numbers pass
		if err != nil {
			return preset
		}
		return max(n, least)
	}
	rows, cols, runs := number("rows", 20000, 1), number("cols", 15, 5), number("runs", 5, 1)
	switch c.Args().First() {
	case "":
	case "make":
		return writeAllocation(c.Args().Get(1), rows, cols)
	case "rows":
		return p.countRows(c.Args().Get(1))
	default:
		return misuse("bench", "bench takes no files", "bench 不需要文件")
	}

	dir, err := os.MkdirTemp("", "crossfoot-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "bench.xlsx")
	if _, err := p.itself(c, nil, "bench", "make", file, "--rows", strconv.Itoa(rows), "--cols", strconv.Itoa(cols)); err != nil {
		return err
	}
	made, err := os.Stat(file)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, p.t("%d rows, %d columns, %.1f MB; the least of %d runs\n", "%d 行，%d 列，%.1f MB；取 %d 次中的最小值\n"),
		rows, cols, float64(made.Size())/1e6, runs)

	var read, check cost
	for range runs {
		// Go's own settings for one, the program's own for the other: as each is used.
		one, err := p.itself(c, []string{"GOGC=100"}, "bench", "rows", file)
		if err != nil {
			return err
		}
		read.least(one)
		if one, err = p.itself(c, []string{"GOGC="}, "check", "--format", "json", "--fail-on", "never", file); err != nil {
			return err
		}
		check.least(one)
	}
	line := func(name string, c cost) {
		fmt.Fprintf(p.stdout, "%-15s  CPU %7.1f ms  %s %7.1f MiB\n",
			name, float64(c.cpu.Microseconds())/1e3, p.t("memory", "内存"), float64(c.memory)/(1<<20))
	}
	line("excelize Rows", read)
	line("crossfoot check", check)
	fmt.Fprintf(p.stdout, p.t("crossfoot check takes 1/%.1f of the CPU time of excelize Rows, and %.2f times its memory\n",
		"crossfoot check 的 CPU 时间是 excelize Rows 的 1/%.1f，内存是其 %.2f 倍\n"),
		float64(read.cpu)/float64(max(check.cpu, 1)), float64(check.memory)/float64(max(read.memory, 1)))

	var said struct {
		Summary struct {
			Tables, Error, Warning, Info int
			Relations                    struct{ Held int }
			Cells                        struct{ Figures int }
		}
	}
	if err := json.Unmarshal(check.output, &said); err != nil {
		return err
	}
	s := said.Summary
	fmt.Fprintf(p.stdout, p.t("excelize: %s cells; crossfoot: %d figures in %d tables, %d sums held, %d findings\n",
		"excelize：%s 个单元格；crossfoot：%d 个数据，%d 张表，%d 个合计相符，%d 处问题\n"),
		bytes.TrimSpace(read.output), s.Cells.Figures, s.Tables, s.Relations.Held, s.Error+s.Warning+s.Info)
	return nil
}

// cost is what one process took.
type cost struct {
	cpu    time.Duration // the system's part and the garbage collector's included
	memory uint64        // at its peak, in bytes
	output []byte
}

// least keeps the least of each figure: whatever else the machine does can only
// add to them.
func (c *cost) least(one cost) {
	if c.output == nil {
		*c = one
	}
	c.cpu, c.memory = min(c.cpu, one.cpu), min(c.memory, one.memory)
}

// itself runs the program with other arguments and a changed environment.
func (p *program) itself(c *cli.Context, env []string, args ...string) (cost, error) {
	program, err := os.Executable()
	if err != nil {
		return cost{}, err
	}
	cmd := exec.CommandContext(c.Context, program)
	cmd.Args = append([]string{"crossfoot"}, args...)
	cmd.Env = append(os.Environ(), env...)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	switch {
	case c.Err() != nil:
		return cost{}, c.Err()
	case err != nil:
		return cost{}, &statusError{exitUsage, lang.New("crossfoot %s failed: %v %s", "crossfoot %s 失败：%v %s", args[0], err, bytes.TrimSpace(complaint.Bytes()))}
	}
	s := cmd.ProcessState
	return cost{cpu: s.UserTime() + s.SystemTime(), memory: peakMemory(s), output: out}, nil
}

func writeAllocation(file string, rows, cols int) error {
	data, err := allocation(rows, cols)
	if err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o600)
}

// countRows reads every row as excelize shows it, the fastest way it has, and
// prints the number of cells.
func (p *program) countRows(file string) error {
	f, err := excelize.OpenFile(file)
	if err != nil {
		return err
	}
	defer f.Close()
	cells := 0
	for _, sheet := range f.GetSheetList() {
		rows, err := f.Rows(sheet)
		if err != nil {
			return err
		}
		for rows.Next() {
			columns, err := rows.Columns()
			if err != nil {
				return err
			}
			cells += len(columns)
		}
		if err := rows.Close(); err != nil {
			return err
		}
	}
	fmt.Fprintln(p.stdout, cells)
	return nil
}
