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
	"strconv"
	"time"

	"crossfoot/sheets/lang"
)

// The ways of going over a workbook, in the order in which they take turns.
const (
	wayStart = iota // the program starts and ends
	wayFloor
	wayRows
	wayCheck
	waysAll
)

// measured is what going over one kind of workbook took, and what was seen there.
type measured struct {
	Made                  made
	Bytes                 int64
	Took                  [waysAll][]cost // in each run
	Cells, Numbers, Read  int             // as the floor and excelize count them
	Tables, Figures, Held int             // as crossfoot does
	Findings              int
}

// cost is what one process took.
type cost struct {
	CPU    time.Duration // the system's part and the garbage collector's included
	Wall   time.Duration
	Memory uint64 // at its peak, in bytes
	output []byte
}

// measure makes a workbook and measures each way of going over it.
func (p *program) measure(ctx context.Context, m made, path string, runs int) (*measured, error) {
	number := strconv.Itoa
	if _, err := p.itself(ctx, nil, "bench", "make", path,
		"--rows", number(m.Rows), "--cols", number(m.Cols), "--sheets", number(m.Sheets), "--files", number(m.Files)); err != nil {
		return nil, err
	}
	size, err := sizeOf(path)
	if err != nil {
		return nil, err
	}
	// Go's own settings for reading alone, the program's own for itself: as each is used.
	usual, own := []string{"GOGC=100"}, []string{"GOGC="}
	ways := [waysAll]struct{ env, args []string }{
		wayStart: {own, []string{"version"}},
		wayFloor: {usual, []string{"bench", "floor", path}},
		wayRows:  {usual, []string{"bench", "rows", path}},
		wayCheck: {own, []string{"check", "--no-config", "--format", "json", "--fail-on", "never", path}},
	}
	all := &measured{Made: m, Bytes: size}
	for range runs {
		for i, w := range ways {
			took, err := p.itself(ctx, w.env, w.args...)
			if err != nil {
				return nil, err
			}
			if err := all.see(i, took.output); err != nil {
				return nil, err
			}
			took.output = nil
			all.Took[i] = append(all.Took[i], took)
		}
	}
	return all, nil
}

// see reads what one of the ways has printed.
func (m *measured) see(way int, output []byte) error {
	var none int
	var err error
	switch way {
	case wayFloor:
		_, err = fmt.Sscan(string(output), &m.Cells, &m.Numbers)
	case wayRows:
		_, err = fmt.Sscan(string(output), &m.Read, &none)
	case wayCheck:
		var said struct {
			Summary struct {
				Tables, Error, Warning, Info int
				Relations                    struct{ Held int }
				Cells                        struct{ Figures int }
			}
		}
		err = json.Unmarshal(output, &said)
		s := said.Summary
		m.Tables, m.Figures, m.Held, m.Findings = s.Tables, s.Cells.Figures, s.Relations.Held, s.Error+s.Warning+s.Info
	}
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
	return cost{CPU: s.UserTime() + s.SystemTime(), Wall: wall, Memory: peakMemory(s), output: out}, nil
}
