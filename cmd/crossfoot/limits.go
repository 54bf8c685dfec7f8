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

// limitSetters are the limits that --limit can change, in the order in which they are
// listed, and how each is changed; they say false to a value that is none.
var limitSetters = []struct {
	name sheets.Limit
	set  func(l *limits, value string) bool
}{
	{sheets.LimitFile, size(func(l *limits) *int64 { return &l.book.File })},
	{sheets.LimitBytes, size(func(l *limits) *int64 { return &l.book.Bytes })},
	{sheets.LimitText, size(func(l *limits) *int64 { return &l.book.Text })},
	{sheets.LimitCells, count(func(l *limits) *int { return &l.book.Cells })},
	{sheets.LimitMerges, count(func(l *limits) *int { return &l.book.Merges })},
	{sheets.LimitSheets, count(func(l *limits) *int { return &l.book.Sheets })},
	{sheets.LimitSpans, count(func(l *limits) *int { return &l.book.Spans })},
	{sheets.LimitTime, setter(func(l *limits) *time.Duration { return &l.check.Time }, time.ParseDuration)},
	{sheets.LimitMemory, size(func(l *limits) *int64 { return &l.check.Memory })},
}

// setter reads a value, which must be more than nothing, into one of the limits.
func setter[T int | int64 | time.Duration](of func(*limits) *T, read func(string) (T, error)) func(*limits, string) bool {
	return func(l *limits, value string) bool {
		n, err := read(value)
		if err != nil || n <= 0 {
			return false
		}
		*of(l) = n
		return true
	}
}

func count(of func(*limits) *int) func(*limits, string) bool  { return setter(of, strconv.Atoi) }
func size(of func(*limits) *int64) func(*limits, string) bool { return setter(of, bytesOf) }

// limitNames lists what --limit can change.
func limitNames(between string) string {
	var names []string
	for _, s := range limitSetters {
		names = append(names, string(s.name))
	}
	return strings.Join(names, between)
}

func (p *program) limitFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "limit", Usage: p.t(
		"let a file take more or less: `NAME=N`, as in cells=50000000, file=2GiB, time=30m; NAME is one of "+limitNames(", "),
		"放宽或收紧对单个文件的限制：`NAME=N`，如 cells=50000000、file=2GiB、time=30m；NAME 为 "+limitNames("、")+" 之一")}
}

// heedLimits changes the limits by what the flag says.
func (p *program) heedLimits(c *cli.Context) error {
	for _, s := range c.StringSlice("limit") {
		name, value, _ := strings.Cut(s, "=")
		if !p.limits.set(name, value) {
			return misuse(c.Command.Name, "--limit cannot be %q; write NAME=N with one of %s, a size as in 500MiB, a time as in 90s",
				"--limit 不能是 %q；应为 NAME=N，NAME 为 %s 之一，大小如 500MiB，时间如 90s", s, limitNames(", "))
		}
	}
	if p.limits.check.Memory > 0 {
		debug.SetMemoryLimit(p.limits.check.Memory)
	}
	return nil
}

// set changes one limit; it says false if there is no such limit or value.
func (l *limits) set(name, value string) bool {
	for _, s := range limitSetters {
		if string(s.name) == name {
			return s.set(l, value)
		}
	}
	return false
}

// bytesOf reads a size: a number of bytes, or of larger units, all of which are taken
// for powers of 1024, as file managers do.
func bytesOf(value string) (int64, error) {
	digits := strings.TrimRight(value, "kKmMgGiIbB")
	unit := strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(value[len(digits):]), "b"), "i")
	shift := slices.Index([]string{"", "k", "m", "g"}, unit)
	n, err := strconv.ParseInt(digits, 10, 64)
	if err == nil && (shift < 0 || n > math.MaxInt64>>(10*shift)) {
		err = strconv.ErrRange
	}
	return n << (10 * max(shift, 0)), err
}

// tellLimit says of a file that is beyond a limit by which flag it is changed.
func tellLimit(f *checker.File) {
	e, ok := f.Err.(*sheets.Error)
	if !ok || e.Limit == "" {
		return
	}
	told := *e
	told.Do = lang.New("%s, or allow more with --limit %s=N", "%s，或用 --limit %s=N 放宽", e.Do, string(e.Limit))
	told.Limit = "" // it has been told
	f.Err = &told
}
