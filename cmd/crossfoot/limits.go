package main

import (
	"math"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"crossfoot/checker"
	"crossfoot/cmd/internal/guard"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// limits bound what one file may take.
type limits struct {
	book  sheets.Limits
	check guard.Limits
}

// usualLimits are those that no flag changes. GOMEMLIMIT, which the Go runtime keeps to
// as long as it can, is one too.
func usualLimits() limits {
	l := limits{sheets.DefaultLimits, guard.Limits{Time: 10 * time.Minute}}
	if most := debug.SetMemoryLimit(-1); most != math.MaxInt64 {
		l.check.Memory = most
	}
	return l
}

// limitNames are the limits that --limit can change, in the order in which they are
// listed.
var limitNames = []sheets.Limit{
	sheets.LimitFile, sheets.LimitBytes, sheets.LimitText, sheets.LimitCells, sheets.LimitMerges,
	sheets.LimitSheets, sheets.LimitSpans, sheets.LimitTime, sheets.LimitMemory,
}

func (p *program) limitFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "limit", Usage: p.t(
		"let a file take more or less: `NAME=N`, as in cells=50000000, file=2GiB, time=30m", "放宽或收紧对单个文件的限制：`NAME=N`，如 cells=50000000、file=2GiB、time=30m")}
}

// heedLimits changes the limits by what the flag says.
func (p *program) heedLimits(c *cli.Context) error {
	for _, s := range c.StringSlice("limit") {
		name, value, _ := strings.Cut(s, "=")
		if !p.limits.set(sheets.Limit(name), value) {
			names := make([]string, len(limitNames))
			for i, n := range limitNames {
				names[i] = string(n)
			}
			return misuse(c.Command.Name, "--limit cannot be %q; write NAME=N with one of %s, a size as in 500MiB, a time as in 90s",
				"--limit 不能是 %q；应为 NAME=N，NAME 为 %s 之一，大小写作 500MiB，时间写作 90s", s, strings.Join(names, ", "))
		}
	}
	if p.limits.check.Memory > 0 {
		debug.SetMemoryLimit(p.limits.check.Memory)
	}
	return nil
}

// set changes one limit; it says false if there is no such limit or value.
func (l *limits) set(name sheets.Limit, value string) bool {
	ok := false
	count := func(to *int) {
		n, err := strconv.Atoi(value)
		if ok = err == nil && n > 0; ok {
			*to = n
		}
	}
	size := func(to *int64) {
		var n int64
		if n, ok = bytesOf(value); ok {
			*to = n
		}
	}
	switch name {
	case sheets.LimitFile:
		size(&l.book.File)
	case sheets.LimitBytes:
		size(&l.book.Bytes)
	case sheets.LimitText:
		size(&l.book.Text)
	case sheets.LimitCells:
		count(&l.book.Cells)
	case sheets.LimitMerges:
		count(&l.book.Merges)
	case sheets.LimitSheets:
		count(&l.book.Sheets)
	case sheets.LimitSpans:
		count(&l.book.Spans)
	case sheets.LimitMemory:
		size(&l.check.Memory)
	case sheets.LimitTime:
		d, err := time.ParseDuration(value)
		if ok = err == nil && d > 0; ok {
			l.check.Time = d
		}
	}
	return ok
}

// bytesOf reads a size: a number of bytes, or of larger units, all of which are taken
// for powers of 1024, as file managers do.
func bytesOf(value string) (int64, bool) {
	digits := strings.TrimRight(value, "kKmMgGiIbB")
	unit := strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(value[len(digits):]), "b"), "i")
	shift := slices.Index([]string{"", "k", "m", "g"}, unit)
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n <= 0 || shift < 0 || n > math.MaxInt64>>(10*shift) {
		return 0, false
	}
	return n << (10 * shift), true
}

// tellLimits says of the files that are beyond a limit by which flag it is changed.
func tellLimits(files []checker.File) {
	for i := range files {
		e, ok := files[i].Err.(*sheets.Error)
		if !ok || e.Limit == "" {
			continue
		}
		told := *e
		told.Do = lang.New("%s, or allow more with --limit %s=N", "%s，或用 --limit %s=N 放宽", e.Do, string(e.Limit))
		files[i].Err = &told
	}
}
