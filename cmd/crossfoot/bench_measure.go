package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"crossfoot/sheets/lang"
)

// cost is what one process took.
type cost struct {
	cpu    time.Duration // the system's part and the garbage collector's included
	wall   time.Duration
	memory uint64 // at its peak, in bytes
	output []byte
}

// way is a way of going over a workbook, and what it took each time.
type way struct {
	name string
	env  []string
	args []string
	took []cost
}

// least is the least of a figure: whatever else the machine does can only add to it.
func (w *way) least(of func(cost) int64) int64 {
	least := of(w.took[0])
	for _, c := range w.took[1:] {
		least = min(least, of(c))
	}
	return least
}

func (w *way) cpu() time.Duration {
	return time.Duration(w.least(func(c cost) int64 { return int64(c.cpu) }))
}

func (w *way) wall() time.Duration {
	return time.Duration(w.least(func(c cost) int64 { return int64(c.wall) }))
}
func (w *way) memory() int64 { return w.least(func(c cost) int64 { return int64(c.memory) }) }

// median is the CPU time of the run in the middle.
func (w *way) median() time.Duration {
	var all []time.Duration
	for _, c := range w.took {
		all = append(all, c.cpu)
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// measure makes a workbook and prints what each way of going over it takes. Starting the
// program is the same in all of them, and is taken off before they are compared.
func (p *program) measure(ctx context.Context, m made, path string, runs int) error {
	number := strconv.Itoa
	if _, err := p.itself(ctx, nil, "bench", "make", path,
		"--rows", number(m.rows), "--cols", number(m.cols), "--sheets", number(m.sheets), "--files", number(m.files)); err != nil {
		return err
	}
	size, err := sizeOf(path)
	if err != nil {
		return err
	}
	// Go's own settings for reading alone, the program's own for itself: as each is used.
	usual, own := []string{"GOGC=100"}, []string{"GOGC="}
	ways := []*way{
		{name: p.t("start", "启动"), env: own, args: []string{"version"}},
		{name: p.t("floor", "下限"), env: usual, args: []string{"bench", "floor", path}},
		{name: "excelize Rows", env: usual, args: []string{"bench", "rows", path}},
		{name: "crossfoot check", env: own, args: []string{"check", "--no-config", "--format", "json", "--fail-on", "never", path}},
	}
	for range runs {
		for _, w := range ways {
			took, err := p.itself(ctx, w.env, w.args...)
			if err != nil {
				return err
			}
			w.took = append(w.took, took)
		}
	}
	return p.compared(p.says(m, size, runs), ways)
}

// tellable is what part of the program's start a way must take above it for their
// quotient to say anything.
const tellable = 20

// compared prints what the ways took, and what it comes to.
func (p *program) compared(title string, ways []*way) error {
	start, floor, rows, check := ways[0], ways[1], ways[2], ways[3]
	var cells, numbers, read, none int
	if _, err := fmt.Sscan(string(floor.took[0].output), &cells, &numbers); err != nil {
		return err
	}
	if _, err := fmt.Sscan(string(rows.took[0].output), &read, &none); err != nil {
		return err
	}
	ms := func(d time.Duration) string { return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1e3) }
	above := func(w *way) time.Duration { return w.cpu() - start.cpu() }
	per := func(a, b *way) string {
		if least := start.cpu() / tellable; above(a) < least || above(b) < least {
			return "–"
		}
		return fmt.Sprintf("%.1f", float64(above(a))/float64(above(b)))
	}

	t := table.NewWriter()
	t.SetStyle(table.StyleDefault)
	t.Style().Options = table.OptionsNoBordersAndSeparators
	t.Style().Format.Header = text.FormatDefault
	t.Style().Box.PaddingLeft = ""
	t.AppendHeader(table.Row{"", p.t("CPU, least", "CPU 最小值"), p.t("median", "中位数"), p.t("× floor", "× 下限"), p.t("memory", "内存"), p.t("bytes per cell", "每单元格字节")})
	for i, w := range ways {
		ratio, each := "", ""
		if i > 0 {
			ratio = per(w, floor)
			each = fmt.Sprintf("%.0f", float64(max(w.memory()-start.memory(), 0))/float64(max(cells, 1)))
		}
		t.AppendRow(table.Row{w.name, ms(w.cpu()), ms(w.median()), ratio, fmt.Sprintf("%.1f MiB", float64(w.memory())/(1<<20)), each})
	}
	t.SetColumnConfigs([]table.ColumnConfig{
		{Number: 2, Align: text.AlignRight, AlignHeader: text.AlignRight},
		{Number: 3, Align: text.AlignRight, AlignHeader: text.AlignRight},
		{Number: 4, Align: text.AlignRight, AlignHeader: text.AlignRight},
		{Number: 5, Align: text.AlignRight, AlignHeader: text.AlignRight},
		{Number: 6, Align: text.AlignRight, AlignHeader: text.AlignRight},
	})
	lines := strings.Split(t.Render(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	fmt.Fprintf(p.stdout, "%s\n%s\n", title, strings.Join(lines, "\n"))
	fmt.Fprintf(p.stdout, p.t("without the start, crossfoot check takes %s times the CPU time of the floor, and excelize Rows %s times that of crossfoot check;\n"+
		"with it, crossfoot check takes %s from beginning to end\n",
		"不计启动，crossfoot check 的 CPU 时间是下限的 %s 倍，excelize Rows 是 crossfoot check 的 %s 倍；\n"+
			"计启动，crossfoot check 从开始到结束用时 %s\n"),
		per(check, floor), per(rows, check), ms(check.wall()))
	return p.seen(cells, numbers, read, check.took[0].output)
}

// seen says that the ways have gone over the same, and what crossfoot made of it.
func (p *program) seen(cells, numbers, read int, report []byte) error {
	var said struct {
		Summary struct {
			Tables, Error, Warning, Info int
			Relations                    struct{ Held int }
			Cells                        struct{ Figures int }
		}
	}
	if err := json.Unmarshal(report, &said); err != nil {
		return err
	}
	s := said.Summary
	_, err := fmt.Fprintf(p.stdout, p.t("floor: %d cells, %d of them numbers; excelize: %d cells; crossfoot: %d figures in %d tables, %d sums held, %d findings\n\n",
		"下限：%d 个单元格，其中 %d 个数；excelize：%d 个单元格；crossfoot：%d 个数据，%d 张表，%d 个合计相符，%d 处问题\n\n"),
		cells, numbers, read, s.Cells.Figures, s.Tables, s.Relations.Held, s.Error+s.Warning+s.Info)
	return err
}

func sizeOf(path string) (size int64, err error) {
	err = filepath.WalkDir(path, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}

// itself runs the program with other arguments and a changed environment.
func (p *program) itself(ctx context.Context, env []string, args ...string) (cost, error) {
	program, err := os.Executable()
	if err != nil {
		return cost{}, err
	}
	cmd := exec.CommandContext(ctx, program)
	cmd.Args = append([]string{"crossfoot"}, args...)
	cmd.Env = append(os.Environ(), env...)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	begun := time.Now()
	out, err := cmd.Output()
	wall := time.Since(begun)
	switch {
	case ctx.Err() != nil:
		return cost{}, ctx.Err()
	case err != nil:
		return cost{}, &statusError{exitUsage, lang.New("crossfoot %s failed: %v %s", "crossfoot %s 失败：%v %s", args[0], err, bytes.TrimSpace(complaint.Bytes()))}
	}
	s := cmd.ProcessState
	return cost{cpu: s.UserTime() + s.SystemTime(), wall: wall, memory: peakMemory(s), output: out}, nil
}
