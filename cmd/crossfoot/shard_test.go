package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"crossfoot/checker"
	"crossfoot/sheets"
)

// TestEveryFileIsInOnePart draws files: each is in exactly one part, whichever others
// there are and however its path is written.
func TestEveryFileIsInOnePart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfNDistinct(rapid.OneOf(rapid.String(), rapid.StringMatching(`([a-z]{1,3}/){0,2}[a-z0-9]{1,4}\.xlsx`)), 0, 20,
			func(name string) string { return slashed(name) }).Draw(t, "files")
		n := rapid.IntRange(1, 7).Draw(t, "parts")
		var all []input
		for _, name := range names {
			all = append(all, input{name: "in/" + name})
		}
		split := func(all []input) map[string]int {
			of, filled := map[string]int{}, make([]int, len(all))
			for i := range n {
				p := part{i: i + 1, n: n}
				inputs, err := p.take(all)
				require.NoError(t, err)
				require.Len(t, p.places, len(inputs))
				assert.True(t, slices.IsSorted(p.places))
				for k, in := range inputs {
					of[in.name] = p.i
					filled[p.places[k]]++
					assert.Equal(t, all[p.places[k]], in)
				}
			}
			for i, times := range filled {
				assert.Equal(t, 1, times, all[i].name)
			}
			return of
		}
		before := split(all)
		more := append(rapid.Permutation(all).Draw(t, "another order"), input{name: "another.xlsx"}, input{name: "in2/another.xlsx"})
		after := split(more)
		for name, i := range before {
			assert.Equal(t, i, after[name], name)
			assert.Equal(t, i, partOfPath("./"+strings.ReplaceAll(name, "/", `\`), n), name)
			assert.Equal(t, i, partOfPath(strings.ReplaceAll(name, "/", "//"), n), name)
		}
	})
}

// TestPartsAreAlike keeps in which parts some files are: a new version of the program must
// not move them while a run goes on.
func TestPartsAreAlike(t *testing.T) {
	counts := map[int]int{}
	for i := range 1000 {
		counts[partOfPath(fmt.Sprintf("in/%04d.xlsx", i), 7)]++
	}
	for part := 1; part <= 7; part++ {
		assert.InDelta(t, 1000/7, counts[part], 40, "part %d", part)
	}
	assert.Equal(t, 2, partOfPath("in/分解表.xlsx", 4))
	assert.Equal(t, 3, partOfPath("in/plan.xlsx", 4))
}

// waiting is a decoder that reads the file "second" only when it may.
func waiting(may <-chan struct{}) sheets.Decoder {
	d := toyDecoder()
	decode := d.Decode
	d.Decode = func(ctx context.Context, src sheets.Source) (*sheets.Book, error) {
		if filepath.Base(src.Name) == "second" {
			<-may
		}
		return decode(ctx, src)
	}
	return d
}

// TestStreamOfAPart reads the line of one file before the next is checked.
func TestStreamOfAPart(t *testing.T) {
	newToy(t, map[string]string{"first": "toy:error", "second": "toy:none"})
	for _, jobs := range []string{"1", "4"} {
		may := make(chan struct{})
		r, w := io.Pipe()
		p := &program{
			rules: []*checker.Rule{toyRule}, decoders: []sheets.Decoder{waiting(may)},
			stdin: strings.NewReader(""), stdout: w, stderr: io.Discard, getenv: func(string) string { return "" },
		}
		status := make(chan int, 1)
		go func() {
			status <- p.run(t.Context(), []string{"crossfoot", "check", "first", "second", "--shard", "1/1", "--jobs", jobs, "--format", "ndjson"})
			w.Close()
		}()
		in := bufio.NewReader(r)
		line, err := in.ReadString('\n')
		require.NoError(t, err)
		var first struct {
			File     struct{ Path string }
			Findings []any
		}
		require.NoError(t, json.Unmarshal([]byte(line), &first))
		assert.Equal(t, "first", first.File.Path)
		assert.Len(t, first.Findings, 1)
		close(may)
		rest, err := io.ReadAll(in)
		require.NoError(t, err)
		lines := strings.SplitAfter(string(rest), "\n")
		require.Len(t, lines, 3)
		assert.Contains(t, lines[1], `"summary":{"files":2,"tables":0,"error":1,`)
		assert.Equal(t, exitFindings, <-status, "the verdict remembers what has been written")
	}
}

// gone is a reader that has gone away.
type gone struct{ bytes.Buffer }

func (g *gone) Write(data []byte) (int, error) {
	if g.Len() > 0 {
		return 0, syscall.EPIPE
	}
	return g.Buffer.Write(data)
}

// TestNobodyReadsOn stops the run when nobody reads its stream any more.
func TestNobodyReadsOn(t *testing.T) {
	files := map[string]string{}
	for i := range 50 {
		files[fmt.Sprintf("%02d", i)] = "toy:none"
	}
	newToy(t, files)
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	read := 0
	d := toyDecoder()
	decode := d.Decode
	d.Decode = func(ctx context.Context, src sheets.Source) (*sheets.Book, error) {
		read++
		return decode(ctx, src)
	}
	var out gone
	var said bytes.Buffer
	p := &program{
		rules: []*checker.Rule{toyRule}, decoders: []sheets.Decoder{d},
		stdin: strings.NewReader(""), stdout: &out, stderr: &said, getenv: func(string) string { return "" },
	}
	code := p.run(t.Context(), append([]string{"crossfoot", "check", "--shard", "1/1", "--jobs", "1", "--format", "ndjson"}, names...))
	assert.Equal(t, exitUnwanted, code)
	assert.Empty(t, said.String())
	assert.Equal(t, 1, strings.Count(out.String(), "\n"))
	assert.Equal(t, 2, read, "no more than the one that could not be written")
}
