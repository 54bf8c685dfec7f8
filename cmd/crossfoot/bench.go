package main

import (
	"bytes"
	"fmt"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"time"

	"github.com/urfave/cli/v2"
	"github.com/xuri/excelize/v2"

	"crossfoot/checker"
	"crossfoot/sheets"
)

// bench is the command of that name: it makes a workbook in memory and measures
// reading it with excelize against the whole check, in one process, so that the
// ratio means the same on every machine.
func (p *program) bench(c *cli.Context) error {
	number := func(name string, preset, least int) int {
		n, err := strconv.Atoi(c.String(name)) // arrange has let only numbers pass
		if err != nil {
			return preset
		}
		return max(n, least)
	}
	rows, cols, runs := number("rows", 20000, 1), number("cols", 15, 5), number("runs", 5, 1)
	data, err := allocation(rows, cols)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, p.t("%d rows, %d columns, %.1f MB; the least of %d runs\n", "%d 行，%d 列，%.1f MB；取 %d 次中的最小值\n"),
		rows, cols, float64(len(data))/1e6, runs)

	var cells int
	rowsCost, err := least(runs, func() (err error) { cells, err = readRows(data); return err })
	if err != nil {
		return err
	}
	var file checker.File
	checkCost, err := least(runs, func() error {
		file = checker.Check(sheets.Source{Name: "bench.xlsx", Data: data, Limits: sheets.DefaultLimits},
			checker.Options{Decoders: p.decoders, Rules: p.rules})
		if err, failed := file.Err.(error); failed {
			return err
		}
		return c.Err()
	})
	if err != nil {
		return err
	}
	line := func(name string, c cost) {
		fmt.Fprintf(p.stdout, "%-15s  CPU %7.1f ms  %s %7.1f MiB\n",
			name, float64(c.cpu.Microseconds())/1e3, p.t("memory", "内存"), float64(c.memory)/(1<<20))
	}
	line("excelize Rows", rowsCost)
	line("crossfoot check", checkCost)
	fmt.Fprintf(p.stdout, p.t("crossfoot check takes 1/%.1f of the CPU time of excelize Rows, and %.2f times its memory\n",
		"crossfoot check 的 CPU 时间是 excelize Rows 的 1/%.1f，内存是其 %.2f 倍\n"),
		float64(rowsCost.cpu)/float64(max(checkCost.cpu, 1)), float64(checkCost.memory)/float64(max(rowsCost.memory, 1)))
	fmt.Fprintf(p.stdout, p.t("excelize: %d cells; crossfoot: %d figures in %d tables, %d sums held, %d findings\n",
		"excelize：%d 个单元格；crossfoot：%d 个数据，%d 张表，%d 个合计相符，%d 处问题\n"),
		cells, file.Counts.Figures, len(file.Tables), file.Counts.Held, len(file.Findings))
	return nil
}

// cost is what one run of something takes.
type cost struct {
	cpu    time.Duration
	memory uint64 // at its peak, of the program, without what was there before
}

// least measures something several times and takes the least of each figure:
// whatever else the machine does can only add to them.
func least(runs int, f func() error) (best cost, err error) {
	for i := range runs {
		debug.FreeOSMemory()
		peak := watchMemory()
		start := cpuTime()
		if err = f(); err != nil {
			peak()
			return best, err
		}
		one := cost{cpu: cpuTime() - start, memory: peak()}
		if i == 0 {
			best = one
		}
		best.cpu, best.memory = min(best.cpu, one.cpu), min(best.memory, one.memory)
	}
	return best, nil
}

// watchMemory looks at the memory that the Go runtime holds until the function
// it returns is called, which gives the most that was added to it.
func watchMemory() (peak func() uint64) {
	held := func() uint64 {
		s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
		metrics.Read(s)
		return s[0].Value.Uint64() - s[1].Value.Uint64()
	}
	before := held()
	stop, most := make(chan bool), make(chan uint64)
	go func() {
		top, tick := before, time.NewTicker(2*time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				top = max(top, held())
			case <-stop:
				most <- max(top, held())
				return
			}
		}
	}()
	return func() uint64 {
		close(stop)
		return <-most - before
	}
}

// readRows reads every row as excelize shows it, the fastest way it has.
func readRows(data []byte) (cells int, err error) {
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		return 0, err
	}
	defer f.Close()
	for _, sheet := range f.GetSheetList() {
		rows, err := f.Rows(sheet)
		if err != nil {
			return 0, err
		}
		for rows.Next() {
			columns, err := rows.Columns()
			if err != nil {
				return 0, err
			}
			cells += len(columns)
		}
		if err := rows.Close(); err != nil {
			return 0, err
		}
	}
	runtime.KeepAlive(f)
	return cells, nil
}
